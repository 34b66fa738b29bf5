"""A PDF file: the text of its pages, with lines joined to paragraphs and running heads left out."""

from __future__ import annotations

import io
import re
from collections import Counter
from itertools import pairwise

from pypdf import PdfReader

from sawt_reader.i18n import _
from sawt_reader.sources.errors import SourceError
from sawt_reader.sources.extract import Extract, extract_text

_MOST_PAGES = 2000
_PAGE_NUMBER = re.compile(r"(?:page\s*)?\d+(?:\s*(?:/|sur|of)\s*\d+)?$", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")
# A line shorter than so much of the column ends a paragraph: after a sentence, and in any case.
_SHORT_AFTER_STOP, _SHORT = 0.9, 0.6
_STOP = re.compile(r"[.!?…:][»”\"')\]\s]*$")
# An item of a list, and a numbered heading, which may also be a year at the start of a line.
_ITEM = re.compile(r"[•‣▪◦]\s?")
_NUMBERED = re.compile(r"\d+(?:\.\d+)*[.)]?\s+[A-ZÀ-Þ]")
# « mi- | nistre » is one word; « peut- | être », « dit- | il », « ex- | ministre » keep their hyphen.
_KEEPS_HYPHEN = re.compile(
    r"\b(?:peut|est|ex|vice|non|sous|demi|mi|semi|grand|avant|après|celui|celle|ceux|celles|lui|elle|eux)-\n"
    r"|-\n(?:il|elle|on|ils|elles|ce|je|tu|nous|vous|là|ci|même|mêmes)\b",
    re.IGNORECASE,
)


def extract(data: bytes) -> Extract:
    """The text of a file, laid out by the rules of a newspaper page.

    Raises:
        SourceError: for a locked file, one with too many pages, or without text.
    """
    reader = PdfReader(io.BytesIO(data))
    if reader.is_encrypted and not reader.decrypt(""):
        raise SourceError(_("locked with a password"), _("unlock it first"))
    if len(reader.pages) > _MOST_PAGES:
        raise SourceError(_("more than {n} pages").format(n=_MOST_PAGES), _("split it into smaller files"))
    pages = [[line.strip() for line in page.extract_text().splitlines() if line.strip()] for page in reader.pages]
    text = _reflowed(_without_running_heads(pages))
    if not text.strip():
        raise SourceError(_("contains pictures and no text"), _("run text recognition (OCR) on it first"))
    return extract_text(text)


def _without_running_heads(pages: list[list[str]]) -> list[str]:
    """All lines but page numbers, and those that open or close most pages."""
    edges = Counter(_DIGITS.sub("", line) for page in pages for line in {*page[:1], *page[-1:]})
    running = {line for line, number in edges.items() if number > max(2, len(pages) / 2)}
    return [
        line
        for page in pages
        for at, line in enumerate(page)
        if not (_PAGE_NUMBER.match(line) or (at in {0, len(page) - 1} and _DIGITS.sub("", line) in running))
    ]


def _reflowed(lines: list[str]) -> str:
    """Paragraphs with a blank line between: a line that ends early is a paragraph's last."""
    lengths = sorted(map(len, lines))
    column = lengths[int(len(lengths) * 0.9)] if lengths else 0
    text = ""
    for line, following in pairwise([*lines, ""]):
        stops = _STOP.search(line) is not None
        early = len(line) < (_SHORT_AFTER_STOP if stops else _SHORT) * column
        if early or not following or _ITEM.match(following) or (stops and _NUMBERED.match(following)):
            text += f"{line}\n\n"
        elif line.endswith("-") and following[0].islower():
            text += line if _KEEPS_HYPHEN.search(f"{line}\n{following}") else line[:-1]
        else:
            text += f"{line} "
    return text
