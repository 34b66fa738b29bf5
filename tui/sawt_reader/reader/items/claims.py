"""How claims appear on screen."""

from __future__ import annotations

from collections.abc import Iterator

from sawt_reader.i18n import N_, _, number
from sawt_reader.reader.items.view import Row, StatementView, holders, labelled, quoted, source_in_full
from sawt_reader.reading.glyphs import glyph, is_to_check_first
from sawt_reader.reading.kinds import CLAIMS
from sawt_reader.reading.labels import (
    certainty_label,
    claim_type_label,
    polarity_label,
    reason_label,
    source_kind_label,
    trait_label,
)
from sawt_reader.reading.model import Claim, Date, Quantity, Reading, Span
from sawt_reader.reading.wording import certainty, claimant, names, rank, shown_words, types, words

BOUNDS = {"exact": "{n}", "more": N_("more than {n}"), "less": N_("less than {n}"), "about": N_("about {n}")}


class ClaimView(StatementView[Claim]):
    """Assertions with their claimants, how firm they are, and what their score is made of."""

    kind = CLAIMS

    def heading(self, item: Claim, reading: Reading) -> str:
        """Who asserts it."""
        return claimant(item, reading, brief=True)

    def rows(self, item: Claim, reading: Reading) -> Iterator[Row]:
        """Words, claimants, certainty, what can be checked, and the reasons of the score."""
        yield Row(_("words"), shown_words(item.spans, reading))
        yield from labelled(_("who"), [source_in_full(source, reading) for source in item.claimants])
        yield from holders(item.claimants)
        yield Row(_("source"), source_kind_label(item.source_kind))
        yield Row(_("via"), names(item.via, reading))
        yield Row(_("certainty"), f"{glyph(item)} {certainty(item)}")
        if item.hearsay:
            yield Row("", _("hearsay: the press conditional, without a source"))
        yield Row(_("types"), types(item))
        yield from labelled(_("quantity"), [_quantity(quantity, reading) for quantity in item.quantities])
        yield from labelled(_("date"), [f"{shown_words([date], reading)} = {_period(date)}" for date in item.dates])
        yield from labelled(_("refers to"), [_resolved(span, item, reading) for span in item.unresolved])
        repeating = [claim for claim in reading.claims if claim.repeats == item.id]
        yield from labelled(_("repeated"), [quoted(claim.spans, reading) for claim in repeating])
        opposites = [claim for claim in reading.claims if claim.id in item.opposites]
        yield from labelled(_("opposite"), [_attributed(claim, reading) for claim in opposites])
        yield Row(_("score"), _("{n} of 100").format(n=rank(item.score)))
        for reason in item.reasons:
            shown_by = f" {quoted([reason.span], reading)}" if reason.span else ""
            yield Row("", f"{100 * reason.weight:+.0f} {reason_label(reason.feature)}{shown_by}")

    def properties(self, item: Claim) -> Iterator[str]:
        """Certainty, source and types, and whether it is denied, hearsay or contradicted."""
        yield certainty_label(item.certainty)
        yield trait_label("unsourced" if item.source_kind == "none" else item.source_kind)
        yield from map(claim_type_label, item.types)
        if item.polarity == "denied":
            yield polarity_label("denied")
        if item.hearsay:
            yield trait_label("hearsay")
        if item.opposites:
            yield trait_label("opposed")

    def is_by_author(self, item: Claim) -> bool:
        """Whether it has no other source than the article."""
        return item.source_kind == "author"

    def is_to_check_first(self, item: Claim) -> bool:
        """Whether its score is high."""
        return is_to_check_first(item)

    def who(self, item: Claim, reading: Reading) -> str:
        """The claimants, or the article."""
        return claimant(item, reading)

    def citation(self, item: Claim, reading: Reading) -> tuple[str, str]:
        """Its words and claimants."""
        return words(item.spans, reading), claimant(item, reading)

    def no_further(self, direction: int) -> str:
        """The message at the last or first claim."""
        return _("no claim after this one") if direction > 0 else _("no claim before this one")


def _attributed(claim: Claim, reading: Reading) -> str:
    return _("{who}: {words}").format(who=claimant(claim, reading), words=shown_words(claim.spans, reading))


def _resolved(span: Span, claim: Claim, reading: Reading) -> str:
    """A word that does not stand alone, and what it means where the reading knows: “il” = Paul Arnal."""
    date = next((_period(date) for date in claim.dates if (date.start, date.end) == (span.start, span.end)), None)
    sources = (source for quote in reading.quotes for source in quote.speakers if source.span == span)
    meant = date or next((source.name for source in sources if source.name), None)
    if meant and meant != shown_words([span], reading):
        return f"{quoted([span], reading)} = {meant}"
    return _("{words} (unknown)").format(words=quoted([span], reading))


def _period(date: Date) -> str:
    """A date, or the first and the last of a range."""
    return date.value if date.until is None else f"{date.value} – {date.until}"


def _quantity(quantity: Quantity, reading: Reading) -> str:
    amount = _(BOUNDS[quantity.direction]).format(n=number(quantity.value))
    unit = f" {quantity.unit}" if quantity.unit else ""
    return f"{shown_words([quantity], reading)} = {amount}{unit}"
