"""The last line of the screen: the keys that are useful in the focused pane."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from textual import events
from textual.content import Content
from textual.widget import Widget

from sawt_reader.reader.look.style_sheets import sheet_beside
from sawt_reader.reader.terminal.display import content

GAP = 2


class ShownKey(NamedTuple):
    """A key as Textual names it, as it is written, and what it does."""

    key: str
    name: str
    does: str


class KeyBar(Widget):
    """As many keys as have room, each whole; a click presses one."""

    ALLOW_SELECT = False
    # Textual's own class of what is clicked without an end of the selection, as scroll bars are.
    DEFAULT_CLASSES = "-textual-system"
    DEFAULT_CSS = sheet_beside(__file__)

    def __init__(self) -> None:
        super().__init__()
        self._keys: Sequence[ShownKey] = ()

    def show(self, keys: Sequence[ShownKey]) -> None:
        """Show these keys."""
        if keys != self._keys:
            self._keys = keys
            self.refresh()

    def _fitting(self) -> list[tuple[int, ShownKey, Content]]:
        """The keys with room, each with the cell it starts at."""
        found, left = list[tuple[int, ShownKey, Content]](), 0
        for key in self._keys:
            shown = Content.assemble(content(key.name, "bold $footer-key-foreground"), content(f" {key.does}"))
            if left + shown.cell_length <= self.content_size.width:
                found.append((left, key, shown))
                left += shown.cell_length + GAP
        return found

    def render(self) -> Content:
        """The keys, with a gap between."""
        return Content(" " * GAP).join(shown for _, _, shown in self._fitting())

    def on_click(self, event: events.Click) -> None:
        """Press the key that was clicked."""
        for left, key, shown in self._fitting():
            if left <= event.x - self.styles.padding.left < left + shown.cell_length:
                self.app.simulate_key(key.key)
