"""Main clauses, the units of claims."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from sawt_reader.analysis import lexicons
from sawt_reader.analysis.claims.main_verbs import COORDINATORS, SEPARATORS, Chain, main_verbs
from sawt_reader.analysis.tokens import Tokens

_CONNECTIVES = lexicons.words("function_words.toml", "connectives")
_MARKS = frozenset("« » “ ” \" ' '' „ ‹ › ( ) [ ] – — - , ; : . ! ? … ...".split())
_CLOSING = {"»": "«", "”": "“", ")": "(", "]": "["}
_DASHES = frozenset("- – —".split())
# Tokens of a topic or dateline; a longer beginning is a clause. Half changes 11, double 2; scores barely change.
_LONGEST_TOPIC = 8


class Clause(NamedTuple):
    """A main clause: its tokens from `first` up to `after`, and its predicates, the main one first."""

    first: int
    after: int
    predicates: Chain


def clauses(tokens: Tokens, own: Sequence[int], *, reported: bool = False) -> list[Clause]:
    """The main clauses of a passage.

    Args:
        tokens: of the whole text.
        own: the passage's token indices in order, without embedded quotations.
        reported: is it indirect speech?
    """
    found: list[Clause] = []
    for segment in _segments(tokens, own):
        mains = main_verbs(tokens, segment, reported=reported)
        starts = _starts(tokens, segment, mains)
        for k, chain in enumerate(mains):
            stop = starts[k + 1] if k + 1 < len(mains) else segment[-1] + 1
            first, after = trim(tokens, [i for i in segment if starts[k] <= i < stop])
            if first < after:
                found.append(Clause(first, after, chain))
    return found


def trim(tokens: Tokens, words: Sequence[int]) -> tuple[int, int]:
    """The range of tokens without connectives at the start and marks at both ends; (0, 0) if nothing is left.

    A closing mark stays if its opening mark is inside.
    """
    start, stop = 0, len(words)
    while start < stop and (_is_mark(tokens, words[start]) or tokens.lower[words[start]] in _CONNECTIVES):
        start += 1
    while start < stop and (_is_mark(tokens, words[stop - 1]) or tokens.lower[words[stop - 1]] in ("et", "mais")):
        if _closes_inside(tokens, words[start], words[stop - 1]):
            break
        stop -= 1
    return (words[start], words[stop - 1] + 1) if start < stop else (0, 0)


def _is_mark(tokens: Tokens, i: int) -> bool:
    return tokens.lower[i] in _MARKS or tokens.pos[i] == "SPACE"


def _closes_inside(tokens: Tokens, first: int, i: int) -> bool:
    """Is this a closing mark whose opening mark is inside too?"""
    opening = _CLOSING.get(tokens.lower[i])
    inside = tokens.lower[first:i]
    if tokens.lower[i] == '"':
        return inside.count('"') % 2 == 1
    return opening is not None and inside.count(opening) > inside.count(tokens.lower[i])


def _segments(tokens: Tokens, own: Sequence[int]) -> Iterator[Sequence[int]]:
    """Split after « ; » and « : » and at embedded quotations, if there is a main clause on either side."""
    segment: list[int] = []
    for piece in _pieces(tokens, own):
        if segment and main_verbs(tokens, piece) and main_verbs(tokens, segment):
            yield segment
            segment = []
        segment += piece
    yield segment


def _pieces(tokens: Tokens, own: Sequence[int]) -> Iterator[list[int]]:
    piece: list[int] = []
    for i in own:
        if piece and (piece[-1] + 1 < i or tokens.lower[piece[-1]] in SEPARATORS):
            yield piece
            piece = []
        piece.append(i)
    if piece:
        yield piece


def _starts(tokens: Tokens, segment: Sequence[int], mains: Sequence[Chain]) -> list[int]:
    """Where each clause begins: the left edge of its predicate, or the last break before it if subtrees overlap."""
    inside = set(segment)
    starts = [_after_topic(tokens, segment, mains)]
    for before, chain in itertools.pairwise(mains):
        edge = min(i for i in tokens.subtree(chain[0].head) if i in inside)
        if edge <= before[0].head:
            breaks = [i for i in segment if before[0].head < i < chain[0].head and _is_break(tokens, i)]
            edge = breaks[-1] if breaks else chain[0].head
        starts.append(edge)
    return starts


def _after_topic(tokens: Tokens, segment: Sequence[int], mains: Sequence[Chain]) -> int:
    """The token after a headline's topic (« Retraites : *le ministre recule* ») or a dispatch's city (« DAKAR - »)."""
    in_brackets = tokens.lower[segment[0]] == "("
    for n, i in enumerate(segment[:_LONGEST_TOPIC]):
        if in_brackets and tokens.lower[i] == ")" and n + 1 < len(segment):
            return segment[n + 1]
        is_dispatch = (
            tokens.lower[i] in _DASHES
            and not (n and tokens.is_glued(segment[n - 1]))  # « M. Ferrand-Morel »
            and tokens.text[tokens.start[segment[0]] : tokens.end[segment[0]]].isupper()
        )
        if (
            (tokens.lower[i] == ":" or (is_dispatch and n))
            and n + 1 < len(segment)
            and mains
            and i < mains[0][0].finite
        ):
            return segment[n + 1]
    return segment[0]


def _is_break(tokens: Tokens, i: int) -> bool:
    return tokens.lower[i] in COORDINATORS or tokens.lower[i] in (",", ";", ":")
