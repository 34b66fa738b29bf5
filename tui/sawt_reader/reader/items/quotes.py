"""How quotes appear on screen."""

from __future__ import annotations

from collections.abc import Iterator

from sawt_reader.i18n import _
from sawt_reader.reader.items.view import Row, StatementView, confidence, holders, labelled, source_in_full
from sawt_reader.reading import wording
from sawt_reader.reading.glyphs import UNSURE, UNSURE_SPEAKER, is_doubtful, is_uncertain
from sawt_reader.reading.kinds import QUOTES
from sawt_reader.reading.labels import attribution_label, quote_kind_label, trait_label
from sawt_reader.reading.model import Quote, Reading
from sawt_reader.reading.wording import names, shown_words, speaker, speaker_reasons, speaker_unknown


class QuoteView(StatementView[Quote]):
    """Words with their speakers, and how the analysis found them."""

    kind = QUOTES

    def heading(self, item: Quote, reading: Reading) -> str:
        """Who speaks."""
        return names(item.speakers, reading, brief=True) or speaker_unknown()

    def rows(self, item: Quote, reading: Reading) -> Iterator[Row]:
        """Words, speakers, and why the analysis takes them for a quote."""
        yield Row(_("words"), shown_words(item.spans, reading))
        speakers = [source_in_full(source, reading) for source in item.speakers]
        yield from labelled(_("who"), speakers or [speaker_unknown()])
        if item.inferred and item.speakers:
            yield Row("?" if is_doubtful(item) else "", _("not named in the sentence: inferred"))
        yield from holders(item.speakers)
        yield Row(_("why"), speaker_reasons(item, reading))
        if item.speaker_confidence is not None:
            yield Row(_("speaker"), confidence(item.speaker_confidence, unsure=UNSURE_SPEAKER))
        yield Row(_("cue"), shown_words([item.cue], reading) if item.cue else "")
        yield Row(_("via"), names(item.via, reading))
        yield Row(_("kind"), quote_kind_label(item.kind))
        yield Row(_("found by"), attribution_label(item.attribution))
        yield Row(_("confidence"), confidence(item.confidence, unsure=UNSURE))

    def properties(self, item: Quote) -> Iterator[str]:
        """Its kind, and what is known of the speaker."""
        yield quote_kind_label(item.kind)
        if item.inferred:
            yield trait_label("inferred")
        if is_uncertain(item):
            yield trait_label("uncertain")
        if not item.speakers:
            yield trait_label("unknown")
        if item.via:
            yield trait_label("via")

    def who(self, item: Quote, reading: Reading) -> str:
        """The speakers, with "?" where they are doubtful."""
        return speaker(item, reading)

    def citation(self, item: Quote, reading: Reading) -> tuple[str, str]:
        """The quotation and its speakers."""
        return wording.quotation(item, reading), wording.no_breaks(speaker(item, reading))

    def no_further(self, direction: int) -> str:
        """The message at the last or first quote."""
        return _("no quote after this one") if direction > 0 else _("no quote before this one")
