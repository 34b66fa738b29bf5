"""What leads from the article in hand into the library, and back to an article of it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from textual.app import App

from sawt_reader.i18n import _
from sawt_reader.reader.library.library_thread import Ask, Keeper, get_article
from sawt_reader.reader.library.view_state import LibraryView
from sawt_reader.reader.screens.reading import ReadingScreen

if TYPE_CHECKING:
    from sawt_reader.reader.open.actions import Say, Show
    from sawt_reader.reader.screens.library_picker import Place


class LibraryDoor:
    """Shows the dialogs of the library; where there is none, that is said.

    Args:
        app: shows the dialogs.
        screen: has the article in hand.
        keeper: the way to the library; None where nothing is kept.
        ask: asks it one thing.
        show: where articles are handed to.
        say: tells what happens.
    """

    def __init__(
        self, app: App[Any], screen: ReadingScreen, keeper: Keeper | None, ask: Ask, show: Show, say: Say
    ) -> None:
        self._app = app
        self._screen = screen
        self._keeper = keeper
        self._ask = ask
        self._show = show
        self._say = say
        self._view = LibraryView()

    def library(self) -> None:
        """Show what has been read, to search it and open it again."""
        if keeper := self._keeper_or_say():
            from sawt_reader.reader.screens.library import LibraryScreen

            self._app.push_screen(LibraryScreen(keeper, self._view), self.go_to)

    def person(self) -> None:
        """Show all that the speaker in hand has said, over all articles."""
        if not (keeper := self._keeper_or_say()):
            return
        if name := self._screen.speaker_in_hand:
            from sawt_reader.reader.screens.voice_pages import PersonScreen

            self._app.push_screen(PersonScreen(keeper, name), self.go_to)
        else:
            self._say(_("Take an entity, or a quote or claim of somebody, first."))

    def outlet(self) -> None:
        """Show all that the outlet of this article has published, of what has been read."""
        if not (keeper := self._keeper_or_say()):
            return
        if name := self._screen.article.outlet:
            from sawt_reader.reader.screens.voice_pages import OutletScreen

            self._app.push_screen(OutletScreen(keeper, name), self.go_to)
        else:
            self._say(_("The outlet of this article is not known."))

    def tags(self) -> None:
        """Give the article a tag, or take one off."""
        if not (keeper := self._keeper_or_say()):
            return
        from sawt_reader.reader.screens.tags import TagsScreen, tag_step

        id = self._screen.article.id

        async def take(tag: str | None) -> None:
            if tag is not None and (step := await self._ask(partial(tag_step, id=id, tag=tag))):
                self._view.steps.append(step)
                self._say(step.said)

        self._app.push_screen(TagsScreen(keeper, id), take)

    async def go_to(self, place: Place | None) -> None:
        """Go to a place in an article of the library."""
        if place is None:
            return
        article = self._screen.article
        if place.article != article.id:
            found = await self._ask(partial(get_article, id=place.article))
            if found is None:
                return
            article = found
        await self._show(article, place.start)

    def _keeper_or_say(self) -> Keeper | None:
        if self._keeper is None:
            self._say(_("There is no library: the reader was started with --no-library."))
        return self._keeper
