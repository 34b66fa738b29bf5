"""The details of the selected item."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.visual import Visual

from sawt_reader.i18n import N_, _
from sawt_reader.reader.items.view import Row
from sawt_reader.reader.items.views import describe, heading
from sawt_reader.reader.keys.actions import bindings
from sawt_reader.reader.keys.key_names import pane_title, with_keys
from sawt_reader.reader.look.style_sheets import sheet_beside
from sawt_reader.reader.terminal.display import content, wrapped
from sawt_reader.reading.kinds import KINDS, Item
from sawt_reader.reading.model import Reading

LABEL_CELLS = 11
"""The widest label beside its text and a space or more; longer ones are on a separate line."""
NARROW = 30
"""Cells below which all labels are on a separate line."""
HINT = N_(
    "Select an item in a list, or press {entity}, {quote} or {claim}: what is known about the entity, quote or claim "
    "appears here, with the reasons."
)


class Details(ScrollView, can_focus=True, inherit_bindings=False):
    """A heading and labelled rows: everything known about one item. Lines break only at U+0020."""

    NAME = N_("Details")
    HELP = N_("Everything known about the selected item, and the evidence for it.")
    BINDINGS: ClassVar[list[BindingType]] = bindings("details")
    DEFAULT_CSS = sheet_beside(__file__)

    def __init__(self, id: str) -> None:
        super().__init__(id=id, classes="pane")
        self.item: Item | None = None
        """What is described."""
        self._heading = ""
        self._rows: Sequence[Row] = ()
        self._lines: list[Content] = []

    @property
    def title(self) -> str:
        """The title of the pane."""
        return _(self.NAME)

    def show(self, item: Item, reading: Reading, notes: Sequence[Row] = ()) -> None:
        """Describe an item of a reading.

        Args:
            item: of `reading`.
            reading: where it lies.
            notes: rows for its notes and corrections, shown first.
        """
        self.item = item
        self._heading, self._rows = heading(item, reading), [*notes, *describe(item, reading)]
        self._wrap()

    def on_mount(self) -> None:
        """Show how to select an item."""
        self.border_title = content(pane_title(self.app, "details", _(self.NAME)))
        self.clear()

    def clear(self) -> None:
        """Forget the item, for another article."""
        self.item = None
        keys = {kind.name: f"{kind.name}.next" for kind in KINDS}
        self._heading, self._rows = "", [Row("", with_keys(_(HINT), self.app, **keys))]
        self._wrap()

    def on_resize(self) -> None:
        """Wrap for another width."""
        self._wrap()

    def _wrap(self) -> None:
        width = self.scrollable_content_region.width
        self._lines = list(laid_out(self._heading, self._rows, width)) if width else []
        self.virtual_size = Size(width, len(self._lines))
        self.scroll_home(animate=False)
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """A row of the pane, `y` rows below its top."""
        row = self.scroll_offset.y + y
        line = self._lines[row] if row < len(self._lines) else content("")
        width = self.scrollable_content_region.width
        strips = Visual.to_strips(self, line, width, 1, self.visual_style, pad=True) if width > 0 else []
        return strips[0] if strips else Strip.blank(max(0, width), self.rich_style)


def laid_out(heading: str, rows: Sequence[Row], width: int) -> Iterator[Content]:
    """The lines of a pane of `width` cells: the heading, and each label beside its text or on a line above it.

    No label is cut, and a space at least is between it and the text.
    """
    yield from wrapped(content(heading, "bold $accent"), width)
    indent = LABEL_CELLS if width >= NARROW and heading else 0
    for label, text in rows:
        above = content(label).cell_length >= indent  # « 12 à son sujet »
        if label and above:
            yield from wrapped(content(label, "$foreground 60%"), width)
        for index, line in enumerate(wrapped(content(text), width - indent)):
            margin = content("" if index or above else label, "$foreground 60%")
            yield Content.assemble(margin.truncate(indent, pad=True), line)
