"""The list of quotes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual.content import Content

from sawt_reader.i18n import N_
from sawt_reader.reader.terminal.display import content
from sawt_reader.reader.widgets.item_list import ItemList
from sawt_reader.reading.glyphs import sureness
from sawt_reader.reading.kinds import QUOTES
from sawt_reader.reading.model import Quote, Reading
from sawt_reader.reading.voices import voice_key
from sawt_reader.reading.wording import names, shown_words, speaker, speaker_unknown

IN_ORDER, BY_SPEAKER, BY_DOUBT = N_("in text order"), N_("by speaker"), N_("least sure first")


class QuoteList(ItemList[Quote]):
    """Quotes: speaker, words."""

    kind = QUOTES
    NAME = N_("Quotes")
    HELP = N_(
        "Who said what, word for word or reported. A “?” after the speaker means: this may be somebody else; the "
        "details say how the speaker was reached and how sure that is. “(library)” means: this article gives only an "
        "office; another that you have read names its holder."
    )
    EMPTY: ClassVar[Sequence[str]] = (
        N_("No quotation found."),
        N_("Words between « » and reported"),
        N_("speech appear here."),
    )

    ORDERS: ClassVar[Sequence[str]] = (IN_ORDER, BY_SPEAKER, BY_DOUBT)

    def sections(self, items: Sequence[Quote], order: str, reading: Reading) -> Iterable[tuple[str, Sequence[Quote]]]:
        """One section without a heading, or one for each voice, in the order in which they first speak."""
        if order != BY_SPEAKER:
            yield "", sorted(items, key=sureness) if order == BY_DOUBT else items
            return
        spoken: dict[tuple[str, ...], list[Quote]] = {}
        for quote in items:
            spoken.setdefault(tuple(voice_key(source, reading) for source in quote.speakers), []).append(quote)
        for quotes in spoken.values():
            yield names(quotes[0].speakers, reading, brief=True) or speaker_unknown(), quotes

    def line(self, item: Quote, reading: Reading) -> Content:
        """Speaker and words, with their marks where there are any."""
        who, said = speaker(item, reading, brief=True), shown_words(item.spans, reading)
        return Content.assemble(content(who, "bold $secondary"), "  ", content(said))
