"""How sure a quote is, in its words, its kind and its speaker together."""

from __future__ import annotations

from collections.abc import Sequence

from sawt_reader.analysis.quotes.drafts import Draft
from sawt_reader.reading.model import Source

_UNCLOSED = 0.2  # less, where a closing mark is missing: the words may go on too far
_INFERRED = 0.1  # less, where a pronoun was given a name
_NAMELESS = 0.15  # less, where it was not
_NOBODY = 0.5  # at most, where nobody is known to speak


def of(draft: Draft, speakers: Sequence[Source], inferred: bool) -> float:
    """From 0 to 1: what its rule deserves (`Draft.confidence`), less what is missing or inferred."""
    value = draft.confidence
    if any(not pair.closed for pair in draft.pairs):
        value -= _UNCLOSED
    if not speakers:
        value = min(value, _NOBODY)
    elif not any(source.name for source in speakers):
        value -= _NAMELESS
    elif inferred and draft.heir_of is None:
        value -= _INFERRED
    return round(max(0.05, value), 2)
