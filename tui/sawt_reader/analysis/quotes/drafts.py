"""A quote while it is made: what the rules know of it, in tokens and code points."""

from __future__ import annotations

from dataclasses import dataclass, field

from sawt_reader.analysis.grammar.phrases import Phrase
from sawt_reader.analysis.quotes.parse import Parse
from sawt_reader.reading.model import Attribution, QuoteKind


@dataclass(slots=True)
class Draft:
    """A quote in the making.

    Attributes:
        pieces: code points of its spans.
        cue: tokens of the words that attribute it, half open; None without such words.
        pairs: the pairs of marks it holds, by index into `Parse.pairs`.
        heir_of: the draft whose speakers it has inherited from another sentence.
    """

    kind: QuoteKind
    attribution: Attribution
    pieces: list[tuple[int, int]]
    cue: tuple[int, int] | None = None
    speakers: list[Phrase] = field(default_factory=list)
    via: list[Phrase] = field(default_factory=list)
    pairs: list[int] = field(default_factory=list)
    heir_of: Draft | None = None
    confidence: float = 0.9

    @property
    def start(self) -> int:
        """Its first code point."""
        return self.pieces[0][0]

    @property
    def end(self) -> int:
        """The code point after its last."""
        return self.pieces[-1][1]


def pairs_within(parse: Parse, start: int, end: int) -> list[int]:
    """The outermost pairs that lie wholly in a stretch of tokens."""
    found: list[int] = []
    for i in range(start, end):
        number = parse.inside[i]
        if number >= 0 and (not found or found[-1] != number) and parse.pair_tokens[number][1] <= end:
            found.append(number)
    return found


def within_blocks(parse: Parse, start: int, end: int) -> list[tuple[int, int]]:
    """A stretch of code points, cut where a block ends."""
    numbers = range(parse.block[parse.token_at(start)], parse.block[parse.token_at(end - 1)] + 1)
    cuts = [(max(start, parse.layout[n][0]), min(end, parse.layout[n][1])) for n in numbers if n >= 0]
    return [(first, after) for first, after in cuts if first < after]
