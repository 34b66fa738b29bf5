"""The filter line under a list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.message import Message
from textual.suggester import Suggester
from textual.widgets import Input, Static

from sawt_reader.i18n import _
from sawt_reader.reader.keys.actions import bindings
from sawt_reader.reader.look.style_sheets import sheet_beside
from sawt_reader.reader.terminal.display import content


class _LastWord(Suggester):
    """Completes the last word typed to the name of a property."""

    def __init__(self) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self.names: Sequence[str] = ()

    async def get_suggestion(self, value: str) -> str | None:
        """The value with its last word completed; None if there is nothing to complete it to."""
        word = value.rpartition(" ")[2].removeprefix("-")
        name = next((name for name in self.names if word and name.startswith(word)), None)
        return value + name[len(word) :] if name else None


class FilterBar(Vertical):
    """An input, and the properties that can be asked for, with their numbers."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("filter_bar")
    DEFAULT_CSS = sheet_beside(__file__)

    @dataclass
    class Changed(Message):
        """The text of the filter has changed."""

        bar: FilterBar
        typed: str

    @dataclass
    class Closed(Message):
        """The line was closed.

        Attributes:
            bar: which one.
            cancelled: whether to drop the filter.
        """

        bar: FilterBar
        cancelled: bool

    def __init__(self, pane: str) -> None:
        """A bar for the list with the id `pane`."""
        super().__init__()
        self.pane = pane
        self._completions = _LastWord()

    def compose(self) -> ComposeResult:
        """The input, and a line of hints."""
        yield Input(
            compact=True, placeholder=_("filter: words, -words, or a property below"), suggester=self._completions
        )
        yield Static(markup=False)

    def open(self, typed: str, properties: Sequence[tuple[str, int]]) -> None:
        """Open the line.

        Args:
            typed: what the list is filtered by now.
            properties: what can be asked for, with the number of items.
        """
        self._completions.names = [name for name, _ in properties]
        hint = " · ".join(f"{name} {count}" for name, count in properties)
        self.query_one(Static).update(content(hint))
        self.display = True
        field = self.query_one(Input)
        with self.prevent(Input.Changed):
            field.value = typed
        field.focus()

    @on(Input.Changed)
    def change(self, event: Input.Changed) -> None:
        """Post the typed text."""
        event.stop()
        self.post_message(self.Changed(self, event.value))

    @on(Input.Submitted)
    def submit(self, event: Input.Submitted) -> None:
        """Done."""
        event.stop()
        self.action_accept()

    def action_complete(self) -> None:
        """Complete the last word, as far as it can be."""
        field = self.query_one(Input)
        field.action_end()
        field.action_cursor_right()

    def action_accept(self) -> None:
        """Keep the filter."""
        self.display = False
        self.post_message(self.Closed(self, cancelled=False))

    def action_cancel(self) -> None:
        """Drop the filter."""
        self.display = False
        self.post_message(self.Closed(self, cancelled=True))
