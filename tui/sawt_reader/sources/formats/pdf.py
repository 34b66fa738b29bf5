"""PDF: the text of the pages, its lines joined to paragraphs, without running heads."""

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
# A line ends a paragraph if it is shorter than this share of the column: one that ends a sentence, and any other.
_SHORT_AFTER_STOP, _SHORT = 0.9, 0.6
# The width of the column is that of the line longer than this share of all lines; the longest ones may be tables.
_COLUMN_QUANTILE = 0.9
_STOP = re.compile(r"[.!?…:][»”\"')\]\s]*$")
# Starts of a list item and of a numbered heading; the latter may also be a year at the start of a line.
_ITEM = re.compile(r"[•‣▪◦]\s?")
_NUMBERED = re.compile(r"\d+(?:\.\d+)*[.)]?\s+[A-ZÀ-Þ]")
# « mi- | nistre » is one word; « peut- | être », « dit- | il », « ex- | ministre » keep their hyphen.
_KEEPS_HYPHEN = re.compile(
    r"\b(?:peut|est|ex|vice|non|sous|demi|mi|semi|grand|avant|après|celui|celle|ceux|celles|lui|elle|eux)-\n"
    r"|-\n(?:il|elle|on|ils|elles|ce|je|tu|nous|vous|là|ci|même|mêmes)\b",
    re.IGNORECASE,
)


def extract(data: bytes) -> Extract:
    """The text of a file, laid out as plain text.

    Raises:
        SourceError: for a file that is locked, has too many pages, or no text.
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
    """All lines except page numbers, and lines at the top or bottom of most pages."""
    edges = Counter(_DIGITS.sub("", line) for page in pages for line in {*page[:1], *page[-1:]})
    running = {line for line, number in edges.items() if number > max(2, len(pages) / 2)}
    return [
        line
        for page in pages
        for index, line in enumerate(page)
        if not (_PAGE_NUMBER.match(line) or (index in {0, len(page) - 1} and _DIGITS.sub("", line) in running))
    ]


def _reflowed(lines: list[str]) -> str:
    """Lines joined to paragraphs, with blank lines between them. A line that ends early is the last of a paragraph."""
    lengths = sorted(map(len, lines))
    column = lengths[int(len(lengths) * _COLUMN_QUANTILE)] if lengths else 0
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
