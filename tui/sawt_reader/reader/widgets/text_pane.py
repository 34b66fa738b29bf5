"""A pane of wrapped text: rows painted when seen, wrapped in slices, selected and copied as in the source."""

from __future__ import annotations

from dataclasses import dataclass

from textual import events
from textual.cache import LRUCache
from textual.geometry import Offset, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.selection import Selection
from textual.strip import Strip

from sawt_reader.reader.look.style_sheets import sheet_beside
from sawt_reader.reader.text.text_map import Parts
from sawt_reader.reader.text.wrapping import Layout
from sawt_reader.reader.widgets.article_rows import MARGIN, NOTHING, RowPainter, columns
from sawt_reader.reader.widgets.article_styles import COMPONENT_CLASSES, Looks
from sawt_reader.reader.widgets.slices import SLICE, after_a_pause
from sawt_reader.reading.model import Article, Span

# Rows in sight around a place that is shown.
_CONTEXT = 3
# Painted rows cached: a few screens.
_STRIPS = 256


class TextPane(ScrollView, inherit_bindings=False):
    """Shows the text of an article. What moves and marks in it is for the pane built on this one.

    The place in the text stays through every change of size: a row is only a view of it.
    """

    COMPONENT_CLASSES = COMPONENT_CLASSES
    DEFAULT_CSS = sheet_beside(__file__)

    @dataclass
    class Event(Message):
        """Base of the messages of a pane."""

        pane: TextPane

        @property
        def control(self) -> TextPane:
            """The pane, for `@on` with a selector."""
            return self.pane

    @dataclass
    class Scrolled(Event):
        """Another part of the text is in sight.

        Attributes:
            progress: as the pane's `progress`.
        """

        progress: float

    @dataclass
    class SelectionChanged(Event):
        """Other words are selected with the mouse, or none any more."""

    @dataclass
    class Wrapped(Event):
        """The text has other rows, or the pane another height."""

    def __init__(self, *, name: str | None = None, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(name=name, id=id, classes=classes)
        self._article = NOTHING
        self._layout = Layout("", (), 1)
        self._looks = Looks(self)
        self._painter = RowPainter(self._looks)
        self._strips: LRUCache[int, Strip] = LRUCache(_STRIPS)
        # The code point the top row holds, and the height of the pane in rows before a change of size.
        self._place = 0
        self._height = 0

    def show(self, article: Article) -> None:
        """Show an article from its top."""
        if self.is_attached:
            self.screen.clear_selection()
        self._article = article
        self._place = 0
        self._lay_out()

    @property
    def _previews(self) -> bool:
        """Whether a place is shown that is not the reader's."""
        return False

    def _kept_in_sight(self) -> Span:
        """What stays in sight when the pane changes its size, if it was."""
        return Span(0, 0)

    @property
    def progress(self) -> float:
        """How much of the text is above the lower edge of the pane, 0 to 1."""
        below = self.scroll_offset.y + self.size.height
        offset = self._layout.start(below)
        if not self._article.text or (self._layout.complete and below >= len(self._layout)):
            return 1.0
        return offset / len(self._article.text)

    def parts(self, count: int) -> Parts:
        """The parts of the text that `count` rows of a column beside the pane stand for, at most."""
        return Parts(self._layout.parts(count), len(self._article.text))

    @property
    def wrapped(self) -> bool:
        """Whether every row is known; until then the scrollbar shows a guess."""
        return self._layout.complete

    @property
    def _pane_width(self) -> int:
        """Cells of a row, the scrollbar's place left out."""
        return self.scrollable_content_region.width

    def on_resize(self) -> None:
        """Rewrap if the width of the text has changed."""
        in_place = self._kept_in_sight()
        seen = self.in_sight
        self._height = self.size.height
        if columns(self._pane_width)[1] == self._layout.width:
            self._strips.clear()
            self._fit_height()
            self.post_message(self.Wrapped(self))
        else:
            self._lay_out()
        if in_place.start < seen.end and seen.start < in_place.end:
            self._reveal(in_place, jump=self._previews)
        self.post_message(self.Scrolled(self, self.progress))

    def _lay_out(self) -> None:
        """Wrap as much as is seen, at the same place of the text; leave the rest for later."""
        layout = self._layout = Layout(self._article.text, self._article.blocks, columns(self._pane_width)[1])
        self._painter.use(self._article, layout)
        self._repaint_all()
        if not self._pane_width:
            return
        layout.wrap_for(SLICE)
        self._scroll_to_row(layout.row_at(self._place))
        self.post_message(self.Wrapped(self))
        after_a_pause(self, lambda: self._wrap_on(layout))

    def _wrap_on(self, layout: Layout) -> None:
        """Wrap further, a slice at a time, until all is wrapped or the layout is replaced."""
        if layout is not self._layout:
            return
        layout.wrap_for(SLICE)
        if layout.complete:
            self._fit_height()
            self.post_message(self.Wrapped(self))
        else:
            after_a_pause(self, lambda: self._wrap_on(layout))

    def _fit_height(self) -> None:
        """Give the scrollbar the number of rows."""
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
        self.post_message(self.Scrolled(self, self.progress))

    @property
    def in_sight(self) -> Span:
        """The code points between the edges of the pane."""
        top = self.scroll_offset.y
        bottom = top + self._height
        start = self._layout.start(top)
        end = self._layout.start(bottom)
        return Span(start, end if bottom < len(self._layout) else len(self._article.text))

    def _reveal(self, span: Span, *, jump: bool = False) -> None:
        """Scroll until a span is in sight with some rows around it: as little as needed, or to the upper third."""
        height = self._height
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

    def _offset_of(self, event: events.MouseEvent) -> int | None:
        """The code point under the mouse; None if there is no text."""
        place = event.get_content_offset(self)
        if place is None or self.scroll_offset.y + place.y >= len(self._layout):
            return None
        left, _ = columns(self._pane_width)
        return self._layout.offset_at(self.scroll_offset.y + place.y, place.x - left - MARGIN)

    def render_line(self, y: int) -> Strip:
        """A row of the pane, `y` rows below its top."""
        if not self._height:
            # Not wrapped yet: Textual paints before the pane knows its size.
            return Strip.blank(self.size.width, self.rich_style)
        row = self.scroll_offset.y + y
        strip = self._strips.get(row)
        if strip is None:
            strip = self._strips[row] = self._painter.paint(row, self._pane_width)
        return strip

    def notify_style_update(self) -> None:
        """Repaint with another theme or focus."""
        super().notify_style_update()
        self._looks.forget()
        self._strips.clear()

    def _repaint_all(self) -> None:
        """Repaint everything."""
        self._strips.clear()
        self.refresh()

    def _repaint(self, *spans: Span) -> None:
        """Repaint the rows that show anything of these spans."""
        ranges = [self._layout.rows_of(span.start, span.end) for span in spans]
        for row in list(self._strips.keys()):
            if any(row in rows for rows in ranges):
                self._strips.discard(row)
        # Also rows whose strips were dropped since: Textual keeps what it painted.
        top = self.scroll_offset.y
        for row in range(top, top + self.size.height):
            if any(row in rows for rows in ranges):
                self.refresh_line(row)

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The selected text as in the source, not as wrapped. Offsets are (code point in the block, block)."""
        span = self._selected(selection)
        return self._article.text[span.start : span.end], "\n"

    @property
    def selection(self) -> Span | None:
        """The words selected with the mouse, in code points; None for none."""
        selected = self.text_selection
        span = self._selected(selected) if selected is not None else Span(0, 0)
        return span if span.start < span.end else None

    def selection_updated(self, selection: Selection | None) -> None:
        """Paint the selection."""
        self._painter.selection = Span(0, 0) if selection is None else self._selected(selection)
        self._repaint_all()
        self.post_message(self.SelectionChanged(self))

    def _selected(self, selection: Selection) -> Span:
        """A selection in code points of the text."""

        def offset(place: Offset | None, otherwise: int) -> int:
            if place is None or not 0 <= place.y < len(self._article.blocks):
                return otherwise
            block = self._article.blocks[place.y]
            return min(block.start + place.x, block.end)

        return Span(offset(selection.start, 0), offset(selection.end, len(self._article.text)))
