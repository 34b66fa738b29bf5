"""Corrected readings. Pure functions."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from sawt_reader.reading.kinds import KINDS, ItemT, Kind
from sawt_reader.reading.model import Reading

if TYPE_CHECKING:
    from sawt_reader.library.records import Review


def with_reviews(reading: Reading, reviews: Mapping[str, Review]) -> Reading:
    """The reading with corrected speakers and claimants; dismissed items stay."""
    corrected = {
        kind.plural: tuple(_corrected(kind, item, reviews.get(item.id)) for item in kind.items(reading))
        for kind in KINDS
    }
    return replace(reading, **corrected)


def without_dismissed(reading: Reading, reviews: Mapping[str, Review]) -> Reading:
    """The reading without dismissed items and references to them."""
    dismissed = {key for key, review in reviews.items() if review.dismissed}
    if not dismissed:
        return reading
    rest: dict[str, Any] = {
        kind.plural: tuple(kind.without(item, dismissed) for item in kind.items(reading) if item.id not in dismissed)
        for kind in KINDS
    }
    return replace(reading, **rest)


def _corrected(kind: Kind[ItemT], item: ItemT, review: Review | None) -> ItemT:
    if review is None or review.speakers is None:
        return item
    return kind.with_sources(item, review.speakers)
