"""Quotations without a cue in their sentence. Who speaks is for `reference` to say."""

from __future__ import annotations

from collections.abc import Iterable

from sawt_reader.analysis.grammar.marked import Marked, QuotedSpan
from sawt_reader.analysis.quotes import content, terms
from sawt_reader.analysis.quotes.drafts import Draft


def drafts(marked: Marked, pairs: Iterable[QuotedSpan]) -> list[Draft]:
    """Quotes for the pairs that no rule has attributed."""
    return [_draft(marked, pair) for pair in pairs if terms.may_float(marked, pair)]


def _draft(marked: Marked, pair: QuotedSpan) -> Draft:
    """The pair, or the whole clause if it is part of one: « Le plan « vise à … » »."""
    first = pair.first
    start = marked.sentence_bounds(first)[0]
    subject_outside = any(marked.pos[k] in {"NOUN", "PROPN", "PRON"} for k in range(start, first))
    has_verb = any(marked.is_finite(k) for k in range(start, first))
    if subject_outside and not has_verb and terms.has_finite_verb(marked, pair) and marked.is_finite(first + 1):
        begin = content.trim_start(marked, start, first)
        return Draft("mixed", "none", [(marked.start[begin], pair.end)], pairs=[pair], evidence="floating")
    return Draft("direct", "none", list(pair.pieces), pairs=[pair], evidence="floating")
