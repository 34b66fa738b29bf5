"""The user's notes and corrections of a reading, by item."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from sawt_reader.reading import wording
from sawt_reader.reading.model import Claim, Entity, ItemReview, OrphanReview, Quote, ReaderNote, Reading

FOLLOWED = "followed"
"""Code of an item that is not as the analysis made it because another one was corrected."""


class Corrections:
    """What a person has added to a reading, or corrected in it. Items are given by id."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._reviews = reviews(reading)
        self._followed = {one.item for one in reading.review.followed} if reading.review else set()
        self._added = set(reading.review.added) if reading.review else set()

    def of(self, item: str) -> ItemReview | None:
        """The corrections of an item."""
        return self._reviews.get(item)

    def is_added(self, item: str) -> bool:
        """Whether the analysis did not find it: a person has added it."""
        return item in self._added

    def fields(self, item: str) -> Sequence[str]:
        """The codes of what is not as the analysis made it: fields of the item, "speakers", or `FOLLOWED`."""
        if item in self._followed:
            return (FOLLOWED,)
        said = self.of(item)
        return () if said is None else (*(("speakers",) if said.speakers is not None else ()), *said.changed)

    def verdict(self, item: str) -> str:
        """What a person has said of an item, in words; "" for nothing."""
        if item in self._added:
            return wording.added()
        if item in self._followed:
            return wording.follows()
        return wording.verdict(self.of(item), self._reading)


def reviews(reading: Reading) -> Mapping[str, ItemReview]:
    """The corrections by item id, those of dismissed items and of items that follow others included."""
    said = (*reading.review.items, *reading.review.followed) if reading.review else ()
    return {item.item: item for item in said}


def notes(reading: Reading) -> Mapping[str | None, Sequence[ReaderNote]]:
    """The notes on items of the layers by item id, in the order of the text; under None all others and bookmarks."""
    found: dict[str | None, list[ReaderNote]] = defaultdict(list)
    if reading.review:
        items: tuple[Entity | Quote | Claim, ...] = (*reading.entities, *reading.quotes, *reading.claims)
        known = {item.id for item in items}
        for note in reading.review.notes:
            found[note.item if note.body and note.item in known else None].append(note)
    return found


def orphans(reading: Reading) -> Sequence[OrphanReview]:
    """The corrections that fit no item."""
    return reading.review.orphans if reading.review else ()
