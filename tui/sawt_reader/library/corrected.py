"""A reading as its reader has corrected it. Pure functions."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING

from msgspec.structs import replace

from sawt_reader.reading.model import Claim, Entity, Quote, Reading, Source

if TYPE_CHECKING:
    from sawt_reader.library.records import ItemLayer, Review


def layer_of(item: Entity | Quote | Claim) -> ItemLayer:
    """What kind of item it is."""
    return "entity" if isinstance(item, Entity) else "quote" if isinstance(item, Quote) else "claim"


def with_reviews(reading: Reading, reviews: Mapping[str, Review]) -> Reading:
    """The reading with the speakers and claimants that the reader has set. Nothing is left out."""
    return replace(
        reading,
        quotes=tuple(_quote(quote, reviews.get(quote.id)) for quote in reading.quotes),
        claims=tuple(_claim(claim, reviews.get(claim.id)) for claim in reading.claims),
    )


def without_dismissed(reading: Reading, reviews: Mapping[str, Review]) -> Reading:
    """The reading without the items that the reader has dismissed; what is left points at none of them."""
    gone = {key for key, review in reviews.items() if review.dismissed}
    if not gone:
        return reading
    return replace(
        reading,
        entities=tuple(entity for entity in reading.entities if entity.id not in gone),
        quotes=tuple(
            replace(
                quote,
                speakers=_known(quote.speakers, gone),
                via=_known(quote.via, gone),
                parent=None if quote.parent in gone else quote.parent,
            )
            for quote in reading.quotes
            if quote.id not in gone
        ),
        claims=tuple(
            replace(
                claim,
                claimants=_known(claim.claimants, gone),
                via=_known(claim.via, gone),
                quote=None if claim.quote in gone else claim.quote,
                opposites=tuple(other for other in claim.opposites if other not in gone),
            )
            for claim in reading.claims
            if claim.id not in gone
        ),
    )


def _quote(quote: Quote, review: Review | None) -> Quote:
    if review is None or review.speakers is None:
        return quote
    return replace(quote, speakers=review.speakers, inferred=False, confidence=1.0)


def _claim(claim: Claim, review: Review | None) -> Claim:
    if review is None or review.speakers is None:
        return claim
    return replace(claim, claimants=review.speakers, source_kind="named" if review.speakers else "none")


def _known(sources: tuple[Source, ...], gone: Collection[str]) -> tuple[Source, ...]:
    """The sources, by name alone where their entity is dismissed."""
    return tuple(replace(source, entity=None) if source.entity in gone else source for source in sources)
