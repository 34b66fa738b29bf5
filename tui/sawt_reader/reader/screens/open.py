"""The dialog that opens another article."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from textual import events, on
from textual.content import Content
from textual.message import Message
from textual.widgets import Input

from sawt_reader.i18n import N_, _
from sawt_reader.library.names import key
from sawt_reader.reader.library.queries import Known, known_sources
from sawt_reader.reader.open.fetching import Fetching
from sawt_reader.reader.open.source_list import INTERVAL
from sawt_reader.reader.screens.library_lines import UNREAD
from sawt_reader.reader.screens.picker import Choice, Picker
from sawt_reader.reader.terminal.display import content, shown
from sawt_reader.reading.model import Article

if TYPE_CHECKING:
    from sawt_reader.reader.library.library_thread import OptionalLibrary
    from sawt_reader.reader.open.loaders import Loaders
    from sawt_reader.reader.open.source_list import SourceList
    from sawt_reader.sources import FeedError, Found

STDIN = "-"
LONGEST_TYPED = 300
"""Code points of a line that is pasted as a name; a longer one that is not an address is a text."""
LONGEST_NAME = 40
"""Code points of a name that are shown, so that there is room for a title."""
MOST = 500
"""Lines listed at a time; others are found by typing."""
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


class OpenScreen(Picker[str, "Article | FeedError | None"]):
    """The articles that can be chosen, narrowed by what is typed: a path, an address or a whole text opens, too.

    Returns the article chosen; or a feed, or a list of feeds, where that was named.
    """

    TITLE = N_("Open")
    PLACEHOLDER = N_("narrow by words, or the path or address of another article or feed, or its text")
    EMPTY = N_("Nothing open has these words.")
    ENTER = N_("Open")
    HELP = N_(
        "What was named or opened so far: ● not read yet, then its name and title. What is typed narrows the list; a "
        "path, with a “/” in it, or an address opens, and so does a whole text that is pasted."
    )

    def __init__(
        self, source_list: SourceList, current: Article, loaders: Loaders, library: OptionalLibrary | None = None
    ) -> None:
        """Prepare the choice.

        Args:
            source_list: the articles to choose from; those opened here are added.
            current: the article on the screen.
            loaders: read articles.
            library: knows titles, and what is read.
        """
        super().__init__()
        self._source_list = source_list
        self._names: list[str] = []
        """Of the list as it was shown last."""
        self._known: Mapping[str, Known] = {}
        self._current = current
        self._loaders = loaders
        self._library = library
        self._fetching = Fetching(self, self._tell)

    def compose_input(self) -> Input:
        """An input that tells a name from a text."""
        return NameInput(placeholder=_(self.PLACEHOLDER), compact=True, select_on_focus=False)

    async def on_mount(self) -> None:
        """Start on the current article."""
        names = list(self._source_list.articles)
        if self._library is not None:
            self._known = await self._library.ask(partial(known_sources, names=names)) or {}
        here = next((name for name in names if self._is_current(name)), None)
        await self.fill()
        if here in self.values:
            self.highlight(self.values.index(here))
        self.set_interval(INTERVAL, self._follow_list)

    def _is_current(self, name: str) -> bool:
        return self._source_list.articles[name] == self._current

    async def _follow_list(self) -> None:
        if self._names != list(self._source_list.articles):
            await self.fill()

    async def find(self, words: str) -> Sequence[Choice[str]]:
        """The sources whose name or title has all the words; case and accents are ignored."""
        self._names = list(self._source_list.articles)
        wanted = key(words).split()
        found = [name for name in self._names if all(word in key(f"{name} {self._title(name)}") for word in wanted)]
        lines = [Choice(self._line(name), name) for name in found[:MOST]]
        if len(found) > MOST:
            lines.append(Choice(content(_("… and {n} more").format(n=len(found) - MOST), "$foreground 60%"), None))
        return lines

    def _title(self, name: str) -> str:
        article, known = self._source_list.articles[name], self._known.get(name)
        title = article.title if article is not None else known.title if known is not None else None
        return " ".join((title or "").split())

    def _line(self, name: str) -> Content:
        """Whether it is the current article, whether it is unread; name and title."""
        here, known = self._is_current(name), self._known.get(name)
        where = _("standard input") if name == STDIN else " ".join(shown(name).split())
        # The end of a path says more than its beginning.
        where = where if len(where) <= LONGEST_NAME else f"…{where[1 - LONGEST_NAME :]}"
        read = self._source_list.articles[name] is not None or (known is not None and known.read)
        return Content.assemble(
            content(f"{CURRENT if here else ' '}{' ' if read else UNREAD} ", "$accent"),
            content(where, "bold" if here else ""),
            content(f"  {self._title(name)}", "$foreground 60%"),
        )

    def on_paste(self, event: events.Paste) -> None:
        """What is pasted anywhere goes to the input."""
        field = self.query_one(NameInput)
        if field.insert_name(event.text):
            field.focus()

    def pick(self, value: str | None, words: str) -> None:
        """Open what was typed, if it names something; else the highlighted article."""
        if words == STDIN:
            self.refuse(_("standard input has already been read: name a file"))
        elif value is None or self._is_path(words):
            if words:
                self.name_sources([words])
        elif (article := self._source_list.articles[value]) is not None:
            self.dismiss(article)
        else:
            self.read([value])

    def _is_path(self, words: str) -> bool:
        """Whether words are meant as a path or an address, rather than to narrow the list."""
        from sawt_reader.sources.addresses import is_url

        return is_url(words) or words.startswith(("~", ".")) or "/" in words or os.sep in words

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
        from sawt_reader.sources.files import place

        names = [os.path.expanduser(name) for name in names]  # noqa: PTH111  # a Path would change an address
        lines: list[str] = []
        try:
            for name in names:
                if not is_url(name):
                    self._loaders.within.check(place(name)[0])
            found = expand(names, report=lines.append)
        except SourceError as error:
            self.refuse(str(error))
            return
        for name in names:
            if name not in found:
                self._source_list.watch(name)
        self.app.notify("\n".join(lines))
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
            self._source_list.unfold(found)
            self.dismiss(found.article)
        elif found.feeds:
            self.dismiss(found.feeds[0])
        else:
            self.refuse(found.failures[0])

    def refuse(self, message: str) -> None:
        """Show a line that says why nothing is opened."""
        self._tell(message)
        self.query_one(Input).focus()

    def _tell(self, message: str) -> None:
        self.show_message(" ".join(message.split()))

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
