"""EPUB: the chapters of an electronic book in reading order."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote

import lxml.html

from sawt_reader.i18n import _
from sawt_reader.sources.dates import dates
from sawt_reader.sources.decoding import decode
from sawt_reader.sources.errors import SourceError
from sawt_reader.sources.extract import Extract, Part, with_normal_levels
from sawt_reader.sources.formats.zip_members import ZipMembers

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BLOCKS = frozenset((*_HEADINGS, *"p div section article li ul ol dl dt dd blockquote table tr pre figure".split()))
_HIDDEN = frozenset("script style nav svg math img audio video template".split())


def extract(data: bytes) -> Extract:
    """The chapters of a book, without navigation and pictures.

    Raises:
        SourceError: for a file that is broken or too large, or has no text.
    """
    members = ZipMembers(data)
    package = _package(members.xml("META-INF/container.xml"))
    book = members.xml(package)
    files = {item.get("id"): item.get("href") for item in book.findall(".//{*}manifest/{*}item")}
    body: list[Part] = []
    for reference in book.findall(".//{*}spine/{*}itemref"):
        if reference.get("linear") != "no" and (href := files.get(reference.get("idref"))):
            name = posixpath.normpath(posixpath.join(posixpath.dirname(package), unquote(href)))
            body += _chapter(members.read(name))
    if not body:
        raise SourceError(_("contains no text"), _("choose another file"))
    title, author, outlet = (_metadata(book, name) for name in ("title", "creator", "publisher"))
    published = next((date.day for date in dates(_metadata(book, "date"))), None)
    head = [Part("title", title), Part("byline", author)]
    return Extract([*head, *with_normal_levels(body)], title=title, outlet=outlet, byline=author, published=published)


def _package(container: Any) -> str:
    """The name of the member that lists all chapters."""
    named = container.find(".//{*}rootfile")
    if named is None or not named.get("full-path"):
        raise SourceError(_("broken: no list of chapters"), _("save its text as plain text"))
    return str(named.get("full-path"))


def _metadata(book: Any, name: str) -> str:
    return str(book.findtext(f".//{{http://purl.org/dc/elements/1.1/}}{name}") or "")


def _chapter(page: bytes) -> Iterator[Part]:
    if not page.strip():
        return iter(())
    parser = lxml.html.HTMLParser(encoding="utf-8")
    body = lxml.html.document_fromstring(decode(page).text.encode(), parser=parser).find(".//body")
    return iter(()) if body is None else _parts(body)


def _parts(element: Any) -> Iterator[Part]:
    """Headings and paragraphs: the innermost block elements, and the text between them."""
    inline = element.text or ""
    for child in element:
        if not isinstance(child.tag, str) or child.tag in _HIDDEN:
            inline += child.tail or ""
        elif child.tag in _BLOCKS:
            yield Part("paragraph", inline)
            if child.tag in _HEADINGS:
                yield Part("heading", child.text_content(), _HEADINGS[child.tag])
            else:
                yield from _parts(child)
            inline = child.tail or ""
        else:
            inline += child.text_content() + (child.tail or "")
    yield Part("paragraph", inline)
