"""Glyphs that mean the same on screen, on paper and in copies, whatever the language of the interface."""

from __future__ import annotations

from sawt_reader.reading.model import Certainty, Claim, Entity, Quote

UNSURE = 0.5
"""A quote whose confidence is lower is shown with a "?"."""
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


def glyph(claim: Claim) -> str:
    """How firmly a claim is asserted, or that it is denied."""
    return DENIED if claim.polarity == "denied" else GLYPHS[claim.certainty]


def is_doubtful(quote: Quote) -> bool:
    """Whether a "?" follows the speaker: known, but inferred or of low confidence."""
    return bool(quote.speakers) and (quote.inferred or quote.confidence < UNSURE)


def is_doubtful_name(entity: Entity) -> bool:
    """Whether a "?" follows the name: its kind is of low confidence, or that it is a name at all."""
    return entity.kind_confidence < UNSURE_NAME
