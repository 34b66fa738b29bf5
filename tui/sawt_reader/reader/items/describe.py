"""What the details pane says of an item: labelled rows, each a finding and what it rests on."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from sawt_reader.i18n import _, ngettext, number
from sawt_reader.reader.items.naming import certainty, claimant, names, percent, rank, source_name, text_of
from sawt_reader.reader.navigation.item_index import Item
from sawt_reader.reading.glyphs import UNSURE
from sawt_reader.reading.labels import label
from sawt_reader.reading.model import Claim, Entity, Quantity, Quote, Reading, Source, Span

ATTRIBUTIONS = {
    "verb": _("a verb of saying"),
    "inversion": _("a verb of saying after the words"),
    "preposition": _("a preposition, as “selon”"),
    "comme": _("a clause with “comme”"),
    "noun": _("a noun, as “déclaration”"),
    "colon": _("a colon"),
    "none": _("nothing but position"),
}
SOURCE_KINDS = {
    "author": _("the article's own voice"),
    "named": _("a named source"),
    "role": _("a source named by role"),
    "anonymous": _("an anonymous source"),
    "none": _("no source given"),
}
QUOTED = _("“{words}”")
SAID = _("{who}: {words}")
EXCERPT = 20
"""How many quotes or claims of a speaker are written out."""
BOUNDS = {"exact": "{n}", "more": _("more than {n}"), "less": _("less than {n}"), "about": _("about {n}")}


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
        return names(item.speakers, reading) or _("Speaker unknown")
    return claimant(item, reading)


def _entity(entity: Entity, reading: Reading) -> Iterator[Row]:
    yield Row(_("kind"), label(entity.kind) if entity.country is None else f"{label(entity.kind)} ({entity.country})")
    yield Row(_("also"), ", ".join(entity.aliases))
    yield from _listed(_("role"), entity.roles)
    yield Row(_("gender"), label(entity.gender or ""))
    yield Row(_("named"), _times(len(entity.mentions)))
    quotes = [quote for quote in reading.quotes if _is_among(entity, quote.speakers)]
    claims = [claim for claim in reading.claims if _is_among(entity, claim.claimants)]
    yield from _excerpt(ngettext("{n} quote", "{n} quotes", len(quotes)), quotes, reading)
    yield from _excerpt(ngettext("{n} claim", "{n} claims", len(claims)), claims, reading)
    about = [c for c in reading.claims if _is_about(c, entity) and not _is_among(entity, c.claimants)]
    yield from _excerpt(ngettext("{n} claim about it", "{n} claims about it", len(about)), about, reading)


def _quote(quote: Quote, reading: Reading) -> Iterator[Row]:
    yield Row(_("words"), text_of(quote.spans, reading))
    yield from _listed(_("who"), [_source(source, reading) for source in quote.speakers])
    if quote.inferred or not quote.speakers:
        yield Row("?", _("not named in the sentence: inferred") if quote.speakers else _("nobody is named"))
    yield Row(_("cue"), text_of([quote.cue], reading) if quote.cue else "")
    yield Row(_("via"), names(quote.via, reading))
    yield Row(_("kind"), label(quote.kind))
    yield Row(_("found by"), ATTRIBUTIONS[quote.attribution])
    confidence = _("{percent}, uncertain") if quote.confidence < UNSURE else "{percent}"
    yield Row(_("confidence"), confidence.format(percent=percent(quote.confidence)))


def _claim(claim: Claim, reading: Reading) -> Iterator[Row]:
    yield Row(_("words"), text_of(claim.spans, reading))
    yield from _listed(_("who"), [_source(source, reading) for source in claim.claimants])
    yield Row(_("source"), SOURCE_KINDS[claim.source_kind])
    yield Row(_("via"), names(claim.via, reading))
    yield Row(_("certainty"), certainty(claim))
    if claim.hearsay:
        yield Row("", _("hearsay: a conditional of the press, no source given"))
    yield Row(_("types"), ", ".join(map(label, claim.types)))
    yield from _listed(_("quantity"), [_quantity(quantity, reading) for quantity in claim.quantities])
    yield from _listed(_("date"), [f"{text_of([date], reading)} = {date.value}" for date in claim.dates])
    yield from _listed(_("not alone"), [_resolved(span, claim, reading) for span in claim.unresolved])
    opposites = [other for other in reading.claims if other.id in claim.opposites]
    yield from _listed(
        _("opposite"),
        [SAID.format(who=claimant(other, reading), words=text_of(other.spans, reading)) for other in opposites],
    )
    yield Row(_("score"), _("{n} of 100").format(n=rank(claim.score)))
    for reason in claim.reasons:
        shown_by = " " + QUOTED.format(words=text_of([reason.span], reading)) if reason.span else ""
        yield Row("", f"{100 * reason.weight:+.0f} {label(reason.feature)}{shown_by}")


def _listed(first: str, texts: Sequence[str]) -> Iterator[Row]:
    for index, text in enumerate(texts):
        yield Row("" if index else first, text)


def _excerpt(counted: str, items: Sequence[Quote | Claim], reading: Reading) -> Iterator[Row]:
    """How many there are, and the words of the first."""
    yield from _listed(counted.format(n=len(items)), [text_of(item.spans, reading) for item in items[:EXCERPT]])
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
    words = text_of([span], reading)
    quoted = QUOTED.format(words=words)
    return f"{quoted} = {meant}" if meant and meant != words else _("{words} (not known)").format(words=quoted)


def _source(source: Source, reading: Reading) -> str:
    """The fullest name, and the words that stand for it here where they differ."""
    name = source_name(source, reading)
    here = text_of([source.span], reading) if source.span else ""
    return f"{name} ({QUOTED.format(words=here)})" if here and here != name else name


def _quantity(quantity: Quantity, reading: Reading) -> str:
    unit = f" {quantity.unit}" if quantity.unit else ""
    return f"{text_of([quantity], reading)} = {BOUNDS[quantity.direction].format(n=number(quantity.value))}{unit}"
