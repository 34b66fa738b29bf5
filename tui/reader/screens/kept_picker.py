"""What the lists out of the library have in common: the asking, the keys that are shown, the ways on."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import ClassVar, Literal, NamedTuple, TypeVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.style import Style

from tui.library import articles
from tui.library.store import Library, LibraryError
from tui.locale import _
from tui.reader.display import content
from tui.reader.keeper import Keeper
from tui.reader.keys import key_name
from tui.reader.screens.picker import Picker

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

    ENTER: ClassVar[str] = _("Open")
    """What Enter does."""
    HELP: ClassVar[str]
    """What the list shows, and what is worth knowing of it."""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f1", "help", _("Help"), id="kept.help"),
        Binding("f7", "outlet", _("Outlet"), id="kept.outlet"),
        Binding("ctrl+p", "app.command_palette", _("Commands"), show=False, id="kept.commands"),
    ]
    DEFAULT_CSS = """
    KeptPicker {
        & > .box { width: 130; }
        OptionList { max-height: 60vh; }
        .message { max-height: 4; }
    }
    """

    def __init__(self, keeper: Keeper) -> None:
        super().__init__()
        self._keeper = keeper

    @property
    def NAME(self) -> str:
        """What the help calls it."""
        return self.TITLE

    async def ask(self, question: Callable[[Library], Answer]) -> Answer | None:
        """Ask the library; trouble with it is told under the list."""
        try:
            return await self._keeper.ask(question)
        except LibraryError as error:
            self.tell(str(error))
            return None

    async def on_mount(self) -> None:
        """Show the keys."""
        self.tell("")

    def tell(self, message: str) -> None:
        """Say something under the list, above the keys."""
        shown = [self.keys] if not message else [content(message, "$foreground"), self.keys]
        self.show_message(Content("\n").join(shown))

    @property
    def keys(self) -> Content:
        """The keys of the list, each to be clicked, too: Enter first, Esc last."""
        own: dict[str, tuple[str, str]] = {"pick": (key_name("enter"), self.ENTER)}
        for key, (node, binding, enabled, _tooltip) in self.active_bindings.items():
            if node is self and binding.show and enabled:
                own.setdefault(binding.action, (key_name(key), binding.description))
        own["dismiss"] = own.pop("dismiss")
        return Content(" · ").join(_clickable(*said, action) for action, said in own.items())

    def action_pick(self) -> None:
        """Enter, by the mouse."""
        self.pick(self.value, "")

    def pick(self, value: Place | Page | None, words: str) -> None:
        """Give the place picked, or open the page."""
        if isinstance(value, Place):
            self.dismiss(value)
        elif value is not None:
            self.open_page(value)

    def open_page(self, page: Page) -> None:
        """Show a page over the list; a place picked there is the place picked here."""
        from tui.reader.screens.voice_pages import screen_of

        def leave(place: Place | None) -> None:
            if place is not None:
                self.dismiss(place)

        self.app.push_screen(screen_of(page, self._keeper), leave)

    async def action_outlet(self) -> None:
        """Show the page of the outlet of the article that is highlighted."""
        if not isinstance(self.value, Place):
            return
        entry = await self.ask(partial(articles.entry, id=self.value.article))
        if entry is not None and entry.outlet:
            self.open_page(Page("outlet", entry.outlet))
        else:
            self.tell(_("The outlet of this article is not known."))

    def action_help(self) -> None:
        """Explain the list and its keys."""
        from tui.reader.screens.help import HelpScreen

        self.app.push_screen(HelpScreen(self, self.active_bindings.values()))


def _clickable(key: str, description: str, action: str) -> Content:
    """A key and what it does."""
    return content(_("{key}: {does}").format(key=key, does=description)).stylize(
        Style.from_meta({"@click": f"screen.{action}"})
    )
