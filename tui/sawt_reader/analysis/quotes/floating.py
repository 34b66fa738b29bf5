"""Quotations without a cue in their sentence: by the last speaker in the same paragraph or the one before."""

from __future__ import annotations

from collections.abc import Iterable

from sawt_reader.analysis.grammar.marked import Marked, QuotedSpan
from sawt_reader.analysis.grammar.phrases import Phrase
from sawt_reader.analysis.quotes import content, terms
from sawt_reader.analysis.quotes.drafts import Draft


def drafts(marked: Marked, pairs: Iterable[QuotedSpan], found: Iterable[Draft]) -> list[Draft]:
    """Quotes for the pairs that no rule has attributed, with the speakers of the quote before them."""
    made = [_draft(marked, pair) for pair in pairs if terms.may_float(marked, pair)]
    last: Draft | None = None
    for draft in sorted([*found, *made], key=lambda draft: draft.start):
        if draft.attribution == "none":
            _inherit(marked, draft, last)
        last = draft if last is None or draft.end > last.end else last
    return made


def _draft(marked: Marked, pair: QuotedSpan) -> Draft:
    """The pair, or the whole clause if it is part of one: « Le plan « vise à … » »."""
    first = pair.first
    start = marked.sentence_bounds(first)[0]
    subject_outside = any(marked.pos[k] in {"NOUN", "PROPN", "PRON"} for k in range(start, first))
    has_verb = any(marked.is_finite(k) for k in range(start, first))
    if subject_outside and not has_verb and terms.has_finite_verb(marked, pair) and marked.is_finite(first + 1):
        begin = content.trim_start(marked, start, first)
        return Draft("mixed", "none", [(marked.start[begin], pair.end)], pairs=[pair])
    return Draft("direct", "none", list(pair.pieces), pairs=[pair])


def _inherit(marked: Marked, draft: Draft, last: Draft | None) -> None:
    draft.evidence = "no speaker in reach"
    subject = _subject_before(marked, draft, last)
    if subject is not None:
        draft.evidence = "subject of sentence before"
        draft.inherits_from = Draft("direct", "none", list(draft.pieces), speakers=[subject])
    if last is None or subject is not None:
        return
    here, there = marked.block_at(draft.start), marked.block_at(last.end - 1)
    if here == there:
        draft.evidence = "speaker in same paragraph"
    elif here == there + 1:
        draft.evidence = "speaker in paragraph before"
    else:
        return
    draft.inherits_from = last


def _subject_before(marked: Marked, draft: Draft, last: Draft | None) -> Phrase | None:
    """The person that the sentence before is about: « Paul Arnal hausse les épaules. « Rien à dire. » »."""
    token = marked.at_or_before(draft.start)
    number = marked.sentence[token] - 1
    if number < 0 or marked.block[marked.bounds[number][0]] != marked.block[token]:
        return None
    first, after = marked.bounds[number]
    if last is not None and last.end > marked.start[first]:
        return None
    for k in range(first, after):
        mention = marked.mention_of(k)
        is_subject = marked.dep[k] == "nsubj" and marked.dep[marked.head[k]] == "ROOT"
        if is_subject and mention is not None and not marked.is_quoted(k):
            return Phrase(mention.start, mention.end, mention.start) if mention.kind == "person" else None
    return None
