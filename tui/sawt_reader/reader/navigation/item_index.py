"""An index of where the items of a reading lie in its text."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from typing import Generic

from sawt_reader.reading.kinds import ItemT, Kind
from sawt_reader.reading.model import Span


class ItemIndex(Generic[ItemT]):
    """Items of one kind, found by place. Look-ups take logarithmic time plus the length of the answer."""

    def __init__(self, kind: Kind[ItemT], items: Iterable[ItemT] = ()) -> None:
        items = tuple(items)
        self._parts: list[tuple[Span, ItemT]] = _in_order((span, item) for item in items for span in kind.spans(item))
        self._part_starts = [span.start for span, _ in self._parts]
        self._longest = max((span.end - span.start for span, _ in self._parts), default=0)
        self._stops: list[tuple[Span, ItemT]] = _in_order((span, item) for item in items for span in kind.stops(item))
        self._stop_starts = [span.start for span, _ in self._stops]

    def __len__(self) -> int:
        """How many stops there are."""
        return len(self._stops)

    def overlapping(self, place: Span) -> list[ItemT]:
        """The items with a span that shares a code point with `place`, each once, the innermost last."""
        first = bisect_right(self._part_starts, place.start - self._longest - 1)
        last = bisect_left(self._part_starts, place.end)
        return list({item.id: item for span, item in self._parts[first:last] if span.end > place.start}.values())

    def after(self, offset: int) -> tuple[Span, ItemT] | None:
        """The first stop that starts after a code point."""
        index = bisect_right(self._stop_starts, offset)
        return self._stops[index] if index < len(self._stops) else None

    def before(self, offset: int) -> tuple[Span, ItemT] | None:
        """The last stop that starts before a code point."""
        index = bisect_left(self._stop_starts, offset)
        return self._stops[index - 1] if index else None


def _in_order(places: Iterable[tuple[Span, ItemT]]) -> list[tuple[Span, ItemT]]:
    return sorted(places, key=lambda place: (place[0].start, -place[0].end))
