"""How claims appear on screen."""

from __future__ import annotations

from collections.abc import Iterator

from sawt_reader.i18n import _, number
from sawt_reader.reader.items.naming import certainty, claimant, names, rank, text_of
from sawt_reader.reader.items.view import Row, StatementView, labelled, quoted, source_in_full
from sawt_reader.reading import wording
from sawt_reader.reading.kinds import CLAIMS
from sawt_reader.reading.labels import label
from sawt_reader.reading.model import Claim, Quantity, Reading, Span

SOURCE_KINDS = {
    "author": _("the article's own voice"),
    "named": _("a named source"),
    "role": _("a source named by role"),
    "anonymous": _("an anonymous source"),
    "none": _("no source given"),
}
BOUNDS = {"exact": "{n}", "more": _("more than {n}"), "less": _("less than {n}"), "about": _("about {n}")}


class ClaimView(StatementView[Claim]):
    """Assertions with their claimants, how firm they are, and what their score is made of."""

    kind = CLAIMS

    def heading(self, item: Claim, reading: Reading) -> str:
        """Who asserts it."""
        return claimant(item, reading)

    def rows(self, item: Claim, reading: Reading) -> Iterator[Row]:
        """Words, claimants, certainty, what can be checked, and the reasons of the score."""
        yield Row(_("words"), text_of(item.spans, reading))
        yield from labelled(_("who"), [source_in_full(source, reading) for source in item.claimants])
        yield Row(_("source"), SOURCE_KINDS[item.source_kind])
        yield Row(_("via"), names(item.via, reading))
        yield Row(_("certainty"), certainty(item))
        if item.hearsay:
            yield Row("", _("hearsay: a conditional of the press, no source given"))
        yield Row(_("types"), ", ".join(map(label, item.types)))
        yield from labelled(_("quantity"), [_quantity(quantity, reading) for quantity in item.quantities])
        yield from labelled(_("date"), [f"{text_of([date], reading)} = {date.value}" for date in item.dates])
        yield from labelled(_("not alone"), [_resolved(span, item, reading) for span in item.unresolved])
        opposites = [claim for claim in reading.claims if claim.id in item.opposites]
        yield from labelled(_("opposite"), [_attributed(claim, reading) for claim in opposites])
        yield Row(_("score"), _("{n} of 100").format(n=rank(item.score)))
        for reason in item.reasons:
            words = f" {quoted(text_of([reason.span], reading))}" if reason.span else ""
            yield Row("", f"{100 * reason.weight:+.0f} {label(reason.feature)}{words}")

    def properties(self, item: Claim) -> Iterator[str]:
        """Certainty, source and types, and whether it is denied, hearsay or contradicted."""
        yield item.certainty
        yield "unsourced" if item.source_kind == "none" else item.source_kind
        yield from item.types
        if item.polarity == "denied":
            yield "denied"
        if item.hearsay:
            yield "hearsay"
        if item.opposites:
            yield "opposed"

    def who(self, item: Claim, reading: Reading) -> str:
        """The claimants, or the article."""
        return claimant(item, reading)

    def citation(self, item: Claim, reading: Reading) -> tuple[str, str]:
        """Its words and claimants."""
        return wording.words(reading, item.spans), wording.claimants(reading, item)

    def no_further(self, direction: int) -> str:
        """The message at the last or first claim."""
        return _("no claim after this one") if direction > 0 else _("no claim before this one")


def _attributed(claim: Claim, reading: Reading) -> str:
    return _("{who}: {words}").format(who=claimant(claim, reading), words=text_of(claim.spans, reading))


def _resolved(span: Span, claim: Claim, reading: Reading) -> str:
    """A word that does not stand alone, and what it means where the reading knows: “il” = Paul Arnal."""
    date = next((date.value for date in claim.dates if (date.start, date.end) == (span.start, span.end)), None)
    sources = (source for quote in reading.quotes for source in quote.speakers if source.span == span)
    meant = date or next((source.name for source in sources if source.name), None)
    words = text_of([span], reading)
    if meant and meant != words:
        return f"{quoted(words)} = {meant}"
    return _("{words} (not known)").format(words=quoted(words))


def _quantity(quantity: Quantity, reading: Reading) -> str:
    unit = f" {quantity.unit}" if quantity.unit else ""
    return f"{text_of([quantity], reading)} = {BOUNDS[quantity.direction].format(n=number(quantity.value))}{unit}"
