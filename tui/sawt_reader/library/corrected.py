"""Corrected readings. Pure functions."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from sawt_reader.reading.kinds import CLAIMS, KINDS, ItemT, Kind
from sawt_reader.reading.model import Reading

if TYPE_CHECKING:
    from sawt_reader.library.records import Review


def with_reviews(reading: Reading, reviews: Mapping[str, Review]) -> Reading:
    """The reading with corrected speakers and claimants; dismissed items stay.

    A claim follows its quote: with another speaker it has another claimant, unless that was corrected itself.
    """
    corrected = {
        kind.plural: tuple(_corrected(kind, item, reviews.get(item.id)) for item in kind.items(reading))
        for kind in KINDS
    }
    return _with_claimants(replace(reading, **corrected), reading, reviews)


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


def _with_claimants(corrected: Reading, analysed: Reading, reviews: Mapping[str, Review]) -> Reading:
    """The corrected reading with the new speakers of quotes as claimants of what they said."""
    said = {
        quote.id: (quote.speakers, review.speakers)
        for quote in analysed.quotes
        if (review := reviews.get(quote.id)) is not None and review.speakers is not None
    }
    if not said:
        return corrected
    claims = []
    for claim in corrected.claims:
        before, after = said.get(claim.quote or "", (None, ()))
        own = reviews.get(claim.id)
        follows = claim.claimants == before and (own is None or own.speakers is None)
        claims.append(CLAIMS.with_sources(claim, after) if follows else claim)
    return replace(corrected, claims=tuple(claims))


def _corrected(kind: Kind[ItemT], item: ItemT, review: Review | None) -> ItemT:
    if review is None or review.speakers is None:
        return item
    return kind.with_sources(item, review.speakers)
