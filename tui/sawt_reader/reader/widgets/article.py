"""The article pane: the text with its highlights, a cursor that moves by sentences, selection, scrolling."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.geometry import Offset
from textual.selection import Selection

from sawt_reader.i18n import N_
from sawt_reader.reader.keys.actions import bindings
from sawt_reader.reader.text import highlights
from sawt_reader.reader.text.highlights import Highlight, Highlights, ReadingHighlights, highlights_of, named_highlights
from sawt_reader.reader.text.units import Units
from sawt_reader.reader.widgets.article_rows import MARGIN, columns
from sawt_reader.reader.widgets.text_pane import TextPane
from sawt_reader.reading.model import Article, Reading, Span


class ArticleView(TextPane, can_focus=True):
    """Shows an article. The cursor moves by units: the sentences read so far, then the blocks not yet read."""

    HELP = N_(
        "The text. Names are bold, quotes italic; beside the text, ◆ marks the start of a claim, "
        "★ a bookmark, ✎ a note. Keys move by sentences; "
        "Enter goes to the next place of the selected item, a double click selects an item. "
        "The column at the right edge is a map of the whole text: » quote, ◆ claim, ◈ both, ● selected item, / hit, ★ "
        "and ✎; the visible part is shaded, a click goes there."
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings("article")

    @dataclass
    class HighlightsChanged(TextPane.Event):
        """The highlights of the text have changed."""

    @dataclass
    class CursorMoved(TextPane.Event):
        """The cursor is in another unit: by key, click or `go`."""

    @dataclass
    class Activated(TextPane.Event):
        """Enter, or a double click.

        Attributes:
            offset: code point that was clicked, or where the unit starts.
        """

        offset: int

    def __init__(self, *, name: str | None = None, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(name=name, id=id, classes=classes)
        self._units = Units(self._article)
        # The unit under the cursor, and the code point it was put on: that one stays when the units change.
        self._cursor = 0
        self._offset = 0
        self._current: tuple[Span, ...] = ()
        self._highlighted: tuple[Span, ...] = ()
        # The place to come back to after previews.
        self._return: int | None = None
        self._previewed = Span(0, 0)

    # What is shown

    def open(self, article: Article) -> None:
        """Show an article, not yet read, from its top."""
        self._units = Units(article)
        self._cursor = self._offset = 0
        self._current = ()
        self._return = None
        self._painter.highlights = ReadingHighlights()
        self._painter.cursor = self.cursor_span
        self._highlight(())
        self.show(article)

    def annotate(self, reading: Reading) -> None:
        """Take the sentences and highlights of a reading, whole or of the beginning of the text.

        The view stays, and the cursor stays at its place in the text; `cursor` may be another number. A reading of
        another article is ignored.
        """
        if reading.article.id != self._article.id:
            return
        self._units = Units(self._article, reading)
        self._cursor = self._units.at(self._offset)
        self._painter.highlights = highlights_of(reading)
        self._painter.cursor = self.cursor_span
        self._repaint_all()

    def mark_annotations(self, places: Mapping[int, str]) -> None:
        """Mark where bookmarks and notes begin: by code point, keys of `ANNOTATION_SIGNS` joined by "+"."""
        kinds = [(start, kind) for start, names in places.items() for kind in names.split("+")]
        for kind in self._painter.annotations:
            marked = (Highlight(start, start + 1, kind) for start, name in kinds if name == kind)
            self._painter.annotations[kind] = Highlights(marked)
        self._repaint_all()
        self.post_message(self.HighlightsChanged(self))

    @property
    def cursor(self) -> int:
        """Index of the unit under the cursor; 0 if there is none."""
        return self._cursor

    @property
    def cursor_span(self) -> Span:
        """Where the unit under the cursor is, in code points; empty if there is none."""
        return self._units.span(self._cursor)

    @property
    def overlays(self) -> tuple[highlights.Highlighted, ...]:
        """What is marked besides the reading, what matters most first: the current item, hits, bookmarks and notes."""
        painter = self._painter
        return painter.current, painter.hits, *reversed(painter.annotations.values())

    @property
    def unit_count(self) -> int:
        """How many units the cursor can be on."""
        return len(self._units)

    # Going somewhere

    def go(self, offset: int, spans: Sequence[Span] = ()) -> None:
        """Put the cursor on the unit that holds a code point, in sight, and highlight `spans` as the current item.

        The highlight stays until the next `go`.
        """
        self._return = None
        self._current = tuple(spans)
        self._highlight(self._current)
        self._put_cursor(offset)
        self._reveal(Span(offset, offset + 1), jump=True)

    def preview(self, offset: int, spans: Sequence[Span] = ()) -> None:
        """Scroll to a code point and highlight `spans`; the cursor stays."""
        if self._return is None:
            self._return = self._place
        self._highlight(tuple(spans))
        self._previewed = Span(offset, offset + 1)
        self._reveal(self._previewed, jump=True)

    def end_preview(self) -> None:
        """Scroll back to where the text was before the first `preview`, with the current item highlighted."""
        if self._return is None:
            return
        self._highlight(self._current)
        self._scroll_to_row(self._layout.row_at(self._return))
        self._return = None

    def mark_hits(self, hits: highlights.Highlighted | None) -> None:
        """Highlight the hits of a search; None clears them."""
        self._painter.hits = hits or Highlights(())
        self._repaint_all()
        self.post_message(self.HighlightsChanged(self))

    # Keys

    def action_step(self, by: int) -> None:
        """Move the cursor by units; from outside the view, to the first or last unit that starts in it."""
        seen, span = self.in_sight, self.cursor_span
        if span.end > seen.start and span.start < seen.end:
            unit = self._cursor + by
        elif by > 0:
            unit = self._units.at(seen.start)
            unit += self._units.span(unit).start < seen.start
        else:
            unit = self._units.at(seen.end - 1)
        self._move(unit)

    def action_paragraph(self, by: int) -> None:
        """Move the cursor to the first unit of the next (1) or previous (-1) block."""
        self._move(self._units.paragraph(self._cursor, by))

    def action_page(self, pages: float) -> None:
        """Scroll by pages; the cursor keeps its row in the pane, as far as there is text."""
        height = self.size.height
        rows = round(pages * max(1, height - 1)) or (1 if pages > 0 else -1)
        top = self.scroll_offset.y
        row = min(max(self._layout.row_at(self.cursor_span.start), top), top + height - 1) + rows
        self._scroll_to_row(top + rows)
        self._put_cursor(self._layout.start(row))

    def action_top(self) -> None:
        """Move the cursor to the first unit, and show the top."""
        self._put_cursor(0)
        self._scroll_to_row(0)

    def action_bottom(self) -> None:
        """Move the cursor to the last unit, and show the end."""
        self._put_cursor(len(self._article.text))
        self._scroll_to_row(self._layout.row_at(len(self._article.text)))

    def action_activate(self) -> None:
        """Post that Enter was pressed on the unit under the cursor."""
        if self._units:
            self.post_message(self.Activated(self, self.cursor_span.start))

    # Mouse and selection

    def on_mouse_down(self) -> None:
        """Stay where a preview was clicked."""
        if self._return is not None:
            self._return = None
            self._highlight(self._current)

    def on_click(self, event: events.Click) -> None:
        """Move the cursor to the unit clicked; a double click activates it, not Textual's "select all"."""
        event.prevent_default()
        offset = self._offset_of(event)
        if offset is None or self.text_selection is not None:
            return
        self._put_cursor(offset)
        if event.chain == 2:
            self.post_message(self.Activated(self, offset))

    def text_select_all(self) -> None:
        """Select the unit under the cursor: never a whole book."""
        span = self.cursor_span
        index = self._layout.block_at(span.start)
        if self._article.blocks:
            start = self._article.blocks[index].start
            selection = Selection(Offset(span.start - start, index), Offset(span.end - start, index))
            self.screen.selections = {self: selection}

    # The cursor

    def _move(self, unit: int) -> None:
        """Put the cursor on a unit, or on the nearest there is, and show it."""
        self._put_cursor(self._units.span(max(0, min(unit, len(self._units) - 1))).start)
        self._reveal(self.cursor_span)

    def _put_cursor(self, offset: int) -> None:
        """Put the cursor on the unit of a code point, and post `CursorMoved`; a selection ends there."""
        self._offset = offset
        unit = self._units.at(offset)
        if unit == self._cursor:
            return
        if self.text_selection is not None:
            self.screen.clear_selection()
        old, self._cursor = self.cursor_span, unit
        self._painter.cursor = self.cursor_span
        self._repaint(old, self.cursor_span)
        self._place_terminal_cursor()
        self.post_message(self.CursorMoved(self))

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Move the terminal's cursor as well."""
        super().watch_scroll_y(old_value, new_value)
        self._place_terminal_cursor()

    @property
    def _previews(self) -> bool:
        return self._return is not None

    def _kept_in_sight(self) -> Span:
        """What is previewed, or the unit under the cursor, stays in sight when the pane changes its size."""
        return self._previewed if self._previews else self.cursor_span

    def on_focus(self) -> None:
        """Take the terminal's own cursor, once the pane has the focus and its place on the screen."""
        self.call_after_refresh(self._place_terminal_cursor)

    def on_resize(self) -> None:
        """Move the terminal's cursor as well; the pane wraps by itself."""
        self.call_after_refresh(self._place_terminal_cursor)

    def _place_terminal_cursor(self) -> None:
        """Put the terminal's own cursor where the unit begins: screen readers and Braille displays follow it."""
        if self.has_focus and self.size:
            row, cell = self._layout.cell_at(self.cursor_span.start)
            left = columns(self._pane_width)[0]
            y = min(max(0, row - self.scroll_offset.y), self.size.height - 1)
            self.app.cursor_position = self.content_region.offset + Offset(left + MARGIN + cell, y)

    def _highlight(self, spans: tuple[Span, ...]) -> None:
        """Show other spans as the current item."""
        old, self._highlighted = self._highlighted, spans
        self._painter.current = named_highlights(spans, "current")
        self._repaint(*old, *spans)
        self.post_message(self.HighlightsChanged(self))
