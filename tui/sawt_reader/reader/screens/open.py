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
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from sawt_reader.i18n import _
from sawt_reader.reader.keys.actions import bindings
from sawt_reader.reader.open.fetching import Fetching
from sawt_reader.reader.open.source_list import INTERVAL
from sawt_reader.reader.screens.dialog import Dialog
from sawt_reader.reader.terminal.display import content, shown
from sawt_reader.reader.widgets.options import Options
from sawt_reader.reading.model import Article

if TYPE_CHECKING:
    from sawt_reader.reader.open.loaders import Loaders
    from sawt_reader.reader.open.source_list import SourceList
    from sawt_reader.sources import FeedError, Found

STDIN = "-"
LONGEST_TYPED = 300
"""Code points of a line that is pasted as a name; a longer one that is not an address is a text."""
LONGEST_NAME = 40
"""Code points of a name that are shown, so that there is room for a title."""
CURRENT = "▌"
"""Before the current article."""


class NameInput(Input):
    """An input for a name, into which a whole text may be pasted."""

    @dataclass
    class TextPasted(Message):
        """A text was pasted, not a name."""

        text: str

    def insert_name(self, text: str) -> bool:
        """Insert a pasted name. Returns False, and posts `TextPasted`, for a text."""
        line = text.strip()
        if "\n" in line or (len(line) > LONGEST_TYPED and " " in line):
            self.post_message(self.TextPasted(text))
            return False
        self.insert_text_at_cursor(line)
        return True

    def on_paste(self, event: events.Paste) -> None:
        """Insert a name; post a text."""
        event.stop()
        event.prevent_default()
        self.insert_name(event.text)


class OpenScreen(Dialog["Article | FeedError | None"]):
    """The articles that can be chosen, and an input to name another or paste its text.

    Returns the article chosen; or a feed, or a list of feeds, where that was named.
    """

    BINDINGS: ClassVar[list[BindingType]] = bindings("open")

    def __init__(self, source_list: SourceList, current: Article, loaders: Loaders) -> None:
        """Prepare the choice.

        Args:
            source_list: the articles to choose from; those opened here are added.
            current: the article on the screen.
            loaders: read articles.
        """
        super().__init__()
        self._source_list = source_list
        self._names: list[str] = []
        """Of the lines of the list."""
        self._current = current
        self._loaders = loaders
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
        """Start on the current article, or in the input where there is no choice."""
        self.relist()
        choices = self.query_one(OptionList)
        articles = list(self._source_list.articles.values())
        choices.highlighted = articles.index(self._current) if self._current in articles else 0
        (choices if choices.display else self.query_one(Input)).focus()
        self.set_interval(INTERVAL, self._follow_list)

    def _follow_list(self) -> None:
        if self._names != list(self._source_list.articles):
            self.relist()

    def relist(self) -> None:
        """Show what there is now; the highlight stays on its name."""
        choices = self.query_one(OptionList)
        articles, row = self._source_list.articles, choices.highlighted or 0
        name = self._names[row] if row < len(self._names) else None
        self._names = list(articles)
        choices.set_options(Option(self._line(name, article)) for name, article in articles.items())
        choices.highlighted = self._names.index(name) if name in articles else min(row, len(articles) - 1)
        choices.display = len(articles) > 1 or self._current not in articles.values()

    def _line(self, name: str, article: Article | None) -> Content:
        """Name and title, the current article marked."""
        here = article is not None and article == self._current
        where = _("standard input") if name == STDIN else " ".join(shown(name).split())
        # The end of a path says more than its beginning.
        where = where if len(where) <= LONGEST_NAME else f"…{where[1 - LONGEST_NAME :]}"
        return Content.assemble(
            content(f"{CURRENT if here else ' '} ", "$accent"),
            content(where, "bold" if here else ""),
            content(f"  {' '.join(article.title.split())}" if article and article.title else "", "$foreground 60%"),
        )

    def on_key(self, event: events.Key) -> None:
        """What is typed while the list has focus goes to the input."""
        field = self.query_one(Input)
        if event.character and event.is_printable and not field.has_focus:
            event.stop()
            field.focus()
            field.insert_text_at_cursor(event.character)

    def on_paste(self, event: events.Paste) -> None:
        """What is pasted while the list has focus goes to the input."""
        field = self.query_one(NameInput)
        if field.insert_name(event.text):
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
        article = self._source_list.articles.get(name)
        if article is not None:
            self.dismiss(article)
        else:
            self.read([name])

    @on(Input.Submitted)
    def open_name(self, event: Input.Submitted) -> None:
        """Open what was typed: a file, an address, or a folder with all its texts."""
        if event.value.strip() == STDIN:
            self.refuse(_("standard input has already been read: name a file"))
        elif event.value.strip():
            self.name_sources([event.value.strip()])

    @on(NameInput.TextPasted)
    def open_text(self, event: NameInput.TextPasted) -> None:
        """Open a pasted text, or the sources it names, one per line."""
        lines = [line.strip() for line in event.text.splitlines() if line.strip()]
        if all(map(self._is_source, lines)):
            self.name_sources(lines)
            return
        from sawt_reader.sources import article_from_text

        article, name, number = article_from_text(event.text), _("pasted text"), 1
        while (numbered := f"{name} {number}" if number > 1 else name) in self._source_list.articles:
            number += 1
        self._source_list.articles[numbered] = article
        self.dismiss(article)

    def name_sources(self, names: Sequence[str]) -> None:
        """Open the first of some files, addresses and folders that can be read; the folders are watched."""
        from sawt_reader.sources import SourceError, expand
        from sawt_reader.sources.addresses import is_url

        names = [os.path.expanduser(name) for name in names]  # noqa: PTH111  # a Path would change an address
        try:
            for name in names:
                if not is_url(name):
                    self._loaders.within.check(name)
            found = expand(names)
        except SourceError as error:
            self.refuse(str(error))
            return
        for name in names:
            if name not in found:
                self._source_list.watch(name)
        self.read(found)

    def read(self, names: Sequence[str]) -> None:
        """Read the first source that can be read, in the background."""
        self._fetching.start(self._read(names))

    async def _read(self, names: Sequence[str]) -> None:
        from sawt_reader.sources import first_readable

        doing = _("Reading {name}").format(name=names[0])
        self._show(names, await self._fetching.wait_for(doing, partial(first_readable, names, self._loaders.load)))

    def _show(self, names: Sequence[str], found: Found) -> None:
        """Open what was read, and add it to the list with the others of its folder."""
        if found.article is not None:
            for name in names:
                self._source_list.articles.setdefault(name, None)
            self._source_list.articles[found.name] = found.article
            self.dismiss(found.article)
        elif found.feeds:
            self.dismiss(found.feeds[0])
        else:
            self.refuse(found.failures[0])

    def refuse(self, message: str) -> None:
        """Show a line that says why nothing is opened."""
        self.relist()
        self._tell(message)
        self.query_one(Input).focus()

    def _tell(self, message: str) -> None:
        self.query_one(".message", Static).update(content(" ".join(message.split())))

    def _is_source(self, line: str) -> bool:
        """Whether a line is the address of a page or the path of an existing file that may be opened."""
        from sawt_reader.sources.addresses import is_url

        try:
            path = os.path.expanduser(line)  # noqa: PTH111  # as `name_sources` does
            return is_url(line) or (self._loaders.within.allows(path) and Path(path).exists())
        except (OSError, ValueError):  # not the name of a file
            return False

    async def action_dismiss(self, result: Article | FeedError | None = None) -> None:
        """Stop a running job; else close the dialog."""
        if not self._fetching.stop():
            await super().action_dismiss(result)
