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


class OpenScreen(Dialog[Article | None]):
    """The articles named on the command line, and a place to name another. Gives the article chosen."""

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
            &:focus { border: none; background-tint: $foreground 0%; }
        }
        Input { border: none; height: 1; padding: 0 1; margin-top: 1; background: $background; }
        .message { height: auto; min-height: 1; color: $warning; }
    }
    """

    def __init__(self, sources: Sequence[str], known: dict[str, Article], current: Article) -> None:
        """Prepare the choice.

        Args:
            sources: names to choose from.
            known: articles already read, by name; those read here are added. Standard input can be read only once.
            current: the article in hand.
        """
        super().__init__()
        self._sources = sources
        self._known = known
        self._current = current

    def compose(self) -> ComposeResult:
        """The list, the input, a line for errors."""
        with Vertical(classes="box") as box:
            box.border_title = content("Open")
            yield OptionList(*[Option(content(source)) for source in self._sources], markup=False)
            yield Input(placeholder="or the path of another article", compact=True)
            yield Static(classes="message", markup=False)

    def on_mount(self) -> None:
        """Start on the article in hand, or in the input where there is no choice."""
        choices = self.query_one(OptionList)
        choices.display = len(self._sources) > 1
        known = [self._known.get(source) for source in self._sources]
        choices.highlighted = known.index(self._current) if self._current in known else 0
        (choices if choices.display else self.query_one(Input)).focus()

    @on(OptionList.OptionSelected)
    def open_choice(self, event: OptionList.OptionSelected) -> None:
        """Open one of those named on the command line."""
        name = self._sources[event.option_index]
        if name in self._known:
            self.dismiss(self._known[name])
        else:
            self.read(name)

    @on(Input.Submitted)
    def open_name(self, event: Input.Submitted) -> None:
        """Open what was typed."""
        if event.value.strip():
            self.read(event.value.strip())

    @work(thread=True, exclusive=True)
    def read(self, name: str) -> None:
        """Read a source without holding up the interface."""
        from tui.sources import SourceError, expand, load

        try:
            article = load(expand([name])[0])
        except SourceError as error:
            self.app.call_from_thread(self._refuse, str(error))
        else:
            self._known[name] = article
            self.app.call_from_thread(self.dismiss, article)

    def _refuse(self, message: str) -> None:
        self.query_one(".message", Static).update(content(message))
        self.query_one(Input).focus()
