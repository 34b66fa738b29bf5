"""The list of quotes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import ClassVar

from sawt_reader.i18n import N_, percent
from sawt_reader.reader.items.brief_names import brief_names, shortened
from sawt_reader.reader.terminal.display import content
from sawt_reader.reader.widgets.item_line import ItemLine
from sawt_reader.reader.widgets.item_list import ItemList
from sawt_reader.reading.glyphs import is_doubtful, sureness
from sawt_reader.reading.kinds import QUOTES
from sawt_reader.reading.model import Quote, Reading
from sawt_reader.reading.voices import voice_key
from sawt_reader.reading.wording import names, shown_words, speaker_unknown, via

IN_ORDER, BY_SPEAKER, BY_DOUBT = N_("in text order"), N_("by speaker"), N_("least sure first")

STYLE = "bold $secondary"
"""Of who speaks."""


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
    INDENT = 2
    _brief: Mapping[str, str] = MappingProxyType({})

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

    def look_over(self, reading: Reading) -> None:
        """Find the brief names."""
        self._brief = brief_names(reading)

    def line(self, item: Quote, reading: Reading) -> ItemLine:
        """Speaker, through whom and how surely; the words, with their marks where there are any."""
        who = names(item.speakers, reading, brief=True) or speaker_unknown()
        doubtful = is_doubtful(item)
        sure = item.speaker_confidence if doubtful else None
        more = " · ".join(filter(None, ("" if sure is None else percent(sure), via(item.via, reading))))
        return ItemLine(
            who=content(who, STYLE),
            brief=content(shortened(who, item.speakers, self._brief, reading), STYLE),
            doubt=content(" ?" if doubtful else "", STYLE),
            more=content(more, "$foreground 60%"),
            words=content(shown_words(item.spans, reading)),
        )
