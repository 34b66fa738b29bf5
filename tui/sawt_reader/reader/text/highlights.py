"""Highlights of a text: where entities, quotes and claims are, and how they divide a row into pieces."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple, Protocol

from sawt_reader.reading.model import Reading, Span

ANNOTATION_SIGNS = {"note": "✎", "bookmark": "★", "alike": "≈"}
"""Signs beside the text: a note or bookmark begins here, or an approximate match of one."""


class Mark(NamedTuple):
    """A stretch of the text with a name for its look: code points `start` to `end`, half open."""

    start: int
    end: int
    name: str


class Marked(Protocol):
    """Anything that can be highlighted in a text."""

    def within(self, start: int, end: int) -> Iterator[Mark]:
        """The parts of the marks between two code points."""
        ...


class Layer:
    """Marks in text order that do not overlap: where two do, the second is cut."""

    def __init__(self, marks: Iterable[Mark]) -> None:
        self._starts = array("I")
        self._ends = array("I")
        self._names: list[str] = []
        reached = 0
        for mark in sorted(marks):
            if (start := max(mark.start, reached)) < mark.end:
                self._starts.append(start)
                self._ends.append(mark.end)
                self._names.append(mark.name)
                reached = mark.end

    def within(self, start: int, end: int) -> Iterator[Mark]:
        """The parts of the marks between two code points."""
        for i in range(bisect_right(self._ends, start), bisect_left(self._starts, end)):
            yield Mark(max(start, self._starts[i]), min(end, self._ends[i]), self._names[i])


def layer_of(spans: Iterable[Span], name: str) -> Layer:
    """A layer with one look."""
    return Layer(Mark(span.start, span.end, name) for span in spans)


def pieces(start: int, end: int, layers: Sequence[Marked]) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """Cut a stretch of text where any look changes.

    Args:
        start: first code point.
        end: after the last code point.
        layers: from the lowest to the highest.

    Yields:
        Code points, half open, and the names that hold there, lowest layer first. They tile the stretch.
    """
    marks = [mark for layer in layers for mark in layer.within(start, end)]
    cuts = {start, end}.union(mark.start for mark in marks).union(mark.end for mark in marks)
    for left, right in pairwise(sorted(cuts)):
        yield left, right, tuple(mark.name for mark in marks if mark.start <= left and right <= mark.end)


class Marks(NamedTuple):
    """What a reading marks in its text.

    Attributes:
        layers: quotes, entities: the order in which they are laid over the text.
        claim_starts: first code points of the claims, ascending.
    """

    layers: tuple[Layer, ...] = ()
    claim_starts: Sequence[int] = ()

    def claim_in(self, start: int, end: int) -> bool:
        """Whether a claim starts between two code points."""
        return bisect_left(self.claim_starts, start) < bisect_left(self.claim_starts, end)


def marks_of(reading: Reading) -> Marks:
    """The marks of a reading: "quote", the kinds of entities, and where claims start.

    In most articles nearly every word is part of a claim, so the words themselves are left unmarked.
    """
    quotes = layer_of((span for quote in reading.quotes for span in quote.spans), "quote")
    entities = Layer(
        Mark(mention.start, mention.end, entity.kind) for entity in reading.entities for mention in entity.mentions
    )
    starts = array("I", sorted(claim.spans[0].start for claim in reading.claims if claim.spans))
    return Marks((quotes, entities), starts)
