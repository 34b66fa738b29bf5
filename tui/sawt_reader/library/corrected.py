"""A reading with the corrections of the user. Pure functions."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from sawt_reader.reading.kinds import KINDS, ItemT, Kind
from sawt_reader.reading.model import Reading

if TYPE_CHECKING:
    from sawt_reader.library.records import Review


def with_reviews(reading: Reading, reviews: Mapping[str, Review]) -> Reading:
    """The reading with the speakers and claimants that the user has set. Nothing is left out."""
    corrected = {
        kind.plural: tuple(_corrected(kind, item, reviews.get(item.id)) for item in kind.items(reading))
        for kind in KINDS
    }
    return replace(reading, **corrected)


def without_dismissed(reading: Reading, reviews: Mapping[str, Review]) -> Reading:
    """The reading without dismissed items and references to them."""
    gone = {key for key, review in reviews.items() if review.dismissed}
    if not gone:
        return reading
    left: dict[str, Any] = {
        kind.plural: tuple(kind.without(item, gone) for item in kind.items(reading) if item.id not in gone)
        for kind in KINDS
    }
    return replace(reading, **left)


def _corrected(kind: Kind[ItemT], item: ItemT, review: Review | None) -> ItemT:
    if review is None or review.speakers is None:
        return item
    return kind.with_sources(item, review.speakers)
