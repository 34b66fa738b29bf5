"""Confidence in a quote (its words, kind and speaker together) by its evidence.

The values were set by hand. The comments count, among the quotes found in 113 annotated articles of the press and of
Wikinews, those with the right words (at least half in common) and the right speaker. Small counts prove little.
"""

from __future__ import annotations

from collections.abc import Sequence

from sawt_reader.analysis.quotes.drafts import Draft, Evidence
from sawt_reader.reading.model import Source

BASE: dict[Evidence, float] = {
    "attribution": 0.9,  # a verb, an incise or a preposition in the sentence: 429 of 469
    "clause after verb": 0.85,  # « juge « que tout va bien » »: 5 of 5
    "fragment after verb": 0.75,  # « dénonce une « dérive » »: 41 of 57; the span may miss words
    "noun of speech before colon": 0.7,  # « les propos du maire : « … » »: 1 of 2
    "headline": 0.7,  # « « … » : Paul Arnal défend son bilan »: 1 of 1
    "name before colon": 0.6,  # « Le maire, catégorique : « … » »: 3 of 7; the name may only be the topic
    "speaker in same paragraph": 0.65,  # whoever spoke last: 20 of 38
    "speaker in paragraph before": 0.5,  # 5 of 11
    "subject of sentence before": 0.5,  # « Paul Arnal hausse les épaules. « Rien à dire. » »: 2 of 3
    "no speaker in reach": 0.3,  # 0 of 5: mostly titles and slogans
    "marks alone": 0.5,  # a text that is not French: half are headlines, slogans, irony; not measured
}

# Deductions. Of the quotes without any, 391 of 448 are right.
_UNCLOSED = 0.2  # a closing mark is missing, so the words may go on too far: 4 of 5
_NAMELESS = 0.15  # an unresolved pronoun: 36 of 47
_INFERRED = 0.1  # a resolved pronoun: 109 of 129
_MOST_WITHOUT_SPEAKER = 0.5  # the maximum without a known speaker: 0 of 14
_LEAST = 0.05  # the minimum: zero would mean certainly wrong


def of(draft: Draft, speakers: Sequence[Source], *, inferred: bool) -> float:
    """Confidence from 0 to 1: the value of the evidence less the deductions."""
    value = BASE[draft.evidence]
    if any(not pair.closed for pair in draft.pairs):
        value -= _UNCLOSED
    if not speakers:
        value = min(value, _MOST_WITHOUT_SPEAKER)
    elif not any(source.name for source in speakers):
        value -= _NAMELESS
    elif inferred and draft.inherits_from is None:
        value -= _INFERRED
    return round(max(_LEAST, value), 2)
