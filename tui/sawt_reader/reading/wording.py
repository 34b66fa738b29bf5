"""Words for what a reading holds, the same in every export that people read, in the language of the interface.

What is quoted of the article stays as French prints it.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence

from sawt_reader.i18n import _, number, pgettext
from sawt_reader.reading.glyphs import is_doubtful
from sawt_reader.reading.kinds import original_sources
from sawt_reader.reading.labels import label
from sawt_reader.reading.model import (
    Claim,
    EntityKind,
    ItemReview,
    OrphanReview,
    Quote,
    ReaderNote,
    Reading,
    Source,
    SourceKind,
    Span,
)
from sawt_reader.reading.normal_form import as_name

# What stands where no claimant is named.
UNNAMED: dict[SourceKind, str] = {
    "author": _("the article"),
    "named": _("unidentified source"),
    "role": _("unidentified source"),
    "anonymous": _("anonymous source"),
    "none": _("no source"),
}
SECTIONS: dict[EntityKind, str] = {
    "person": _("People"),
    "organisation": _("Organisations"),
    "place": _("Places"),
    "other": _("Other names"),
}
UNKNOWN_VOICE = _("Unidentified voice")
GONE = _("passage not in this version")
ORPHANS = _("Corrections that no longer fit")
MONTHS = _("January February March April May June July August September October November December").split()
CUT = " […] "

_PAIRS = {"«": "»", "“": "”", "”": "”", "„": "“", "‹": "›", '"': '"'}
# Signs that a French line must not begin with, or end on, take a no-break space: « Quoi ? », « 57 % ».
_BEFORE = re.compile(r"(?<=\S) (?=[:;!?»%€])")
_AFTER = re.compile(r"(?<=[«]) (?=\S)")


def one_line(text: str) -> str:
    """A text on one line; no-break spaces stay what they are."""
    return re.sub(r"[^\S\u00a0\u202f]+", " ", text).strip()


def words(reading: Reading, spans: Sequence[Span]) -> str:
    """The words of some spans on one line; « […] » where text between them is left out."""
    text = reading.article.text
    return CUT.join(one_line(text[span.start : span.end]) for span in spans)


def quotation(reading: Reading, quote: Quote) -> str:
    """A quote as French prints it: what is literal between « and » with no-break spaces, reported speech as it is.

    The marks of the article (“ ”, " ") become French ones, so a quotation shows one pair however many it had.
    """
    text = reading.article.text
    if quote.kind != "direct":
        return no_breaks(words(reading, quote.spans))
    parts = (_without_marks(one_line(text[span.start : span.end])) for span in quote.spans)
    return f"«\u00a0{no_breaks(CUT.join(parts))}\u00a0»"


def _without_marks(part: str) -> str:
    """Part of a quotation without the marks around it: « Il a dit “oui” » keeps the marks inside."""
    closing = _PAIRS.get(part[:1])
    inner = part[1:] if closing else part
    opening = next((mark for mark, end in _PAIRS.items() if part.endswith(end) and mark in inner[:-1]), None)
    if inner.endswith(tuple(_PAIRS.values())) and (inner[-1] == closing or opening is None):
        inner = inner[:-1]
    return inner.strip()


def no_breaks(text: str) -> str:
    """A text whose spaces beside high punctuation and inside « » keep the line together."""
    return _AFTER.sub("\u00a0", _BEFORE.sub("\u00a0", text))


def name(reading: Reading, source: Source) -> str:
    """The fullest name of a speaker, claimant or relay; its words in the text where it has no name."""
    said = source.name or (words(reading, [source.span]) if source.span else "")
    return as_name(said) or UNKNOWN_VOICE


def names(reading: Reading, sources: Sequence[Source]) -> str:
    """The names of several: « A, B et C »; "" where there is none."""
    all_names = [name(reading, source) for source in sources]
    return _(" and ").join(filter(None, [", ".join(all_names[:-1]), *all_names[-1:]]))


def speakers(reading: Reading, quote: Quote) -> str:
    """Who speaks; "?" where that is inferred or uncertain."""
    if not quote.speakers:
        return UNKNOWN_VOICE
    return names(reading, quote.speakers) + ("\u00a0?" if is_doubtful(quote) else "")


def claimants(reading: Reading, claim: Claim) -> str:
    """Who asserts; the article where it speaks for itself."""
    return names(reading, claim.claimants) or UNNAMED[claim.source_kind]


def certainty(claim: Claim) -> str:
    """How firmly it is asserted, and whether it is denied or says that something is not."""
    denied = [label("denied")] if claim.polarity == "denied" else []
    firmness = [] if denied and claim.certainty == "asserted" else [label(claim.certainty)]
    return ", ".join(denied + firmness + [label("hearsay")] * claim.hearsay)


def types(claim: Claim) -> str:
    """What kinds of fact it states: "quantity, cause"."""
    return ", ".join(map(label, claim.types))


def verdict(reading: Reading, review: ItemReview | None) -> str:
    """What the reader says of an item: its status, and who the analysis had said speaks, where another one is set."""
    if review is None:
        return ""
    status = label(review.status or "")
    if review.speakers is None:
        return status
    corrected = _("voice corrected (the analysis: {names})").format(
        names=names(reading, original_sources(review)) or _("nobody")
    )
    return ", ".join(filter(None, [status, corrected]))


def found_again(exact: str) -> str:
    """That a note or bookmark is not on the words it was made on, and which those were."""
    return _("found again by likeness; was: “{words}”").format(words=one_line(exact))


def passage(reading: Reading, note: ReaderNote) -> str:
    """The words a note or bookmark is on: those of this version, else those it was made on."""
    return words(reading, [note.span]) if note.span else one_line(note.exact)


def doubt(note: ReaderNote) -> str:
    """Whether a note or bookmark is where it was made: that its words are gone or others, else ""."""
    if note.span is None:
        return GONE
    return found_again(note.exact) if note.alike else ""


def body(note: ReaderNote) -> str:
    """The words of a note, and in brackets the doubt about its place."""
    return " ".join(filter(None, [note.body, f"({doubt(note)})" if doubt(note) else ""]))


def orphan(said: OrphanReview) -> str:
    """What a correction says that fits no item: "dismissed, voice: Anne Roy, to check"."""
    voice = None
    if said.speakers is not None:
        names_set = [one_line(source.name or "") for source in said.speakers]
        voice = _("voice: {names}").format(names=", ".join(names_set) or _("nobody"))
    return ", ".join(filter(None, [label("dismissed") if said.dismissed else "", voice, label(said.status or "")]))


def day(published: str | None) -> str:
    """A day in words, "1 December 2022"; what is no day as it came; "" for None."""
    try:
        date = datetime.date.fromisoformat(published or "")
    except ValueError:
        return published or ""
    number_of_day = str(date.day) if date.day > 1 else pgettext("first day of a month", "1")
    return _("{day} {month} {year}").format(day=number_of_day, month=MONTHS[date.month - 1], year=date.year)


def decimal(value: float) -> str:
    """A figure with two decimals."""
    return number(value, ".2f")


def web_address(url: str | None) -> str | None:
    """An address that may be made a link: http or https, without characters that end a link; None for others."""
    return url if url and re.fullmatch(r"https?://[^\s<>\"'`\\()\[\]]+", url) else None
