"""Lists of feeds, in from other feed readers and out to them, in OPML 2.0 (opml.org/spec2.opml)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import msgspec

from sawt_reader.reading.safe_text import one_line
from sawt_reader.sources import files
from sawt_reader.sources.errors import one_clear_line
from sawt_reader.sources.formats import OPML

if TYPE_CHECKING:
    from xml.etree import ElementTree


class Subscription(msgspec.Struct, frozen=True):
    """A feed somebody follows.

    Attributes:
        url: of the feed; http or https.
        folder: what its owner filed it under; the innermost name where folders are nested.
    """

    url: str
    title: str
    folder: str | None = None


def read(name: str) -> list[Subscription]:
    """The feeds of an OPML file, each URL once.

    Raises:
        SourceError: for what cannot be read, or is no OPML.
    """
    shown = one_line(name)
    with one_clear_line(shown):
        return parse(files.read(name, shown), shown)


def parse(data: bytes, shown: str) -> list[Subscription]:
    """The feeds of a list in OPML, each URL once; `shown` is the source's name, for messages.

    Raises:
        SourceError: for what is no OPML.
    """
    from sawt_reader.sources import sandbox

    return sandbox.run(OPML, data, shown, list[Subscription])


def write(subscriptions: Iterable[Subscription]) -> bytes:
    """An OPML file in UTF-8; folders in the order they first appear, then feeds that are in none."""
    from xml.etree import ElementTree

    root = ElementTree.Element("opml", version="2.0")
    ElementTree.SubElement(ElementTree.SubElement(root, "head"), "title").text = "sawt-reader"
    body = ElementTree.SubElement(root, "body")
    folders: dict[str, ElementTree.Element] = {}
    listed = list(subscriptions)
    for name in dict.fromkeys(feed.folder for feed in listed if feed.folder):
        folders[name] = _outline(body, name)
    for feed in listed:
        parent = folders[feed.folder] if feed.folder else body
        _outline(parent, feed.title).attrib.update(type="rss", xmlUrl=one_line(feed.url))
    ElementTree.indent(root)
    data: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return data


def _outline(parent: ElementTree.Element, name: str) -> ElementTree.Element:
    """A line of the list. Readers disagree on which attribute holds its name, and XML holds no control characters."""
    from xml.etree import ElementTree

    return ElementTree.SubElement(parent, "outline", text=one_line(name), title=one_line(name))
