"""What the details pane says of an item: labelled rows, each a finding and what it rests on."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tui.model import Claim, Entity, Quantity, Quote, Reading, Source, Span
from tui.reader.naming import certainty, claimant, counted, names, percent, rank, source_name, text_of
from tui.reader.occurrences import Item
from tui.signs import UNSURE

ATTRIBUTIONS = {
    "verb": "a verb of saying",
    "inversion": "a verb of saying after the words",
    "preposition": "a preposition, as “selon”",
    "comme": "a clause with “comme”",
    "noun": "a noun, as “déclaration”",
    "colon": "a colon",
    "none": "nothing but position",
}
SOURCE_KINDS = {
    "author": "the article's own voice",
    "named": "a named source",
    "role": "a source named by role",
    "anonymous": "an anonymous source",
    "none": "no source given",
}
EXCERPT = 20
"""How many quotes or claims of a speaker are written out."""
BOUNDS = {"exact": "", "more": "more than ", "less": "less than ", "about": "about "}


class Row(NamedTuple):
    """A label and what it says; a row without a label goes on with the one above."""

    label: str
    text: str


def describe(item: Item, reading: Reading) -> list[Row]:
    """The rows for an item of this reading."""
    if isinstance(item, Entity):
        rows = _entity(item, reading)
    elif isinstance(item, Quote):
        rows = _quote(item, reading)
    else:
        rows = _claim(item, reading)
    return [row for row in rows if row.text]


def heading(item: Item, reading: Reading) -> str:
    """A name for the item: an entity's own, else who speaks or asserts."""
    if isinstance(item, Entity):
        return item.name
    if isinstance(item, Quote):
        return names(item.speakers, reading) or "Speaker unknown"
    return claimant(item, reading)


def _entity(entity: Entity, reading: Reading) -> Iterator[Row]:
    yield Row("kind", entity.kind if entity.country is None else f"{entity.kind} ({entity.country})")
    yield Row("also", ", ".join(entity.aliases))
    yield from _listed("role", entity.roles)
    yield Row("gender", entity.gender or "")
    yield Row("named", _times(len(entity.mentions)))
    quotes = [quote for quote in reading.quotes if _is_among(entity, quote.speakers)]
    claims = [claim for claim in reading.claims if _is_among(entity, claim.claimants)]
    yield from _excerpt("quote", quotes, reading)
    yield from _excerpt("claim", claims, reading)
    about = [c for c in reading.claims if _is_about(c, entity) and not _is_among(entity, c.claimants)]
    yield from _excerpt("claim about it", about, reading, "claims about it")


def _quote(quote: Quote, reading: Reading) -> Iterator[Row]:
    yield Row("words", text_of(quote.spans, reading))
    yield from _listed("who", [_source(source, reading) for source in quote.speakers])
    if quote.inferred or not quote.speakers:
        yield Row("?", "not named in the sentence: inferred" if quote.speakers else "nobody is named")
    yield Row("cue", text_of([quote.cue], reading) if quote.cue else "")
    yield Row("via", names(quote.via, reading))
    yield Row("kind", quote.kind)
    yield Row("found by", ATTRIBUTIONS[quote.attribution])
    doubt = ", uncertain" if quote.confidence < UNSURE else ""
    yield Row("confidence", f"{percent(quote.confidence)}{doubt}")


def _claim(claim: Claim, reading: Reading) -> Iterator[Row]:
    yield Row("words", text_of(claim.spans, reading))
    yield from _listed("who", [_source(source, reading) for source in claim.claimants])
    yield Row("source", SOURCE_KINDS[claim.source_kind])
    yield Row("via", names(claim.via, reading))
    yield Row("certainty", certainty(claim))
    if claim.hearsay:
        yield Row("", "hearsay: a conditional of the press, no source given")
    yield Row("types", ", ".join(claim.types))
    yield from _listed("quantity", [_quantity(quantity, reading) for quantity in claim.quantities])
    yield from _listed("date", [f"{text_of([date], reading)} = {date.value}" for date in claim.dates])
    yield from _listed("not alone", [_resolved(span, claim, reading) for span in claim.unresolved])
    opposites = [other for other in reading.claims if other.id in claim.opposites]
    yield from _listed(
        "opposite", [f"{claimant(other, reading)}: {text_of(other.spans, reading)}" for other in opposites]
    )
    yield Row("score", f"{rank(claim.score)} of 100")
    for reason in claim.reasons:
        shown_by = f" “{text_of([reason.span], reading)}”" if reason.span else ""
        yield Row("", f"{100 * reason.weight:+.0f} {reason.feature}{shown_by}")


def _listed(label: str, texts: Sequence[str]) -> Iterator[Row]:
    for index, text in enumerate(texts):
        yield Row("" if index else label, text)


def _excerpt(noun: str, items: Sequence[Quote | Claim], reading: Reading, plural: str = "") -> Iterator[Row]:
    """How many there are, and the words of the first."""
    label = f"{len(items)} {plural}" if plural and len(items) != 1 else counted(len(items), noun)
    yield from _listed(label, [text_of(item.spans, reading) for item in items[:EXCERPT]])
    if len(items) > EXCERPT:
        yield Row("", f"… and {len(items) - EXCERPT} more")


def _times(count: int) -> str:
    return "once" if count == 1 else f"{count} times"


def _is_among(entity: Entity, sources: tuple[Source, ...]) -> bool:
    return any(source.entity == entity.id for source in sources)


def _is_about(claim: Claim, entity: Entity) -> bool:
    """Whether a claim names the entity."""
    nearest = (bisect_left(entity.mentions, span.start, key=lambda m: m.start) for span in claim.spans)
    return any(
        at < len(entity.mentions) and entity.mentions[at].end <= span.end
        for at, span in zip(nearest, claim.spans, strict=True)
    )


def _resolved(span: Span, claim: Claim, reading: Reading) -> str:
    """A word that does not stand alone, and what it means where the reading knows: “il” = Paul Arnal."""
    date = next((date.value for date in claim.dates if (date.start, date.end) == (span.start, span.end)), None)
    sources = (source for quote in reading.quotes for source in quote.speakers if source.span == span)
    meant = date or next((source.name for source in sources if source.name), None)
    words = text_of([span], reading)
    return f"“{words}” = {meant}" if meant and meant != words else f"“{words}” (not known)"


def _source(source: Source, reading: Reading) -> str:
    """The fullest name, and the words that stand for it here where they differ."""
    name = source_name(source, reading)
    here = text_of([source.span], reading) if source.span else ""
    return f"{name} (“{here}”)" if here and here != name else name


def _quantity(quantity: Quantity, reading: Reading) -> str:
    unit = f" {quantity.unit}" if quantity.unit else ""
    return f"{text_of([quantity], reading)} = {BOUNDS[quantity.direction]}{quantity.value:,.10g}{unit}"
