"""The articles that a feed announces."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content

from sawt_reader.i18n import N_, _, ngettext
from sawt_reader.library import articles, subscriptions
from sawt_reader.library.names import key
from sawt_reader.library.reversible import mark_announced
from sawt_reader.library.store import LibraryError
from sawt_reader.library.subscriptions import Announced
from sawt_reader.reader.keys.actions import bindings
from sawt_reader.reader.keys.key_names import key_of, with_keys
from sawt_reader.reader.screens.feed_picker import UNREAD, FeedPicker
from sawt_reader.reader.screens.picker import Choice
from sawt_reader.reader.services import Services
from sawt_reader.reader.terminal.display import content
from sawt_reader.reading.model import Article
from sawt_reader.sources import SourceError, first_readable
from sawt_reader.sources.feeds import MOST_AT_ONCE
from sawt_reader.system.background import in_background

STORED = "↓"
STALE = timedelta(minutes=5)
"""A feed that was fetched longer ago is refreshed when its list is opened."""
TIME_CELLS, DAY_CELLS = 16, 5
NARROW = 60
"""Columns of a terminal below which the year and the hour are left out."""


class FeedScreen(FeedPicker[Announced, Article]):
    """The articles of a feed, newest first. Returns the one that was fetched."""

    TITLE = N_("Feed")
    PLACEHOLDER = N_("narrow by words")
    EMPTY = N_("No articles yet: {refresh} refreshes the feed.")
    ENTER = N_("Read")
    HELP = N_("The articles that the feed announces: ● unread, ↓ stored on this machine, so it opens offline.")
    BINDINGS: ClassVar[list[BindingType]] = bindings("feed")
    UNDO_KEY = "feed.undo"

    def __init__(self, source: str, services: Services, here: str = "") -> None:
        """Prepare the list.

        Args:
            source: address of the feed.
            services: of the app.
            here: address of the current article; the list starts at it.
        """
        super().__init__(services)
        self._source = source
        self._here = here
        self._title = source
        self._announced: list[Announced] = []
        self._new: set[str] = set()
        """Ids of articles announced since the list was last opened."""

    async def on_mount(self) -> None:
        """Show the stored articles; refresh the feed if they are old."""
        await self.reload()
        addresses = [one.entry.url for one in self._announced]
        if self._here in addresses:
            self.highlight(addresses.index(self._here))
        feed = await self.ask(partial(subscriptions.known, source=self._source))
        if feed is None or feed.retrieved is None or datetime.now(UTC) - _instant(feed.retrieved) > STALE:
            self.action_refresh_now()

    async def reload(self) -> None:
        """Show the stored list; its new articles count as seen next time."""
        listed = await self.ask(subscriptions.followed) or []
        self._title = next((feed.title for feed in listed if feed.source == self._source), self._source)
        self._announced = await self.ask(partial(subscriptions.announced, source=self._source)) or []
        self._new |= {one.entry.id for one in self._announced if one.new}
        await self.ask(partial(subscriptions.mark_viewed, source=self._source))
        await self.fill()

    @property
    def empty(self) -> str:
        """How to get articles; or that none matches what was typed."""
        return _("Nothing found.") if self._announced else with_keys(_(self.EMPTY), self.app, refresh="feed.refresh")

    async def find(self, words: str) -> Sequence[Choice[Announced]]:
        """The articles whose title or summary contains the words, ignoring case and accents; the header counts all."""
        unread = [one for one in self._announced if not one.read]
        new = sum(one.entry.id in self._new for one in unread)
        counts = _("{unread} unread · {new} new").format(unread=len(unread), new=new)
        self.query_one(".box").border_title = content(f"{self._title} · {counts}")
        found = (one for one in self._announced if key(words) in key(f"{one.entry.title} {one.entry.summary}"))
        cells = DAY_CELLS if self.app.size.width < NARROW else TIME_CELLS
        return [Choice(_line(one, cells, new=not one.read and one.entry.id in self._new), one) for one in found]

    def pick(self, value: Announced | None, words: str) -> None:
        """Fetch an article and return it."""
        if value is not None and value.entry.url is not None:
            self.fetching.start(self._open(value, value.entry.url))
        elif value is not None:
            self.show_message(_("The feed gives no web address for this article."))

    async def _open(self, announced: Announced, url: str) -> None:
        doing = _("Fetching {title}").format(title=announced.entry.title or url)
        load = partial(self.loaders.load, linked_from=self._source)
        found = await self.fetching.wait_for(doing, partial(first_readable, [url], load))
        if found.article is None:
            self.show_message(" · ".join([*found.failures, *map(str, found.feeds)]))
            return
        await self.ask(partial(subscriptions.mark_read, source=self._source, ids=[announced.entry.id]))
        self.dismiss(found.article)

    async def _mark(self, announced: Sequence[Announced], *, read: bool) -> None:
        ids = [one.entry.id for one in announced]
        await self.change(partial(mark_announced, source=self._source, ids=ids, read=read), _("All are read already."))

    async def action_mark_read(self) -> None:
        """Mark the highlighted article as read, or as unread."""
        if self.value is not None:
            await self._mark([self.value], read=not self.value.read)

    async def action_mark_all_read(self) -> None:
        """Mark all articles as read."""
        await self._mark(self._announced, read=True)

    def action_keep_all(self) -> None:
        """Fetch all articles that are not stored, and store them."""
        self.fetching.start(self._keep_all())

    async def _keep_all(self) -> None:
        missing = [one.entry.url for one in self._announced if one.entry.url and not one.kept]
        load = partial(self.loaders.load, linked_from=self._source)
        gate, failures, done = asyncio.Semaphore(MOST_AT_ONCE), list[str](), 0

        async def keep(url: str) -> None:
            nonlocal done
            async with gate:
                found = await in_background(partial(first_readable, [url], load))
            if found.article is None:
                failures.extend([*found.failures, *map(str, found.feeds)])
            else:
                await self.ask(partial(articles.add, article=found.article))
            done += 1
            message = _("{done} of {n} articles kept… {stop} stops it.")
            self.show_message(message.format(done=done, n=len(missing), stop=key_of(self.app, "dialog.close")))

        await asyncio.gather(*map(keep, missing))
        await self.reload()
        kept = len(missing) - len(failures)
        said = ngettext("{n} article kept offline.", "{n} articles kept offline.", kept).format(n=kept)
        self.show_message(" · ".join([said, *failures]))

    def action_refresh_now(self) -> None:
        """Fetch the feed."""
        self.fetching.start(self._refresh())

    async def _refresh(self) -> None:
        doing = _("Fetching {title}").format(title=self._title)
        try:
            new = await self.refresh_feed(self._source, partial(self.fetching.wait_for, doing))
        except (SourceError, LibraryError) as error:
            self.show_message(str(error))
            return
        await self.reload()
        self.show_message(
            ngettext("{n} new article.", "{n} new articles.", new).format(n=new) if new else _("Nothing new.")
        )


def _line(announced: Announced, cells: int, *, new: bool) -> Content:
    """Whether it is new, unread, stored; as much of its time as fits the cells; title and summary."""
    entry, word = announced.entry, _("new")
    state = word if new else "" if announced.read else UNREAD
    return Content.assemble(
        content(f"{state:<{len(word)}} ", "bold $accent"),
        content(f"{STORED if announced.kept else ' '} "),
        content(f"{when(entry.published):<{cells}}"[:cells], "$foreground 60%"),
        "  ",
        content(entry.title or entry.url or entry.id, "" if announced.read else "bold"),
        content(f"  {entry.summary}", "$foreground 60%"),
    )


def when(published: str | None) -> str:
    """When an article was published, in local time, as the French write it: « 27/11/2022 08:30 »."""
    if published is None:
        return ""
    try:
        instant = _instant(published)
        return f"{instant.astimezone():%d/%m/%Y %H:%M}" if "T" in published else f"{instant:%d/%m/%Y}"
    except (ValueError, OverflowError):  # the year 1, west of Greenwich
        return published


def _instant(time: str) -> datetime:
    return datetime.fromisoformat(time)
