"""Turns of a dialogue, each on a line that begins with a dash. « — Vous partez ? demanda-t-elle. »."""

from __future__ import annotations

from sawt_reader.analysis.grammar.marked import Marked
from sawt_reader.analysis.quotes.drafts import Draft

DASHES = frozenset({"—", "–", "-"})


def turn_start(marked: Marked, i: int) -> int | None:
    """The dash that opens a turn with the sentence of token `i`, or None."""
    first = marked.bounds[marked.sentence[i]][0]
    while first < i and marked.pos[first] == "SPACE":
        first += 1
    return first if opens_line(marked, first) else None


def opens_line(marked: Marked, i: int) -> bool:
    """Is this token a dash at the beginning of a block, or of a line or sentence of a block that began with one?"""
    if marked.words[i] not in DASHES:
        return False
    if i == 0 or marked.block[i] != marked.block[i - 1] or "\n" in marked.words[i - 1]:
        return True
    block = marked.block[i]
    opening = i if block is None else marked.body[block].first
    return opening < i and marked.words[opening] in DASHES and marked.sentence_bounds(i)[0] == i


def as_turn(marked: Marked, draft: Draft, dash: int) -> Draft:
    """Make the words of an incise in a turn direct speech, from the dash on."""
    draft.kind = "direct"
    draft.pieces[0] = (marked.start[dash], draft.pieces[0][1])
    return draft
