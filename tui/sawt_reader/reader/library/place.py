"""Where a list of the library leads."""

from __future__ import annotations

from typing import Literal, NamedTuple


class Place(NamedTuple):
    """A place in an article.

    Attributes:
        article: id of an article of the library.
        start: code point; None for the last place read.
        among: the places of the list it was picked from, which next and previous go through.
    """

    article: str
    start: int | None = None
    among: tuple[Place, ...] = ()


class Page(NamedTuple):
    """The page of a speaker, of an outlet or of a watch, or everything that has a tag."""

    of: Literal["person", "outlet", "tag", "watch"]
    name: str
