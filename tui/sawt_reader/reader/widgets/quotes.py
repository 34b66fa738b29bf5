"""The list of quotes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual.content import Content

from sawt_reader.i18n import N_
from sawt_reader.reader.terminal.display import content
from sawt_reader.reader.widgets.item_list import ItemList
from sawt_reader.reading.kinds import QUOTES
from sawt_reader.reading.model import Quote, Reading
from sawt_reader.reading.wording import names, shown_words, speaker, speaker_unknown

IN_ORDER, BY_SPEAKER = N_("in text order"), N_("by speaker")


class QuoteList(ItemList[Quote]):
    """Quotes: speaker, words."""

    kind = QUOTES
    NAME = N_("Quotes")
    HELP = N_(
        "Who said what, word for word or reported. A “?” after the speaker means: not named in the sentence, inferred "
        "by the analysis, or uncertain; the details say why. “(library)” means: this article gives only an office; "
        "another that you have read names its holder."
    )
    EMPTY: ClassVar[Sequence[str]] = (
        N_("No quotation found."),
        N_("Words between « » and reported"),
        N_("speech appear here."),
    )

    ORDERS: ClassVar[Sequence[str]] = (IN_ORDER, BY_SPEAKER)

    def sections(self, items: Sequence[Quote], order: str, reading: Reading) -> Iterable[tuple[str, Sequence[Quote]]]:
        """One section without a heading, or one for each speaker, in the order in which they first speak."""
        if order != BY_SPEAKER:
            yield "", items
            return
        spoken: dict[str, list[Quote]] = {}
        for quote in items:
            spoken.setdefault(names(quote.speakers, reading, brief=True) or speaker_unknown(), []).append(quote)
        yield from spoken.items()

    def line(self, item: Quote, reading: Reading) -> Content:
        """Speaker and words, with their marks where there are any."""
        who, said = speaker(item, reading, brief=True), shown_words(item.spans, reading)
        return Content.assemble(content(who, "bold $secondary"), "  ", content(said))
