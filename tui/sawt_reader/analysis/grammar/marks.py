"""Pairs of quotation marks, found by characters alone.

French news mixes « », “ ”, „ “, ‹ ›, << >>, ' ', '' '' and the straight ", drops marks and reopens a quotation at each
paragraph; web pages lose paragraph breaks too. So what a mark does is chosen for all marks of the text together, as the
cheapest way to read them (`mark_costs.py`): each opens, closes, reopens or is stray. Where nothing is open the choice
begins anew, so one wrong mark does not turn those after it inside out.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import NamedTuple

from sawt_reader.analysis.grammar import mark_costs as costs
from sawt_reader.analysis.grammar.mark_costs import Mark

# Code points. A block this long is a page that has lost its paragraph breaks: an unclosed mark in it gets only a few
# sentences. Half or double changes one article or none.
_LOST_PARAGRAPHS = 1200
_UNCLOSED_SENTENCES = 2  # so few: one sentence cuts a quote, four lose one
_DEEPEST = 4  # marks within marks; what opens deeper is noise; half or double changes nothing
_WAYS = 12  # ways to read a text that are followed at a time; half or double changes nothing
_DEARER = 5.0  # no way is followed that costs so much more than the cheapest; 3 and 100 change nothing
_STOP = re.compile(r"[.!?…](?=\s)")


@dataclass(slots=True)
class Pair:
    """Words between two quotation marks, the marks included.

    Attributes:
        pieces: code points, half open; several if the quotation spans paragraphs.
        closed: False where the closing mark is missing.
        depth: 0 for an outermost pair.
    """

    pieces: list[tuple[int, int]]
    closed: bool = True
    depth: int = 0

    @property
    def start(self) -> int:
        """The code point of the opening mark."""
        return self.pieces[0][0]

    @property
    def end(self) -> int:
        """The code point after the closing mark."""
        return self.pieces[-1][1]


class _Open(NamedTuple):
    """An opening mark without its closing mark so far.

    Attributes:
        start: the mark, or the beginning of the block to which the quotation has come.
        pieces: its blocks before that one.
        reopened: a mark that opened it again within its block.
    """

    mark: Mark
    start: int
    pieces: tuple[tuple[int, int], ...] = ()
    reopened: Mark | None = None


class _Found(NamedTuple):
    """A pair, and those found before it."""

    mark: _Open
    depth: int
    end: int
    closed: bool
    before: _Found | None


class _Way(NamedTuple):
    """One way to read the text so far: what is open, outermost first, what was found, and what all that costs."""

    cost: float
    open: tuple[_Open, ...]
    found: _Found | None

    def key(self) -> tuple[tuple[int, int], ...]:
        """Ways with the same key go on alike: only the cheapest counts."""
        return tuple((one.mark.at, one.reopened.at if one.reopened else -1) for one in self.open)


class _Reader:
    """Follows the cheapest ways through the marks of a text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.ways = [_Way(0.0, (), None)]

    def keep(self, ways: Sequence[_Way]) -> None:
        """Go on with the cheapest ways."""
        best: dict[tuple[tuple[int, int], ...], _Way] = {}
        most = min(way.cost for way in ways) + _DEARER
        for way in sorted((way for way in ways if way.cost <= most), key=attrgetter("cost")):
            best.setdefault(way.key(), way)
        self.ways = list(best.values())[:_WAYS]

    def block(self, marks: Sequence[Mark]) -> None:
        """Read the marks of one block."""
        for mark in marks:
            ways: list[_Way] = []
            for way in self.ways:
                ways.append(way._replace(cost=way.cost + mark.stray))
                if way.open:
                    self._with_open(way, mark, ways)
                if mark.opens < costs.NEVER and len(way.open) < _DEEPEST:
                    ways.append(self._opened(way, mark))
            self.keep(ways)

    def _with_open(self, way: _Way, mark: Mark, ways: list[_Way]) -> None:
        """Add the ways in which a mark closes, reopens or breaks off what is open."""
        outer = way.open[0]
        for depth in (len(way.open) - 1, len(way.open) - 2):
            if depth >= 0 and mark.closes < costs.NEVER:
                ways += self._closed(way, mark, depth)
        if mark.opens_block and outer.mark.family == mark.family:
            ways.append(way)  # a mark of continuation
        if mark.opens < costs.NEVER:
            begun = outer.reopened or outer.mark
            if mark.opens_sentence and outer.mark.family == mark.family and mark.family != "«":
                cost = costs.reopening(self.text, begun, mark)
                ways.append(_Way(way.cost + mark.opens + cost, (outer._replace(reopened=mark),), way.found))
            ways.append(self._opened(self._broken_off(way, mark.at), mark))

    def _opened(self, way: _Way, mark: Mark) -> _Way:
        nested = costs.nesting(way.open[-1].mark, mark) if way.open else 0.0
        return way._replace(cost=way.cost + mark.opens + nested, open=(*way.open, _Open(mark, mark.at)))

    def _closed(self, way: _Way, mark: Mark, depth: int) -> list[_Way]:
        """The way on which a mark closes the opening mark at a depth, and those within it; none if it cannot."""
        closed = way.open[depth]
        cost = costs.closing(self.text, closed.reopened or closed.mark, mark)
        if cost >= costs.NEVER:
            return []
        found = way.found
        for inner in range(len(way.open) - 1, depth, -1):  # « A « B » often closes both with one mark
            one = way.open[inner]
            cost += costs.unclosed_within(one.mark)
            if one.mark.family != "'":
                found = _Found(one, inner, mark.at, False, found)
        found = _Found(closed, depth, mark.end, True, found)
        return [_Way(way.cost + cost, way.open[:depth], found)]

    def _broken_off(self, way: _Way, end: int) -> _Way:
        """The way on which all that is open is never closed."""
        cost, found = way.cost, way.found
        for depth, one in enumerate(way.open):
            cost += costs.unclosed(one.reopened or one.mark)
            if one.mark.family != "'":
                found = _Found(one, depth, end, False, found)
        return _Way(cost, (), found)

    def leave(self, end: int, following: tuple[int, int] | None, first: Mark | None) -> None:
        """End a block: what is open continues in the next block or is never closed.

        Args:
            end: where the block ends.
            following: the code points of the next block.
            first: its first mark.
        """
        ways = []
        for way in self.ways:
            ways.append(self._broken_off(way, end) if way.open else way)
            if way.open and following:
                outer = way.open[0]
                cost = costs.continuing(self.text, outer.reopened or outer.mark, end, first)
                if cost < costs.NEVER:
                    goes_on = outer._replace(
                        pieces=(*outer.pieces, (outer.start, end)), start=following[0], reopened=None
                    )
                    ways.append(_Way(way.cost + cost, (goes_on,), way.found))
        self.keep(ways)

    def pairs(self) -> list[Pair]:
        """The pairs of the cheapest way."""
        pairs: list[Pair] = []
        found = self.ways[0].found
        while found is not None:
            mark, end = found.mark, found.end
            if found.closed and mark.reopened is not None and self.text[end : end + 1] == ",":
                # « "A. "B", dit X »: what X says begins with the last mark.
                pairs.append(self._pair(mark, self._sentences(mark.start, mark.reopened.at), found.depth, closed=False))
                mark = _Open(mark.reopened, mark.reopened.at)
            elif not found.closed and not found.depth:
                end = self._unclosed_end(mark, end)
            pairs.append(self._pair(mark, end, found.depth, closed=found.closed))
            found = found.before
        said = [pair for pair in pairs if pair.closed or any(map(str.isalnum, self.text[pair.start : pair.end]))]
        return sorted(said, key=lambda pair: (pair.start, -pair.end))

    def _pair(self, mark: _Open, end: int, depth: int, *, closed: bool) -> Pair:
        end = mark.start + 1 + len(self.text[mark.start + 1 : end].rstrip())
        return Pair([*mark.pieces, (mark.start, end)], closed, depth)

    def _unclosed_end(self, mark: _Open, end: int) -> int:
        """Where words end whose closing mark is missing before `end`: at their attribution, or after sentences."""
        told = costs.told(self.text, mark.start, min(end, mark.start + _LOST_PARAGRAPHS))
        if told is not None:
            return told
        if not mark.mark.opens_sentence and not mark.pieces:
            return self._sentences(mark.start, end, 1)
        return end if end - mark.start < _LOST_PARAGRAPHS else self._sentences(mark.start, end)

    def _sentences(self, start: int, end: int, count: int = _UNCLOSED_SENTENCES) -> int:
        """Where the sentences end that an unclosed opening mark gets."""
        ends = [match.end() for _, match in zip(range(count), _STOP.finditer(self.text, start, end), strict=False)]
        return ends[-1] if ends else min(end, start + _LOST_PARAGRAPHS)


def pairs(text: str, blocks: Sequence[tuple[int, int]]) -> list[Pair]:
    """All pairs of quotation marks in the blocks (code points, half open), in the order of their opening marks."""
    reader = _Reader(text)
    marks = [costs.marks(text, start, end) for start, end in blocks]
    for number, (_, end) in enumerate(blocks):
        reader.block(marks[number])
        last = number + 1 == len(blocks)
        first = None if last else next(iter(marks[number + 1]), None)
        reader.leave(end, None if last else blocks[number + 1], first)
    return reader.pairs()
