"""Keys that lead from the current article into the library, and back to an article of it."""

from __future__ import annotations

from functools import partial
from typing import Any

from textual.app import App

from sawt_reader.i18n import _
from sawt_reader.reader.library.library_thread import LibraryThread, OptionalLibrary
from sawt_reader.reader.library.place import Place
from sawt_reader.reader.library.queries import get_article
from sawt_reader.reader.library.view_state import LibraryView
from sawt_reader.reader.main_screen.current_article import CurrentArticle
from sawt_reader.reader.services import Services


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
        from sawt_reader.reader.screens.tags import TagsScreen, tag_step

        id = self._current.screen.article.id

        async def toggle(tag: str | None) -> None:
            make = partial(tag_step, id=id, tag=tag) if tag is not None else None
            if make and (step := await self._library.ask(make)):
                self._view.steps.add(step._replace(make=make))
                self._app.notify(step.done)

        self._app.push_screen(TagsScreen(thread, id), toggle)

    async def go_to(self, place: Place | None) -> None:
        """Go to a place in an article of the library."""
        if place is None:
            return
        article = self._current.screen.article
        if place.article != article.id:
            found = await self._library.ask(partial(get_article, id=place.article))
            if found is None:
                return
            article = found
        await self._current.show(article, place.start)

    def _thread_or_notice(self) -> LibraryThread | None:
        if self._services.library is None:
            self._app.notify(_("There is no library: sawt-reader was started with --no-library."))
        return self._services.library
