"""How quotes appear on screen."""

from __future__ import annotations

from collections.abc import Iterator

from sawt_reader.i18n import _
from sawt_reader.reader.items.naming import names, percent, speaker, text_of
from sawt_reader.reader.items.view import Row, StatementView, labelled, source_in_full
from sawt_reader.reading import wording
from sawt_reader.reading.glyphs import UNSURE
from sawt_reader.reading.kinds import QUOTES
from sawt_reader.reading.labels import label
from sawt_reader.reading.model import Quote, Reading

ATTRIBUTIONS = {
    "verb": _("a verb of saying"),
    "inversion": _("a verb of saying after the words"),
    "preposition": _("a preposition, as “selon”"),
    "comme": _("a clause with “comme”"),
    "noun": _("a noun, as “déclaration”"),
    "colon": _("a colon"),
    "none": _("nothing but position"),
}


class QuoteView(StatementView[Quote]):
    """Words with their speakers, and how the analysis found them."""

    kind = QUOTES

    def heading(self, item: Quote, reading: Reading) -> str:
        """Who speaks."""
        return names(item.speakers, reading) or _("Speaker unknown")

    def rows(self, item: Quote, reading: Reading) -> Iterator[Row]:
        """Words, speakers, and why the analysis takes them for a quote."""
        yield Row(_("words"), text_of(item.spans, reading))
        yield from labelled(_("who"), [source_in_full(source, reading) for source in item.speakers])
        if item.inferred or not item.speakers:
            yield Row("?", _("not named in the sentence: inferred") if item.speakers else _("nobody is named"))
        yield Row(_("cue"), text_of([item.cue], reading) if item.cue else "")
        yield Row(_("via"), names(item.via, reading))
        yield Row(_("kind"), label(item.kind))
        yield Row(_("found by"), ATTRIBUTIONS[item.attribution])
        confidence = _("{percent}, uncertain") if item.confidence < UNSURE else "{percent}"
        yield Row(_("confidence"), confidence.format(percent=percent(item.confidence)))

    def properties(self, item: Quote) -> Iterator[str]:
        """Its kind, and what is known of the speaker."""
        yield item.kind
        if item.inferred:
            yield "inferred"
        if not item.speakers:
            yield "unknown"
        if item.via:
            yield "via"

    def who(self, item: Quote, reading: Reading) -> str:
        """The speakers, with "?" where they are inferred or uncertain."""
        return speaker(item, reading)

    def citation(self, item: Quote, reading: Reading) -> tuple[str, str]:
        """The quotation and its speakers."""
        return wording.quotation(reading, item), wording.speakers(reading, item)

    def no_further(self, direction: int) -> str:
        """The message at the last or first quote."""
        return _("no quote after this one") if direction > 0 else _("no quote before this one")
