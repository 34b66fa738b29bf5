"""Turns of a dialogue, each on a line that begins with a dash. « — Vous partez ? demanda-t-elle. »."""

from __future__ import annotations

from sawt_reader.analysis.quotes.drafts import Draft
from sawt_reader.analysis.quotes.parse import Parse

DASHES = frozenset({"—", "–", "-"})


def turn_start(parse: Parse, i: int) -> int:
    """The dash that opens the turn whose sentence holds token `i`, or -1."""
    first = parse.bounds[parse.sentence[i]][0]
    while first < i and parse.pos[first] == "SPACE":
        first += 1
    return first if opens_line(parse, first) else -1


def opens_line(parse: Parse, i: int) -> bool:
    """Is this token a dash at the beginning of a block, or of a line or sentence of a block that began with one?"""
    if parse.words[i] not in DASHES:
        return False
    if i == 0 or parse.block[i] != parse.block[i - 1] or "\n" in parse.words[i - 1]:
        return True
    opening = parse.token_at(parse.layout[parse.block[i]][0]) if parse.block[i] >= 0 else i
    return opening < i and parse.words[opening] in DASHES and parse.sentence_bounds(i)[0] == i


def as_turn(parse: Parse, draft: Draft, dash: int) -> Draft:
    """The words of an incise in a turn: said as they stand, from the dash on."""
    draft.kind = "direct"
    draft.pieces[0] = (parse.start[dash], draft.pieces[0][1])
    return draft
