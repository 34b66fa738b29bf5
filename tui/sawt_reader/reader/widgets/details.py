"""The details of the item in hand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.visual import Visual

from sawt_reader.i18n import _
from sawt_reader.reader.items.describe import Row, describe, heading
from sawt_reader.reader.keys.actions import bindings
from sawt_reader.reader.keys.key_names import with_keys
from sawt_reader.reader.navigation.item_index import Item
from sawt_reader.reader.terminal.display import content, shown
from sawt_reader.reader.text.wrapping import row_end
from sawt_reader.reading.model import Reading

LABEL_CELLS = 11
"""The widest label and two cells."""
NARROW = 30
"""Below so many cells labels stand on a line of their own."""
HINT = _(
    "Move in a list, or press {entity}, {quote} or {claim}: what is known of an entity, quote or claim appears here, "
    "with the reasons."
)


class Details(ScrollView, can_focus=True, inherit_bindings=False):
    """A heading and labelled rows: all that is known of one item. Lines break at U+0020 alone."""

    NAME = _("Details")
    HELP = _("All that is known of the item in hand, and what it rests on.")
    BINDINGS: ClassVar[list[BindingType]] = bindings("details")
    DEFAULT_CSS = """
    Details { overflow-x: hidden; scrollbar-gutter: stable; }
    """

    def __init__(self, id: str) -> None:
        super().__init__(id=id, classes="pane")
        self.item: Item | None = None
        """What is described."""
        self._heading = ""
        self._rows: Sequence[Row] = ()
        self._lines: list[Content] = []
        self.border_title = content(self.NAME)

    @property
    def title(self) -> str:
        """What the pane is called."""
        return self.NAME

    def show(self, item: Item, reading: Reading, remarks: Sequence[Row] = ()) -> None:
        """Describe an item of a reading.

        Args:
            item: of `reading`.
            reading: where it lies.
            remarks: what the reader has said about it; comes first.
        """
        self.item = item
        self._heading, self._rows = heading(item, reading), [*remarks, *describe(item, reading)]
        self._wrap()

    def on_mount(self) -> None:
        """Say how something comes here."""
        self.clear()

    def clear(self) -> None:
        """Forget the item, for another article."""
        self.item = None
        ways = {kind: f"{kind}.next" for kind in ("entity", "quote", "claim")}
        self._heading, self._rows = "", [Row("", with_keys(HINT, self.app, **ways))]
        self._wrap()

    def on_resize(self) -> None:
        """Wrap for another width."""
        self._wrap()

    def _wrap(self) -> None:
        width = self.scrollable_content_region.width
        self._lines = list(self._lines_in(width)) if width else []
        self.virtual_size = Size(width, len(self._lines))
        self.scroll_home(animate=False)
        self.refresh()

    def _lines_in(self, width: int) -> Iterator[Content]:
        for line in wrapped(shown(self._heading), width):
            yield content(line, "bold $accent")
        indent = LABEL_CELLS if width >= NARROW and self._heading else 0
        for label, text in self._rows:
            if label and not indent:
                yield content(label, "$foreground 60%")
            for index, line in enumerate(wrapped(shown(text), width - indent)):
                margin = content(label if index == 0 and indent else "", "$foreground 60%")
                yield Content.assemble(margin.truncate(indent, pad=True), content(line))

    def render_line(self, y: int) -> Strip:
        """A row of the pane, `y` rows below its top."""
        row = self.scroll_offset.y + y
        line = self._lines[row] if row < len(self._lines) else content("")
        width = self.scrollable_content_region.width
        strips = Visual.to_strips(self, line, width, 1, self.visual_style, pad=True) if width > 0 else []
        return strips[0] if strips else Strip.blank(max(0, width), self.rich_style)


def wrapped(text: str, width: int) -> Iterator[str]:
    """The lines of a text in so many cells."""
    start = 0
    while start < len(text):
        end = row_end(text, start, len(text), max(1, width))
        yield text[start:end].rstrip()
        start = end
