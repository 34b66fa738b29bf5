"""What the details pane says of an item: labelled rows, each a finding and what it rests on."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from sawt_reader.i18n import N_, _, ngettext, number, percent
from sawt_reader.reader.navigation.item_index import Item
from sawt_reader.reading.glyphs import UNSURE, glyph
from sawt_reader.reading.labels import (
    attribution_label,
    entity_kind_label,
    gender_label,
    quote_kind_label,
    reason_label,
    source_kind_label,
)
from sawt_reader.reading.model import Claim, Entity, Quantity, Quote, Reading, Source, Span
from sawt_reader.reading.wording import (
    certainty,
    claimant,
    names,
    rank,
    shown_words,
    source_name,
    speaker_unknown,
    types,
)

EXCERPT = 20
"""How many quotes or claims of a speaker are written out."""
BOUNDS = {"exact": "{n}", "more": N_("more than {n}"), "less": N_("less than {n}"), "about": N_("about {n}")}


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
        return names(item.speakers, reading) or speaker_unknown()
    return claimant(item, reading)


def _entity(entity: Entity, reading: Reading) -> Iterator[Row]:
    yield Row(_("kind"), _kind(entity))
    yield Row(_("also"), ", ".join(entity.aliases))
    yield from _listed(_("role"), entity.roles)
    yield Row(_("gender"), gender_label(entity.gender) if entity.gender else "")
    yield Row(_("named"), _times(len(entity.mentions)))
    quotes = [quote for quote in reading.quotes if _is_among(entity, quote.speakers)]
    claims = [claim for claim in reading.claims if _is_among(entity, claim.claimants)]
    yield from _excerpt(ngettext("{n} quote", "{n} quotes", len(quotes)), quotes, reading)
    yield from _excerpt(ngettext("{n} claim", "{n} claims", len(claims)), claims, reading)
    about = [c for c in reading.claims if _is_about(c, entity) and not _is_among(entity, c.claimants)]
    yield from _excerpt(ngettext("{n} claim about it", "{n} claims about it", len(about)), about, reading)


def _kind(entity: Entity) -> str:
    kind = entity_kind_label(entity.kind)
    return kind if entity.country is None else f"{kind} ({entity.country})"


def _quote(quote: Quote, reading: Reading) -> Iterator[Row]:
    yield Row(_("words"), shown_words(quote.spans, reading))
    yield from _listed(_("who"), [_source(source, reading) for source in quote.speakers] or [speaker_unknown()])
    if quote.inferred and quote.speakers:
        yield Row("?", _("not named in the sentence: inferred"))
    yield Row(_("cue"), shown_words([quote.cue], reading) if quote.cue else "")
    yield Row(_("via"), names(quote.via, reading))
    yield Row(_("kind"), quote_kind_label(quote.kind))
    yield Row(_("found by"), attribution_label(quote.attribution))
    confidence = _("{percent}, uncertain") if quote.confidence < UNSURE else "{percent}"
    yield Row(_("confidence"), confidence.format(percent=percent(quote.confidence)))


def _claim(claim: Claim, reading: Reading) -> Iterator[Row]:
    yield Row(_("words"), shown_words(claim.spans, reading))
    yield from _listed(_("who"), [_source(source, reading) for source in claim.claimants])
    yield Row(_("source"), source_kind_label(claim.source_kind))
    yield Row(_("via"), names(claim.via, reading))
    yield Row(_("certainty"), f"{glyph(claim)} {certainty(claim)}")
    if claim.hearsay:
        yield Row("", _("hearsay: a conditional of the press, no source given"))
    yield Row(_("types"), types(claim))
    yield from _listed(_("quantity"), [_quantity(quantity, reading) for quantity in claim.quantities])
    yield from _listed(_("date"), [f"{shown_words([date], reading)} = {date.value}" for date in claim.dates])
    yield from _listed(_("not alone"), [_resolved(span, claim, reading) for span in claim.unresolved])
    opposites = [each for each in reading.claims if each.id in claim.opposites]
    yield from _listed(
        _("opposite"),
        [
            _("{who}: {words}").format(who=claimant(other, reading), words=shown_words(other.spans, reading))
            for other in opposites
        ],
    )
    yield Row(_("score"), _("{n} of 100").format(n=rank(claim.score)))
    for reason in claim.reasons:
        shown_by = " " + _("“{words}”").format(words=shown_words([reason.span], reading)) if reason.span else ""
        yield Row("", f"{100 * reason.weight:+.0f} {reason_label(reason.feature)}{shown_by}")


def _listed(first: str, texts: Sequence[str]) -> Iterator[Row]:
    for index, text in enumerate(texts):
        yield Row("" if index else first, text)


def _excerpt(counted: str, items: Sequence[Quote | Claim], reading: Reading) -> Iterator[Row]:
    """How many there are, and the words of the first."""
    yield from _listed(counted.format(n=len(items)), [shown_words(item.spans, reading) for item in items[:EXCERPT]])
    if len(items) > EXCERPT:
        yield Row("", _("… and {n} more").format(n=len(items) - EXCERPT))


def _times(count: int) -> str:
    return ngettext("once", "{n} times", count).format(n=count)


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
    written = shown_words([span], reading)
    quoted = _("“{words}”").format(words=written)
    return f"{quoted} = {meant}" if meant and meant != written else _("{words} (unknown)").format(words=quoted)


def _source(source: Source, reading: Reading) -> str:
    """The fullest name, and the words that stand for it here where they differ."""
    name = source_name(source, reading)
    here = shown_words([source.span], reading) if source.span else ""
    return _("{name} (“{words}”)").format(name=name, words=here) if here and here != name else name


def _quantity(quantity: Quantity, reading: Reading) -> str:
    unit = f" {quantity.unit}" if quantity.unit else ""
    return (
        f"{shown_words([quantity], reading)} = {_(BOUNDS[quantity.direction]).format(n=number(quantity.value))}{unit}"
    )
