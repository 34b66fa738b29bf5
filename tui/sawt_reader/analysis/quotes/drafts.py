"""A quote under construction, in tokens and code points."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from sawt_reader.analysis.grammar.marked import Marked, QuotedSpan
from sawt_reader.analysis.grammar.phrases import Phrase
from sawt_reader.reading.model import Attribution, QuoteKind

Evidence = Literal[
    "attribution",
    "clause after verb",
    "fragment after verb",
    "noun of speech before colon",
    "name before colon",
    "headline",
    "floating",
    "marks alone",
    "turn",
    "turn, unsure",
]


@dataclass(slots=True)
class Draft:
    """A quote as far as the rules have found it.

    Attributes:
        pieces: code points of its spans.
        cue: tokens of the words that attribute it, half open; None if there are none.
        pairs: the outermost pairs of marks inside it.
        inherits_from: the draft, of another sentence, whose speakers it takes over.
        evidence: what makes it a quote; a sign for its confidence.
    """

    kind: QuoteKind
    attribution: Attribution
    pieces: list[tuple[int, int]]
    cue: tuple[int, int] | None = None
    speakers: list[Phrase] = field(default_factory=list)
    via: list[Phrase] = field(default_factory=list)
    pairs: list[QuotedSpan] = field(default_factory=list)
    inherits_from: Draft | None = None
    evidence: Evidence = "attribution"

    @property
    def start(self) -> int:
        """Its first code point."""
        return self.pieces[0][0]

    @property
    def end(self) -> int:
        """The code point after its last."""
        return self.pieces[-1][1]


def pairs_within(marked: Marked, start: int, end: int) -> list[QuotedSpan]:
    """The outermost pairs wholly inside the tokens `start` up to `end`."""
    found: list[QuotedSpan] = []
    for i in range(start, end):
        pair = marked.pair_of(i)
        if pair is not None and (not found or found[-1] is not pair) and pair.after <= end:
            found.append(pair)
    return found


def within_blocks(marked: Marked, start: int, end: int) -> list[tuple[int, int]]:
    """A range of code points, split at the ends of blocks."""
    touched = marked.body[marked.block_at(start) : marked.block_at(end - 1) + 1]
    cuts = [(max(start, block.start), min(end, block.end)) for block in touched]
    return [(first, after) for first, after in cuts if first < after]
