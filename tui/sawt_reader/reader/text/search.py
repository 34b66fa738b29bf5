"""Search in an article: a pattern from what was typed, and its hits, found a slice at a time."""

from __future__ import annotations

import functools
import math
import re
import time
import warnings
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Generator, Iterator, Sequence
from typing import Any, Protocol

from sawt_reader.i18n import _
from sawt_reader.reader.text.folding import fold, fold_keeping_case
from sawt_reader.reader.text.highlights import Highlight
from sawt_reader.reading import ligatures
from sawt_reader.reading.model import Article, Span

# Code points folded between two looks at the clock: about a millisecond.
_PIECE = 16_384
# Code points searched at a time. `regex` looks at its clock once in a thousand steps, each of which may go through all
# that it was given.
_WINDOW = 8_192
# Hits found between two looks at the clock.
_BATCH = 500
PATIENCE = 0.25
"""Seconds of computing that one step of a search may take before the pattern is given up."""
_OVERTIME = 1.0
"""Seconds of computing beyond what was allowed that all steps together may take."""

# `regex` writes a pattern out as often as it is repeated, without a limit to its memory.
_MOST_REPEATED = 10_000
_COUNT = re.compile(r"\{(\d+)")
# « x{e<=1} » is more to `regex` than to `re`: one error allowed. Other braces are literal.
_BRACE = re.compile(r"(\\N\{[^}]*\}|\\.)|\{(?!\d*,?\d*\})", re.DOTALL)


class PatternError(ValueError):
    """Not a valid regular expression; the message says why, on one line."""


class Match(Protocol):
    """A match of `re` or of `regex`."""

    def start(self) -> int:
        """Where it starts, in code points."""

    def end(self) -> int:
        """Where it ends, exclusive."""


class Find(Protocol):
    """Finds the matches in a folded text between two code points.

    Raises:
        TimeoutError: where one match takes longer than `PATIENCE`.
    """

    def __call__(self, text: str, start: int, end: int, /) -> Iterator[Match]:
        """The matches in order."""


def pattern_of(typed: str, *, regex: bool = False) -> Find | None:
    """What finds in folded text what was typed; None for nothing but white space.

    Any white space finds any, and letters find their ligature: « oe » finds « œ ».

    Args:
        typed: words, or a regular expression in the syntax of `re`. Its meaning there holds but for classes within
            classes: « [[:alpha:]] » is a letter.
        regex: which of the two. A regular expression is matched block by block: ^ and $ are the ends of a block.

    Raises:
        PatternError: for an invalid regular expression.
    """
    if not typed.strip():
        return None
    if regex:
        return _regular_expression(fold_keeping_case(typed))
    words = ligatures.parted(fold(typed))
    literal = r"\s+".join(ligatures.pattern(re.escape(word)) for word in re.split(r"\s+", words))
    if literal.startswith(r"\s"):
        literal = r"(?<!\s)" + literal  # else each space of a long run would be tried
    return re.compile(literal).finditer


def _regular_expression(typed: str) -> Find:
    """Matches by `regex`, which gives up after a time; what `re` does not accept is refused in its words."""
    import regex  # takes long to import, and few look for regular expressions

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            re.compile(typed)
            if math.prod(max(1, int(count)) for count in _COUNT.findall(typed)) > _MOST_REPEATED:
                raise PatternError(_("repeated too often: at most {n} times in all").format(n=_MOST_REPEATED))
            literal = _BRACE.sub(lambda found: found[1] or r"\{", typed)
            pattern: Any = regex.compile(literal, regex.IGNORECASE | regex.VERSION0)
    except (re.error, regex.error, OverflowError, RecursionError) as error:
        raise PatternError(" ".join(str(error).split())) from error
    return functools.partial(pattern.finditer, timeout=PATIENCE)


class Hits:
    """Where a pattern was found, in the order of the text: two integers per hit."""

    def __init__(self) -> None:
        self._starts = array("I")
        self._ends = array("I")

    def __len__(self) -> int:
        return len(self._starts)

    def __getitem__(self, index: int) -> Span:
        return Span(self._starts[index], self._ends[index])

    def add(self, found: Sequence[tuple[int, int]]) -> None:
        """Add hits, ascending; no earlier hit may lie between them."""
        if found:
            at = bisect_left(self._starts, found[0][0])
            self._starts[at:at] = array("I", (start for start, _ in found))
            self._ends[at:at] = array("I", (end for _, end in found))

    def first_from(self, offset: int) -> int:
        """Index of the first hit at a code point or beyond; the number of hits where there is none."""
        return bisect_left(self._starts, offset)

    def beside(self, offset: int, direction: int) -> int | None:
        """Index of the first hit after a code point (1) or the last before it (-1); None if there is none."""
        index = bisect_right(self._starts, offset) if direction > 0 else bisect_left(self._starts, offset) - 1
        return index if 0 <= index < len(self) else None

    def within(self, start: int, end: int) -> Iterator[Highlight]:
        """The parts of hits that lie between two code points, named "hit"."""
        for i in range(bisect_right(self._ends, start), bisect_left(self._starts, end)):
            yield Highlight(max(start, self._starts[i]), min(end, self._ends[i]), "hit")


class Search:
    """The hits of a pattern in an article, from a place on to the end, then from the top.

    Attributes:
        hits: those found so far.
        complete: whether the whole text has been looked through.
        given_up: whether the pattern took too long; `hits` are those found before.
    """

    def __init__(self, article: Article, find: Find, offset: int = 0) -> None:
        """Prepare; `run_for` searches.

        Args:
            article: where to look.
            find: what finds the hits in folded text.
            offset: the code point in whose block the search begins.
        """
        self.hits = Hits()
        self.complete = False
        self.given_up = False
        self._text = article.text
        first = max(0, bisect_right(article.blocks, offset, key=lambda block: block.start) - 1)
        self._blocks = (*article.blocks[first:], *article.blocks[:first])
        self._find = find
        self._overtime = 0.0
        self._until = 0.0
        self._steps = self._run()

    def run_for(self, seconds: float) -> None:
        """Search further, for about a given time, but at least one step."""
        self._until = time.perf_counter() + seconds
        started = time.thread_time()
        try:
            next(self._steps, None)
            while not self.complete and time.perf_counter() < self._until:
                next(self._steps, None)
        except TimeoutError:
            self.complete = self.given_up = True
        self._overtime += max(0.0, time.thread_time() - started - seconds)
        if self._overtime > _OVERTIME and not self.complete:
            self.complete = self.given_up = True

    def _run(self) -> Iterator[None]:
        """Search everything; each step is a piece of text or a batch of hits."""
        for block in self._blocks:
            pieces = []
            for start in range(block.start, block.end, _PIECE):
                pieces.append(fold(self._text[start : min(start + _PIECE, block.end)]))
                if block.end - start > _PIECE:
                    yield
            folded, at = "".join(pieces), 0
            while at < len(folded):
                at = yield from self._search_window(block.start, folded, at)
        self.complete = True

    def _search_window(self, offset: int, folded: str, at: int) -> Generator[None, None, int]:
        """Search one window of a block.

        A hit begins in it, and ends in it or the next one: one that is longer may be cut or missed.

        Returns:
            Where the next window begins: behind this one and its last hit.
        """
        stop = at + _WINDOW if len(folded) - at > 2 * _WINDOW else len(folded)
        found: list[tuple[int, int]] = []
        after = stop
        try:
            for match in self._find(folded, at, min(len(folded), stop + _WINDOW)):
                if match.start() >= stop:
                    break
                after = max(stop, match.end())
                if match.start() < match.end():
                    found.append((offset + match.start(), offset + match.end()))
                if len(found) == _BATCH or time.perf_counter() >= self._until:
                    self.hits.add(found)
                    found.clear()
                    yield
        finally:
            self.hits.add(found)
        yield
        return after
