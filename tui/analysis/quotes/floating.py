"""Quotations without a cue in their sentence: said by whoever spoke last, as far as the paragraph before."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tui.analysis.quotes import content, terms
from tui.analysis.quotes.drafts import Draft
from tui.analysis.quotes.parse import Parse

_CONFIDENCE = {"same paragraph": 0.65, "next paragraph": 0.5, "nobody": 0.3}


def drafts(parse: Parse, numbers: Iterable[int], found: Sequence[Draft]) -> list[Draft]:
    """Quotes for the pairs that no rule has attributed, with the speakers of the last one before them."""
    attributed = sorted(found, key=lambda draft: draft.start)
    made: list[Draft] = []
    for number in numbers:
        if terms.may_float(parse, number):
            draft = _draft(parse, number)
            _inherit(parse, draft, [d for d in [*attributed, *made] if d.start < draft.start])
            made.append(draft)
    return made


def _draft(parse: Parse, number: int) -> Draft:
    """The pair, or the whole clause where it is a part of one: « Le plan « vise à … » »."""
    first, after = parse.pair_tokens[number]
    start, end = parse.bounds[parse.sentence[first]]
    pair = parse.pairs[number]
    subject_outside = any(parse.pos[k] in {"NOUN", "PROPN", "PRON"} for k in range(start, first))
    told = any(parse.verb[k] == "Fin" for k in range(start, first))
    if subject_outside and not told and terms.has_finite_verb(parse, number) and parse.verb[first + 1] == "Fin":
        begin = content.trim_start(parse, start, first)
        return Draft("mixed", "none", [(parse.start[begin], pair.end)], pairs=[number])
    return Draft("direct", "none", list(pair.pieces), pairs=[number])


def _inherit(parse: Parse, draft: Draft, before: Sequence[Draft]) -> None:
    last = max(before, key=lambda d: d.end, default=None)
    draft.confidence = _CONFIDENCE["nobody"]
    if last is None or not terms.has_finite_verb(parse, draft.pairs[0]):
        return
    here = parse.block[parse.token_at(draft.start)]
    there = parse.block[parse.token_at(last.end - 1)]
    if here == there:
        draft.confidence = _CONFIDENCE["same paragraph"]
    elif here == there + 1:
        draft.confidence = _CONFIDENCE["next paragraph"]
    else:
        return
    draft.heir_of = last
