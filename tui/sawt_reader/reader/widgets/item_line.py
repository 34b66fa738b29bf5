"""The line of an item in a list: one row, or two where there is room."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from textual.content import Content
from textual.css.styles import RulesMap
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual

from sawt_reader.reader.terminal.display import content
from sawt_reader.reader.text.wrapping import row_end

GAP = "  "
WHO_SHARE = 3
"""On one row, who speaks gets one part in so many of it at most, so that something of the words is seen."""
NARROWEST_WHO = 12
"""Cells that who speaks gets in any case."""


class ItemLine(NamedTuple):
    """The parts of a line.

    Attributes:
        lead: signs and figures in columns of the same width for all lines of the list.
        who: who says it, in full; empty for nobody.
        brief: who says it, as short as can be told apart.
        doubt: the sign that this is not sure; it is never cut off.
        how: how it is said, where that is unusual.
        more: what else is known of who says it, for two rows.
        words: what is said.
        review: what the user has made of it.
    """

    lead: Content = Content()
    who: Content = Content()
    brief: Content = Content()
    doubt: Content = Content()
    how: Content = Content()
    more: Content = Content()
    words: Content = Content()
    review: Content = Content()

    def one_row(self, width: int) -> Content:
        """All on one row of `width` cells, the words cut at the end."""
        cells = max(NARROWEST_WHO, width // WHO_SHARE) - self.doubt.cell_length
        brief = self.brief.truncate(cells, ellipsis=True) + self.doubt
        if not self.words:
            return _row(Content(), (self.review, self.lead), width)
        return _row(self.lead, (self.review, brief, self.how, self.words), width)

    def two_rows(self, width: int, indent: int) -> tuple[Content, Content]:
        """Who on the first row and the words on the second, `indent` cells further in; words of nobody on both."""
        if self.who:
            first = _row(self.lead, (self.review, self.who + self.doubt, self.how, self.more), width)
            return first, _row(Content(" " * indent), (self.words,), width)
        begun = _row(self.lead, (self.review, self.how, Content(" ")), width)
        end = row_end(self.words.plain, 0, len(self.words), max(1, width - begun.cell_length + 1)) if self.words else 0
        first = _row(self.lead, (self.review, self.how, self.words[:end].rstrip()), width)
        return first, _row(Content(" " * indent), (self.words[end:],), width)


def _row(lead: Content, parts: Sequence[Content], width: int) -> Content:
    """A row of `width` cells with a gap between the parts that are not empty, cut at the end."""
    return Content.assemble(lead, Content(GAP).join(filter(None, parts))).truncate(width, ellipsis=True)


class LineVisual(Visual):
    """The line of an item, written only when it becomes visible: a long text has thousands.

    Args:
        write: writes it.
        rows: how many rows each line of the list has, 1 or 2.
        indent: cells before the words on a second row.
    """

    def __init__(self, write: Callable[[], ItemLine], rows: int, indent: int) -> None:
        self._write = write
        self._rows = rows
        self._indent = indent

    def render_strips(self, width: int, height: int | None, style: Style, options: RenderOptions) -> list[Strip]:
        """The line as it is drawn."""
        line = self._write()
        rows = (line.one_row(width),) if self._rows == 1 else line.two_rows(width, self._indent)
        return [strip for row in rows for strip in (row or content(" ")).render_strips(width, 1, style, options)]

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        """All cells there are."""
        return container_width

    def get_height(self, rules: RulesMap, width: int) -> int:
        """Its rows."""
        return self._rows
