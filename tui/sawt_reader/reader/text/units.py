"""The units the cursor of the article pane moves by: sentences where the text is read, blocks where it is not."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from operator import attrgetter

from sawt_reader.reading.model import Article, Block, Reading, Sentence, Span

Unit = Sentence | Block | Span

_start = attrgetter("start")


class Units:
    """The units of an article, in the order of the text. The sentences come first, so a sentence keeps its index.

    Attributes:
        sentences: how many of the units are sentences.
    """

    def __init__(self, article: Article, reading: Reading | None = None) -> None:
        self._blocks = article.blocks
        self._units: Sequence[Unit] = article.blocks
        self.sentences = 0
        if reading is not None and reading.sentences:
            self.sentences = len(reading.sentences)
            unread = _unread(article, reading.sentences[-1])
            self._units = [*reading.sentences, *unread] if unread else reading.sentences

    def __len__(self) -> int:
        return len(self._units)

    def span(self, unit: int) -> Span:
        """Where a unit is, in code points; nothing for one that does not exist."""
        if not 0 <= unit < len(self):
            return Span(0, 0)
        return Span(self._units[unit].start, self._units[unit].end)

    def at(self, offset: int) -> int:
        """The unit that holds a code point, or the last before it; 0 if there is none before."""
        return max(0, bisect_right(self._units, offset, key=_start) - 1)

    def paragraph(self, unit: int, step: int) -> int:
        """The first unit of the next block (`step` 1) or of the one before (-1); at the edges, nearest to it."""
        if not self._blocks:
            return 0
        block = max(0, bisect_right(self._blocks, self.span(unit).start, key=_start) - 1)
        if not 0 <= block + step < len(self._blocks):
            return unit if step > 0 else 0
        first = bisect_left(self._units, self._blocks[block + step].start, key=_start)
        return min(first, len(self) - 1)


def _unread(article: Article, last: Sentence) -> list[Unit]:
    """What comes after the last sentence read: the rest of its block, and the blocks below."""
    block = article.blocks[last.block]
    rest = article.text[last.end : block.end]
    start = block.end - len(rest.lstrip())
    return [*([Span(start, block.end)] if start < block.end else []), *article.blocks[last.block + 1 :]]
