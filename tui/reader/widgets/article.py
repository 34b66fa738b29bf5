"""The article pane: the text with its marks, a cursor that moves by sentences, selection, scrolling."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.cache import LRUCache
from textual.geometry import Offset, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.selection import Selection
from textual.strip import Strip

from tui.model import Article, Reading, Span
from tui.reader.layout import Layout
from tui.reader.marks import Marks, layer_of, marks_of
from tui.reader.units import Units
from tui.reader.widgets.article_looks import COMPONENT_CLASSES, CSS, Looks
from tui.reader.widgets.article_rows import MARGIN, RowPainter, columns

# Seconds of wrapping at a time: a key waits no longer than that.
_SLICE = 0.008
# Rows kept in sight around the cursor.
_CONTEXT = 3
# Painted rows kept: a few screens.
_STRIPS = 256
_NOTHING = Article(id="", source="", text="", blocks=())


class ArticleView(ScrollView, can_focus=True, inherit_bindings=False):
    """Shows an article. The cursor moves by units: the sentences read so far, then the blocks not yet read."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j,down", "step(1)", "Next sentence", id="article.next-sentence", show=False),
        Binding("k,up", "step(-1)", "Previous sentence", id="article.previous-sentence", show=False),
        Binding("J,right_curly_bracket", "paragraph(1)", "Next paragraph", id="article.next-paragraph", show=False),
        Binding(
            "K,left_curly_bracket", "paragraph(-1)", "Previous paragraph", id="article.previous-paragraph", show=False
        ),
        Binding("space,pagedown", "page(1)", "Page down", id="article.page-down", show=False),
        Binding("b,pageup", "page(-1)", "Page up", id="article.page-up", show=False),
        Binding("ctrl+d", "page(0.5)", "Half page down", id="article.half-page-down", show=False),
        Binding("ctrl+u", "page(-0.5)", "Half page up", id="article.half-page-up", show=False),
        Binding("g,home", "top", "Top", id="article.top", show=False),
        Binding("G,end", "bottom", "Bottom", id="article.bottom", show=False),
        Binding("enter", "activate", "Next mention", id="article.activate", show=False),
    ]

    COMPONENT_CLASSES = COMPONENT_CLASSES
    DEFAULT_CSS = CSS

    @dataclass
    class Event(Message):
        """What all messages of the pane tell: which it is."""

        article_view: ArticleView

        @property
        def control(self) -> ArticleView:
            """The pane, for `@on` with a selector."""
            return self.article_view

    @dataclass
    class CursorMoved(Event):
        """The cursor is in another unit: by key, click or `go`.

        Attributes:
            sentence: index of the unit; where it is below `sentence_count`, also the index of the sentence.
        """

        sentence: int

    @dataclass
    class Activated(Event):
        """Enter, or a double click.

        Attributes:
            sentence: index of the unit under the cursor.
            offset: code point that was clicked, or where the unit starts.
        """

        sentence: int
        offset: int

    @dataclass
    class Scrolled(Event):
        """Another part of the text is in sight.

        Attributes:
            progress: as the pane's `progress`.
        """

        progress: float

    def __init__(self, *, name: str | None = None, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(name=name, id=id, classes=classes)
        self._article = _NOTHING
        self._units = Units(_NOTHING)
        self._marks = Marks()
        self._layout = Layout("", (), 1)
        self._looks = Looks(self)
        self._painter = RowPainter(_NOTHING, self._layout, self._marks, self._looks)
        self._strips: LRUCache[int, Strip] = LRUCache(_STRIPS)
        self._cursor = 0
        self._current: tuple[Span, ...] = ()
        self._highlighted: tuple[Span, ...] = ()
        # The code point the top row holds, kept through a new layout; and the one to come back to after previews.
        self._place = 0
        self._return: int | None = None

    # What is shown

    def open(self, article: Article) -> None:
        """Show an article, not yet read, from its top."""
        self._article = article
        self._units = Units(article)
        self._marks = Marks()
        self._cursor = self._place = 0
        self._current = self._highlighted = ()
        self._return = None
        self._lay_out()

    def annotate(self, reading: Reading) -> None:
        """Take the sentences and marks of a reading, whole or of the beginning of the text.

        The view stays, and the cursor stays at its place in the text; `cursor` may be another number. A reading of
        another article is ignored.
        """
        if reading.article.id != self._article.id:
            return
        offset = self.cursor_span.start
        self._units = Units(self._article, reading)
        self._marks = marks_of(reading)
        self._cursor = self._units.at(offset)
        self._renew_painter()

    @property
    def cursor(self) -> int:
        """Index of the unit under the cursor; 0 where there is none."""
        return self._cursor

    @property
    def cursor_span(self) -> Span:
        """Where the unit under the cursor is, in code points; empty where there is none."""
        return self._units.span(self._cursor)

    @property
    def unit_count(self) -> int:
        """How many units the cursor can be on."""
        return len(self._units)

    @property
    def sentence_count(self) -> int:
        """How many of the units are sentences; the blocks not yet read come after them."""
        return self._units.sentences

    @property
    def progress(self) -> float:
        """How much of the text is above the lower edge of the pane, 0 to 1."""
        below = self.scroll_offset.y + self.size.height
        offset = self._layout.start(below)
        if not self._article.text or (self._layout.complete and below >= len(self._layout)):
            return 1.0
        return offset / len(self._article.text)

    @property
    def wrapped(self) -> bool:
        """Whether every row is known; until then the scrollbar shows a guess."""
        return self._layout.complete

    # Going somewhere

    def go(self, offset: int, spans: Sequence[Span] = ()) -> None:
        """Put the cursor on the unit that holds a code point, in sight, and highlight `spans` as the current item.

        The highlight stays until the next `go`.
        """
        self._return = None
        self._current = tuple(spans)
        self._highlight(self._current)
        self._place_cursor(self._units.at(offset))
        self._reveal(Span(offset, offset + 1), jump=True)

    def preview(self, offset: int, spans: Sequence[Span] = ()) -> None:
        """Scroll to a code point and highlight `spans`; the cursor stays."""
        if self._return is None:
            self._return = self._place
        self._highlight(tuple(spans))
        self._reveal(Span(offset, offset + 1), jump=True)

    def end_preview(self) -> None:
        """Scroll back to where the reader was before the first `preview`, with the current item highlighted."""
        if self._return is None:
            return
        self._highlight(self._current)
        self._scroll_to_row(self._layout.row_at(self._return))
        self._return = None

    # Keys

    def action_step(self, by: int) -> None:
        """Move the cursor by units; from outside the view, to the first or last unit that starts in it."""
        top, bottom = self._in_sight()
        span = self.cursor_span
        if span.end > top and span.start < bottom:
            unit = self._cursor + by
        elif by > 0:
            unit = self._units.at(top)
            unit += self._units.span(unit).start < top
        else:
            unit = self._units.at(bottom - 1)
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
        self._place_cursor(self._units.at(self._layout.start(row)))

    def action_top(self) -> None:
        """Move the cursor to the first unit, and show the top."""
        self._place_cursor(0)
        self._scroll_to_row(0)

    def action_bottom(self) -> None:
        """Move the cursor to the last unit, and show the end."""
        self._place_cursor(len(self._units) - 1)
        self._scroll_to_row(self._layout.row_at(len(self._article.text)))

    def action_activate(self) -> None:
        """Tell that Enter was pressed on the unit under the cursor."""
        if self._units:
            self.post_message(self.Activated(self, self._cursor, self.cursor_span.start))

    # Mouse and selection

    def on_click(self, event: events.Click) -> None:
        """Move the cursor to the unit clicked; a double click activates it, not Textual's "select all"."""
        event.prevent_default()
        place = event.get_content_offset(self)
        row = self.scroll_offset.y + (place.y if place else 0)
        if place is None or row >= len(self._layout) or self.text_selection is not None:
            return
        left, _ = columns(self._pane_width)
        offset = self._layout.offset_at(row, place.x - left - MARGIN)
        self._place_cursor(self._units.at(offset))
        if event.chain == 2:
            self.post_message(self.Activated(self, self._cursor, offset))

    def text_select_all(self) -> None:
        """Select the unit under the cursor: never a whole book."""
        span = self.cursor_span
        index = self._layout.block_at(span.start)
        if self._article.blocks:
            start = self._article.blocks[index].start
            selection = Selection(Offset(span.start - start, index), Offset(span.end - start, index))
            self.screen.selections = {self: selection}

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The selected text as in the source, not as wrapped. Offsets are (code point in the block, block)."""
        span = self._selected(selection)
        return self._article.text[span.start : span.end], "\n"

    def selection_updated(self, selection: Selection | None) -> None:
        """Paint the selection."""
        self._painter.selection = Span(0, 0) if selection is None else self._selected(selection)
        self._strips.clear()
        self.refresh()

    def _selected(self, selection: Selection) -> Span:
        """A selection in code points of the text."""

        def offset(place: Offset | None, otherwise: int) -> int:
            if place is None or not 0 <= place.y < len(self._article.blocks):
                return otherwise
            block = self._article.blocks[place.y]
            return min(block.start + place.x, block.end)

        return Span(offset(selection.start, 0), offset(selection.end, len(self._article.text)))

    # Layout

    @property
    def _pane_width(self) -> int:
        """Cells of a row, the scrollbar's place left out."""
        return self.scrollable_content_region.width

    def on_resize(self) -> None:
        """Wrap anew where the text's width changed."""
        if columns(self._pane_width)[1] == self._layout.width:
            self._strips.clear()
            self._fit_height()
        else:
            self._lay_out()

    def _lay_out(self) -> None:
        """Wrap as much as is seen, at the same place of the text; leave the rest for later."""
        layout = self._layout = Layout(self._article.text, self._article.blocks, columns(self._pane_width)[1])
        self._renew_painter()
        if not self._pane_width:
            return
        layout.wrap_for(_SLICE)
        self._scroll_to_row(layout.row_at(self._place))
        self.set_timer(_SLICE, lambda: self._wrap_on(layout))

    def _wrap_on(self, layout: Layout) -> None:
        """Wrap further, a slice at a time, until all is wrapped or the layout is replaced."""
        if layout is not self._layout:
            return
        layout.wrap_for(_SLICE)
        if layout.complete:
            self._fit_height()
        else:
            self.set_timer(_SLICE, lambda: self._wrap_on(layout))

    def _fit_height(self) -> None:
        """Tell the scrollbar how many rows there are."""
        self.virtual_size = Size(self._pane_width, self._layout.height)

    def _scroll_to_row(self, row: int) -> None:
        """Put a row at the top, or the last rows at the bottom."""
        self._layout.wrap_to_row(row + self.size.height)
        self._fit_height()
        self.scroll_to(y=row, animate=False, force=True)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Remember the place in the text."""
        super().watch_scroll_y(old_value, new_value)
        top = round(new_value)
        if self._layout.row_at(self._place) != top:
            self._place = self._layout.start(top)
        self._place_terminal_cursor()
        self.post_message(self.Scrolled(self, self.progress))

    # The cursor

    def _move(self, unit: int) -> None:
        """Put the cursor on a unit and show it."""
        self._place_cursor(unit)
        self._reveal(self.cursor_span)

    def _place_cursor(self, unit: int) -> None:
        """Put the cursor on a unit, or on the nearest there is, and tell."""
        unit = max(0, min(unit, len(self._units) - 1))
        if unit == self._cursor:
            return
        old, self._cursor = self.cursor_span, unit
        self._painter.cursor = self.cursor_span
        self._repaint(old, self.cursor_span)
        self._place_terminal_cursor()
        self.post_message(self.CursorMoved(self, unit))

    def on_focus(self) -> None:
        """Take the terminal's own cursor."""
        self._place_terminal_cursor()

    def _place_terminal_cursor(self) -> None:
        """Put the terminal's own cursor where the unit begins: screen readers and Braille displays follow it."""
        if self.has_focus and self.size:
            row, cell = self._layout.cell_at(self.cursor_span.start)
            left, _ = columns(self._pane_width)
            y = min(max(0, row - self.scroll_offset.y), self.size.height - 1)
            self.app.cursor_position = self.content_region.offset + Offset(left + MARGIN + cell, y)

    def _in_sight(self) -> tuple[int, int]:
        """The code points between the edges of the pane, half open."""
        top = self.scroll_offset.y
        bottom = top + self.size.height
        start = self._layout.start(top)
        end = self._layout.start(bottom)
        return start, end if bottom < len(self._layout) else len(self._article.text)

    def _reveal(self, span: Span, jump: bool = False) -> None:
        """Scroll until a span is in sight with some rows around it: as little as needed, or to the upper third."""
        height = self.size.height
        if not height:
            self._place = span.start
            return
        context = min(_CONTEXT, (height - 1) // 3)
        first = self._layout.row_at(span.start)
        self._layout.wrap_to_row(first + height)
        last = first + height if span.end > self._layout.start(first + height) else self._layout.row_at(span.end - 1)
        top = self.scroll_offset.y
        if first - context >= top and last + context < top + height:
            return
        if jump:
            row = first - height // 3
        elif first - context < top:
            row = first - context
        else:
            row = min(first - context, last + context - height + 1)
        self._scroll_to_row(max(0, row))

    # Painting

    def render_line(self, y: int) -> Strip:
        """A row of the pane, `y` rows below its top."""
        row = self.scroll_offset.y + y
        strip = self._strips.get(row)
        if strip is None:
            strip = self._strips[row] = self._painter.paint(row, self._pane_width)
        return strip

    def notify_style_update(self) -> None:
        """Paint anew with another theme or focus."""
        super().notify_style_update()
        self._looks.forget()
        self._strips.clear()

    def _renew_painter(self) -> None:
        """Paint everything anew."""
        self._painter = RowPainter(self._article, self._layout, self._marks, self._looks)
        self._painter.cursor = self.cursor_span
        self._painter.highlight = layer_of(self._highlighted, "current")
        self._strips.clear()
        self.refresh()

    def _highlight(self, spans: tuple[Span, ...]) -> None:
        """Show other spans as the current item."""
        old, self._highlighted = self._highlighted, spans
        self._painter.highlight = layer_of(spans, "current")
        self._repaint(*old, *spans)

    def _repaint(self, *spans: Span) -> None:
        """Paint anew the rows that show anything of these spans."""
        ranges = [self._layout.rows_of(span.start, span.end) for span in spans]
        for row in list(self._strips.keys()):
            if any(row in rows for rows in ranges):
                self._strips.discard(row)
                self.refresh_line(row)
