"""The user's notes and corrections of a reading, by item."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from sawt_reader.reading.model import Claim, Entity, ItemReview, OrphanReview, Quote, ReaderNote, Reading


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
