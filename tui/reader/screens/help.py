"""Help for the pane in hand: what it shows and every key that works there."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import ActiveBinding, Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.dom import DOMNode
from textual.widgets import Static

from tui.reader.display import content
from tui.reader.keys import KeyRow, key_rows
from tui.reader.screens.dialog import Dialog

KEY_CELLS = 13


class HelpScreen(Dialog[None]):
    """The keys of a pane, then those that work everywhere."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("question_mark,q", "dismiss", "Close", show=False, id="help.close"),
        Binding("j,down", "scroll(1)", "Scroll down", show=False, id="help.down"),
        Binding("k,up", "scroll(-1)", "Scroll up", show=False, id="help.up"),
    ]

    def __init__(self, pane: DOMNode | None, bindings: Iterable[ActiveBinding]) -> None:
        """Prepare the text.

        Args:
            pane: what has focus.
            bindings: all that work there.
        """
        super().__init__()
        self._pane = pane
        bindings = list(bindings)
        self._own = key_rows(binding for binding in bindings if binding.node is pane)
        self._common = key_rows(binding for binding in bindings if binding.node is not pane)

    def compose(self) -> ComposeResult:
        """One text that scrolls."""
        name = getattr(self._pane, "NAME", "Article")
        with VerticalScroll(classes="box") as box:
            box.border_title = content(f"Help · {name}")
            yield Static(self._text(name), markup=False)

    def _text(self, name: str) -> Content:
        parts = [content(getattr(self._pane, "HELP", None) or ""), content("")]
        for heading, rows in ((f"In {name.lower()}", self._own), ("Everywhere", self._common)):
            if rows:
                parts.append(content(heading, "bold $accent"))
                parts.extend(_row(row) for row in rows)
                parts.append(content(""))
        return Content("\n").join(parts)

    def action_scroll(self, direction: int) -> None:
        """Scroll by a line, down (1) or up (-1)."""
        self.query_one(VerticalScroll).scroll_relative(y=direction, animate=False)


def _row(row: KeyRow) -> Content:
    keys = content(row.keys, "bold").truncate(KEY_CELLS, ellipsis=True, pad=True)
    return Content.assemble(keys, " ", content(row.description))
