"""OPML: lists of feeds, as exchanged by feed readers."""

from __future__ import annotations

from typing import Any

from lxml import etree

from sawt_reader.i18n import _
from sawt_reader.reading.safe_text import one_line
from sawt_reader.sources.errors import SourceError
from sawt_reader.sources.feed_model import Subscription
from sawt_reader.sources.formats.safe_xml import parse_xml

_MOST = 10_000


def extract(data: bytes) -> list[Subscription]:
    """The feeds of a list, each address once.

    Raises:
        SourceError: for XML that is not OPML, or has a document type, which OPML does not use.
    """
    root = parse_xml(data)
    for element in root.iter(etree.Element):  # some programs write all in small letters
        element.tag = element.tag.lower()
        attributes = {name.lower(): value for name, value in element.attrib.items()}
        element.attrib.clear()
        element.attrib.update(attributes)
    if root.tag != "opml" or root.getroottree().docinfo.doctype:
        raise SourceError(_("not a list of feeds"), _("give an OPML file"))
    found: dict[str, Subscription] = {}
    for outline in root.iter("outline"):
        url = one_line(outline.get("xmlurl", ""))
        if url.lower().startswith(("http://", "https://")) and len(found) < _MOST:
            parents = outline.iterancestors("outline")
            folder = next(filter(None, map(_name, parents)), None)
            found.setdefault(url, Subscription(url, _name(outline) or url, folder))
    return list(found.values())


def _name(outline: Any) -> str:
    return one_line(outline.get("title") or outline.get("text") or "")
