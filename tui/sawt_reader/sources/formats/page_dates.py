"""Dates of a page, of publication and last change: from its metadata, or else printed below its heading."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from htmldate import find_date

from sawt_reader.sources.dates import dates
from sawt_reader.sources.extract import flat
from sawt_reader.sources.furniture import signature

# Names of elements with comments, in English or French: "comments-area", "liste-commentaires".
_COMMENTS = re.compile(r"(?:^|[\s_-])(?:comment(?:aire)?s?|reactions?|forum)(?:$|[\s_-])", re.IGNORECASE)
_HIDDEN = frozenset("script style noscript template nav aside footer".split())
_LONGEST_DATELINE = 200  # code points
_MODIFIED_TAGS = frozenset({"article:modified_time", "og:updated_time"})
_MODIFIED_JSON = re.compile(r'"dateModified"\s*:\s*"([^"]{8,40})"')


def without_comments(page: Any) -> None:
    """Remove comments from the tree of a page: their dates are not those of the article."""
    named = [
        element
        for element in page.iter("div", "section", "article", "aside", "ul", "ol", "li")
        if _COMMENTS.search(f"{element.get('class', '')} {element.get('id', '')}")
    ]
    for element in named:
        # An element around the heading is the article itself: <article class="comments-open">.
        if element.getparent() is not None and element.find(".//h1") is None:
            element.drop_tree()


def published(page: Any, url: str | None) -> str | None:
    """The day a page was published, ISO 8601.

    Args:
        page: its tree, without comments.
        url: its address, which often contains the day.
    """
    # An extensive search would return the first year of a copyright notice.
    stated: str | None = find_date(page, extensive_search=False, original_date=True, url=url)
    return stated or next(_printed(page), None)


def modified(page: Any) -> str | None:
    """The day of a page's last change, if its metadata contain it."""
    stated = [meta.get("content", "") for meta in page.iter("meta") if meta.get("property") in _MODIFIED_TAGS]
    for script in page.iter("script"):
        if script.get("type") == "application/ld+json":
            stated += _MODIFIED_JSON.findall(script.text or "")
    return next((date.day for text in stated for date in dates(text)), None)


def _printed(page: Any) -> Iterator[str]:
    """The days in datelines below the heading: « Mise en ligne le 23 mai 2019 »."""
    below = False
    for element in page.iter():
        if not isinstance(element.tag, str) or any(True for _ in element.iterancestors(*_HIDDEN)):
            continue
        below = below or element.tag == "h1"
        texts = (element.tail,) if element.tag in _HIDDEN else (element.text, element.tail)
        for text in texts if below else ():
            if text and len(text) <= _LONGEST_DATELINE and (found := signature(flat(text))) and found.published:
                yield found.published
