"""What the lists out of the library have in common: the asking, the keys that are shown, the ways on."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import ClassVar, Literal, NamedTuple, TypeVar

from textual.binding import Binding, BindingType

from sawt_reader.i18n import _
from sawt_reader.library import articles
from sawt_reader.library.store import Library, LibraryError
from sawt_reader.reader.library.library_thread import Keeper
from sawt_reader.reader.screens.picker import Picker

Answer = TypeVar("Answer")


class Place(NamedTuple):
    """Where to go.

    Attributes:
        article: id of an article of the library.
        start: code point; None for the last place read.
    """

    article: str
    start: int | None = None


class Page(NamedTuple):
    """The page of a speaker or of an outlet, or all that has a tag."""

    of: Literal["person", "outlet", "tag"]
    name: str


class KeptPicker(Picker[Place | Page, Place]):
    """A list out of the library. Gives the place picked; a page that is picked opens over the list."""

    ENTER = _("Open")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f7", "outlet", _("Outlet"), id="kept.outlet"),
        Binding("ctrl+p", "app.command_palette", _("Commands"), show=False, id="kept.commands"),
    ]
    DEFAULT_CSS = """
    KeptPicker {
        & > .box { width: 130; max-height: 100%; }
        OptionList { max-height: 60vh; }
    }
    """

    def __init__(self, keeper: Keeper) -> None:
        super().__init__()
        self._keeper = keeper

    async def ask(self, question: Callable[[Library], Answer]) -> Answer | None:
        """Ask the library; trouble with it is told under the list."""
        try:
            return await self._keeper.ask(question)
        except LibraryError as error:
            self.tell(str(error))
            return None

    def pick(self, value: Place | Page | None, words: str) -> None:
        """Give the place picked, or open the page."""
        if isinstance(value, Place):
            self.dismiss(value)
        elif value is not None:
            self.open_page(value)

    def open_page(self, page: Page) -> None:
        """Show a page over the list; a place picked there is the place picked here."""
        from sawt_reader.reader.screens.voice_pages import screen_of

        def leave(place: Place | None) -> None:
            if place is not None:
                self.dismiss(place)

        self.app.push_screen(screen_of(page, self._keeper), leave)

    async def action_outlet(self) -> None:
        """Show the page of the outlet of the article that is highlighted."""
        if not isinstance(self.value, Place):
            return
        entry = await self.ask(partial(articles.entry, article_id=self.value.article))
        if entry is not None and entry.outlet:
            self.open_page(Page("outlet", entry.outlet))
        else:
            self.tell(_("The outlet of this article is not known."))
