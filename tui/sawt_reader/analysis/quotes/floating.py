"""Quotations without a cue in their sentence: said by whoever spoke last, as far as the paragraph before."""

from __future__ import annotations

from collections.abc import Iterable

from sawt_reader.analysis.grammar.phrases import Phrase
from sawt_reader.analysis.quotes import content, terms
from sawt_reader.analysis.quotes.drafts import Draft
from sawt_reader.analysis.quotes.parse import Parse

_CONFIDENCE = {"same paragraph": 0.65, "next paragraph": 0.5, "subject before": 0.5, "nobody": 0.3}


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
    subject = _subject_before(parse, draft, last)
    if subject is not None:
        draft.confidence = _CONFIDENCE["subject before"]
        draft.heir_of = Draft("direct", "none", list(draft.pieces), speakers=[subject])
    if last is None or subject is not None:
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


def _subject_before(parse: Parse, draft: Draft, last: Draft | None) -> Phrase | None:
    """« Paul Arnal hausse les épaules. « Rien à dire. » »: the person the sentence just before is about."""
    token = parse.token_at(draft.start)
    number = parse.sentence[token] - 1
    if number < 0 or parse.block[parse.bounds[number][0]] != parse.block[token]:
        return None
    first, after = parse.bounds[number]
    if last is not None and last.end > parse.start[first]:
        return None
    for k in range(first, after):
        mention = parse.mention[k]
        if parse.dep[k] == "nsubj" and parse.dep[parse.head[k]] == "ROOT" and mention >= 0 > parse.inside[k]:
            named = parse.mentions[mention]
            return Phrase(named.start, named.end, named.start) if named.label_ in {"person", "PER"} else None
    return None
