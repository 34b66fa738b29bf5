"""Keys that open articles: from a name, a feed, an archive, or the same file or page again."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from textual.app import App
from textual.worker import Worker

from sawt_reader.i18n import _, ngettext
from sawt_reader.reader.keys.key_names import key_of, with_keys
from sawt_reader.reader.library.library_thread import OptionalLibrary
from sawt_reader.reader.main_screen.current_article import CurrentArticle
from sawt_reader.reader.open.source_list import INTERVAL, SourceList
from sawt_reader.reader.services import Services
from sawt_reader.reading.model import Article
from sawt_reader.sources import FeedError, Found, Load, SourceError
from sawt_reader.sources.addresses import is_url
from sawt_reader.system.background import in_background

if TYPE_CHECKING:
    from sawt_reader.reader.open.neighbours import Neighbours
    from sawt_reader.reader.screens.feeds import FromFeed
    from sawt_reader.reading.voices import Said

SECONDS = 2
"""That a message about the step to another article is shown."""
MOST_ALONE = 2
"""Articles below which there is none to go to."""


class OpenActions:
    """Shows the dialogs in which articles are chosen, and opens them.

    Args:
        app: shows the dialogs.
        current: opens articles.
        services: of the app.
        source_list: what can be opened.
        library: answers without raising.
    """

    def __init__(
        self,
        app: App[Any],
        current: CurrentArticle,
        services: Services,
        source_list: SourceList,
        library: OptionalLibrary,
    ) -> None:
        self._app = app
        self._library = library
        self._current = current
        self._services = services
        self._source_list = source_list
        self._feed = ""
        """The name of the feed that the last article came from."""
        self._analysing: Worker[None] | None = None
        """Analyses in the background."""

    @property
    def sources(self) -> list[str]:
        """The names of everything that is read from: what can be opened, and the archive."""
        archive = self._services.archive
        return [*self._source_list.articles, *(archive.files if archive else ())]

    def begin(self, found: Found) -> None:
        """Add the first article, where it was read after the start."""
        self._source_list.unfold(found)
        if found.article:
            self._source_list.put_first(found.name, found.article)
        if found.feeds:
            self.feeds(*found.feeds)

    def watch(self) -> None:
        """Check folders and files regularly from now on."""
        self._app.set_interval(INTERVAL, lambda: self._app.run_worker(self.check_files(), group="sources"))

    async def check_files(self) -> None:
        """Report what has changed on disk among what can be opened."""
        screen = self._current.screen
        article = screen.article
        changes = await self._source_list.check(article.source)
        if changes.summary:
            message = _("{changes}; {key} lists the files.")
            self._app.notify(message.format(changes=changes.summary, key=key_of(self._app, "app.open")))
        if changes.rewritten and screen.article is article:
            message = _("The file has changed on disk: {reload} reloads it.")
            screen.show_notice(with_keys(message, self._app, reload="app.reload"))

    # --- From article to article

    def step(self, direction: int, *, unread: bool = False) -> None:
        """Go to the next (1) or previous (-1) article of what was named, the feed or the list of the library."""
        self._app.run_worker(self._step(direction, unread=unread), group="step", exclusive=True)

    async def _step(self, direction: int, *, unread: bool) -> None:
        from sawt_reader.reader.open.neighbours import onward

        article = self._current.screen.article
        around = self._around()
        stops = await around.stops()
        here = next((place for place, stop in enumerate(stops) if around.is_at(stop, article)), None)
        failures = []
        for stop in onward(stops, here, direction, unread=unread):
            if is_url(stop.name):
                self._app.notify(_("Fetching {title}").format(title=stop.name), timeout=SECONDS)
            try:
                found = await around.load(stop)
            except SourceError as error:
                failures.append(str(error))
                continue
            await around.mark_read(stop)
            await self._current.show(found, stop.start)
            place = _("article {n} of {of}").format(n=stops.index(stop) + 1, of=len(stops))
            self._app.notify(" · ".join([place, *failures]), timeout=SECONDS)
            return
        self._app.notify(" · ".join([*failures, self._no_further(direction, len(stops), unread=unread)]))

    def _around(self) -> Neighbours:
        """What next and previous go through."""
        from sawt_reader.reader.open.neighbours import Named

        return self._current.neighbours or Named(self._source_list, self._services.loaders, self._library)

    def analyse_all(self) -> None:
        """Analyse everything that is open, or listed, in the background; or stop that."""
        if not self._library.exists:
            self._app.notify(_("There is no library: sawt-reader was started with --no-library."))
        elif self._analysing is not None and not self._analysing.is_finished:
            self._analysing.cancel()
            self._current.screen.show_background("")
            self._app.notify(_("Stopped."))
        else:
            self._analysing = self._app.run_worker(self._analyse_all(), group="background")

    async def _analyse_all(self) -> None:
        from sawt_reader.reader.open.background import BackgroundAnalysis

        background = BackgroundAnalysis(self._services.background, self._library)
        screen = self._current.screen
        progress = _("in the background {done}/{of}")
        count = await background.run(
            self._around(), lambda done, of: screen.show_background(progress.format(done=done, of=of))
        )
        screen.show_background("")
        done = ngettext("{n} article analysed in the background", "{n} articles analysed in the background", count)
        self._app.notify(" · ".join([done.format(n=count), *background.failures]))

    async def close(self) -> None:
        """End what runs in the background."""
        if self._analysing is not None:
            self._analysing.cancel()
            await self._services.background.close()

    def _no_further(self, direction: int, count: int, *, unread: bool) -> str:
        """Why there is no article to go to."""
        if count < MOST_ALONE:
            message = _("Only this article is open: {open}, {feeds} and {library} open others.")
            return with_keys(message, self._app, open="app.open", feeds="app.feeds", library="app.library")
        if unread:
            return _("No unread article left.")
        return _("No article after this one.") if direction > 0 else _("No article before this one.")

    def reload(self) -> None:
        """Reload the current file or page; notes follow."""
        self._app.run_worker(self._reload(self._services.loaders.load), group="reload", exclusive=True)

    def encoding(self) -> None:
        """Ask for the encoding of the current file, and read it anew."""
        self._app.run_worker(self._encoding(), group="reload", exclusive=True)

    async def _encoding(self) -> None:
        from sawt_reader.reader.open.encodings import encodings
        from sawt_reader.reader.screens.choice import ChoiceScreen

        try:
            choices = await in_background(partial(encodings, self._current.screen.article.source))
        except SourceError as error:
            self._app.notify(str(error))
            return
        self._app.push_screen(ChoiceScreen(_("Read this text in another encoding"), choices), self._read_in)

    def _read_in(self, encoding: str | None) -> None:
        if encoding:
            load = partial(self._services.loaders.load, encoding=encoding)
            self._app.run_worker(self._reload(load), group="reload", exclusive=True)

    async def _reload(self, load: Load) -> None:
        screen = self._current.screen
        article = screen.article
        reloaded = await self._source_list.reload(article, screen.view.cursor_span, load)
        self._app.notify(reloaded.reason)
        if reloaded.article is not None and screen.article is article:
            screen.show_notice("")  # that the file has changed
            await self._current.show(reloaded.article, reloaded.start)

    def open(self) -> None:
        """Ask for another article."""
        from sawt_reader.reader.screens.open import OpenScreen

        dialog = OpenScreen(self._source_list, self._current.screen.article, self._services.loaders, self._library)
        self._app.push_screen(dialog, self._show_found)

    async def _show_found(self, found: Article | FeedError | None) -> None:
        if isinstance(found, FeedError):
            self.feeds(found)
        elif found is not None:
            self._current.neighbours = None
            await self._current.show(found)

    def links(self) -> None:
        """Show what the article links to."""
        from sawt_reader.reader.screens.links import LinksScreen

        self._app.push_screen(LinksScreen(self._current.screen.article, self._services.loaders), self._show_found)

    def original(self) -> None:
        """Open the page of the article in the browser."""
        from sawt_reader.reader.terminal.browser import open_in_browser

        article = self._current.screen.article
        url = article.url or (article.source if is_url(article.source) else "")
        nowhere = _("The address of this article is not known: it was read from {source}.")
        self._app.notify(open_in_browser(self._app, url) if url else nowhere.format(source=article.source))

    def feeds(self, *found: FeedError) -> None:
        """Show the feeds that are followed, and the articles of the one last used.

        Args:
            found: feeds and lists of feeds to follow from now on.
        """
        from sawt_reader.reader.screens.feeds import FeedsScreen

        here = self._current.screen.article.source
        self._app.push_screen(FeedsScreen(self._services, found, self._feed, here), self._show_from_feed)

    async def _show_from_feed(self, chosen: FromFeed | None) -> None:
        if chosen is not None:
            from sawt_reader.reader.open.neighbours import OfFeed

            self._feed = chosen.feed
            self._current.neighbours = OfFeed(chosen.feed, self._services.loaders, self._services.feed_library)
            await self._current.show(chosen.article)

    def archive(self) -> None:
        """Show who speaks in the archive that was opened."""
        from sawt_reader.reader.screens.archive import ArchiveScreen

        if self._services.archive is None:
            self._app.notify(
                _("No archive is open. To open one: sawt-reader OUT, where OUT was written by sawt-reader analyze.")
            )
        else:
            self._app.push_screen(ArchiveScreen(self._services.archive), self._show_from_archive)

    async def _show_from_archive(self, said: Said | None) -> None:
        from sawt_reader.reading.stored import ReadingError

        if said is not None and self._services.archive is not None:
            try:
                reading = self._services.archive.reading(said.article)
            except ReadingError as error:
                self._app.notify(str(error))
            else:
                await self._current.show(reading.article, said.start, reading)
