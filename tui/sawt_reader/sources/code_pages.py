"""Which code page bytes are written in: the one in which every character beyond ASCII stands where French puts it.

`code_pages.tsv` says how often French has a character between two others: « é » between small letters, « É » between
capitals, « à » between spaces. The characters that a code page makes of the bytes are looked up there, and the code
page with the likeliest ones is chosen. Arabic, in Windows-1256, is told by its letters standing side by side.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import islice
from pathlib import Path
from typing import NamedTuple

TABLE = Path(__file__).with_suffix(".tsv")
# The codecs of French and Arabic texts before UTF-8, what people call them, and how likely each is before its bytes are
# seen: on the web, Windows-1252 is fifty times as common as the others.
NAMES = {
    "cp1252": "Windows-1252",
    "iso8859-15": "Latin-9",
    "mac-roman": "Mac Roman",
    "cp850": "DOS 850",
    "cp1256": "Windows-1256",
}
_BEFORE = {encoding: math.log(50 if encoding == "cp1252" else 1) for encoding in NAMES}
# Bytes, and characters beyond ASCII, that are looked at.
_SAMPLE, _ENOUGH = 200_000, 2_000
# Natural logarithms for what the table lacks: a letter beside letters of its case, any other letter, anything else.
_STRANGE_LETTER, _MISPLACED_LETTER, _STRANGE = -11.0, -14.0, -18.0
# Arabic letters, common to rare, with a logarithm for each group; compiled by the authors.
_ARABIC = {letter: share for letters, share in (("اليمونرتبع", -2.7), ("دسفهةكقحجأشصط", -4.0)) for letter in letters}
_RARE_ARABIC, _ARABIC_LETTER = -6.5, re.compile("[\u0621-\u06d2]")
# Less likely characters, in the mean, are not French, or not Arabic: « Ìýð ñêàçàëà » is Russian.
_NOT_FRENCH, _NOT_ARABIC = -10.0, -4.5
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")


class Guess(NamedTuple):
    """A codec, and how sure its text is, 0 to 1."""

    encoding: str
    sure: float


def guess(data: bytes) -> Guess | None:
    """The code page of bytes beyond ASCII; None where none of `NAMES` makes French or Arabic of them."""
    texts: dict[str, list[str]] = {}
    for encoding in NAMES:
        texts.setdefault(data[:_SAMPLE].decode(encoding, "replace"), []).append(encoding)
    likely = {text: list(_likely(text)) for text in texts}
    scores = {text: max(map(_BEFORE.__getitem__, texts[text])) + sum(found) for text, found in likely.items()}
    best = max(scores, key=scores.__getitem__)
    encoding = texts[best][0]
    if sum(likely[best]) < (_NOT_ARABIC if encoding == "cp1256" else _NOT_FRENCH) * len(likely[best]):
        return None
    return Guess(encoding, 1 / sum(math.exp(score - scores[best]) for score in scores.values()))


def likelihood(text: str) -> float:
    """How likely its characters beyond ASCII are in French, as a natural logarithm: 0 without any, else less."""
    return sum(_likely(text))


def place(text: str, at: int) -> str:
    """What stands on both sides of a character: "l" small letter, "u" capital, "d" digit, "s" space, "p" other."""
    return _sort(text[at - 1 : at]) + _sort(text[at + 1 : at + 2])


def _sort(character: str) -> str:
    if not character or character.isspace():
        return "s"
    if character.islower():
        return "l"
    if character.isupper():
        return "u"
    if _ARABIC_LETTER.match(character):
        return "a"
    return "d" if character.isdigit() else "p"


def _likely(text: str) -> Iterator[float]:
    """For each character beyond ASCII: the logarithm of its probability where it stands."""
    table = _table()
    for found in islice(_BEYOND_ASCII.finditer(text), _ENOUGH):
        around = place(text, found.start())
        yield table.get(found[0] + around) or _strange(found[0], around)


def _strange(character: str, around: str) -> float:
    if _ARABIC_LETTER.match(character):
        return _ARABIC.get(character, _RARE_ARABIC) if "a" in around else _MISPLACED_LETTER
    if not character.isalpha() or "d" in around:
        return _STRANGE
    other = "u" if character.islower() else "l"
    return _MISPLACED_LETTER if other in around or around == "ss" else _STRANGE_LETTER


@cache
def _table() -> Mapping[str, float]:
    """The logarithm of the probability of a character between two others, by the character and its `place`."""
    rows = (line.split("\t") for line in TABLE.read_text("utf-8").splitlines() if not line.startswith("#"))
    return {character + around: float(logarithm) for character, around, logarithm in rows}
