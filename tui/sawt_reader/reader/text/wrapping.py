"""From blocks of text to rows of a pane: wrapping, and the ways between rows, cells and code points.

A row is known by the code point it starts at, so the whole layout is one array of integers: a row ends where the next
one starts, and either way is a look-up or a bisection. Rows tile the text: the white space at the end of a row and
between blocks belongs to the row before it, unseen. Nothing here knows Textual.
"""

from __future__ import annotations

import re
import time
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import islice

from rich.cells import split_graphemes

from sawt_reader.reading.model import Block

# All but the letters and marks of European and Arabic print that take one cell and join with nothing.
_UNEVEN = re.compile("[^\n -~\xa0-\xac\xae-\u02ff\u0370-\u0482\u0620-\u064a\u2010-\u2027\u202f-\u205e\u20ac]")
# Signs that French print keeps on the row of what follows, or of what comes before.
_OPENS = frozenset("«‹")
_CLOSES = frozenset("»›:;!?%€,.)]”")
_BLANK = re.compile(" +\n?")
# A group of three digits after a space: « 312 000 ».
_GROUP = re.compile(r"\d{3}(?!\d)")
# Wrapping by a program inside a paragraph: for the reader a space. Before an indentation a break means something.
_WRAPPING = re.compile("\n(?=[^ \n])")
_LONGEST_GROUP = 3
# Rows wrapped between two looks at the clock: about a third of a millisecond.
_BATCH = 100


def row_end(text: str, start: int, end: int, width: int) -> int:
    r"""Where the row that begins at `start` ends, white space at its end included.

    Rows break at U+0020 and "\n" alone, and neither between « or » and their words nor in a number; a word wider than
    the pane is cut between graphemes.

    Args:
        text: the whole text.
        start: first code point of the row; below `end`.
        end: end of the block.
        width: cells, at least 1.

    Returns:
        A code point after `start`, at most `end`.
    """
    if _UNEVEN.search(text, start, min(start + width + 1, end)) is None:
        fit = min(start + width, end)
    else:
        fit = _fitting(text, start, end, width)
    if (newline := text.find("\n", start, min(fit + 1, end))) >= 0:
        return newline + 1
    if fit == end:
        return end
    space = _breakable(text, start, fit if text[fit] == " " else text.rfind(" ", start, fit))
    if space < 0:
        return fit
    blank = _BLANK.match(text, space, end)
    return blank.end() if blank else fit


def _breakable(text: str, start: int, space: int) -> int:
    """The last space up to `space` that French print may break at; `space` itself if there is none.

    Not « | oui », « oui | », « Pourquoi | ? » or « 312 | 000 », however the article was typed.
    """
    at = space
    while at > start and (text[at - 1] in _OPENS or text[at + 1 : at + 2] in _CLOSES or _is_in_number(text, at)):
        at = text.rfind(" ", start, at)
    return at if at > start else space


def _is_in_number(text: str, space: int) -> bool:
    """Whether a space parts groups of digits of one number; not « en 2024 312 … », which has four before it."""
    before = 0
    while before < _LONGEST_GROUP + 1 and space > before and text[space - before - 1].isdigit():
        before += 1
    return 1 <= before <= _LONGEST_GROUP and _GROUP.match(text, space + 1) is not None


def _fitting(text: str, start: int, end: int, width: int) -> int:
    """The end of the graphemes that fit `width` cells, and of one at least."""
    size = width + 1
    while True:
        graphemes, cells = split_graphemes(text[start : min(start + size, end)])
        if cells > width or start + size >= end:
            break
        size *= 2
    used = 0
    for left, right, cells in graphemes:
        used += cells
        if used > width:
            return start + (left or right)
    return min(start + size, end)


class Layout:
    """The rows of a text in a pane of some width, wrapped from the top as far as needed so far.

    Attributes:
        text: as it is seen, of the same length: a line break inside a paragraph of a hard-wrapped text is a space.
        width: of the text, cells.
        complete: whether the last row is known.
    """

    def __init__(self, text: str, blocks: Sequence[Block], width: int) -> None:
        self.text = text
        self.width = max(1, width)
        self.complete = False
        self._blocks = blocks
        self._block_starts = array("I", (block.start for block in blocks))
        # First code points of the rows; a blank row between blocks starts where the block above it ends.
        self._starts = array("I")
        self._steps = self._wrap()

    def __len__(self) -> int:
        """How many rows are wrapped."""
        return len(self._starts)

    @property
    def height(self) -> int:
        """How many rows there are: exact when complete, before that judged by those wrapped."""
        if self.complete or not self._starts:
            return len(self)
        first, last = self._block_starts[0], self._starts[-1]
        return max(len(self), round(len(self) * (self._blocks[-1].end - first) / max(1, last - first)))

    def _wrap(self) -> Iterator[None]:
        """Wrap everything; each step is one row."""
        reflowed = False
        for i, block in enumerate(self._blocks):
            if not reflowed and self.text.find("\n", block.start, block.end) >= 0:
                self.text, reflowed = _WRAPPING.sub(" ", self.text), True
            if i:
                self._starts.append(self._blocks[i - 1].end)
            at = block.start
            while at < block.end:
                self._starts.append(at)
                at = row_end(self.text, at, block.end, self.width)
                yield
        self.complete = True

    def wrap_for(self, seconds: float) -> None:
        """Wrap further, for about a given time."""
        until = time.perf_counter() + seconds
        while not self.complete and time.perf_counter() < until:
            for _ in islice(self._steps, _BATCH):
                pass

    def wrap_to_row(self, row: int) -> None:
        """Wrap further until `row` and its end are known, or all."""
        while not self.complete and len(self) <= row + 1:
            next(self._steps, None)

    def wrap_to_offset(self, offset: int) -> None:
        """Wrap further until the row of a code point is known, or all."""
        while not self.complete and (not self._starts or self._starts[-1] <= offset):
            next(self._steps, None)

    def parts(self, count: int) -> array[int]:
        """Where the parts begin that the text falls into: `count` of as many rows each, or the rows if they are fewer.

        Until the layout is complete they have as many code points each.
        """
        if not self.complete:
            return array("I", (part * len(self.text) // count for part in range(count)))
        count = min(count, len(self))
        return array("I", (self._starts[part * len(self) // count] for part in range(count)))

    def block_at(self, offset: int) -> int:
        """Index of the block that holds a code point, or of the last before it; 0 if there is none before."""
        return max(0, bisect_right(self._block_starts, offset) - 1)

    def row_at(self, offset: int) -> int:
        """The row that holds a code point; the last for those beyond the end. Wraps as far as needed."""
        self.wrap_to_offset(offset)
        return max(0, bisect_right(self._starts, offset) - 1)

    def rows_of(self, start: int, end: int) -> range:
        """The rows, of those wrapped so far, that hold anything between two code points."""
        return range(max(0, bisect_right(self._starts, start) - 1), bisect_left(self._starts, end))

    def start(self, row: int) -> int:
        """The first code point of a row; of the nearest row for one that does not exist. Wraps as far as needed."""
        self.wrap_to_row(row)
        return self._starts[min(max(0, row), len(self) - 1)] if self._starts else 0

    def visible(self, row: int) -> tuple[int, int]:
        """The code points of a row that are seen, half open: empty for a blank row and for one that does not exist."""
        self.wrap_to_row(row)
        if not 0 <= row < len(self):
            return 0, 0
        start = self._starts[row]
        end = self._blocks[self.block_at(start)].end
        if row + 1 < len(self):
            end = min(end, self._starts[row + 1])
        return start, max(start, start + len(self.text[start:end].rstrip(" \n")))

    def offset_at(self, row: int, cell: int) -> int:
        """The code point whose grapheme is seen at a cell of a row, counted from the text's left edge.

        Left of the text it is the row's first, right of it the row's last.
        """
        start, end = self.visible(row)
        at, used = start, 0
        for left, _, cells in split_graphemes(self.text[start:end])[0]:
            at, used = start + left, used + cells
            if used > cell:
                break
        return at

    def cell_at(self, offset: int) -> tuple[int, int]:
        """The row of a code point, and the cells before it in that row."""
        row = self.row_at(offset)
        start, end = self.visible(row)
        return row, split_graphemes(self.text[start : max(start, min(offset, end))])[1]
