"""Where one is among the items of a reading, and the ways that lead on from there."""

from __future__ import annotations

from sawt_reader.reader.navigation.history import History
from sawt_reader.reader.navigation.item_index import Item, Occurrences, spans
from sawt_reader.reading.model import Claim, Entity, Quote, Reading, Span


class Itinerary:
    """Ways through one article. It knows no widget: the sentence under the cursor is told in each question.

    Attributes:
        item: the item in hand, chosen in a list or reached by walking.
        history: the places jumped from.
    """

    def __init__(self) -> None:
        self.item: Item | None = None
        self.history = History()
        self._landed: int | None = None
        self._occurrences: dict[str, Occurrences[Entity] | Occurrences[Quote] | Occurrences[Claim]] = {}

    def take(self, reading: Reading, walked: Reading) -> None:
        """Go by another reading of the same article.

        Args:
            reading: all its items; the item in hand is the one that stands where it stood.
            walked: the reading without what walks pass by.
        """
        self._occurrences = {
            "entities": Occurrences(walked.entities),
            "quotes": Occurrences(walked.quotes),
            "claims": Occurrences(walked.claims),
        }
        self.item = same_item(self.item, reading)

    def count(self, kind: str) -> int:
        """How many places there are for a walk through "entities", "quotes" or "claims"."""
        return len(self._occurrences.get(kind, ()))

    def overlapping(self, kind: str, place: Span) -> list[Entity] | list[Quote] | list[Claim]:
        """The items of a kind that share a code point with a place."""
        found = self._occurrences.get(kind)
        return found.overlapping(place) if found else []

    def item_at(self, place: Span) -> Item | None:
        """An item at a place: an entity before a quote before a claim."""
        for found in self._occurrences.values():
            if items := found.overlapping(place):
                return items[0]
        return None

    # --- Where one is

    def land(self, offset: int) -> None:
        """A jump has led to a code point."""
        self._landed = offset

    def here(self, sentence: Span) -> int:
        """The code point one is at: where a jump landed, while the cursor is still in that sentence."""
        if self._landed is not None and sentence.start <= self._landed < sentence.end:
            return self._landed
        return sentence.start

    def ahead(self, sentence: Span, direction: int) -> int:
        """The code point a walk starts from: what begins with the sentence is ahead until a jump has landed on it."""
        here = self.here(sentence)
        return here if direction < 0 or here == self._landed else sentence.start - 1

    # --- Where one can go

    def step(self, kind: str, sentence: Span, direction: int) -> tuple[Span, Item] | None:
        """The next (1) or previous (-1) item of a kind, and its place there."""
        found, start = self._occurrences[kind], self.ahead(sentence, direction)
        return found.after(start) if direction > 0 else found.before(start)

    def onward(self, sentence: Span) -> tuple[Span, Item] | None:
        """The next place of the item in hand, round the end; without one, of an item of the sentence.

        Where there is no other place, the place is the one where one is.
        """
        item = self.item or self.item_at(sentence)
        if item is None:
            return None
        places = sorted(spans(item), key=lambda span: span.start)
        following = [place for place in places if place.start > self.here(sentence)] if item == self.item else []
        return (following or places)[0], item

    def in_hand(self, sentence: Span) -> Item | None:
        """The item in hand, if it is in this sentence."""
        item = self.item
        return item if item and any(s.start < sentence.end and sentence.start < s.end for s in spans(item)) else None


def same_item(item: Item | None, reading: Reading) -> Item | None:
    """The item of a later reading that stands where `item` stood in an earlier one."""
    if item is None:
        return None
    items: tuple[Item, ...] = (*reading.entities, *reading.quotes, *reading.claims)
    return next((new for new in items if type(new) is type(item) and spans(new)[:1] == spans(item)[:1]), None)
