"""Signs that mean the same on screen, on paper and in what is copied, whatever the language around them."""

from __future__ import annotations

from sawt_reader.reading.model import Certainty, Claim, Quote

UNSURE = 0.5
"""A quote below this confidence is shown with a "?"."""

GLYPHS: dict[Certainty, str] = {
    "asserted": "◆",
    "hedged": "◇",
    "unconfirmed": "○",
    "predicted": "▷",
    "hypothetical": "△",
}
DENIED = "✗"


def glyph(claim: Claim) -> str:
    """How firmly a claim is asserted, or that it is denied."""
    return DENIED if claim.polarity == "denied" else GLYPHS[claim.certainty]


def is_doubtful(quote: Quote) -> bool:
    """Whether a "?" stands behind the speaker: inferred, unknown, or too little confidence."""
    return quote.inferred or not quote.speakers or quote.confidence < UNSURE
