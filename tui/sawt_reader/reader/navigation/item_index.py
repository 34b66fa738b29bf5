"""Where the items of a reading lie in its text."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from typing import Generic, TypeVar

from sawt_reader.reading.model import Claim, Entity, Quote, Span

Item = Entity | Quote | Claim
ItemT = TypeVar("ItemT", Entity, Quote, Claim)


def spans(item: Item) -> tuple[Span, ...]:
    """The stretches of text an item is made of: an entity's mentions, the parts of a quote or claim."""
    if isinstance(item, Entity):
        return tuple(Span(mention.start, mention.end) for mention in item.mentions)
    return item.spans


def heads(item: Item) -> tuple[Span, ...]:
    """Where a walk through the text stops for an item: at each mention of an entity, at the beginning of the others."""
    return spans(item) if isinstance(item, Entity) else item.spans[:1]


class Occurrences(Generic[ItemT]):
    """The items of one kind, found by place. Look-ups take logarithmic time plus the length of the answer."""

    def __init__(self, items: Iterable[ItemT] = ()) -> None:
        items = tuple(items)
        self._parts: list[tuple[Span, ItemT]] = _in_order((span, item) for item in items for span in spans(item))
        self._part_starts = [span.start for span, _ in self._parts]
        self._longest = max((span.end - span.start for span, _ in self._parts), default=0)
        self._heads: list[tuple[Span, ItemT]] = _in_order((span, item) for item in items for span in heads(item))
        self._head_starts = [span.start for span, _ in self._heads]

    def __len__(self) -> int:
        return len(self._heads)

    def overlapping(self, place: Span) -> list[ItemT]:
        """The items with a span that shares a code point with `place`, each once, the innermost last."""
        first = bisect_right(self._part_starts, place.start - self._longest - 1)
        last = bisect_left(self._part_starts, place.end)
        return list({item.id: item for span, item in self._parts[first:last] if span.end > place.start}.values())

    def after(self, offset: int) -> tuple[Span, ItemT] | None:
        """The first head that starts beyond a code point."""
        index = bisect_right(self._head_starts, offset)
        return self._heads[index] if index < len(self._heads) else None

    def before(self, offset: int) -> tuple[Span, ItemT] | None:
        """The last head that starts ahead of a code point."""
        index = bisect_left(self._head_starts, offset)
        return self._heads[index - 1] if index else None


def _in_order(places: Iterable[tuple[Span, ItemT]]) -> list[tuple[Span, ItemT]]:
    return sorted(places, key=lambda place: (place[0].start, -place[0].end))
