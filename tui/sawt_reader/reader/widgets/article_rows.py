"""Painting the rows of the article pane: signs, highlights, cursor and selection; one strip per row."""

from __future__ import annotations

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from sawt_reader.reader.terminal.display import guard, shown
from sawt_reader.reader.text.highlights import (
    ANNOTATION_SIGNS,
    Highlighted,
    Highlights,
    ReadingHighlights,
    named_highlights,
    pieces,
)
from sawt_reader.reader.text.wrapping import Layout
from sawt_reader.reader.widgets.article_styles import Looks
from sawt_reader.reading.model import Article, BlockKind, Span

# The widest text, in cells: longer rows are hard to read on.
MEASURE = 92
# Cells left of the text: the cursor's bar, the marks of a claim, a bookmark and a note, and a blank.
MARGIN = 5
# Cells free right of the text.
_RIGHT = 2
_BAR = "▌"
_CLAIM = "◆"
_RULE = "─"

NOTHING = Article(id="", source="", text="", blocks=())
"""What is shown before there is an article."""

# The look of a block's own text; other kinds have the pane's.
BLOCK_LOOKS: dict[BlockKind, str] = {
    "masthead": "furniture",
    "dateline": "furniture",
    "byline": "furniture",
    "caption": "furniture",
    "title": "title",
    "heading": "heading",
    "standfirst": "standfirst",
}


def columns(width: int) -> tuple[int, int]:
    """Where the text is in a pane: cells left of its margin, and its width in cells, at least 1."""
    room = max(1, width - MARGIN - _RIGHT)
    return max(0, room - MEASURE) // 2, min(room, MEASURE)


class RowPainter:
    """Paints the rows of an article.

    Attributes:
        highlights: of the reading.
        cursor: the unit under the cursor.
        hits: of the search.
        annotations: by each key of `ANNOTATION_SIGNS`, what is less important first: a code point where each of them
            begins.
        current: the current item.
        selection: the text selected with the mouse.
    """

    def __init__(self, looks: Looks) -> None:
        self.highlights = ReadingHighlights()
        self.cursor = Span(0, 0)
        self.hits: Highlighted = Highlights(())
        self.annotations = {kind: Highlights(()) for kind in ("changed", "bookmark", "note", "alike")}
        self.current = Highlights(())
        self.selection = Span(0, 0)
        self._looks = looks
        self._article = NOTHING
        self._layout = Layout("", (), 1)

    def use(self, article: Article, layout: Layout) -> None:
        """Paint this article, in this layout, from now on."""
        self._article = article
        self._layout = layout

    def paint(self, row: int, width: int) -> Strip:
        """A row of the pane, `width` cells wide; blank where there is no text."""
        start, end = self._layout.visible(row)
        base = self._looks()
        if not 0 <= row < len(self._layout):
            return Strip.blank(width, base)
        index = self._layout.block_at(start)
        block = self._article.blocks[index]
        left, _ = columns(width)
        at = _offset(start - block.start, index)
        # One segment per cell, so that a drag from anywhere in the margin starts at the first character of the row.
        segments = [Segment(" ", base + at)] * left + self._margin(start, end, at)
        if start < end:
            segments += self._text(start, end, index)
        elif block.kind == "title" and start == block.end:
            segments.append(Segment(_RULE * self._layout.width, self._looks("furniture") + at))
        return Strip(segments).adjust_cell_length(width, base)

    def _margin(self, start: int, end: int, at: Style) -> list[Segment]:
        """The cells before the text: is the cursor here, does a claim start here, a note?"""
        bar = start < end and self.cursor.start < end and start < self.cursor.end
        claim = self.highlights.claim_in(start, end)
        signs = [
            sign for kind, sign in ANNOTATION_SIGNS.items() if next(self.annotations[kind].within(start, end), None)
        ]
        # Three are rare: then the blank is the place of the third.
        looks = self._looks(*(["annotation"] if signs else [])) + at
        return [
            Segment(_BAR if bar else " ", self._looks("bar") + at),
            Segment(_CLAIM if claim else " ", self._looks("claim-mark") + at),
            *(Segment(sign, looks) for sign in "".join(signs)[: MARGIN - 2].ljust(MARGIN - 2)),
        ]

    def _text(self, start: int, end: int, index: int) -> list[Segment]:
        """The text of a row of a block, cut where its look changes."""
        block, text = self._article.blocks[index], self._layout.text
        below = (BLOCK_LOOKS[block.kind],) if block.kind in BLOCK_LOOKS else ()
        layers = (
            *self.highlights.layers,
            named_highlights([self.cursor], "cursor"),
            self.hits,
            self.current,
            named_highlights([self.selection], "selection"),
        )
        segments = [
            Segment(shown(text[left:right]), self._looks(*below, *names) + _offset(left - block.start, index))
            for left, right, names in pieces(start, end, layers)
        ]
        segments.append(Segment(guard(text[start:end]), self._looks()))
        return segments


def _offset(x: int, y: int) -> Style:
    """Where in the text a cell is, for Textual: code points in the block, and the block's index."""
    return Style.from_meta({"offset": (x, y)})
