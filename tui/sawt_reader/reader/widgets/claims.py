"""The list of claims."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import ClassVar

from textual.content import Content

from sawt_reader.i18n import N_
from sawt_reader.reader.items.brief_names import brief_names, shortened
from sawt_reader.reader.terminal.display import content
from sawt_reader.reader.widgets.item_line import ItemLine
from sawt_reader.reader.widgets.item_list import ItemList
from sawt_reader.reader.widgets.quotes import STYLE
from sawt_reader.reading.glyphs import FIRST, glyph, is_doubtful_claim, is_to_check_first, sureness_of_claim
from sawt_reader.reading.kinds import CLAIMS
from sawt_reader.reading.labels import source_kind_label
from sawt_reader.reading.model import Claim, Reading
from sawt_reader.reading.wording import certainty, names, rank, shown_words, via

IN_ORDER, BY_SCORE, BY_DOUBT = N_("in text order"), N_("by score"), N_("least sure first")


class ClaimList(ItemList[Claim]):
    """Claims: score, certainty, claimant, words."""

    kind = CLAIMS
    NAME = N_("Claims")
    HELP = N_(
        "What is asserted, by whom and how firmly. The number, 0 to 100, ranks what to check first; it does not say "
        "what is true. The details show what it is made of. “!” marks what to check first. "
        "What only repeats the title is not listed again."
    )
    EMPTY: ClassVar[Sequence[str]] = (N_("No claim found."), N_("Assertions that can be checked"), N_("appear here."))

    ORDERS: ClassVar[Sequence[str]] = (IN_ORDER, BY_SCORE, BY_DOUBT)
    INDENT = 6
    _brief: Mapping[str, str] = MappingProxyType({})

    def sections(self, items: Sequence[Claim], order: str, reading: Reading) -> Iterable[tuple[str, Sequence[Claim]]]:
        """One section, without a heading, and without what only repeats the title: it is in the details of that."""
        items = [claim for claim in items if claim.repeats is None]
        if order == BY_SCORE:
            items = sorted(items, key=lambda claim: -claim.score)
        elif order == BY_DOUBT:
            items = sorted(items, key=lambda claim: sureness_of_claim(claim, reading))
        yield "", items

    def toggle_author(self) -> None:
        """Hide the article's own claims, or show them."""
        self.narrow(self.filter._replace(author=not self.filter.author))

    def toggle_first(self) -> None:
        """Show only what to check first, or all."""
        self.narrow(self.filter._replace(first=not self.filter.first))

    def look_over(self, reading: Reading) -> None:
        """Find the brief names."""
        self._brief = brief_names(reading)

    def line(self, item: Claim, reading: Reading) -> ItemLine:
        """Mark, score, sign; claimant unless it is the article, certainty unless it is asserted; the words."""
        who = names(item.claimants, reading, brief=True)
        doubtful = bool(who) and is_doubtful_claim(item, reading)
        if not who and item.source_kind != "author":
            who = source_kind_label(item.source_kind)
        usual = item.certainty == "asserted" and item.polarity == "affirmed" and not item.hearsay
        return ItemLine(
            lead=Content.assemble(
                (f"{FIRST if is_to_check_first(item) else ' '}{rank(item.score):>2} ", "bold"),
                (f"{glyph(item)} ", "$accent"),
            ),
            who=content(who, STYLE),
            brief=content(shortened(who, item.claimants, self._brief, reading), STYLE),
            doubt=content(" ?" if doubtful else "", STYLE),
            how=content("" if usual else certainty(item), "$accent"),
            more=content(via(item.via, reading), "$foreground 60%"),
            words=content(shown_words(item.spans, reading)),
        )
