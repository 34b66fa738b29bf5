"""The links of a web page, in the order of the page."""

from __future__ import annotations

import re
from urllib.parse import urljoin

import trafilatura

from sawt_reader.reading.safe_text import one_line
from sawt_reader.sources.decoding import as_utf8, declared_encoding
from sawt_reader.sources.links import Link

_MOST = 2_000
_LONGEST = 200
"""Code points of the words of a link."""
_CONTROLS = re.compile(rb"[\x00-\x08\x0b\x0e-\x1f]")


def extract(data: bytes) -> list[Link]:
    """The links of a page that have words, each address once."""
    page = trafilatura.load_html(_CONTROLS.sub(b"", as_utf8(data, declared_encoding(data))))
    if page is None:
        return []
    base = next(iter(page.xpath("//base/@href")), "")
    found: dict[str, Link] = {}
    for anchor in page.iter("a"):
        words = one_line(" ".join(anchor.itertext()))[:_LONGEST]
        try:
            url = urljoin(base, (anchor.get("href") or "").strip())
        except ValueError:
            continue
        if url and words and len(found) < _MOST:
            found.setdefault(url, Link(url, words))
    return list(found.values())
