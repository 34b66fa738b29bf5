"""The parts of a page, in the text's own code points, and the turns in which people speak on it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

from sawt_reader.analysis.text import FURNITURE
from sawt_reader.reading.model import Article

Role = Literal["asks", "answers", "speaks", "posts"]

_FIRST_PERSON = re.compile(r"\b(?:je|nous|notre|nos|mon|ma|mes)\b|\bj['’]", re.IGNORECASE)
_SECOND_PERSON = re.compile(r"\b(?:vous|votre|vos|tu)\b", re.IGNORECASE)
_QUOTED = re.compile(r"«[^»]*»|\"[^\"\n]*\"|“[^”]*”")


class Part(NamedTuple):
    """A block of the page: its kind, its first code point, and its text without white space at the end."""

    kind: str
    start: int
    text: str

    @property
    def end(self) -> int:
        """The code point after its last."""
        return self.start + len(self.text)

    @property
    def is_prose(self) -> bool:
        """Is it part of the body rather than of its headlines and signatures?"""
        return self.kind == "paragraph"


class Page(NamedTuple):
    """What genres are told by.

    Attributes:
        parts: the blocks in order without mastheads and datelines, numbered as in `Marked.body`.
        furniture: the texts of mastheads and datelines.
        byline: who signs, if the layout knows.
    """

    parts: Sequence[Part]
    furniture: Sequence[str] = ()
    byline: str | None = None

    def opening(self, count: int) -> list[str]:
        """The furniture, and the first `count` parts."""
        return [*self.furniture, *(part.text for part in self.parts[:count])]


class Turn(NamedTuple):
    """Words of one speaker in one part.

    Attributes:
        part: its number.
        start, end: code points of the words, half open.
        role: what they do.
        label: code points of who speaks, as it stands before or after the words; None if nothing does.
        name: the same as text; "" for an answer without a label.
        is_sure: False for a line that may be another question, without its mark.
    """

    part: int
    start: int
    end: int
    role: Role
    label: tuple[int, int] | None = None
    name: str = ""
    is_sure: bool = True


def page_of(article: Article) -> Page:
    """The page of an article."""
    found = ((b.kind, b.start, article.text[b.start : b.end]) for b in article.blocks)
    return make_page(found, article.byline)


def make_page(blocks: Iterable[tuple[str, int, str]], byline: str | None = None) -> Page:
    """A page of blocks: kind, first code point and text of each."""
    listed = [Part(kind, start, text.rstrip()) for kind, start, text in blocks]
    return Page(
        [part for part in listed if part.kind not in FURNITURE],
        [part.text for part in listed if part.kind in FURNITURE],
        byline,
    )


def unquoted(text: str) -> str:
    """A text without the words between quotation marks."""
    return _QUOTED.sub(" ", text)


def first_person(text: str) -> int:
    """How many words outside quotation marks are « je », « nous » and the like."""
    return len(_FIRST_PERSON.findall(unquoted(text)))


def addresses(text: str) -> bool:
    """Does a text address somebody, outside quotation marks? « Que risquez-vous ? »."""
    return _SECOND_PERSON.search(unquoted(text)) is not None
