"""Corrected items and readings. Pure functions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, cast, get_args

from msgspec.structs import replace

from sawt_reader.library.identities import sentence_at
from sawt_reader.reading.kinds import CLAIMS, KINDS, QUOTES, Item, ItemT, Kind
from sawt_reader.reading.model import (
    Article,
    Claim,
    Entity,
    EntityKind,
    Quote,
    QuoteKind,
    Reading,
    Source,
    Span,
)
from sawt_reader.reading.voices import voice_key

if TYPE_CHECKING:
    from sawt_reader.library.records import Correction, Review

_ENTITY_KINDS, _QUOTE_KINDS = get_args(EntityKind), get_args(QuoteKind)
_OPENING = '«“„"‹—–'


def with_reviews(reading: Reading, reviews: Mapping[str, Review]) -> Reading:
    """The reading with corrected speakers and claimants; dismissed items stay.

    A claim follows the speakers of its quote, where the analysis gave it the same ones and the user has not set its
    claimants.
    """
    if all(review.speakers is None for review in reviews.values()):
        return reading
    quotes = {quote.id: quote for quote in reading.quotes}

    def follows(claim: Claim) -> Claim:
        quote, said = quotes.get(claim.quote or ""), reviews.get(claim.quote or "")
        if quote is None or said is None or said.speakers is None or not _is_from(claim, quote, reading):
            return claim
        return CLAIMS.with_sources(claim, said.speakers)

    claims = tuple(follows(claim) for claim in reading.claims)
    return replace(
        reading,
        quotes=tuple(_said_by(QUOTES, quote, reviews.get(quote.id)) for quote in reading.quotes),
        claims=tuple(_said_by(CLAIMS, claim, reviews.get(claim.id)) for claim in claims),
    )


def _is_from(claim: Claim, quote: Quote, reading: Reading) -> bool:
    """Whether who claims something is who speaks in the quote around it."""

    def keys(sources: Iterable[Source]) -> set[str]:
        return {voice_key(source, reading) for source in sources}

    return keys(claim.claimants) == keys(quote.speakers)


def _said_by(kind: Kind[ItemT], item: ItemT, review: Review | None) -> ItemT:
    if review is None or review.speakers is None:
        return item
    return kind.with_sources(item, review.speakers)


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


# --- One item


def changed(item: Item, correction: Correction, places: Mapping[str, Span], reading: Reading) -> Item:
    """An item with the words, cue, kind, name, certainty and polarity that a correction sets.

    Args:
        item: of `reading`.
        correction: its speakers and status are not for here.
        places: of its words and its cue, as far as they are in the text.
        reading: in which the item is.
    """
    if isinstance(item, Entity):
        return _changed_entity(item, correction)
    fields: dict[str, Any] = {}
    if "words" in places:
        spans = reshaped(item.spans, places["words"], reading.article)
        fields["spans"] = spans or item.spans
        fields["sentence"] = sentence_at(reading, fields["spans"][0].start) or 0
    if isinstance(item, Quote):
        if "cue" in places:
            fields["cue"] = places["cue"]
        fields["kind"] = correction.kind if correction.kind in _QUOTE_KINDS else item.kind
        return replace(item, **fields)
    fields["certainty"] = correction.certainty or item.certainty
    fields["polarity"] = correction.polarity or item.polarity
    if correction.certainty:
        fields["hearsay"] = False
    return _trimmed(replace(item, **fields))


def _changed_entity(entity: Entity, correction: Correction) -> Entity:
    if correction.kind in _ENTITY_KINDS:
        kind = cast(EntityKind, correction.kind)
        entity = replace(entity, kind=kind, kind_confidence=1.0, kind_signs=())
    if correction.name and correction.name != entity.name:
        aliases = dict.fromkeys((entity.name, *entity.aliases))
        entity = replace(entity, name=correction.name, aliases=tuple(aliases), kind_confidence=1.0)
    return entity


def _trimmed(claim: Claim) -> Claim:
    """A claim without what was found in words that are no longer its own."""

    def own(found: Sequence[Any]) -> tuple[Any, ...]:
        inside = (any(s.start <= one.start and one.end <= s.end for s in claim.spans) for one in found)
        return tuple(one for one, is_own in zip(found, inside, strict=True) if is_own)

    return replace(claim, quantities=own(claim.quantities), dates=own(claim.dates), unresolved=own(claim.unresolved))


def reshaped(spans: Sequence[Span], place: Span, article: Article) -> tuple[Span, ...]:
    """The spans of an item that begins and ends elsewhere: what is left out between them stays left out."""
    kept = [Span(max(s.start, place.start), min(s.end, place.end)) for s in spans]
    kept = [span for span in kept if span.start < span.end] or [place]
    kept[0] = Span(place.start, kept[0].end)
    kept[-1] = Span(kept[-1].start, place.end)
    return tuple(part for span in kept for part in _by_block(span, article))


def _by_block(span: Span, article: Article) -> Iterable[Span]:
    """The parts of a span in each block, without white space around them."""
    for block in article.blocks:
        start, end = max(span.start, block.start), min(span.end, block.end)
        words = article.text[start:end] if start < end else ""
        if words.strip():
            yield Span(start + len(words) - len(words.lstrip()), start + len(words.rstrip()))


def new_quote(id: str, place: Span, reading: Reading) -> Quote | None:
    """A quote that the user adds: direct where it begins with a quotation mark. None for a place without words."""
    spans = tuple(_by_block(place, reading.article))
    sentence = sentence_at(reading, place.start)
    if not spans or sentence is None:
        return None
    kind: QuoteKind = "direct" if reading.article.text[spans[0].start] in _OPENING else "indirect"
    return Quote(id=id, kind=kind, attribution="none", spans=spans, sentence=sentence)


def new_claim(id: str, place: Span, reading: Reading) -> Claim | None:
    """A claim that the user adds; in a quote it is its speaker's. None for a place without words."""
    spans = tuple(_by_block(place, reading.article))
    sentence = sentence_at(reading, place.start)
    if not spans or sentence is None:
        return None
    around = [q for q in reading.quotes if q.spans[0].start <= spans[0].start and spans[-1].end <= q.spans[-1].end]
    quote = min(around, key=lambda quote: quote.spans[-1].end - quote.spans[0].start, default=None)
    claim = Claim(id=id, spans=spans, sentence=sentence, quote=quote.id if quote else None)
    return CLAIMS.with_sources(claim, quote.speakers) if quote else claim


def in_order(reading: Reading) -> Reading:
    """The reading with its quotes and claims in the order of the text."""

    def place(item: Quote | Claim) -> tuple[int, int]:
        return item.sentence, item.spans[0].start

    return replace(
        reading, quotes=tuple(sorted(reading.quotes, key=place)), claims=tuple(sorted(reading.claims, key=place))
    )
