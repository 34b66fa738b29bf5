"""The feeds that are followed."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Sequence
from functools import partial
from typing import ClassVar, NamedTuple

from textual.binding import BindingType
from textual.content import Content

from sawt_reader.i18n import N_, _, ngettext
from sawt_reader.library import subscriptions
from sawt_reader.library.names import key
from sawt_reader.library.reversible import follow, unfollow
from sawt_reader.library.store import LibraryError
from sawt_reader.library.subscriptions import Followed
from sawt_reader.reader.keys.actions import bindings
from sawt_reader.reader.keys.key_names import key_of
from sawt_reader.reader.screens.feed import FeedScreen
from sawt_reader.reader.screens.feed_picker import UNREAD, FeedPicker
from sawt_reader.reader.screens.picker import Choice
from sawt_reader.reader.services import Services
from sawt_reader.reader.terminal.display import content
from sawt_reader.reading.model import Article
from sawt_reader.sources import FeedError, SourceError, first_readable
from sawt_reader.sources.feed_model import Subscription
from sawt_reader.sources.feeds import MOST_AT_ONCE
from sawt_reader.system.background import in_background

COUNT_CELLS = 5


class FromFeed(NamedTuple):
    """An article that was chosen, and the address of its feed."""

    article: Article
    feed: str


class FeedsScreen(FeedPicker[Followed, FromFeed]):
    """The feeds by folder, with their unread and new articles; Enter lists a feed's articles. Returns one of those."""

    TITLE = N_("Feeds")
    PLACEHOLDER = N_("filter, or add the address of a feed")
    EMPTY = N_("No feeds yet. Type the address of one, or the path of an OPML file: Enter follows it.")
    ENTER = N_("Its articles")
    HELP = N_(
        "The RSS and Atom feeds you follow, with their unread (●) and new articles. They are refreshed only when you "
        "ask for it. To follow more, type an address or the path of a list of feeds (OPML)."
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings("feeds")

    def __init__(self, services: Services, found: Sequence[FeedError] = (), feed: str = "", here: str = "") -> None:
        """Prepare the list.

        Args:
            services: of the app.
            found: feeds and lists of feeds to follow; the first feed is opened.
            feed: address of the feed to open otherwise.
            here: address of the current article.
        """
        super().__init__(services)
        self._found = found
        self._feed = feed
        self._here = here
        self._listed: Sequence[Followed] = ()

    async def on_mount(self) -> None:
        """Follow what was found, and open the feed that was asked for."""
        for one in self._found:
            await self._follow(one)
        if any(feed.source == self._feed for feed in await self.ask(subscriptions.followed) or []):
            self._open(self._feed)

    async def _follow(self, one: FeedError) -> None:
        """Follow a feed, which is then the one to open, or the feeds of a list."""
        if isinstance(one.found, list):
            self._feed = ""
            await self.change(partial(follow, feeds=one.found), _("No new feed in this list."))
        else:
            await self.change(partial(follow, feeds=[Subscription(one.name, one.found.title)]))
            await self.ask(partial(subscriptions.store, source=one.name, feed=one.found))
            self._feed = one.name

    async def find(self, words: str) -> Sequence[Choice[Followed]]:
        """The feeds whose title, folder or address contains the words; case and accents are ignored."""
        listed = self._listed = await self.ask(subscriptions.followed) or []
        return [Choice(_line(f), f) for f in listed if key(words) in key(f"{f.folder or ''} {f.title} {f.source}")]

    @property
    def empty(self) -> str:
        """How to add a feed."""
        return _("No such feed. Enter follows the typed address or file.") if self._listed else _(self.EMPTY)

    def pick(self, value: Followed | None, words: str) -> None:
        """List the articles of a feed; follow what was typed."""
        if value is not None:
            self._open(value.source)
        elif words:
            self.fetching.start(self._add(os.path.expanduser(words)))  # noqa: PTH111  # a Path would change an address

    def _open(self, source: str) -> None:
        self._feed = source
        self.app.push_screen(FeedScreen(source, self.services, self._here), self._leave)

    async def _leave(self, article: Article | None) -> None:
        if article is not None:
            self.dismiss(FromFeed(article, self._feed))
        else:
            await self.fill()

    async def _add(self, name: str) -> None:
        doing = _("Fetching {title}").format(title=name)
        found = await self.fetching.wait_for(doing, partial(first_readable, [name], self.loaders.load))
        if not found.feeds:
            self.show_message(
                " · ".join(found.failures)
                or _("{name} is an article: open it with {key}.").format(name=name, key=key_of(self.app, "app.open"))
            )
            return
        self.clear()
        await self._follow(found.feeds[0])
        await self.fill()
        if self._feed:
            self._open(self._feed)

    def action_refresh_all(self) -> None:
        """Refresh all feeds."""
        self.fetching.start(self._refresh_all())

    async def _refresh_all(self) -> None:
        sources = [feed.source for feed in await self.ask(subscriptions.followed) or []]
        gate, failures, new, done = asyncio.Semaphore(MOST_AT_ONCE), list[str](), 0, 0

        async def refresh(source: str) -> None:
            nonlocal new, done
            async with gate:
                try:
                    new += await self.refresh_feed(source, in_background)
                except (SourceError, LibraryError) as error:
                    failures.append(str(error))
            done += 1
            message = _("{done} of {n} feeds refreshed… {stop} stops it.")
            self.show_message(message.format(done=done, n=len(sources), stop=key_of(self.app, "dialog.close")))

        await asyncio.gather(*map(refresh, sources))
        await self.fill()
        said = ngettext("{n} new article.", "{n} new articles.", new).format(n=new) if new else _("Nothing new.")
        self.show_message(" · ".join([said, *failures]))

    async def action_remove(self) -> None:
        """Unfollow the highlighted feed."""
        if self.value is not None:
            await self.change(partial(unfollow, source=self.value.source))


def _line(feed: Followed) -> Content:
    """Unread, new, folder and title."""
    new = _("{n} new").format(n=feed.new) if feed.new else ""
    return Content.assemble(
        (f"{UNREAD if feed.unread else ' '} ", "bold $accent"),
        content(f"{feed.unread:>{COUNT_CELLS}}  "),
        content(f"{new:<{COUNT_CELLS + 5}}", "bold $accent"),
        content(f"{feed.folder} / " if feed.folder else "", "$foreground 60%"),
        content(feed.title, "bold" if feed.unread else ""),
        content(f"  {feed.source}", "$foreground 60%"),
    )
