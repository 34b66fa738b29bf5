"""The library: what has been read, filtered and searched as the user types."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import ClassVar

from textual import work
from textual.binding import BindingType
from textual.widgets import Input

from sawt_reader.i18n import N_, _, ngettext
from sawt_reader.library import articles, changes, people, tags, watches
from sawt_reader.library.names import key
from sawt_reader.library.records import Entry, Order, Scope
from sawt_reader.library.reversible import remove_article, set_tag, set_watch, toggle_read
from sawt_reader.library.search import search
from sawt_reader.library.store import Library
from sawt_reader.library.terms import parse
from sawt_reader.reader.keys.actions import bindings
from sawt_reader.reader.keys.key_names import with_keys
from sawt_reader.reader.library.library_thread import LibraryThread
from sawt_reader.reader.library.place import Page, Place
from sawt_reader.reader.library.view_state import ORDERS, LibraryView
from sawt_reader.reader.screens.library_lines import (
    entry_line,
    heading,
    hit_line,
    outlet_cells,
    outlet_line,
    speaker_line,
    tag_line,
    watch_line,
)
from sawt_reader.reader.screens.library_picker import GendersScreen, LibraryPicker, found_choices
from sawt_reader.reader.screens.picker import Choice
from sawt_reader.reader.terminal.display import content

MOST = 500
"""Articles listed at a time; others are found by typing."""
MOST_PAGES = 3
"""Speakers, and outlets, listed above the articles found."""
ORDER_NAMES: dict[Order, str] = {
    "opened": N_("by last read"),
    "published": N_("by date"),
    "title": N_("by title"),
    "outlet": N_("by outlet"),
    "added": N_("by date added"),
}


class LibraryScreen(LibraryPicker):
    """The articles; for typed words, where they occur, and the pages of the speakers and outlets they name."""

    TITLE = N_("Library")
    PLACEHOLDER = N_("search articles, quotes, claims and notes; #tag, person:, outlet:, accuses:, above:")
    HELP = N_(
        "Everything you have read on this machine: whether unread, the day, how far you have read, the outlet. Words "
        "are searched in articles, quotes, claims and notes; a name leads to the page of a speaker or an outlet, #tag "
        'to the articles with that tag. person:Petit finds what somebody says, outlet:"Le Phare" what one publishes, '
        "accuses:Petit where somebody is accused, above:10M claims with such a figure. A watch saves what is typed and "
        "counts new hits here, in the feeds too. All of it is in one private file; “sawt-reader library --help” says "
        "more."
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings("library")
    UNDOES = changes.OF_LIBRARY

    def __init__(self, library: LibraryThread, view: LibraryView) -> None:
        super().__init__(library)
        self._view = view
        self._within, self._sought = Scope(), ""
        self._watches: list[watches.Watch] = []

    # --- What is listed

    async def find(self, words: str) -> Sequence[Choice[Place | Page]]:
        """The articles that have the typed tags; for words, where they occur in those."""
        typed = words.split()
        named = tuple(tag for word in typed if word.startswith("#") and (tag := word.removeprefix("#")))
        sought = " ".join(word for word in typed if not word.startswith("#"))
        # A space after the last word means that it is complete.
        sought += " " if sought and words.endswith(" ") else ""
        self._within, self._sought = Scope(self._view.unread, named), sought
        if typed and typed[-1].startswith("#") and not words.endswith(" "):
            begun = key(typed[-1].removeprefix("#"))
            known = [tag for tag in await self.ask(tags.counted) or () if key(tag.name).startswith(begun)]
            if all(key(tag.name) != begun for tag in known):
                return [Choice(tag_line(tag), Page("tag", tag.name)) for tag in known]
        if not parse(sought).is_plain:
            hits = await self.ask(partial(watches.find, search=sought)) or []
            self._show_title(await self.ask(articles.count) or 0)
            return found_choices(hits, "", self.app.size.width)
        order, columns = self._view.order, self.app.size.width
        found = await self.ask(partial(_found, words=sought, order=order, within=self._within, columns=columns))
        count, choices = found or (0, [])
        self._show_title(count)
        if sought or self._within != Scope():
            return choices
        self.run_worker(self._count_watches(), group="watches", exclusive=True)
        return [*_watch_lines(self._watches), *choices]

    def pick(self, value: Place | Page | None, words: str) -> None:
        """Return the place picked, open the page, or complete the tag."""
        if isinstance(value, Page) and value.of == "tag":
            field = self.query_one(Input)
            field.value = " ".join([*field.value.split()[:-1], f"#{value.name} "])
            field.action_end()
        else:
            super().pick(value, words)

    def _show_title(self, count: int) -> None:
        """Show the filters in the title."""
        parts = [
            _(self.TITLE),
            ngettext("{n} article", "{n} articles", count).format(n=count),
            *(f"#{tag}" for tag in self._within.tags),
            _("only unread") if self._within.unread else "",
            "" if self._sought else _(ORDER_NAMES[self._view.order]),
        ]
        self.query_one(".box").border_title = content(" · ".join(filter(None, parts)))

    @property
    def empty(self) -> str:
        """What to do when nothing is listed."""
        if self._within.unread:
            message = _("Nothing unread. {unread} shows read articles as well.")
            return with_keys(message, self.app, unread="library.unread")
        if self._within.tags:
            message = _("No article has this tag. {tag} adds a tag to an article, or removes one.")
            return with_keys(message, self.app, tag="library.tag")
        if self._sought:
            return _("Nothing found. Case and accents do not matter; the last word may be unfinished.")
        message = _("Nothing here yet. Articles that you open with {open} or on the command line are stored here.")
        return with_keys(message, self.app, open="app.open")

    # --- Watches

    async def _count_watches(self) -> None:
        """Count the hits of the watches, one at a time, and show them if any number is another one."""
        found = []
        for saved in await self.ask(watches.searches) or ():
            if (watch := await self.ask(partial(watches.counted, search=saved))) is not None:
                found.append(watch)
        if (ordered := watches.in_order(found)) != self._watches:
            self._watches = ordered
            # Not from here: the list is filled with a new count under way, which ends this one.
            self.call_later(self.fill)

    async def action_watch(self) -> None:
        """Save the typed search, to be told of new hits."""
        search = " ".join(self.query_one(Input).value.split())
        if search:
            await self.change(partial(set_watch, search=search, on=True))
        else:
            self.show_message(_("Type what to watch for first: words, person:, outlet:, accuses:, above:."))

    def action_genders(self) -> None:
        """Show how many women and men each outlet quotes."""
        self.show_screen(GendersScreen(self.library))

    # --- Changes

    @property
    def article(self) -> str | None:
        """The id of the highlighted article."""
        return self.value.article if isinstance(self.value, Place) else None

    async def action_reorder(self) -> None:
        """Switch to the next order."""
        self._view.order = ORDERS[(ORDERS.index(self._view.order) + 1) % len(ORDERS)]
        await self.fill()

    async def action_unread(self) -> None:
        """Show only unread articles, or all."""
        self._view.unread = not self._view.unread
        await self.fill()

    async def action_mark_read(self) -> None:
        """Mark the highlighted article as read, or as unread."""
        if self.article is not None:
            await self.change(partial(toggle_read, article=self.article))

    async def action_remove(self) -> None:
        """Remove the highlighted article or watch."""
        if isinstance(self.value, Page) and self.value.of == "watch":
            await self.change(partial(set_watch, search=self.value.name, on=False))
        elif self.article is not None:
            await self.change(partial(remove_article, article=self.article))

    @work
    async def action_tag(self) -> None:
        """Add a tag to the highlighted article, or remove one."""
        from sawt_reader.reader.screens.tags import TagsScreen

        if (id := self.article) is None:
            return
        tag = await self.app.push_screen_wait(TagsScreen(self.library, id))
        if tag is not None:
            await self.change(partial(set_tag, article=id, tag=tag))


class OtherArticleScreen(LibraryScreen):
    """The library, to choose the article to compare with."""

    TITLE = N_("Compare with")
    ENTER = N_("Compare")


def _found(
    library: Library, words: str, order: Order, within: Scope, columns: int
) -> tuple[int, list[Choice[Place | Page]]]:
    """The number of articles, and the lines: of articles, or of what was found for words."""
    count = articles.count(library, within)
    if not words:
        entries = articles.entries(library, order, within, MOST)
        cells = outlet_cells(entries, columns)
        listed: list[Choice[Place | Page]] = [
            Choice(entry_line(entry, cells, _day(entry, order)), Place(entry.id)) for entry in entries
        ]
        return count, listed
    lines: list[Choice[Place | Page]] = []
    for speaker in people.speakers(library, words, MOST_PAGES):
        lines.append(Choice(speaker_line(speaker), Page("person", speaker.name)))
    for outlet in people.outlets(library, words, MOST_PAGES):
        lines.append(Choice(outlet_line(outlet), Page("outlet", outlet.name)))
    for hit in search(library, words, within=within):
        lines.append(Choice(hit_line(hit, columns), Place(hit.article, hit.start)))
    return count, lines


def _watch_lines(known: list[watches.Watch]) -> list[Choice[Place | Page]]:
    """The lines of the watches, above all articles."""
    if not known:
        return []
    lines: list[Choice[Place | Page]] = [Choice(watch_line(one), Page("watch", one.search)) for one in known]
    return [Choice(heading(_("WATCHES"), len(known)), None), *lines, Choice(content(_("ARTICLES"), "bold"), None)]


def _day(entry: Entry, order: Order) -> str:
    """The day that an order sorts by."""
    time = {"opened": entry.opened, "added": entry.added}.get(order)
    return time[:10] if time else entry.day
