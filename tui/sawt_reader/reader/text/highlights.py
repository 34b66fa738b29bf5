"""Highlights of a text: where entities, quotes and claims are, and how they divide a row into pieces."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple, Protocol

from sawt_reader.reading.glyphs import CHANGE_SIGNS
from sawt_reader.reading.model import Reading, Span

ANNOTATION_SIGNS = {"note": "✎", "bookmark": "★", "alike": "≈", "changed": CHANGE_SIGNS["changed"]}
"""Signs beside the text: a note or bookmark begins here, an approximate match of one, or a sentence that differs from
the version before."""


class Highlight(NamedTuple):
    """A stretch of the text with a name for its look: code points `start` to `end`, half open."""

    start: int
    end: int
    name: str


class Highlighted(Protocol):
    """Anything that can be highlighted in a text."""

    def within(self, start: int, end: int) -> Iterator[Highlight]:
        """The parts of the highlights between two code points."""
        ...


class Highlights:
    """Highlights in text order that do not overlap: where two do, the second is cut."""

    def __init__(self, highlights: Iterable[Highlight]) -> None:
        self._starts = array("I")
        self._ends = array("I")
        self._names: list[str] = []
        reached = 0
        for one in sorted(highlights):
            if (start := max(one.start, reached)) < one.end:
                self._starts.append(start)
                self._ends.append(one.end)
                self._names.append(one.name)
                reached = one.end

    def within(self, start: int, end: int) -> Iterator[Highlight]:
        """The parts of the highlights between two code points."""
        for i in range(bisect_right(self._ends, start), bisect_left(self._starts, end)):
            yield Highlight(max(start, self._starts[i]), min(end, self._ends[i]), self._names[i])


def named_highlights(spans: Iterable[Span], name: str) -> Highlights:
    """Highlights of one name."""
    return Highlights(Highlight(span.start, span.end, name) for span in spans)


def pieces(start: int, end: int, layers: Sequence[Highlighted]) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """Cut a stretch of text where any look changes.

    Args:
        start: first code point.
        end: after the last code point.
        layers: from the lowest to the highest.

    Yields:
        Code points, half open, and the names that hold there, lowest layer first. They tile the stretch.
    """
    inside = [one for layer in layers for one in layer.within(start, end)]
    cuts = {start, end}.union(one.start for one in inside).union(one.end for one in inside)
    for left, right in pairwise(sorted(cuts)):
        yield left, right, tuple(one.name for one in inside if one.start <= left and right <= one.end)


class ReadingHighlights(NamedTuple):
    """What is highlighted of a reading.

    Attributes:
        layers: quotes, entities: the order in which they are laid over the text.
        claim_starts: first code points of the claims, ascending.
    """

    layers: tuple[Highlights, ...] = ()
    claim_starts: Sequence[int] = ()

    def claim_in(self, start: int, end: int) -> bool:
        """Whether a claim starts between two code points."""
        return bisect_left(self.claim_starts, start) < bisect_left(self.claim_starts, end)


def highlights_of(reading: Reading) -> ReadingHighlights:
    """The highlights of a reading: "quote", the kinds of entities, and where claims start.

    In most articles nearly every word is part of a claim, so the words themselves are not highlighted.
    """
    quotes = named_highlights((span for quote in reading.quotes for span in quote.spans), "quote")
    entities = Highlights(
        Highlight(mention.start, mention.end, entity.kind) for entity in reading.entities for mention in entity.mentions
    )
    starts = array("I", sorted(claim.spans[0].start for claim in reading.claims if claim.spans))
    return ReadingHighlights((quotes, entities), starts)
