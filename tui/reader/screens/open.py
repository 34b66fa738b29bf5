"""The dialog that opens another article."""

from __future__ import annotations

from collections.abc import Sequence

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from tui.model import Article
from tui.reader.display import content
from tui.reader.screens.dialog import Dialog


class OpenScreen(Dialog[tuple[str, Article] | None]):
    """The articles named on the command line, and a place to name another. Gives the name and the article."""

    DEFAULT_CSS = """
    OpenScreen {
        OptionList {
            height: auto;
            max-height: 12;
            border: none;
            padding: 0;
            background: $panel;
            text-wrap: nowrap;
            text-overflow: ellipsis;
        }
        Input { border: none; height: 1; padding: 0; margin: 1 0; background: $background; }
        .message { height: auto; color: $warning; }
    }
    """

    def __init__(self, sources: Sequence[str], current: str) -> None:
        super().__init__()
        self._sources = sources
        self._current = current

    def compose(self) -> ComposeResult:
        """The list, the input, a line for errors."""
        with Vertical(classes="box") as box:
            box.border_title = content("Open")
            yield OptionList(*[Option(content(source)) for source in self._sources], markup=False)
            yield Input(placeholder="a text file, a folder’s first text …", compact=True)
            yield Static(classes="message", markup=False)

    def on_mount(self) -> None:
        """Start on the article in hand, or in the input where there is no choice."""
        choices = self.query_one(OptionList)
        choices.display = len(self._sources) > 1
        if self._current in self._sources:
            choices.highlighted = self._sources.index(self._current)
        (choices if choices.display else self.query_one(Input)).focus()

    @on(OptionList.OptionSelected)
    def open_choice(self, event: OptionList.OptionSelected) -> None:
        """Open one of those named on the command line."""
        self.load(self._sources[event.option_index])

    @on(Input.Submitted)
    def open_name(self, event: Input.Submitted) -> None:
        """Open what was typed."""
        if event.value.strip():
            self.load(event.value.strip())

    @work(thread=True, exclusive=True)
    def load(self, name: str) -> None:
        """Read a source without holding up the interface."""
        from tui.sources import SourceError, expand, load

        try:
            first = expand([name])[0]
            article = load(first)
        except SourceError as error:
            self.app.call_from_thread(self._refuse, str(error))
        else:
            self.app.call_from_thread(self.dismiss, (first, article))

    def _refuse(self, message: str) -> None:
        self.query_one(".message", Static).update(content(message))
        self.query_one(Input).focus()
