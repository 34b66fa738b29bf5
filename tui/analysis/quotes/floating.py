"""Quotations without a cue in their sentence: said by whoever spoke last, as far as the paragraph before."""

from __future__ import annotations

from collections.abc import Iterable

from tui.analysis.quotes import content, terms
from tui.analysis.quotes.drafts import Draft
from tui.analysis.quotes.parse import Parse

_CONFIDENCE = {"same paragraph": 0.65, "next paragraph": 0.5, "nobody": 0.3}


def drafts(parse: Parse, numbers: Iterable[int], found: Iterable[Draft]) -> list[Draft]:
    """Quotes for the pairs that no rule has attributed, with the speakers of the last one before them."""
    made = [_draft(parse, number) for number in numbers if terms.may_float(parse, number)]
    last: Draft | None = None
    for draft in sorted([*found, *made], key=lambda draft: draft.start):
        if draft.attribution == "none":
            _inherit(parse, draft, last)
        last = draft if last is None or draft.end > last.end else last
    return made


def _draft(parse: Parse, number: int) -> Draft:
    """The pair, or the whole clause where it is a part of one: « Le plan « vise à … » »."""
    first = parse.pair_tokens[number][0]
    start = parse.sentence_bounds(first)[0]
    pair = parse.pairs[number]
    subject_outside = any(parse.pos[k] in {"NOUN", "PROPN", "PRON"} for k in range(start, first))
    told = any(parse.verb[k] == "Fin" for k in range(start, first))
    if subject_outside and not told and terms.has_finite_verb(parse, number) and parse.verb[first + 1] == "Fin":
        begin = content.trim_start(parse, start, first)
        return Draft("mixed", "none", [(parse.start[begin], pair.end)], pairs=[number])
    return Draft("direct", "none", list(pair.pieces), pairs=[number])


def _inherit(parse: Parse, draft: Draft, last: Draft | None) -> None:
    draft.confidence = _CONFIDENCE["nobody"]
    if last is None:
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
