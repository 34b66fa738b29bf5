"""Looking for words in an article: a pattern from what was typed, and its hits, found a slice at a time."""

from __future__ import annotations

import re
import signal
import time
import warnings
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from types import FrameType

from tui.model import Article, Span
from tui.reader.folding import fold, fold_keeping_case
from tui.reader.marks import Mark

# Code points folded between two looks at the clock: about a millisecond.
_PIECE = 16_384
# Hits found between two looks at the clock.
_BATCH = 500
PATIENCE = 0.25
"""Seconds of computing that one step of a search may take before the pattern is given up."""
_LIGATURES = {"oe": "œ", "ae": "æ"}


class BadPattern(ValueError):
    """What was typed is no regular expression; the message says why, on one line."""


def pattern_of(typed: str, regex: bool = False) -> re.Pattern[str] | None:
    """The pattern that finds in folded text what was typed; None for nothing but white space.

    Any white space finds any, and « oe » finds « œ ».

    Args:
        typed: words, or a regular expression in the syntax of `re`.
        regex: which of the two. A regular expression is matched block by block: ^ and $ are the ends of a block.

    Raises:
        BadPattern: for an invalid regular expression.
    """
    if not typed.strip():
        return None
    if not regex:
        words = fold(typed)
        for letters, ligature in _LIGATURES.items():
            words = words.replace(ligature, letters)
        literal = r"\s+".join(map(re.escape, re.split(r"\s+", words)))
        for letters, ligature in _LIGATURES.items():
            literal = literal.replace(letters, f"(?:{letters}|{ligature})")
        return re.compile(literal)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return re.compile(fold_keeping_case(typed), re.IGNORECASE)
    except (re.error, OverflowError, RecursionError) as error:
        raise BadPattern(" ".join(str(error).split())) from error


class Hits:
    """Where a pattern was found, in the order of the text: two integers a hit."""

    def __init__(self) -> None:
        self._starts = array("I")
        self._ends = array("I")

    def __len__(self) -> int:
        return len(self._starts)

    def __getitem__(self, index: int) -> Span:
        return Span(self._starts[index], self._ends[index])

    def add(self, found: Sequence[tuple[int, int]]) -> None:
        """Take in hits, ascending, between whose places there is none yet."""
        if found:
            at = bisect_left(self._starts, found[0][0])
            self._starts[at:at] = array("I", (start for start, _ in found))
            self._ends[at:at] = array("I", (end for _, end in found))

    def first_from(self, offset: int) -> int:
        """Index of the first hit at a code point or beyond; the number of hits where there is none."""
        return bisect_left(self._starts, offset)

    def beside(self, offset: int, direction: int) -> int | None:
        """Index of the first hit after a code point (1) or the last before it (-1); None where there is none."""
        index = bisect_right(self._starts, offset) if direction > 0 else bisect_left(self._starts, offset) - 1
        return index if 0 <= index < len(self) else None

    def within(self, start: int, end: int) -> Iterator[Mark]:
        """The parts of hits that lie between two code points, as marks named "hit"."""
        for i in range(bisect_right(self._ends, start), bisect_left(self._starts, end)):
            yield Mark(max(start, self._starts[i]), min(end, self._ends[i]), "hit")


class Search:
    """The hits of a pattern in an article, from a place on to the end, then from the top.

    Attributes:
        hits: those found so far.
        complete: whether the whole text has been looked through.
        given_up: whether the pattern took too long; `hits` are those found before.
    """

    def __init__(self, article: Article, pattern: re.Pattern[str], offset: int = 0) -> None:
        """Prepare; `run_for` searches.

        Args:
            article: where to look.
            pattern: for folded text.
            offset: the code point in whose block the search begins.
        """
        self.hits = Hits()
        self.complete = False
        self.given_up = False
        self._text = article.text
        first = max(0, bisect_right(article.blocks, offset, key=lambda block: block.start) - 1)
        self._blocks = (*article.blocks[first:], *article.blocks[:first])
        self._pattern = pattern
        self._steps = self._run()

    def run_for(self, seconds: float) -> None:
        """Search further, for about so long, and a step at least."""
        until = time.perf_counter() + seconds
        try:
            with _patience(PATIENCE):
                next(self._steps, None)
                while not self.complete and time.perf_counter() < until:
                    next(self._steps, None)
        except _TooLong:
            self.complete = self.given_up = True

    def _run(self) -> Iterator[None]:
        """Search everything, a piece of text or a batch of hits a step."""
        size = 0
        for block in self._blocks:
            folded = ""
            for start in range(block.start, block.end, _PIECE):
                folded += fold(self._text[start : min(start + _PIECE, block.end)])
                if block.end - start > _PIECE:
                    yield
            found: list[tuple[int, int]] = []
            for match in self._pattern.finditer(folded):
                if match.start() < match.end():
                    found.append((block.start + match.start(), block.start + match.end()))
                if len(found) == _BATCH:
                    self.hits.add(found)
                    found.clear()
                    yield
            self.hits.add(found)
            size += len(folded)
            if size >= _PIECE:
                size = 0
                yield
        self.complete = True


class _TooLong(Exception):
    """A pattern has used up the patience there is."""


@contextmanager
def _patience(seconds: float) -> Iterator[None]:
    """Raise `_TooLong` inside after so much computing.

    The regular expressions of Python hold the interpreter, so no other thread could end a match that would take years;
    they do look for signals now and then.
    """

    def give_up(number: int, frame: FrameType | None) -> None:
        raise _TooLong

    earlier = signal.signal(signal.SIGVTALRM, give_up)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, earlier)
