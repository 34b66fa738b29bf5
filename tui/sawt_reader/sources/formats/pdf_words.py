"""The words of a PDF page with their places, by PDFium."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import NamedTuple

import pypdfium2.raw as pdfium
from pypdfium2 import PdfPage

# What PDFium gives for a hyphen at a line end, and the soft hyphen.
_HYPHENS = {0x02: "\u00ad", 0xFFFE: "\u00ad", 0xAD: "\u00ad"}
_LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st", 0xFB06: "st"}
# A gap wider than this share of the font size parts words that no space parts. PDFium finds most of them itself.
_GAP = 0.7
# Digits smaller than this share of the letters beside them that stand above their line are numbers of notes.
_SMALL = 0.8
# Characters of a page; a page of a newspaper has 20,000.
_MOST = 200_000


class Word(NamedTuple):
    """A word, or one of its characters.

    Attributes:
        text: its letters; a soft hyphen for a hyphen at the end of a line.
        left, right: its edges in points, from the left of the page.
        y: its baseline in points, from the bottom of the page.
        size: of its font, in points.
    """

    text: str
    left: float
    right: float
    y: float
    size: float


def words_of(page: PdfPage) -> list[Word]:
    """The words of a page in the order in which the file draws them."""
    text = page.get_textpage()
    found: list[Word] = []
    letters: list[Word] = []
    try:
        for character in _characters(text.raw, min(text.count_chars(), _MOST)):
            if letters and (character is None or _parts(letters[-1], character)):
                found.append(_word(letters))
                letters = []
            if character is not None:
                letters.append(character)
        if letters:
            found.append(_word(letters))
    finally:
        text.close()
    return found


def _characters(text: ctypes.c_void_p, count: int) -> Iterator[Word | None]:
    """The characters of a page; None for white space."""
    left, right, bottom, top, x, y = (ctypes.c_double() for _ in range(6))
    for index in range(count):
        code = pdfium.FPDFText_GetUnicode(text, index)
        if code in _HYPHENS:
            letter = _HYPHENS[code]
        elif code in _LIGATURES:
            letter = _LIGATURES[code]
        else:
            letter = chr(code) if code and not 0xD800 <= code < 0xE000 else ""
        if not letter or letter.isspace():
            yield None
            continue
        pdfium.FPDFText_GetCharBox(text, index, left, right, bottom, top)
        pdfium.FPDFText_GetCharOrigin(text, index, x, y)
        yield Word(letter, left.value, right.value, y.value, max(1.0, pdfium.FPDFText_GetFontSize(text, index)))


def _parts(before: Word, after: Word) -> bool:
    """Does a word end between two characters that no space parts?"""
    size = max(before.size, after.size)
    gap = after.left - before.right
    return gap > _GAP * size or gap < -size or abs(after.y - before.y) > size / 2


def _word(letters: list[Word]) -> Word:
    body = max(letter.size for letter in letters)
    line = min(letter.y for letter in letters if letter.size == body)
    kept = [one for one in letters if not (one.text.isdigit() and one.size < _SMALL * body and one.y > line)] or letters
    return Word("".join(one.text for one in kept), kept[0].left, max(one.right for one in kept), line, body)
