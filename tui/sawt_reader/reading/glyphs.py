"""Glyphs that mean the same on screen, on paper and in copies, whatever the language of the interface."""

from __future__ import annotations

from bisect import bisect_right
from itertools import chain

from sawt_reader.reading.model import Certainty, Claim, Entity, Quote, Reading, Source

UNSURE = 0.5
"""A quote whose confidence is lower is called uncertain."""
UNSURE_SPEAKER = 0.8
"""A speaker who is less sure is shown with a "?"."""
TO_CHECK = 0.3
"""A claim of this score or more is marked as one to check first: in 58 annotated articles one claim in six, half of
them rightly, and of those that fact-checkers would take first four in ten."""
UNSURE_NAME = 0.8
"""An entity whose kind is less sure is shown with a "?": in 80 articles held out, 29 of 55 such names are wrong, 39 of
766 others."""

GLYPHS: dict[Certainty, str] = {
    "asserted": "◆",
    "hedged": "◇",
    "unconfirmed": "○",
    "predicted": "▷",
    "hypothetical": "△",
}
DENIED = "✗"
LEFT_OUT, PUT_IN = "[-{}-]", "{{+{}+}}"
"""Around words that one of two passages leaves out, and around those it puts in; `str.format` fills in the words."""
CHANGE_SIGNS = {"changed": "±", "added": "+", "removed": "−"}
"""Before a sentence that differs between two versions of an article."""
FIRST = "!"
"""Before a claim to check first."""


def glyph(claim: Claim) -> str:
    """How firmly a claim is asserted, or that it is denied."""
    return DENIED if claim.polarity == "denied" else GLYPHS[claim.certainty]


def is_to_check_first(claim: Claim) -> bool:
    """Whether a "!" stands before a claim."""
    return claim.score >= TO_CHECK


def is_doubtful(quote: Quote) -> bool:
    """Whether a "?" follows the speaker: known, but not surely.

    Readings of versions that did not estimate how sure the speaker is have it where the speaker is inferred, or the
    quote is of low confidence.
    """
    if not quote.speakers:
        return False
    if quote.speaker_confidence is None:
        return quote.inferred or quote.confidence < UNSURE
    return quote.speaker_confidence < UNSURE_SPEAKER


def is_doubtful_claim(claim: Claim, reading: Reading) -> bool:
    """Whether a "?" follows the claimants: a "?" follows them in the quote that the claim is from."""
    quote = _quote_of(claim, reading)
    return quote is not None and is_doubtful(quote) and bool(_people(claim.claimants) & _people(quote.speakers))


def is_uncertain(quote: Quote) -> bool:
    """Whether a quote is called uncertain: its speaker is shown with a "?", or it is of low confidence itself."""
    return is_doubtful(quote) or quote.confidence < UNSURE


def is_doubtful_name(entity: Entity) -> bool:
    """Whether a "?" follows the name: its kind is of low confidence, or that it is a name at all."""
    return entity.kind_confidence < UNSURE_NAME


Sureness = tuple[bool, float, float]
"""Sorts statements, the least sure first: those with a "?", the others; then by speaker, then by the whole."""


def sureness(quote: Quote) -> Sureness:
    """How sure a quote is; where nothing says how sure the speaker is, as sure as the quote."""
    speaker = quote.confidence if quote.speaker_confidence is None else quote.speaker_confidence
    return not is_doubtful(quote), speaker, quote.confidence


def sureness_of_claim(claim: Claim, reading: Reading) -> Sureness:
    """How sure a claim is: as its quote; without one, nobody's words can be mistaken for another's."""
    quote = _quote_of(claim, reading)
    return (True, 1.0, 1.0) if quote is None else (not is_doubtful_claim(claim, reading), *sureness(quote)[1:])


def _quote_of(claim: Claim, reading: Reading) -> Quote | None:
    """The quote that contains a claim."""
    if claim.quote is None:
        return None
    # A quote begins shortly before the claims in it; each line of a list asks, so the way must be short.
    after = bisect_right(reading.quotes, claim.sentence, key=lambda quote: quote.sentence)
    places = chain(range(after - 1, -1, -1), range(after, len(reading.quotes)))
    return next((reading.quotes[place] for place in places if reading.quotes[place].id == claim.quote), None)


def _people(sources: tuple[Source, ...]) -> set[str | None]:
    return {source.entity or source.name for source in sources}
