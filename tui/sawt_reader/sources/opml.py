"""Lists of feeds, exchanged with other feed readers: OPML 2.0 (opml.org/spec2.opml)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from sawt_reader.reading.safe_text import one_line
from sawt_reader.sources import files
from sawt_reader.sources.errors import errors_of
from sawt_reader.sources.feed_model import Subscription
from sawt_reader.sources.recognition import OPML

if TYPE_CHECKING:
    from xml.etree import ElementTree


def read(name: str) -> list[Subscription]:
    """The feeds of an OPML file, each URL once.

    Raises:
        SourceError: for a file that cannot be read, or is not OPML.
    """
    with errors_of(one_line(name)):
        return parse(files.read(name))


def parse(data: bytes) -> list[Subscription]:
    """The feeds of a list in OPML, each URL once.

    Raises:
        SourceError: for anything but OPML.
    """
    from sawt_reader.sources import sandbox

    return sandbox.run(OPML, data, list[Subscription])


def write(subscriptions: Iterable[Subscription]) -> bytes:
    """An OPML file in UTF-8; folders in the order they first appear, then feeds that are in none."""
    from xml.etree import ElementTree

    root = ElementTree.Element("opml", version="2.0")
    ElementTree.SubElement(ElementTree.SubElement(root, "head"), "title").text = "sawt-reader"
    body = ElementTree.SubElement(root, "body")
    folders: dict[str, ElementTree.Element] = {}
    listed = list(subscriptions)
    for name in dict.fromkeys(feed.folder for feed in listed if feed.folder):
        folders[name] = _add_outline(body, name)
    for feed in listed:
        parent = folders[feed.folder] if feed.folder else body
        _add_outline(parent, feed.title).attrib.update(type="rss", xmlUrl=one_line(feed.url))
    ElementTree.indent(root)
    data: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return data


def _add_outline(parent: ElementTree.Element, name: str) -> ElementTree.Element:
    """Add a line to the list. Its name is in both attributes, as readers disagree on which to use."""
    from xml.etree import ElementTree

    return ElementTree.SubElement(parent, "outline", text=one_line(name), title=one_line(name))
