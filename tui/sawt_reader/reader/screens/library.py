"""The library: what has been read, narrowed and searched while one types."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import ClassVar

from textual import work
from textual.binding import BindingType
from textual.widgets import Input

from sawt_reader.i18n import _, ngettext
from sawt_reader.library import articles, people, removal, tags
from sawt_reader.library.names import key
from sawt_reader.library.records import Entry, Order, Scope
from sawt_reader.library.search import search
from sawt_reader.library.store import Library
from sawt_reader.reader.keys.actions import bindings
from sawt_reader.reader.keys.key_names import with_keys
from sawt_reader.reader.library.library_thread import LibraryThread
from sawt_reader.reader.library.place import Page, Place
from sawt_reader.reader.library.view_state import ORDERS, LibraryView, Step
from sawt_reader.reader.screens.library_lines import (
    entry_line,
    hit_line,
    outlet_cells,
    outlet_line,
    speaker_line,
    tag_line,
)
from sawt_reader.reader.screens.library_picker import LibraryPicker
from sawt_reader.reader.screens.picker import Choice
from sawt_reader.reader.terminal.display import content

MOST = 500
"""Articles listed at once; the others are found by typing."""
MOST_PAGES = 3
"""Speakers, and outlets, that are offered above what is found."""
ORDER_NAMES: dict[Order, str] = {
    "opened": _("by last read"),
    "published": _("by date"),
    "title": _("by title"),
    "outlet": _("by outlet"),
    "added": _("by arrival"),
}


class LibraryScreen(LibraryPicker):
    """The articles; while one types, where the words stand in them, and the pages of whom the words name."""

    TITLE = _("Library")
    PLACEHOLDER = _("search articles, quotes, claims and notes; #tag")
    HELP = _(
        "All that you have read on this machine: unread or not, the day, how far you have read, the outlet. Words are "
        "searched in articles, quotes, claims and notes; a name leads to the page of a speaker or an outlet, #tag to "
        "what has that tag. All of it is in one private file; “sawt-reader library --help” says more."
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings("library")

    def __init__(self, library: LibraryThread, view: LibraryView) -> None:
        super().__init__(library, view.steps)
        self._view = view
        self._within, self._sought = Scope(), ""

    # --- What is listed

    async def find(self, words: str) -> Sequence[Choice[Place | Page]]:
        """The articles that have the tags typed; for words, where they stand in those."""
        typed = words.split()
        named = tuple(tag for word in typed if word.startswith("#") and (tag := word.removeprefix("#")))
        sought = " ".join(word for word in typed if not word.startswith("#"))
        # A blank after the last word says that it is whole.
        sought += " " if sought and words.endswith(" ") else ""
        self._within, self._sought = Scope(self._view.unread, named), sought
        if typed and typed[-1].startswith("#") and not words.endswith(" "):
            begun = key(typed[-1].removeprefix("#"))
            known = [tag for tag in await self.ask(tags.counted) or () if key(tag.name).startswith(begun)]
            if all(key(tag.name) != begun for tag in known):
                return [Choice(tag_line(tag), Page("tag", tag.name)) for tag in known]
        order, columns = self._view.order, self.app.size.width
        found = await self.ask(partial(_found, words=sought, order=order, within=self._within, columns=columns))
        count, choices = found or (0, [])
        self._say_what(count)
        return choices

    def pick(self, value: Place | Page | None, words: str) -> None:
        """Give the place picked, open the page, or complete the tag."""
        if isinstance(value, Page) and value.of == "tag":
            field = self.query_one(Input)
            field.value = " ".join([*field.value.split()[:-1], f"#{value.name} "])
            field.action_end()
        else:
            super().pick(value, words)

    def _say_what(self, count: int) -> None:
        """Say in the title what is listed."""
        parts = [
            self.TITLE,
            ngettext("{n} article", "{n} articles", count).format(n=count),
            *(f"#{tag}" for tag in self._within.tags),
            _("only unread") if self._within.unread else "",
            "" if self._sought else ORDER_NAMES[self._view.order],
        ]
        self.query_one(".box").border_title = content(" · ".join(filter(None, parts)))

    @property
    def empty(self) -> str:
        """What to do where nothing is listed."""
        if self._within.unread:
            told = _("Nothing unread here. {unread} shows what has been read, too.")
            return with_keys(told, self.app, unread="library.unread")
        if self._within.tags:
            told = _("No article has this tag. {tag} gives a tag to an article, or takes it off.")
            return with_keys(told, self.app, tag="library.tag")
        if self._sought:
            return _("Nothing found. Case and accents do not matter; the last word may be unfinished.")
        told = _("Nothing here yet. What you open with {open}, or name on the command line, is kept here.")
        return with_keys(told, self.app, open="app.open")

    # --- What is done to an article

    @property
    def article(self) -> str | None:
        """The id of the article under the highlight."""
        return self.value.article if isinstance(self.value, Place) else None

    async def action_reorder(self) -> None:
        """Go on to the next order."""
        self._view.order = ORDERS[(ORDERS.index(self._view.order) + 1) % len(ORDERS)]
        await self.fill()

    async def action_unread(self) -> None:
        """Show only what is not marked as read, or all."""
        self._view.unread = not self._view.unread
        await self.fill()

    async def action_mark_read(self) -> None:
        """Mark the highlighted article as read, or as unread again."""
        if self.article is not None:
            await self.change(partial(_toggle_read, id=self.article))

    async def action_remove(self) -> None:
        """Take the highlighted article out."""
        if self.article is not None:
            await self.change(partial(_remove, id=self.article))

    @work
    async def action_tag(self) -> None:
        """Give the highlighted article a tag, or take one off."""
        from sawt_reader.reader.screens.tags import TagsScreen, tag_step

        if (id := self.article) is None:
            return
        tag = await self.app.push_screen_wait(TagsScreen(self.library, id))
        if tag is not None:
            await self.change(partial(tag_step, id=id, tag=tag))


def _found(
    library: Library, words: str, order: Order, within: Scope, columns: int
) -> tuple[int, list[Choice[Place | Page]]]:
    """How many articles there are, and the lines: of articles, or of what is found for words."""
    count = articles.count(library, within)
    if not words:
        entries = articles.entries(library, order, within, MOST)
        cells = outlet_cells(entries, columns)
        return count, [Choice(entry_line(entry, cells, _day(entry, order)), Place(entry.id)) for entry in entries]
    lines: list[Choice[Place | Page]] = []
    for speaker in people.speakers(library, words, MOST_PAGES):
        lines.append(Choice(speaker_line(speaker), Page("person", speaker.name)))
    for outlet in people.outlets(library, words, MOST_PAGES):
        lines.append(Choice(outlet_line(outlet), Page("outlet", outlet.name)))
    for hit in search(library, words, within=within):
        lines.append(Choice(hit_line(hit), Place(hit.article, hit.start)))
    return count, lines


def _toggle_read(library: Library, id: str) -> Step | None:
    entry = articles.entry(library, id)
    if entry is None:
        return None
    articles.mark_read(library, id, read=not entry.read)
    undo = partial(articles.mark_read, article_id=id, read=entry.read)
    said = _("Marked as unread."), _("Marked as read.")
    return Step(undo, *(said if entry.read else reversed(said)))


def _remove(library: Library, id: str) -> Step | None:
    removed = removal.remove(library, id)
    if removed is None:
        return None
    undo = partial(removal.restore, removed=removed)
    said = _("Removed: {title}. Your notes on it are kept."), _("Back in the library: {title}.")
    return Step(undo, *(told.format(title=removed.title) for told in said))


def _day(entry: Entry, order: Order) -> str:
    """The day that an order goes by."""
    time = {"opened": entry.opened, "added": entry.added}.get(order)
    return time[:10] if time else entry.day
