"""The articles around the current one: of what was named, of a feed, or of a list of the library."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import NamedTuple, Protocol

from sawt_reader.i18n import _
from sawt_reader.library import subscriptions
from sawt_reader.reader.library.library_thread import LibraryThread, OptionalLibrary
from sawt_reader.reader.library.place import Place
from sawt_reader.reader.library.queries import get_article, known_sources, unread_of
from sawt_reader.reader.open.loaders import Loaders
from sawt_reader.reader.open.source_list import SourceList
from sawt_reader.reading.model import Article
from sawt_reader.sources import Found, SourceError, first_readable
from sawt_reader.system.background import in_background


class Stop(NamedTuple):
    """An article to go to.

    Attributes:
        name: of a source, an address, or an id in the library.
        read: whether it is marked as read.
        start: code point to go to; None for the last place read.
    """

    name: str
    read: bool = False
    start: int | None = None


class Neighbours(Protocol):
    """A sequence of articles."""

    async def stops(self) -> Sequence[Stop]:
        """All of them, in their order, as they are now."""
        ...

    def is_at(self, stop: Stop, article: Article) -> bool:
        """Whether a stop is an article."""
        ...

    async def load(self, stop: Stop) -> Article:
        """Read one; raises `SourceError`."""
        ...

    async def mark_read(self, stop: Stop) -> None:
        """Note that the user has gone to one, where that counts as reading it."""
        ...


class Named:
    """What was named on the command line or opened since, folders with all their files."""

    def __init__(self, source_list: SourceList, loaders: Loaders, library: OptionalLibrary) -> None:
        self._source_list = source_list
        self._loaders = loaders
        self._library = library

    async def stops(self) -> Sequence[Stop]:
        """The sources as they are listed."""
        names = list(self._source_list.articles)
        known = await self._library.ask(partial(known_sources, names=names)) or {}
        return [Stop(name, name in known and known[name].read) for name in names]

    def is_at(self, stop: Stop, article: Article) -> bool:
        """Whether a source was read as this article."""
        return self._source_list.articles.get(stop.name) is article or stop.name == article.source

    async def load(self, stop: Stop) -> Article:
        """What was read before, or the source read now; it stays in the list."""
        article = self._source_list.articles.get(stop.name)
        if article is None:
            found = await _found(stop.name, self._loaders.load)
            article = self._source_list.articles[stop.name] = _article(found)
            self._source_list.unfold(found)
        return article

    async def mark_read(self, stop: Stop) -> None:
        """It counts as read once its end is reached."""


class OfFeed:
    """The articles that a feed announces, the newest first."""

    def __init__(self, feed: str, loaders: Loaders, library: LibraryThread) -> None:
        self._feed = feed
        self._loaders = loaders
        self._library = library
        self._ids: dict[str, str] = {}

    async def stops(self) -> Sequence[Stop]:
        """The articles with an address."""
        listed = await self._library.ask(partial(subscriptions.announced, source=self._feed))
        self._ids = {one.entry.url: one.entry.id for one in listed if one.entry.url}
        return [Stop(one.entry.url, one.read) for one in listed if one.entry.url]

    def is_at(self, stop: Stop, article: Article) -> bool:
        """Whether an article was fetched from that address."""
        return stop.name in (article.source, article.url)

    async def load(self, stop: Stop) -> Article:
        """Fetch one."""
        return _article(await _found(stop.name, partial(self._loaders.load, linked_from=self._feed)))

    async def mark_read(self, stop: Stop) -> None:
        """What was opened in a feed counts as read there."""
        ids = [self._ids[stop.name]]
        await self._library.ask(partial(subscriptions.mark_read, source=self._feed, ids=ids))


class Listed:
    """A list of the library, or hits of a search."""

    def __init__(self, places: Sequence[Place], library: OptionalLibrary) -> None:
        # Several hits of one article are one stop: the first.
        self._places = {place.article: place for place in reversed(places)}
        self._order = list(dict.fromkeys(place.article for place in places))
        self._library = library

    async def stops(self) -> Sequence[Stop]:
        """The articles as they were listed."""
        unread = await self._library.ask(partial(unread_of, ids=self._order)) or set()
        return [Stop(id, id not in unread, self._places[id].start) for id in self._order]

    def is_at(self, stop: Stop, article: Article) -> bool:
        """Whether an article has that id."""
        return stop.name == article.id

    async def load(self, stop: Stop) -> Article:
        """The article as it is stored."""
        article = await self._library.ask(partial(get_article, id=stop.name))
        if article is None:
            raise SourceError(_("no longer in the library"))
        return article

    async def mark_read(self, stop: Stop) -> None:
        """It counts as read once its end is reached."""


def onward(stops: Sequence[Stop], here: int | None, direction: int, *, unread: bool) -> list[Stop]:
    """The stops after (1) or before (-1) the current one, the nearest first.

    Args:
        stops: all.
        here: place of the current one; None if it is none of them.
        direction: 1 or -1.
        unread: only those that are not read; after the last one those from the first on.
    """
    if direction < 0:
        found = list(reversed(stops[: here or 0]))
    else:
        after = 0 if here is None else here + 1
        found = [*stops[after:], *(stops[: here or 0] if unread else ())]
    return [stop for stop in found if not (unread and stop.read)]


async def _found(name: str, load: Callable[[str], Article]) -> Found:
    return await in_background(partial(first_readable, [name], load))


def _article(found: Found) -> Article:
    if found.article is None:
        raise SourceError(" · ".join([*found.failures, *map(str, found.feeds)]))
    return found.article
