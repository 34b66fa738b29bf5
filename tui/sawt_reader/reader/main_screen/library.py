"""Keys that lead from the current article into the library, and back to an article of it."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING, Any

from textual.app import App

from sawt_reader.i18n import _
from sawt_reader.reader.items.repetitions import speakers_of, summary, words_of
from sawt_reader.reader.keys.key_names import key_of
from sawt_reader.reader.library.library_thread import LibraryThread, OptionalLibrary
from sawt_reader.reader.library.place import Place
from sawt_reader.reader.library.queries import compare_with, find_repetitions, get_article
from sawt_reader.reader.library.view_state import LibraryView
from sawt_reader.reader.main_screen.current_article import CurrentArticle
from sawt_reader.reader.open.neighbours import Listed
from sawt_reader.reader.services import Services
from sawt_reader.reading.kinds import kind_of
from sawt_reader.reading.model import Quote, Reading, Span

if TYPE_CHECKING:
    from sawt_reader.library.records import Repetition

PAUSE = 0.15
"""Seconds that a quote stays selected before the library is asked for it."""


class LibraryActions:
    """Shows the dialogs of the library; where there is none, a notice.

    Args:
        app: shows the dialogs.
        current: opens articles.
        services: of the app.
        library: answers without raising.
    """

    def __init__(self, app: App[Any], current: CurrentArticle, services: Services, library: OptionalLibrary) -> None:
        self._app = app
        self._current = current
        self._services = services
        self._library = library
        self._view = LibraryView()

    def library(self) -> None:
        """Show what has been read, to search it and reopen it."""
        if thread := self._thread_or_notice():
            from sawt_reader.reader.screens.library import LibraryScreen

            self._app.push_screen(LibraryScreen(thread, self._view), self.go_to)

    def person(self) -> None:
        """Show everything the selected speaker has said, in all articles."""
        if not (thread := self._thread_or_notice()):
            return
        if name := self._current.screen.selected_speaker:
            from sawt_reader.reader.screens.library_picker import PersonScreen

            self._app.push_screen(PersonScreen(thread, name), self.go_to)
        else:
            self._app.notify(_("Select an entity first, or a quote or claim with a known source."))

    def count_elsewhere(self, quote: Quote, reading: Reading) -> None:
        """Show in the details of a quote in how many articles its words stand, once it stays selected."""
        if self._library.exists:
            counting = self._count_elsewhere(quote, reading)
            self._app.run_worker(counting, group="elsewhere", exclusive=True)

    async def _count_elsewhere(self, quote: Quote, reading: Reading) -> None:
        await asyncio.sleep(PAUSE)
        look_up = partial(find_repetitions, words=words_of(quote, reading), article=reading.article.id)
        found = await self._library.ask(look_up)
        if found is not None:
            key = key_of(self._app, "quote.elsewhere")
            row = summary(found, speakers_of(quote, reading), key) if found else None
            self._current.screen.show_elsewhere(quote, reading, row)

    def elsewhere(self) -> None:
        """List where else the words of the selected quote or claim stand."""
        archive = self._services.archive
        # With an archive there is something to search even if nothing is stored.
        if not (thread := self._services.feed_library if archive else self._thread_or_notice()):
            return
        screen = self._current.screen
        item, reading = screen.selected_item, screen.reading
        if item is None or reading is None or not kind_of(item).is_statement:
            self._app.notify(_("Select a quote or claim first."))
            return
        from sawt_reader.reader.screens.repetitions import RepetitionsScreen

        look_up = partial(find_repetitions, words=words_of(item, reading), article=reading.article.id)

        def compare(place: Place) -> None:
            self._app.run_worker(self._compare_with(place), group="library")

        def in_archive() -> list[Repetition]:
            found = archive.said_before(words_of(item, reading)) if archive else []
            return [one for one in found if one.article != reading.article.id]

        dialog = RepetitionsScreen(
            thread, speakers_of(item, reading), look_up, compare, in_archive if archive else None
        )
        self._app.push_screen(dialog, self.go_to)

    def changes(self) -> None:
        """Show the sentences that differ from the version before."""
        if not (thread := self._thread_or_notice()):
            return
        from sawt_reader.reader.screens.changes import ChangesScreen

        screen = self._current.screen

        def go(place: Span | None) -> None:
            if place is not None:
                screen.visit(Span(place.start, max(place.end, place.start + 1)))

        self._app.push_screen(ChangesScreen(thread, screen.article, screen.annotations.orphans), go)

    def compare(self) -> None:
        """Choose another article of the library, to compare the quotes of both."""
        if not (thread := self._thread_or_notice()):
            return
        if self._current.screen.corrected is None:
            self._app.notify(_("The analysis is not finished: there is nothing to compare yet."), timeout=3)
            return
        from sawt_reader.reader.screens.library import OtherArticleScreen

        self._app.push_screen(OtherArticleScreen(thread, self._view), self._compare_with)

    async def _compare_with(self, other: Place | None) -> None:
        thread, reading = self._services.library, self._current.screen.corrected
        if other is None or thread is None or reading is None:
            return
        from sawt_reader.reader.screens.comparison import ComparisonScreen

        found = await self._library.ask(partial(compare_with, reading=reading, other=other.article))
        article = await self._library.ask(partial(get_article, id=other.article))
        if found is None or article is None:
            self._app.notify(_("That article has not been analysed: open it first."))
        else:
            self._app.push_screen(ComparisonScreen(found, reading.article, article), self.go_to)

    def outlet(self) -> None:
        """Show the articles of this article's outlet."""
        if not (thread := self._thread_or_notice()):
            return
        if name := self._current.screen.article.outlet:
            from sawt_reader.reader.screens.library_picker import OutletScreen

            self._app.push_screen(OutletScreen(thread, name), self.go_to)
        else:
            self._app.notify(_("The outlet of this article is not known."))

    def tags(self) -> None:
        """Add a tag to the article, or remove one."""
        if not (thread := self._thread_or_notice()):
            return
        from sawt_reader.library.reversible import set_tag
        from sawt_reader.reader.library.told_changes import told
        from sawt_reader.reader.screens.stored_picker import make_found
        from sawt_reader.reader.screens.tags import TagsScreen

        id = self._current.screen.article.id

        async def toggle(tag: str | None) -> None:
            what = partial(set_tag, article=id, tag=tag) if tag is not None else None
            if what and (change := await self._library.ask(partial(make_found, what=what))):
                self._app.notify(told(change, key_of(self._app, "review.undo")))

        self._app.push_screen(TagsScreen(thread, id), toggle)

    async def go_to(self, place: Place | None) -> None:
        """Go to a place in an article of the library."""
        if place is None:
            return
        article = self._current.screen.article
        if place.article != article.id:
            found = await self._library.ask(partial(get_article, id=place.article))
            if found is None:
                await self._go_to_archive(place)
                return
            article = found
        if place.among:
            self._current.neighbours = Listed(place.among, self._library)
        await self._current.show(article, place.start)

    async def _go_to_archive(self, place: Place) -> None:
        """Go to a place in an article of the archive that is open."""
        from sawt_reader.reading.stored import ReadingError

        try:
            reading = self._services.archive.reading_of(place.article) if self._services.archive else None
        except ReadingError as error:
            self._app.notify(str(error))
            return
        if reading is not None:
            await self._current.show(reading.article, place.start, reading)

    def _thread_or_notice(self) -> LibraryThread | None:
        if self._services.library is None:
            self._app.notify(_("There is no library: sawt-reader was started with --no-library."))
        return self._services.library
