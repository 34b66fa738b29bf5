"""The XML of news agencies: NITF, NewsML 1 and NewsML-G2 of the IPTC (iptc.org/standards).

Our own reader: no package for them is kept up outside the content systems of publishers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from sawt_reader.i18n import _
from sawt_reader.sources import bundles
from sawt_reader.sources.dates import dates
from sawt_reader.sources.errors import SourceError
from sawt_reader.sources.extract import Extract, Part, flat, with_normal_levels
from sawt_reader.sources.formats import blocks
from sawt_reader.sources.formats.safe_xml import parse_xml

_ITEMS = ("newsitem", "nitf")
_DROPPED = frozenset(
    "media-metadata media-reference script style object tobject docdata head title hedline byline dateline distributor "
    "rights copyrite abstract pubdata".split()
)


def extract(data: bytes) -> list[Extract]:
    """The articles of a file, mostly one.

    Raises:
        SourceError: for a file without text, or with more than 5,000 articles.
        lxml.etree.XMLSyntaxError: for anything but XML.
    """
    root = parse_xml(data)
    for element in root.iter():
        if isinstance(element.tag, str):  # the standards differ in name spaces and capitals
            element.tag = element.tag.rpartition("}")[2].lower()
    items = list(_items(root))
    bundles.check_number(len(items))
    found = [article for article in map(_article, items) if article is not None]
    if not found:
        raise SourceError(_("contains no text"), _("choose another file"))
    return found


def _items(root: Any) -> Iterator[Any]:
    """The elements with one article each: a NITF inside of NewsML is part of it."""
    for element in root.iter(*_ITEMS):
        if not any(True for _above in element.iterancestors(*_ITEMS)):
            yield element


def _article(item: Any) -> Extract | None:
    """The article of an item; None for one without text, as a picture has."""
    holder = _first(item, "body.content") or _first(item, "inlinexml", "datacontent", "inlinedata", "body")
    if holder is None:
        return None
    body = [part for part in _body(holder) if flat(part.text)]
    if not body:
        return None
    title = _value(item, "hl1", "headline", "slugline", "title")
    byline = _names(item)
    standfirst = _value(item, "abstract", "subheadline") if not _is_below(item, "abstract", holder) else ""
    day = _day(item)
    outlet = _value(item, "distributor", "provider", "creditline") or _attribute(item, "provider", "literal")
    head = [
        Part("masthead", outlet),
        Part("dateline", day or ""),
        Part("title", title),
        Part("standfirst", standfirst),
        Part("byline", f"Par {byline}" if byline else ""),
    ]
    return Extract(
        [*head, *with_normal_levels(body)], title=title, outlet=outlet or None, byline=byline or None, published=day
    )


def _body(holder: Any) -> Iterator[Part]:
    """The parts of a body; empty lines part those of plain text."""
    for part in blocks.parts(holder, _DROPPED):
        if part.kind == "paragraph" and not len(holder):
            yield from (Part("paragraph", paragraph) for paragraph in re.split(r"\n[ \t]*\n", part.text))
        else:
            yield part


def _first(item: Any, *names: str) -> Any:
    """The first element of the first name that there is, with something in it."""
    for name in names:
        for element in item.iter(name):
            if len(element) or (element.text or "").strip():
                return element
    return None


def _value(item: Any, *names: str) -> str:
    found = _first(item, *names)
    return "" if found is None else flat("".join(found.itertext()))


def _attribute(item: Any, name: str, attribute: str) -> str:
    return next((flat(element.get(attribute, "")) for element in item.iter(name)), "")


def _is_below(item: Any, name: str, holder: Any) -> bool:
    """Whether an element is within another, which shows it already."""
    found = _first(item, name)
    return found is not None and any(above is holder for above in found.iterancestors())


def _names(item: Any) -> str:
    byline = _first(item, "byline", "by", "bylines")
    if byline is None:
        return ""
    person = _first(byline, "person", "byttl") if len(byline) else None
    text = flat("".join((byline if person is None or person.tag == "byttl" else person).itertext()))
    return text[4:] if text.lower().startswith("par ") else text[3:] if text.lower().startswith("by ") else text


def _day(item: Any) -> str | None:
    """The day of publication: each standard has its own place for it."""
    texts = [element.get("norm", "") for name in ("date.release", "date.issue") for element in item.iter(name)]
    for name in ("datereleased", "contentcreated", "firstcreated", "thisrevisioncreated", "versioncreated", "datetime"):
        texts += ["".join(element.itertext()) for element in item.iter(name)]
    texts += [element.get("norm", "") for element in item.iter("story.date")]
    for text in texts:
        digits = "".join(text.split("T")[0].split("-"))[:8]
        day = f"{digits[:4]}-{digits[4:6]}-{digits[6:8]}" if len(digits) == 8 and digits.isdecimal() else text
        if found := next((date.day for date in dates(day) if date.day), None):
            return found
    return None
