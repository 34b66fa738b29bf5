"""EPUB: the chapters of an electronic book in reading order."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote

import lxml.html

from sawt_reader.i18n import _, ngettext
from sawt_reader.reading.safe_text import one_line
from sawt_reader.sources.dates import dates
from sawt_reader.sources.decoding import decode
from sawt_reader.sources.errors import SourceError
from sawt_reader.sources.extract import Extract, Part, flat, with_normal_levels
from sawt_reader.sources.formats.blocks import parts
from sawt_reader.sources.formats.zip_members import ZipMembers

_HIDDEN = frozenset("script style nav svg math img audio video template".split())
_CHAPTERS = frozenset({"application/xhtml+xml", "text/html", "text/x-oeb1-document", ""})
# Most missing chapters that a notice names.
_NAMED = 5


def extract(data: bytes) -> Extract:
    """The chapters of a book, without navigation and pictures.

    Raises:
        SourceError: for a file that is broken or too large, or has no text.
    """
    members = ZipMembers(data)
    package = _package(members.xml("META-INF/container.xml"))
    book = members.xml(package)
    items = {item.get("id"): item for item in book.findall(".//{*}manifest/{*}item")}
    body: list[Part] = []
    missing: list[str] = []
    for reference in book.findall(".//{*}spine/{*}itemref"):
        item = items.get(reference.get("idref"))
        if reference.get("linear") == "no" or item is None or item.get("media-type", "") not in _CHAPTERS:
            continue
        name = posixpath.normpath(posixpath.join(posixpath.dirname(package), unquote(item.get("href", ""))))
        try:
            body += _chapter(members.read(name))
        except SourceError:
            missing.append(posixpath.basename(name))
    if not any(flat(part.text) for part in body):
        if missing:
            raise SourceError(
                _("broken: {name} is missing in it").format(name=one_line(missing[0])), _("save its text as plain text")
            )
        raise SourceError(_("contains pictures and no text"), _("choose another file"))
    title, outlet = (_metadata(book, name)[:1] for name in ("title", "publisher"))
    authors = ", ".join(_metadata(book, "creator"))
    published = next((date.day for date in dates(" ".join(_metadata(book, "date")))), None)
    head = [Part("title", " ".join(title)), Part("byline", authors)]
    return Extract(
        [*head, *with_normal_levels(body)],
        title=" ".join(title),
        outlet=" ".join(outlet),
        byline=authors,
        published=published,
        notice=_notice(missing),
    )


def _notice(missing: list[str]) -> str | None:
    """That chapters are missing, which ones."""
    if not missing:
        return None
    named = ", ".join([*map(one_line, missing[:_NAMED]), *(["…"] if len(missing) > _NAMED else [])])
    message = ngettext(
        "A chapter of this book is missing or unreadable: {names}.",
        "{n} chapters of this book are missing or unreadable: {names}.",
        len(missing),
    )
    return message.format(n=len(missing), names=named)


def _package(container: Any) -> str:
    """The name of the member that lists all chapters."""
    named = container.find(".//{*}rootfile")
    if named is None or not named.get("full-path"):
        raise SourceError(_("broken: no list of chapters"), _("save its text as plain text"))
    return str(named.get("full-path"))


def _metadata(book: Any, name: str) -> list[str]:
    """What the book tells of itself under a name of Dublin Core."""
    found = book.findall(f".//{{http://purl.org/dc/elements/1.1/}}{name}")
    return [text for element in found if (text := flat("".join(element.itertext())))]


def _chapter(page: bytes) -> Iterator[Part]:
    if not page.strip():
        return iter(())
    parser = lxml.html.HTMLParser(encoding="utf-8")
    body = lxml.html.document_fromstring(decode(page).text.encode(), parser=parser).find(".//body")
    if body is None:
        return iter(())
    for element in list(body.iter()):
        if isinstance(element.tag, str) and _is_number(element):
            element.drop_tree()
        elif element.tag == "sup":
            element.text = f" {element.text or ''}"
    return parts(body, _HIDDEN)


def _is_number(element: Any) -> bool:
    """Is it the number of a printed page, or of a note?"""
    kind = f"{element.get('epub:type', '')} {element.get('role', '')}"
    note = element.tag == "sup" and element.find("a") is not None
    return "pagebreak" in kind or "noteref" in kind or note
