"""The dialog that opens another article."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import events, on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from tui.locale import _
from tui.model import Article
from tui.reader.display import content, shown
from tui.reader.screens.dialog import Dialog

if TYPE_CHECKING:
    from tui.sources import Found, Load

STDIN = "-"
LONGEST_NAME = 40
"""Code points of a name that are shown, so that there is room for a title."""
CURRENT = "▌"
"""Before the article in hand."""


class OpenScreen(Dialog[Article | None]):
    """The articles that can be chosen, and a place to name another. Gives the article chosen."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "move(1)", _("Next line"), show=False, id="open.next"),
        Binding("up", "move(-1)", _("Previous line"), show=False, id="open.previous"),
    ]
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
            overflow-x: hidden;
            &:focus { border: none; background-tint: $foreground 0%; }
        }
        Input { border: none; height: 1; padding: 0 1; margin-top: 1; background: $background; }
        .message { height: auto; min-height: 1; color: $warning; }
    }
    """

    def __init__(self, sources: dict[str, Article | None], current: Article, load: Load) -> None:
        """Prepare the choice.

        Args:
            sources: what there is to choose from, by name; None for what has not been read yet. What is opened here
                joins it.
            current: the article in hand.
            load: reads an article by its name.
        """
        super().__init__()
        self._sources = sources
        self._current = current
        self._load = load

    def compose(self) -> ComposeResult:
        """The list, the input, a line for errors."""
        with Vertical(classes="box") as box:
            box.border_title = content(_("Open"))
            yield OptionList(markup=False)
            yield Input(placeholder=_("or the path or address of another article"), compact=True, select_on_focus=False)
            yield Static(classes="message", markup=False)

    def on_mount(self) -> None:
        """Start on the article in hand, or in the input where there is no choice."""
        self._list()
        choices = self.query_one(OptionList)
        articles = list(self._sources.values())
        choices.highlighted = articles.index(self._current) if self._current in articles else 0
        (choices if choices.display else self.query_one(Input)).focus()

    def _list(self) -> None:
        choices = self.query_one(OptionList)
        choices.set_options(Option(self._line(name, article)) for name, article in self._sources.items())
        choices.display = len(self._sources) > 1 or self._current not in self._sources.values()

    def _line(self, name: str, article: Article | None) -> Content:
        """Name and title, the article in hand marked."""
        here = article is not None and article == self._current
        where = _("standard input") if name == STDIN else " ".join(shown(name).split())
        # The end of a path tells more than its beginning.
        where = where if len(where) <= LONGEST_NAME else f"…{where[1 - LONGEST_NAME :]}"
        return Content.assemble(
            content(f"{CURRENT if here else ' '} ", "$accent"),
            content(where, "bold" if here else ""),
            content(f"  {' '.join(article.title.split())}" if article and article.title else "", "$foreground 60%"),
        )

    def on_key(self, event: events.Key) -> None:
        """What is typed while the list is in hand goes to the input."""
        field = self.query_one(Input)
        if event.character and event.is_printable and not field.has_focus:
            event.stop()
            field.focus()
            field.insert_text_at_cursor(event.character)

    def on_paste(self, event: events.Paste) -> None:
        """What is pasted while the list is in hand goes to the input."""
        field = self.query_one(Input)
        if event.text and not field.has_focus:
            field.focus()
            field.insert_text_at_cursor(event.text.splitlines()[0])

    def action_move(self, direction: int) -> None:
        """Move from the input into the list, to its next (1) or previous (-1) line."""
        choices = self.query_one(OptionList)
        if choices.display:
            choices.focus()
            (choices.action_cursor_down if direction > 0 else choices.action_cursor_up)()

    @on(OptionList.OptionSelected)
    def open_choice(self, event: OptionList.OptionSelected) -> None:
        """Open one of the list."""
        name, article = list(self._sources.items())[event.option_index]
        if article is not None:
            self.dismiss(article)
        else:
            self.read([name])

    @on(Input.Submitted)
    def open_name(self, event: Input.Submitted) -> None:
        """Open what was typed: a file, an address, or a folder with all its texts."""
        from tui.sources import SourceError, expand

        name = event.value.strip()
        if name == STDIN:
            self.refuse(_("standard input was read at the start: name a file"))
        elif name:
            try:
                self.read(expand([os.path.expanduser(name)]))  # noqa: PTH111  # a Path would change an address
            except SourceError as error:
                self.refuse(str(error))

    @work(thread=True, exclusive=True)
    def read(self, names: Sequence[str]) -> None:
        """Read the first source that can be, without holding up the interface."""
        from tui.sources import first_readable

        self.app.call_from_thread(self._take, names, first_readable(names, self._load))

    def _take(self, names: Sequence[str], found: Found) -> None:
        """Open what was read; it joins the list, with the others of its folder."""
        if found.article is None:
            self.refuse(found.failures[0])
            return
        for name in names:
            self._sources.setdefault(name, None)
        self._sources[found.name] = found.article
        self.dismiss(found.article)

    def refuse(self, message: str) -> None:
        """Say in a line why nothing is opened."""
        self._list()
        self.query_one(".message", Static).update(content(" ".join(message.split())))
        self.query_one(Input).focus()
