"""The map of an article: its whole text in the rows of a column, and what each row shows. Nothing here knows Textual.

Each row costs a few look-ups in sorted highlights, however long the text is.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from sawt_reader.reader.text.highlights import Highlight, Highlighted
from sawt_reader.reading.model import Span

BOTH = "both"
"""The name of the mark of a row with a quote and a claim."""


class Parts:
    """The parts of a text that the rows of the column stand for. They tile the text; some may be empty.

    Args:
        starts: the first code point of each part, ascending.
        length: of the text, code points.
    """

    def __init__(self, starts: Sequence[int] = (), length: int = 0) -> None:
        self._starts = starts
        self._length = length

    def __len__(self) -> int:
        return len(self._starts)

    def __getitem__(self, row: int) -> Span:
        end = self._starts[row + 1] if row + 1 < len(self) else self._length
        return Span(self._starts[row], end)

    def row_at(self, offset: int) -> int:
        """The last row whose part starts at a code point or before it; 0 if there is none."""
        return max(0, bisect_right(self._starts, offset) - 1)

    def rows_of(self, place: Span) -> range:
        """The rows that stand for anything of a stretch of text."""
        if not self._starts or place.start >= place.end:
            return range(0)
        return range(self.row_at(place.start), self.row_at(place.end - 1) + 1)


def first_highlights(
    parts: Parts, over: Sequence[Highlighted], quotes: Highlighted, claims: Highlighted
) -> list[Highlight | None]:
    """What to show in each row: one highlight, or none.

    Args:
        parts: what the rows stand for.
        over: highlights with priority over quotes and claims, the most important first.
        quotes: where there are quotes.
        claims: where claims begin.

    Returns:
        For each row the first mark of its part, cut at the part's edges; a quote beside a claim is named `BOTH`.
    """
    return [_first(parts[row], over, quotes, claims) for row in range(len(parts))]


def _first(part: Span, over: Sequence[Highlighted], quotes: Highlighted, claims: Highlighted) -> Highlight | None:
    if part.start == part.end:
        return None
    for layer in over:
        if (mark := next(layer.within(part.start, part.end), None)) is not None:
            return mark
    quote, claim = (next(layer.within(part.start, part.end), None) for layer in (quotes, claims))
    if quote is not None and claim is not None:
        return min(quote, claim)._replace(name=BOTH)
    return quote or claim
