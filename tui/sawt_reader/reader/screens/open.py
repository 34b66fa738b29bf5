"""The dialog that opens another article."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from sawt_reader.i18n import _
from sawt_reader.reader.open.fetching import Fetching
from sawt_reader.reader.open.source_list import INTERVAL
from sawt_reader.reader.screens.dialog import Dialog
from sawt_reader.reader.terminal.display import content, shown
from sawt_reader.reader.widgets.options import Options
from sawt_reader.reading.model import Article

if TYPE_CHECKING:
    from sawt_reader.reader.open.actions import Doors
    from sawt_reader.reader.open.source_list import Shelf
    from sawt_reader.sources import FeedError, Found

STDIN = "-"
LONGEST_TYPED = 300
"""Code points of a line that is pasted as a name; a longer one that is no address is a text."""
LONGEST_NAME = 40
"""Code points of a name that are shown, so that there is room for a title."""
CURRENT = "▌"
"""Before the article in hand."""


class NameInput(Input):
    """A place for a name; a text that is pasted into it is none."""

    @dataclass
    class TextPasted(Message):
        """Something that is no name was pasted.

        Attributes:
            text: all of it.
        """

        text: str

    def take(self, text: str) -> bool:
        """Insert a pasted name. Returns False, and posts `TextPasted`, for what is none."""
        line = text.strip()
        if "\n" in line or (len(line) > LONGEST_TYPED and " " in line):
            self.post_message(self.TextPasted(text))
            return False
        self.insert_text_at_cursor(line)
        return True

    def on_paste(self, event: events.Paste) -> None:
        """Insert a name; hand on a text."""
        event.stop()
        event.prevent_default()
        self.take(event.text)


class OpenScreen(Dialog["Article | FeedError | None"]):
    """The articles that can be chosen, and a place to name another, or to paste its text.

    Gives the article chosen; or a feed, or a list of feeds, where that was named.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "move(1)", _("Next line"), show=False, id="open.next"),
        Binding("up", "move(-1)", _("Previous line"), show=False, id="open.previous"),
    ]

    def __init__(self, shelf: Shelf, current: Article, doors: Doors) -> None:
        """Prepare the choice.

        Args:
            shelf: what there is to choose from. What is opened here joins it.
            current: the article in hand.
            doors: ways to articles.
        """
        super().__init__()
        self._shelf = shelf
        self._names: list[str] = []
        """Of the lines of the list."""
        self._current = current
        self._doors = doors
        self._fetching = Fetching(self, self._tell)

    def compose(self) -> ComposeResult:
        """The list, the input, a line for errors."""
        with Vertical(classes="box") as box:
            box.border_title = content(_("Open"))
            yield Options(markup=False)
            yield NameInput(
                placeholder=_("or the path or address of another article or feed, or its text"),
                compact=True,
                select_on_focus=False,
            )
            yield Static(classes="message", markup=False)

    def on_mount(self) -> None:
        """Start on the article in hand, or in the input where there is no choice."""
        self.relist()
        choices = self.query_one(OptionList)
        articles = list(self._shelf.articles.values())
        choices.highlighted = articles.index(self._current) if self._current in articles else 0
        (choices if choices.display else self.query_one(Input)).focus()
        self.set_interval(INTERVAL, self._follow_shelf)

    def _follow_shelf(self) -> None:
        if self._names != list(self._shelf.articles):
            self.relist()

    def relist(self) -> None:
        """Show what there is now; the highlight stays on its name."""
        choices = self.query_one(OptionList)
        articles, row = self._shelf.articles, choices.highlighted or 0
        name = self._names[row] if row < len(self._names) else None
        self._names = list(articles)
        choices.set_options(Option(self._line(name, article)) for name, article in articles.items())
        choices.highlighted = self._names.index(name) if name in articles else min(row, len(articles) - 1)
        choices.display = len(articles) > 1 or self._current not in articles.values()

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
        field = self.query_one(NameInput)
        if field.take(event.text):
            field.focus()

    def action_move(self, direction: int) -> None:
        """Move from the input into the list, to its next (1) or previous (-1) line."""
        choices = self.query_one(OptionList)
        if choices.display:
            choices.focus()
            (choices.action_cursor_down if direction > 0 else choices.action_cursor_up)()

    @on(OptionList.OptionSelected)
    def open_choice(self, event: OptionList.OptionSelected) -> None:
        """Open one of the list."""
        name = self._names[event.option_index]
        article = self._shelf.articles.get(name)
        if article is not None:
            self.dismiss(article)
        else:
            self.read([name])

    @on(Input.Submitted)
    def open_name(self, event: Input.Submitted) -> None:
        """Open what was typed: a file, an address, or a folder with all its texts."""
        if event.value.strip() == STDIN:
            self.refuse(_("standard input was read at the start: name a file"))
        elif event.value.strip():
            self.name_sources([event.value.strip()])

    @on(NameInput.TextPasted)
    def open_text(self, event: NameInput.TextPasted) -> None:
        """Open a text that was pasted, or the sources it names a line each."""
        lines = [line.strip() for line in event.text.splitlines() if line.strip()]
        if all(map(self._is_source, lines)):
            self.name_sources(lines)
            return
        from sawt_reader.sources import article_from_text

        article, name, number = article_from_text(event.text), _("pasted text"), 1
        while (numbered := f"{name} {number}" if number > 1 else name) in self._shelf.articles:
            number += 1
        self._shelf.articles[numbered] = article
        self.dismiss(article)

    def name_sources(self, names: Sequence[str]) -> None:
        """Open the first of some files, addresses and folders that can be read; the folders are watched."""
        from sawt_reader.sources import SourceError, expand
        from sawt_reader.sources.addresses import is_url

        names = [os.path.expanduser(name) for name in names]  # noqa: PTH111  # a Path would change an address
        try:
            for name in names:
                if not is_url(name):
                    self._doors.within.check(name)
            found = expand(names)
        except SourceError as error:
            self.refuse(str(error))
            return
        for name in names:
            if name not in found:
                self._shelf.watch(name)
        self.read(found)

    def read(self, names: Sequence[str]) -> None:
        """Read the first source that can be, without holding up the interface."""
        self._fetching.start(self._read(names))

    async def _read(self, names: Sequence[str]) -> None:
        from sawt_reader.sources import first_readable

        doing = _("Reading {name}").format(name=names[0])
        self._take(names, await self._fetching.wait_for(doing, partial(first_readable, names, self._doors.load)))

    def _take(self, names: Sequence[str], found: Found) -> None:
        """Open what was read; it joins the list, with the others of its folder."""
        if found.article is not None:
            for name in names:
                self._shelf.articles.setdefault(name, None)
            self._shelf.articles[found.name] = found.article
            self.dismiss(found.article)
        elif found.feeds:
            self.dismiss(found.feeds[0])
        else:
            self.refuse(found.failures[0])

    def refuse(self, message: str) -> None:
        """Say in a line why nothing is opened."""
        self.relist()
        self._tell(message)
        self.query_one(Input).focus()

    def _tell(self, message: str) -> None:
        self.query_one(".message", Static).update(content(" ".join(message.split())))

    def _is_source(self, line: str) -> bool:
        """Whether a line is the address of a page or the path of a file that is there and may be opened."""
        from sawt_reader.sources.addresses import is_url

        try:
            path = os.path.expanduser(line)  # noqa: PTH111  # as `name_sources` does
            return is_url(line) or (self._doors.within.allows(path) and Path(path).exists())
        except (OSError, ValueError):  # no name of a file
            return False

    async def action_dismiss(self, result: Article | FeedError | None = None) -> None:
        """Stop what is under way; else close the dialog."""
        if not self._fetching.stop():
            await super().action_dismiss(result)
