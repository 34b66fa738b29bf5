"""Splits a tree of mark-up into its parts: the innermost block elements, and the text between them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from sawt_reader.sources.extract import Part, flat

BLOCKS = frozenset(
    "p div section article aside header footer body li ul ol dl dt dd blockquote bq block table tr pre figure h1 h2 h3 "
    "h4 h5 h6 hl2".split()
)
HEADINGS = {"hl2": 1, "h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
CAPTIONS = frozenset({"figcaption", "media-caption"})
_BREAKS = frozenset({"br", "td", "th"})


def parts(element: Any, dropped: Collection[str] = (), headings: Mapping[str, int] = HEADINGS) -> Iterator[Part]:
    """The parts inside an element, in its order; some are blank.

    Args:
        element: of a tree whose tags are in small letters, without name spaces.
        dropped: elements that are left out.
        headings: the level of each element that is a heading.
    """
    inline = element.text or ""
    for child in element:
        tail = child.tail or ""
        if not isinstance(child.tag, str) or child.tag in dropped:
            inline += f" {tail}"
        elif child.tag in headings or child.tag in CAPTIONS:
            yield Part("paragraph", inline)
            level = headings.get(child.tag)
            yield Part("heading" if level else "caption", _inline(child), level)
            inline = tail
        elif child.tag == "tr":
            yield Part("paragraph", inline)
            cells = (" ".join(part.text for part in parts(cell, dropped, headings)) for cell in child)
            yield Part("paragraph", " | ".join(filter(None, map(flat, cells))))
            inline = tail
        elif child.tag in BLOCKS or next(child.iter(*BLOCKS, *CAPTIONS), None) is not None:
            yield Part("paragraph", inline)
            yield from parts(child, dropped, headings)
            inline = tail
        elif child.tag in _BREAKS:
            inline += f" {''.join(child.itertext())} {tail}"
        else:
            inline += _inline(child) + tail
    yield Part("paragraph", inline)


def _inline(element: Any) -> str:
    """The text of an element without blocks, with spaces for line breaks."""
    for each in element.iter("br"):
        each.tail = f" {each.tail or ''}"
    return "".join(element.itertext())
