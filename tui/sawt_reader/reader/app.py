"""The terminal application: starts the analysis, shows the article, lends its commands to the palette."""

from __future__ import annotations

import asyncio
import gc
import signal
import sys
from collections.abc import Iterable, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import constants, events
from textual.app import App, SystemCommand
from textual.binding import Binding, BindingType
from textual.driver import Driver
from textual.message import Message
from textual.screen import Screen
from textual.worker import WorkerFailed

from sawt_reader.i18n import _
from sawt_reader.reader.keys.key_names import with_keys
from sawt_reader.reader.keys.queue import KeyQueue
from sawt_reader.reader.library.actions import LibraryDoor
from sawt_reader.reader.library.library_thread import Ask, Keeper
from sawt_reader.reader.look.theme_source import Look
from sawt_reader.reader.open.actions import Arrivals, Doors
from sawt_reader.reader.open.current_article import InHand
from sawt_reader.reader.open.source_list import Shelf
from sawt_reader.reader.open.worker_client import WorkerClient
from sawt_reader.reader.screens.reading import ReadingScreen
from sawt_reader.reader.terminal import clipboard, window_title
from sawt_reader.reader.terminal.display import content, shown
from sawt_reader.reading import protocol
from sawt_reader.reading.model import Article
from sawt_reader.sources import FeedError, Load, load
from sawt_reader.sources.confinement import EVERYWHERE, Confinement
from sawt_reader.sources.feeds import LoadFeed
from sawt_reader.sources.feeds import load as load_feed
from sawt_reader.system.settings import USUAL, Settings

if TYPE_CHECKING:
    from sawt_reader.reader.notes.actions import Annotations
    from sawt_reader.reader.open.first_article import First
    from sawt_reader.reader.screens.archive import Archive
    from sawt_reader.reader.terminal.background import BackgroundFound

ENDING_SIGNALS = (signal.SIGTERM, signal.SIGHUP)
GRACE = 2
"""Seconds to restore the terminal after such a signal; one that takes no output any more cannot be waited for."""


def run(app: SawtReader) -> int:
    """Read until the reader quits.

    Returns:
        The exit status: 0 after quitting, 128 and its number after a signal, 1 after an error.
    """
    with window_title.kept() if app.settings.title else nullcontext():
        app.run(mouse=app.settings.mouse)
    return app.return_code or 0


class SawtReader(App[None], inherit_bindings=False):
    """The reader.

    Args:
        article: what to show first.
        sources: names of all that can be opened, the article's first.
        worker: the way to the analysis; a parameter so that tests can do without a model.
        keeper: the way to the library; without one nothing is left on the disk.
        load: reads a source that is chosen or named later.
        load_feed: reads a feed that is chosen or named later.
        failures: a line for each source that could not be read; the status shows them.
        feeds: feeds and lists of feeds to follow; the articles of the first are listed.
        folders: watched for files that come, change and go.
        settings: the user's.
        archive: the readings of many articles, this one among them.
        within: the files that may be opened and written.
        first: reads the first article, where that takes longer than the start; `article` is an empty one then.
    """

    TITLE = "sawt-reader"
    CSS_PATH = "look/theme.tcss"
    ESCAPE_TO_MINIMIZE = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+p", "app.command_palette", _("Commands"), show=False, id="app.commands.everywhere"),
        Binding("ctrl+q", "app.quit", _("Quit"), show=False, priority=True, id="app.quit.everywhere"),
        # Before any input or dialog: Textual's own would say nothing there.
        Binding("ctrl+c,super+c", "copy", _("Copy the selection"), show=False, priority=True, id="app.copy"),
    ]

    @dataclass
    class Replied(Message):
        """The worker has said something.

        Attributes:
            reply: what it said.
        """

        reply: protocol.Reply

    def __init__(
        self,
        article: Article,
        sources: Sequence[str] = (),
        worker: WorkerClient | None = None,
        keeper: Keeper | None = None,
        load: Load = load,
        load_feed: LoadFeed = load_feed,
        failures: Sequence[str] = (),
        feeds: Sequence[FeedError] = (),
        folders: Sequence[str] = (),
        settings: Settings = USUAL,
        archive: Archive | None = None,
        within: Confinement = EVERYWHERE,
        first: First | None = None,
    ) -> None:
        super().__init__()
        self.settings = settings
        self.own_keys: Mapping[str, str] = {}
        """By the names of actions: the keys the user gave them, so far as they can be bound."""
        self._reading_screen = screen = ReadingScreen(article, keeper, settings)
        self._met_feeds = tuple(feeds)
        ask = Ask(keeper, self.warn)
        self._first = first
        """Reads the first article, until that is there."""
        self._in_hand = InHand(
            self,
            screen,
            ask,
            worker or WorkerClient(),
            report=lambda reply: self.post_message(self.Replied(reply)),
            given=lambda article: self._arrivals.given(article),
            opened=self._title_window,
        )
        if keeper is not None:
            keeper.told = self.warn
        self._library = LibraryDoor(self, screen, keeper, ask, self._in_hand.show, self._say)
        doors = Doors(keeper or Keeper(passing=True), load, load_feed, archive, within)
        self._arrivals = Arrivals(self, screen, Shelf(article, sources, folders), doors, self._in_hand.show, self._say)
        self._keys = KeyQueue(self, self._act)
        self._look = Look(self, settings.theme, keep=keeper is not None, warn=self.warn)
        self._failures = (*failures, *self._look.problems, *self._set_keys())

    async def on_event(self, event: events.Event) -> None:
        """Keep keys in order; take out of what is pasted, before any input gets it, what could act on the terminal."""
        if isinstance(event, events.Key) and not event.is_forwarded:
            await self._keys.take(event)
            return
        if isinstance(event, events.Paste):
            event.text = shown(event.text)
        if isinstance(event, events.MouseUp):
            self._in_hand.keep_soon()
        await super().on_event(event)

    async def _act(self, key: events.Key) -> None:
        """Have a key act; what it changes is kept from then on, however long it had to wait."""
        await super().on_event(key)
        self._in_hand.keep_soon()

    def get_default_screen(self) -> Screen[None]:
        """The reading screen, at the bottom of the stack."""
        return self._reading_screen

    async def on_load(self) -> None:
        """Start before there is anything to draw, and mind the signals that end programs."""
        loop = asyncio.get_running_loop()
        for number in ENDING_SIGNALS:
            loop.add_signal_handler(number, self._end, number)
        self.warn(*self._failures)
        if self._first is None:
            self._in_hand.begin(self._in_hand.resume())

    async def _await_first(self, first: First) -> None:
        """Say what is being read until it is there; without any article the reader ends."""
        from sawt_reader.reader.screens.waiting import wait_for

        found = await wait_for(self, first)
        if found is None or found.article is None:
            self.exit(return_code=2)
            return
        self._first = None
        self._reading_screen.open(found.article)
        self.warn(*self._failures, *found.failures)
        self._arrivals.begin(found.name, found.article, found.feeds)
        await self._in_hand.resume()

    def _end(self, number: signal.Signals) -> None:
        signal.alarm(GRACE)
        self.exit(return_code=128 + number)

    def on_ready(self) -> None:
        """Leave what is loaded by now out of garbage collection: walking it would hold up keys for 0.1 s at a time."""
        gc.freeze()
        gc.enable()
        self._look.watch()
        if self._first is not None:
            self._in_hand.begin(self._await_first(self._first))
        if self._met_feeds:
            self._arrivals.feeds(*self._met_feeds)
        if self._arrivals.doors.archive:
            self._arrivals.archive()
        self._arrivals.watch()
        self.run_worker(self._in_hand.build_indexes(), group="library")

    async def on_unmount(self) -> None:
        """Leave no process behind, and the place where the reader was."""
        await self._in_hand.close()
        await self._arrivals.doors.keeper.close()

    @property
    def analysed(self) -> bool:
        """Whether the whole reading of the article in hand is shown."""
        return self._reading_screen.complete

    async def arrived(self) -> None:
        """Wait until all that is known of the article in hand is shown, or its analysis is under way."""
        await self._in_hand.arrived()

    async def on_sawt_reader_replied(self, event: Replied) -> None:
        """Show what is about the article in hand, and keep it."""
        await self._in_hand.hear(event.reply)

    def warn(self, *messages: str) -> None:
        """Say in the status what does not work but does not stop the reading."""
        if messages:
            self._reading_screen.call_later(self._reading_screen.warn, " · ".join(messages))

    def _set_keys(self) -> tuple[str, ...]:
        """Bind the user's keys. Returns a line for each that cannot be."""
        if not self.settings.keys:
            return ()
        from sawt_reader.reader.keys.keymap import checked

        self.own_keys, problems = checked(self.settings.keys)
        self.set_keymap(self.own_keys)
        return problems

    def _title_window(self, article: Article) -> None:
        if self.settings.title and self._driver is not None and window_title.takes_osc():
            self._driver.write(window_title.sequence(f"{article.title or article.source} · {self.TITLE}"))

    def get_driver_class(self) -> type[Driver]:
        """Textual's driver; on a terminal ours, which asks for the background."""
        if sys.platform == "win32" or constants.DRIVER is not None:
            return super().get_driver_class()
        from sawt_reader.reader.terminal.background import TerminalDriver

        return TerminalDriver

    @property
    def follows_terminal(self) -> bool:
        """Whether the theme is light or dark as the terminal's background is."""
        return self._look.follows_terminal

    def on_background_found(self, event: BackgroundFound) -> None:
        """Suit the terminal."""
        self._look.suit(light=event.light)

    def action_follow_terminal(self) -> None:
        """Forget the theme that was chosen: the terminal's background decides."""
        self._look.follow()

    def action_change_theme(self) -> None:
        """Choose among all themes, the user's own as they are now with them."""
        self._look.choose()

    def copy_to_clipboard(self, text: str) -> None:
        """Copy to the clipboards that the settings name; the system's takes its time without holding up a key."""
        # The system's is the server's: readers on other machines have no business there.
        where = self.settings.clipboard if self._arrivals.doors.within == EVERYWHERE else "terminal"
        if where == "system":
            self._clipboard = text
        else:
            super().copy_to_clipboard(text)
        if where == "system" or (where == "both" and not clipboard.is_remote()):
            copying = clipboard.copy_or_tell(self, text, alone=where == "system")
            self.run_worker(copying, group="clipboard", exclusive=True)

    def _fatal_error(self) -> None:
        """Tell of a fault in one line; Textual would print the values of variables, an article among them."""
        from rich.text import Text

        from sawt_reader.system import faults

        error: BaseException | None = self._exception
        if isinstance(error, WorkerFailed):
            error = error.error
        if error is not None and not self._exit_renderables:
            fault = faults.why(error, "reading in the terminal")
            self._exit_renderables.append(Text(f"sawt-reader: {fault}", overflow="fold"))
        self._close_messages_no_wait()

    def action_help(self) -> None:
        """Explain the pane in hand, or the dialog, and list its keys; or close that."""
        from sawt_reader.reader.screens.dialog import Dialog
        from sawt_reader.reader.screens.help import HelpScreen

        if isinstance(self.screen, HelpScreen):
            self.screen.dismiss()
            return
        pane = self.screen if isinstance(self.screen, Dialog) else self.screen.focused
        self.push_screen(HelpScreen(pane, self.screen.active_bindings.values()))

    def action_command_palette(self) -> None:
        """Show every command by its name."""
        from sawt_reader.reader.screens.palette import Palette

        if not isinstance(self.screen, Palette):
            self.push_screen(Palette(placeholder=_("Search for commands…"), id="--command-palette"))

    def action_copy(self) -> None:
        """Copy what is selected, in an input or on the screen; without a selection say how to quit."""
        if selected := clipboard.selection(self):
            self.copy_to_clipboard(selected)
        elif self._first is not None:
            self.exit(return_code=128 + signal.SIGINT)
        else:
            told = _("Nothing is selected. To quit, press {quit}.")
            self.notify(with_keys(told, self, quit="app.quit.everywhere"), timeout=3, markup=False)

    async def action_suspend(self) -> None:
        """Go back to the shell; its `fg` brings the reader back."""
        from sawt_reader.reader.terminal.suspending import suspend

        await self._in_hand.keep()
        if suspend(self, title=self.settings.title):
            self._title_window(self._reading_screen.article)
        else:
            self._say(_("There is no shell here to go back to."))

    def action_open(self) -> None:
        """Ask for another article."""
        self._arrivals.open()

    def action_feeds(self) -> None:
        """Show the feeds that are followed."""
        self._arrivals.feeds()

    def action_read_again(self) -> None:
        """Read the file or page in hand anew."""
        self._arrivals.read_again()

    def action_archive(self) -> None:
        """Show who speaks in the archive that was opened."""
        self._arrivals.archive()

    def action_export(self) -> None:
        """Ask for a format and a file."""
        from sawt_reader.reader.screens.export import ExportScreen

        reading = self._reading_screen.corrected
        if reading is None:
            self.notify(_("The analysis is not finished: there is nothing to export yet."), timeout=3, markup=False)
        else:
            sources = [reading.article.source, *self._arrivals.sources]
            self.push_screen(ExportScreen(reading, sources, self._arrivals.doors.within), self._say)

    def _say(self, message: str | None) -> None:
        if message:
            self.notify(content(message).plain, timeout=6, markup=False)

    def action_library(self) -> None:
        """Show what has been read."""
        self._library.library()

    def action_person(self) -> None:
        """Show all that the speaker in hand has said."""
        self._library.person()

    def action_outlet(self) -> None:
        """Show all that the outlet of this article has published."""
        self._library.outlet()

    def action_tags(self) -> None:
        """Give the article a tag, or take one off."""
        self._library.tags()

    async def on_annotations_article_chosen(self, event: Annotations.ArticleChosen) -> None:
        """Go to what a note in another article is on."""
        from sawt_reader.reader.screens.library_picker import Place

        await self._library.go_to(Place(event.article, event.place.start))

    async def action_analyse_again(self) -> None:
        """Ask for a new reading, after a failure."""
        if self._first is None:
            await self._in_hand.analyse_again()

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """What the palette offers."""
        from sawt_reader.reader.keys.commands import commands

        return commands(self, screen)
