"""Where articles come from while one reads: what is named, pasted or chosen, folders that change, feeds."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from textual.app import App

from sawt_reader.i18n import _
from sawt_reader.reader.keys.key_names import key_of, with_keys
from sawt_reader.reader.library.library_thread import Keeper
from sawt_reader.reader.open.source_list import INTERVAL, Shelf
from sawt_reader.reader.screens.reading import ReadingScreen
from sawt_reader.reading.model import Article, Reading
from sawt_reader.sources import FeedError, Load
from sawt_reader.sources.confinement import EVERYWHERE, Confinement
from sawt_reader.sources.feeds import LoadFeed

if TYPE_CHECKING:
    from sawt_reader.reader.screens.archive import Archive
    from sawt_reader.reader.screens.feeds import FromFeed
    from sawt_reader.reading.voices import Said

Show = Callable[[Article, int | None], Awaitable[None]]
"""Puts an article in hand, at a code point of it or, for None, where it was read last."""
Say = Callable[[str], None]
"""Tells the reader something in passing; nothing where it is empty."""


class Doors(NamedTuple):
    """Ways to articles and feeds.

    Attributes:
        keeper: of the library that the feeds are in.
        load: reads an article by its name.
        load_feed: reads a feed by its name.
        archive: the readings of many articles; None where none was opened.
        within: the files that may be opened and written; `load` and `load_feed` refuse others by themselves.
    """

    keeper: Keeper
    load: Load
    load_feed: LoadFeed
    archive: Archive | None = None
    within: Confinement = EVERYWHERE


class Arrivals:
    """Asks for articles and hands them to the app.

    Args:
        app: shows the dialogs.
        screen: has the article in hand.
        shelf: what can be opened.
        doors: ways to it.
        show: where articles are handed to.
        say: tells what happens.
    """

    def __init__(self, app: App[Any], screen: ReadingScreen, shelf: Shelf, doors: Doors, show: Show, say: Say) -> None:
        self._app = app
        self._screen = screen
        self._shelf = shelf
        self.doors = doors
        self._show = show
        self._say = say
        self._feed = ""
        """What the feed is known by that the last article came from."""
        self._given = doors.archive.first if doors.archive else None
        """A reading that came with its article, out of the archive."""

    @property
    def sources(self) -> list[str]:
        """The names of all that is read from: what can be opened, and the archive."""
        return [*self._shelf.articles, *(self.doors.archive.files if self.doors.archive else ())]

    def begin(self, name: str, article: Article, feeds: Sequence[FeedError]) -> None:
        """Take the first article, where it came after the reader had started.

        Args:
            name: of its source.
            article: what was read.
            feeds: feeds and lists of feeds that were met before it.
        """
        self._shelf.put_first(name, article)
        if feeds:
            self.feeds(*feeds)

    def watch(self) -> None:
        """Look at folders and files now and then, from now on."""
        self._app.set_interval(INTERVAL, lambda: self._app.run_worker(self.look(), group="shelf"))

    async def look(self) -> None:
        """Say what has happened on the disk to what can be opened."""
        article = self._screen.article
        news = await self._shelf.look(article.source)
        if news.said:
            told = _("{news}; {key} lists what there is.")
            self._say(told.format(news=news.said, key=key_of(self._app, "app.open")))
        if news.rewritten and self._screen.article is article:
            told = _("The file has changed on the disk: {again} reads it anew.")
            self._screen.remark(with_keys(told, self._app, again="app.reload"))

    def read_again(self) -> None:
        """Read the file or page in hand anew; notes follow."""
        self._app.run_worker(self._read_again(), group="read again", exclusive=True)

    async def _read_again(self) -> None:
        article = self._screen.article
        again = await self._shelf.read_again(article, self._screen.view.cursor_span, self.doors.load)
        self._say(again.said)
        if again.article is not None and self._screen.article is article:
            self._screen.remark("")  # that the file has changed
            await self._show(again.article, again.start)

    def open(self) -> None:
        """Ask for another article."""
        from sawt_reader.reader.screens.open import OpenScreen

        self._app.push_screen(OpenScreen(self._shelf, self._screen.article, self.doors), self._take)

    async def _take(self, found: Article | FeedError | None) -> None:
        if isinstance(found, FeedError):
            self.feeds(found)
        elif found is not None:
            await self._show(found, None)

    def feeds(self, *found: FeedError) -> None:
        """Show the feeds that are followed, and the articles of the one in hand.

        Args:
            found: feeds and lists of feeds that are to be followed from now on.
        """
        from sawt_reader.reader.screens.feeds import FeedsScreen

        here = self._screen.article.source
        self._app.push_screen(FeedsScreen(self.doors, found, self._feed, here), self._take_from_feed)

    async def _take_from_feed(self, chosen: FromFeed | None) -> None:
        if chosen is not None:
            self._feed = chosen.feed
            await self._show(chosen.article, None)

    def archive(self) -> None:
        """Show who speaks in the archive that was opened."""
        from sawt_reader.reader.screens.archive import ArchiveScreen

        if self.doors.archive is None:
            self._say(_("No archive is open. To open one: sawt-reader OUT, what sawt-reader analyze wrote."))
        else:
            self._app.push_screen(ArchiveScreen(self.doors.archive), self._take_from_archive)

    async def _take_from_archive(self, said: Said | None) -> None:
        from sawt_reader.reading.stored import BadReading

        if said is not None and self.doors.archive is not None:
            try:
                self._given = self.doors.archive.reading(said.article)
            except BadReading as error:
                self._say(str(error))
            else:
                await self._show(self._given.article, said.start)

    def given(self, article: Article) -> Reading | None:
        """The reading that came with an article, if one did."""
        return self._given if self._given is not None and self._given.article == article else None
