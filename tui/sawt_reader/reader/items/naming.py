"""Words for what a reading holds, the same in the lists, the details and what is copied."""

from __future__ import annotations

from collections.abc import Sequence

from sawt_reader.i18n import _
from sawt_reader.reading.glyphs import glyph, is_doubtful
from sawt_reader.reading.labels import label
from sawt_reader.reading.model import Claim, Date, EntityKind, Quantity, Quote, Reading, Source, Span

SECTIONS: dict[EntityKind, str] = {
    "person": _("PEOPLE"),
    "organisation": _("ORGANISATIONS"),
    "place": _("PLACES"),
    "other": _("OTHER NAMES"),
}


def percent(part: float) -> str:
    """A part of one, as "31 %"."""
    return _("{n} %").format(n=round(part * 100))


def rank(score: float) -> int:
    """The score of a claim, 0 to 1, on the scale that is shown: 0 to 100."""
    return round(100 * min(1, max(0, score)))


def text_of(spans: Sequence[Span | Quantity | Date], reading: Reading) -> str:
    """The words of some spans on one line, an ellipsis where text between them is left out."""
    return " … ".join(" ".join(reading.article.text[span.start : span.end].split()) for span in spans)


def source_name(source: Source, reading: Reading) -> str:
    """The fullest name known of a speaker, claimant or relay."""
    if source.name:
        return source.name
    return text_of([source.span], reading) if source.span else _("unknown")


def names(sources: Sequence[Source], reading: Reading) -> str:
    """The names of some sources, with commas."""
    return ", ".join(source_name(source, reading) for source in sources)


def speaker(quote: Quote, reading: Reading) -> str:
    """Who speaks, with "?" where that is inferred or uncertain."""
    name = names(quote.speakers, reading) or _("unknown")
    return f"{name} ?" if is_doubtful(quote) else name


def claimant(claim: Claim, reading: Reading) -> str:
    """Who asserts; the article where it speaks for itself."""
    return names(claim.claimants, reading) or (_("the article") if claim.source_kind == "author" else _("unknown"))


def certainty(claim: Claim) -> str:
    """Glyph and word for how firmly it is asserted or denied."""
    if claim.polarity == "denied":
        firmness = "" if claim.certainty == "asserted" else f", {label(claim.certainty)}"
        return f"{glyph(claim)} {label('denied')}{firmness}"
    return f"{glyph(claim)} {label(claim.certainty)}"
