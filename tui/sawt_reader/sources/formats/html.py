"""HTML: the article of a web page, without menus, advertisements and appeals to subscribe."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import trafilatura
from trafilatura.settings import Document

from sawt_reader.i18n import _
from sawt_reader.sources.decoding import as_utf8, declared_encoding
from sawt_reader.sources.errors import SourceError
from sawt_reader.sources.extract import Extract, Part, flat, with_normal_levels
from sawt_reader.sources.formats import bylines, database_page, page_dates, paywall
from sawt_reader.sources.formats.boilerplate import is_boilerplate
from sawt_reader.sources.furniture import signature

# Parsing time grows faster than size: 2.5 MB take 2.5 s, 6.4 MB 12 s.
_LARGEST_MB = 5
_HEAD = 3  # a date among this many first parts of the body is that of the page
_SHORTEST_STANDFIRST, _LONGEST_STANDFIRST = 6, 80  # words
# Control characters, references to them and noncharacters, which lxml rejects. Cleaning drops and counts the stand-in.
_CONTROLS = re.compile(
    rb"[\x00-\x08\x0b\x0e-\x1f]|\xef\xbf[\xbe\xbf]"
    rb"|&#(?:0*(?:[0-8]|1[124-9]|2\d|3[01])|x0*(?:[0-8bcef]|1[0-9a-f]))\b;?",
    re.IGNORECASE,
)
# The number of a note: a link or brackets in superscript, not « m<sup>2</sup> ».
_NOTES = re.compile(rb"<sup\b[^>]*>\s*(?:<a\b[^>]*>\s*\[?\d{1,3}\]?\s*</a>|\[\d{1,3}\])\s*</sup>", re.IGNORECASE)
_STAND_IN = "\u200b".encode()
_FOLD = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "«": '"', "»": '"', "\u00a0": " ", "\u202f": " "})
_SEPARATOR = r"\s*[|–—·•-]\s*"


def extract(data: bytes) -> Extract | list[Extract]:
    """The article of a page, or the articles of a page of a press database.

    Raises:
        SourceError: for a page larger than 5 MB, or without an article.
    """
    if several := database_page.articles(as_utf8(data, declared_encoding(data))):
        return several
    if len(data) > _LARGEST_MB * 1_000_000:
        raise SourceError(_("page larger than {mb} MB").format(mb=_LARGEST_MB), _("save its text as plain text"))
    data = _NOTES.sub(b"", _CONTROLS.sub(_STAND_IN, as_utf8(data, declared_encoding(data))))
    page = trafilatura.load_html(data)
    found = trafilatura.bare_extraction(
        data, include_comments=False, with_metadata=True, date_extraction_params={"extensive_search": False}
    )
    if page is None or not isinstance(found, Document) or found.body is None:
        raise SourceError(_("contains no article"), _("save its text as plain text"))
    page_dates.without_comments(page)
    published = page_dates.published(page, found.url)
    outlet = found.hostname if (found.sitename or "").startswith("http") else found.sitename
    title = _title(page, found.title or "", outlet or "")
    names = ", ".join(
        bylines.names(page, (outlet or "", found.sitename or "", found.hostname or ""), found.author or "")
    )
    printed = [part for part in _parts(found.body) if flat(part.text)]
    body = [part for part in printed if not is_boilerplate(part.text)]
    body = [part for index, part in enumerate(body) if not _is_signature(part.text, index)]
    while body and _fold(body[0].text) == _fold(title):
        del body[0]
    head = [
        Part("masthead", outlet or ""),
        Part("dateline", published or ""),
        Part("title", title),
        *_standfirst(page, found.description or "", body),
        Part("byline", f"Par {names}" if names else ""),
    ]
    return Extract(
        [*head, *with_normal_levels(body)],
        title=title,
        outlet=outlet,
        byline=names,
        published=published,
        modified=page_dates.modified(page),
        url=found.url if (found.url or "").startswith(("http://", "https://")) else None,
        notice=_(paywall.NOTICE) if paywall.is_stub(data, page, printed, body) else None,
    )


def _is_signature(text: str, index: int) -> bool:
    """Whether a part of the body is a dateline or byline. Further down, a bare date is a heading in a chronology."""
    found = signature(text)
    return found is not None and (found.names is not None or index < _HEAD)


def _fold(text: str) -> str:
    """A text for comparisons that ignore case, spaces and the kind of quotation marks and apostrophes."""
    return " ".join(text.translate(_FOLD).casefold().split())


def _title(page: Any, title: str, outlet: str) -> str:
    """The title as printed in a heading of the page, or else without the name of the outlet at its end."""
    title = flat(title)  # the patterns below take quadratic time for long runs of white space
    folded = _fold(title)
    for heading in page.iter("h1"):
        text = flat(_text(heading))
        if _fold(text) in folded and len(text) >= len(title) / 2:
            return text
    if outlet:
        title = re.sub(rf"{_SEPARATOR}{re.escape(outlet)}$", "", title, flags=re.IGNORECASE)
    return re.sub(r"\s+\|\s.*$", "", title)


def _standfirst(page: Any, description: str, body: list[Part]) -> list[Part]:
    """The description of the page, if the page shows it as a standfirst; it is removed from the body."""
    folded = _fold(description).rstrip(" .…[]()")
    words = len(folded.split())
    if not body or not _SHORTEST_STANDFIRST <= words <= _LONGEST_STANDFIRST:
        return []
    first = body[0].text
    if len(body) > 1 and _fold(first).startswith(folded) and len(first.split()) <= _LONGEST_STANDFIRST:
        return [Part("standfirst", body.pop(0).text)]
    if any(folded in _fold(part.text) for part in body):
        return []
    printed = any(
        folded == _fold(_text(element)).rstrip(" .…") for tag in ("p", "h2", "div") for element in page.iter(tag)
    )
    return [Part("standfirst", description)] if printed else []


def _parts(element: Any) -> Iterator[Part]:
    """The parts of trafilatura's simplified tree."""
    for child in element.iterchildren():
        if child.tag == "head":
            yield Part("heading", _text(child), int(child.get("rend", "h2")[1:]))
        elif child.tag in {"list", "quote", "table"} and len(child):
            yield from _parts(child)
        elif child.tag == "row":
            yield Part("paragraph", " | ".join(filter(None, (flat(_text(cell)) for cell in child))))
        else:
            yield from (Part("paragraph", line) for line in _lines(child))


def _lines(element: Any) -> list[str]:
    """The text of an element, split at its line breaks; a line feed in the source is a space."""
    for node in element.iter():
        node.text = (node.text or "").replace("\n", " ")
        node.tail = (node.tail or "").replace("\n", " ")
        if node.tag == "lb":
            node.tail = f"\n{node.tail}"
    return _text(element).split("\n")


def _text(element: Any) -> str:
    return "".join(element.itertext())
