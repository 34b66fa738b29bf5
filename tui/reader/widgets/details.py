"""The details of the item in hand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from tui.model import Reading
from tui.reader.describe import Row, describe, heading
from tui.reader.display import content, shown
from tui.reader.layout import row_end
from tui.reader.occurrences import Item

LABEL_CELLS = 11
"""The widest label and two cells."""
NARROW = 30
"""Below so many cells labels stand on a line of their own."""
HINT = "Move in a list, or press e, s or c: what is known of an entity, quote or claim appears here, with the reasons."


class Details(VerticalScroll, can_focus=True, inherit_bindings=False):
    """Who, cue, via, certainty and why: all that is known of one item."""

    NAME = "Details"
    HELP = "All that is known of the item in hand, and what it rests on."
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j,down", "scroll_down", "Scroll down", show=False, id="details.down"),
        Binding("k,up", "scroll_up", "Scroll up", show=False, id="details.up"),
        Binding("space,pagedown", "page_down", "Page down", show=False, id="details.page_down"),
        Binding("b,pageup", "page_up", "Page up", show=False, id="details.page_up"),
        Binding("g,home", "scroll_home", "Top", show=False, id="details.top"),
        Binding("G,end", "scroll_end", "Bottom", show=False, id="details.bottom"),
    ]

    def __init__(self, id: str) -> None:
        super().__init__(id=id, classes="pane")
        self._rows = Rows()
        self.border_title = content(self.NAME)

    def compose(self) -> ComposeResult:
        """The rows, in what scrolls."""
        yield self._rows

    @property
    def title(self) -> str:
        """What the pane is called."""
        return self.NAME

    def show(self, item: Item, reading: Reading) -> None:
        """Describe an item of a reading."""
        self._rows.show(heading(item, reading), describe(item, reading))
        self.scroll_home(animate=False)

    def clear(self) -> None:
        """Forget the item, for another article."""
        self._rows.show("", [Row("", HINT)])


class Rows(Widget):
    """A heading and labelled rows, the labels in a column of their own; lines break at U+0020 alone."""

    DEFAULT_CSS = """
    Rows { height: auto; text-wrap: nowrap; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._heading = ""
        self._rows: Sequence[Row] = [Row("", HINT)]

    def show(self, heading: str, rows: Sequence[Row]) -> None:
        """Show these rows instead."""
        self._heading, self._rows = heading, rows
        self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Rows of the screen the text takes at a width in cells."""
        return len(list(self._lines(width)))

    def render(self) -> Content:
        """The text, already wrapped."""
        return Content("\n").join(self._lines(self.content_size.width))

    def _lines(self, width: int) -> Iterator[Content]:
        for line in wrapped(shown(self._heading), width):
            yield content(line, "bold $accent")
        indent = LABEL_CELLS if width >= NARROW and self._heading else 0
        for label, text in self._rows:
            for index, line in enumerate(wrapped(shown(text), width - indent)):
                margin = content(label if index == 0 else "", "$foreground 60%")
                if not indent and index == 0 and label:
                    yield margin
                yield Content.assemble(margin.truncate(indent, pad=True) if indent else "", content(line))


def wrapped(text: str, width: int) -> Iterator[str]:
    """The lines of a text in so many cells."""
    start = 0
    while start < len(text):
        end = row_end(text, start, len(text), max(1, width))
        yield text[start:end].rstrip()
        start = end
