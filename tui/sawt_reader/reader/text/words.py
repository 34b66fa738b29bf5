"""The words of a text as places where a selection can begin or end."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from sawt_reader.reading.model import Article, Span

# « qu’il » is two words, as « qu’ » may belong to what stands before a quotation; a sign is a word of its own.
_WORD = re.compile(r"\w+(?:-\w+)*[’']?|[^\w\s]")
_SIGNS = frozenset(',;:.!?…«»“”"()–—')
_OPENING, _CLOSING, _ASKING = frozenset('«“"(–—'), frozenset('»”")'), frozenset("!?…")


class Words:
    """The words of an article around a place: those of its block and of its neighbours.

    Args:
        article: any.
        around: where a selection begins.
    """

    def __init__(self, article: Article, around: Span) -> None:
        blocks = article.blocks
        near = [n for n, block in enumerate(blocks) if block.start <= around.end and around.start <= block.end] or [0]
        first, last = blocks[max(0, near[0] - 1)], blocks[min(len(blocks) - 1, near[-1] + 1)]
        self._text = article.text
        found = [Span(*match.span()) for match in _WORD.finditer(article.text, first.start, last.end)]
        self._words = found or [Span(first.start, last.end)]
        self._starts, self._ends = [word.start for word in found], [word.end for word in found]

    def snapped(self, span: Span) -> Span:
        """The words that a span touches; the nearest one if it touches none."""
        first = min(bisect_right(self._ends, span.start), len(self._words) - 1)
        last = max(first, bisect_left(self._starts, span.end) - 1)
        return Span(self._words[first].start, self._words[last].end)

    def moved(self, span: Span, steps: int, *, start: bool, to_sign: bool = False) -> Span:
        """A span of whole words with one end moved; it keeps at least one word.

        Args:
            span: before.
            steps: how many words on; back where it is negative.
            start: whether the start moves, or the end.
            to_sign: whether it moves further, to where a clause or a quotation begins or ends.
        """
        first, last = bisect_left(self._starts, span.start), bisect_left(self._ends, span.end)
        at = min(max(0, (first if start else last) + steps), len(self._words) - 1)
        is_edge = self._is_beginning if start else self._is_end
        while to_sign and 0 < at < len(self._words) - 1 and not is_edge(at):
            at += 1 if steps > 0 else -1
        if start:
            return Span(self._words[min(at, last)].start, span.end)
        return Span(span.start, self._words[max(at, first)].end)

    def _is_beginning(self, number: int) -> bool:
        """Whether a quotation or a clause begins with a word: an opening mark, or what follows another sign."""
        word, before = self._word(number), self._word(number - 1)
        return word in _OPENING or (word not in _SIGNS and before in _SIGNS - _OPENING)

    def _is_end(self, number: int) -> bool:
        """Whether a quotation or a clause ends with a word: a closing mark, or what stands before another sign."""
        word, after = self._word(number), self._word(number + 1)
        if word in _CLOSING:
            return True
        return (word not in _SIGNS or word in _ASKING) and after in _SIGNS - _CLOSING - _ASKING

    def _word(self, number: int) -> str:
        word = self._words[number]
        return self._text[word.start : word.end]
