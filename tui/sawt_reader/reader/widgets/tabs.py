"""The names of the lists where there is room for one of them only."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from textual import events
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from sawt_reader.reader.look.style_sheets import sheet_beside
from sawt_reader.reader.terminal.display import content

GAP = 2


class Tab(NamedTuple):
    """A pane's id, its key, its name, and its name with the count."""

    pane: str
    key: str
    name: str
    title: str


class PaneTabs(Widget):
    """One line with the names of the panes; the visible one stands out and shows its count."""

    DEFAULT_CSS = sheet_beside(__file__)

    @dataclass
    class Picked(Message):
        """A name was clicked.

        Attributes:
            pane: id of the pane.
        """

        pane: str

    def __init__(self) -> None:
        super().__init__()
        self._tabs: Sequence[Tab] = ()
        self._current = ""

    def show(self, tabs: Sequence[Tab], current: str) -> None:
        """Show these names, that of pane `current` as the one in sight."""
        self._tabs, self._current = tabs, current
        self.refresh()

    def _labels(self) -> list[str]:
        """With their keys where there is room; of the others the keys alone where there is none for the names."""
        labels = [tab.title if tab.pane == self._current else tab.name for tab in self._tabs]
        keyed = [f"[{tab.key}] {label}" for tab, label in zip(self._tabs, labels, strict=True)]
        keys = [
            label if tab.pane == self._current else f"[{tab.key}]" for tab, label in zip(self._tabs, keyed, strict=True)
        ]
        fitting = (way for way in (keyed, labels) if len((" " * GAP).join(way)) <= self.content_size.width)
        return next(fitting, keys)

    def render(self) -> Content:
        """The names, side by side."""
        parts = [
            content(label, "bold underline $accent" if tab.pane == self._current else "$foreground 70%")
            for tab, label in zip(self._tabs, self._labels(), strict=True)
        ]
        return Content(" " * GAP).join(parts)

    def on_click(self, event: events.Click) -> None:
        """Post which name was clicked."""
        left = self.styles.padding.left
        for tab, label in zip(self._tabs, self._labels(), strict=True):
            if left <= event.x < left + len(label):
                self.post_message(self.Picked(tab.pane))
            left += len(label) + GAP
