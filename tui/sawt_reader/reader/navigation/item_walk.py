"""Where the user is among the items of a reading, and which item comes next."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sawt_reader.reader.navigation.history import History
from sawt_reader.reader.navigation.item_index import ItemIndex
from sawt_reader.reading.kinds import KINDS, Item, ItemT, Kind, all_items, spans
from sawt_reader.reading.model import Reading, Span


class ItemWalk:
    """Moves from item to item of one article. It knows no widget: callers pass the sentence under the cursor.

    Attributes:
        item: the selected item, chosen in a list or reached by "next" and "previous".
        history: the places jumped from.
    """

    def __init__(self) -> None:
        self.item: Item | None = None
        self.history = History()
        self._landed: int | None = None
        self._indexes: dict[Kind[Any], ItemIndex[Any]] = {}
        self._stops: dict[Kind[Any], ItemIndex[Any]] = {}
        """Of the items to stop at."""

    def use(self, reading: Reading, walked: Reading) -> None:
        """Use another reading of the same article.

        Args:
            reading: all its items; the selected item becomes the one at the same place.
            walked: the reading without the items to skip.
        """
        self._indexes = {kind: ItemIndex(kind, kind.items(walked)) for kind in KINDS}
        self._stops = dict(self._indexes)
        self.item = same_item(self.item, reading)

    def stop_at(self, kind: Kind[ItemT], items: Sequence[ItemT] | None) -> None:
        """Stop at these items of a kind only, those that a list shows; at all for None."""
        if kind in self._indexes:
            self._stops[kind] = self._indexes[kind] if items is None else ItemIndex(kind, items)

    def count(self, kind: Kind[Any]) -> int:
        """How many stops there are for a kind."""
        return len(self._stops.get(kind, ()))

    def overlapping(self, kind: Kind[ItemT], place: Span) -> list[ItemT]:
        """The items of a kind that share a code point with a place."""
        index = self._indexes.get(kind)
        return index.overlapping(place) if index else []

    def item_at(self, place: Span) -> Item | None:
        """An item at a place: an entity rather than a quote, a quote rather than a claim."""
        return next((item for kind in KINDS for item in self.overlapping(kind, place)), None)

    # --- Where the user is

    def land(self, offset: int) -> None:
        """Note that a jump has led to a code point."""
        self._landed = offset

    def here(self, sentence: Span) -> int:
        """The current code point: where the last jump landed, while the cursor is still in that sentence."""
        if self._landed is not None and sentence.start <= self._landed < sentence.end:
            return self._landed
        return sentence.start

    def ahead(self, sentence: Span, direction: int) -> int:
        """Where a search for the next item starts: an item at the start of the sentence counts, unless landed on."""
        here = self.here(sentence)
        return here if direction < 0 or here == self._landed else sentence.start - 1

    # --- Where to go next

    def step(self, kind: Kind[ItemT], sentence: Span, direction: int) -> tuple[Span, ItemT] | None:
        """The next (1) or previous (-1) item of a kind, and its place."""
        index, start = self._stops[kind], self.ahead(sentence, direction)
        return index.after(start) if direction > 0 else index.before(start)

    def onward(self, sentence: Span) -> tuple[Span, Item] | None:
        """The next place of the selected item, from the last on to the first; without one, of an item of the sentence.

        The current place if there is no other.
        """
        item = self.item or self.item_at(sentence)
        if item is None:
            return None
        places = sorted(spans(item), key=lambda span: span.start)
        following = [place for place in places if place.start > self.here(sentence)] if item == self.item else []
        return (following or places)[0], item

    def selected_in(self, sentence: Span) -> Item | None:
        """The selected item, if it is in this sentence."""
        item = self.item
        return item if item and any(s.start < sentence.end and sentence.start < s.end for s in spans(item)) else None


def same_item(item: Item | None, reading: Reading) -> Item | None:
    """The item of a later reading at the place of `item` in an earlier one."""
    if item is None:
        return None
    items = all_items(reading)
    return next((new for new in items if type(new) is type(item) and spans(new)[:1] == spans(item)[:1]), None)
