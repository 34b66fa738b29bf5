"""The terminal application: owns the services, opens articles, runs the commands that work everywhere."""

from __future__ import annotations

import asyncio
import gc
import signal
import sys
from collections.abc import Iterable, Mapping
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import constants, events, on
from textual.app import App, SystemCommand
from textual.binding import BindingType
from textual.driver import Driver
from textual.notifications import SeverityLevel
from textual.screen import Screen
from textual.worker import WorkerFailed

from sawt_reader.i18n import _
from sawt_reader.reader.keys.actions import bindings
from sawt_reader.reader.keys.key_names import with_keys
from sawt_reader.reader.keys.queue import KeyQueue
from sawt_reader.reader.library.library_thread import OptionalLibrary
from sawt_reader.reader.look.theme_source import AppTheme
from sawt_reader.reader.main_screen.current_article import CurrentArticle, FirstStart, Opened, Replied
from sawt_reader.reader.main_screen.library import LibraryActions
from sawt_reader.reader.main_screen.open import OpenActions
from sawt_reader.reader.main_screen.screen import ReadingScreen
from sawt_reader.reader.open.source_list import SourceList
from sawt_reader.reader.open.start import Start
from sawt_reader.reader.services import Services
from sawt_reader.reader.terminal import clipboard, window_title
from sawt_reader.reader.terminal.display import shown
from sawt_reader.reading.model import Article
from sawt_reader.sources.confinement import EVERYWHERE

if TYPE_CHECKING:
    from sawt_reader.reader.main_screen.notes import Annotations
    from sawt_reader.reader.open.first_article import FirstArticle
    from sawt_reader.reader.terminal.background import BackgroundFound

ENDING_SIGNALS = (signal.SIGTERM, signal.SIGHUP)
GRACE = 2
"""Seconds to restore the terminal after such a signal; a terminal that no longer takes output cannot be waited for."""


def run(app: SawtReader) -> int:
    """Run the app until the user quits.

    Returns:
        The exit status: 0 after quitting, 128 and its number after a signal, 1 after an error.
    """
    with window_title.saved() if app.settings.title else nullcontext():
        app.run(mouse=app.settings.mouse)
    return app.return_code or 0


class SawtReader(App[None], inherit_bindings=False):
    """The reader.

    Args:
        article: what to show first.
        services: what screens and actions use.
        start: what else the command line named.
    """

    TITLE = "sawt-reader"
    # Absolute: Textual would look beside the file of a subclass.
    CSS_PATH = Path(__file__).with_name("look") / "theme.tcss"
    ESCAPE_TO_MINIMIZE = False
    BINDINGS: ClassVar[list[BindingType]] = bindings("everywhere")

    def __init__(self, article: Article, services: Services | None = None, start: Start | None = None) -> None:
        super().__init__()
        self.services = services = services or Services()
        start = start or Start()
        self.settings = services.settings
        self.user_keys: Mapping[str, str] = {}
        """By the ids of actions: the user's keys, as far as they can be bound."""
        self._first = start.first
        """Reads the first article, until that is done."""
        self._feeds = start.feeds
        self._greets = start.greets
        self._key_since_told = False
        library = OptionalLibrary(services.library, self.warn)
        if services.library is not None:
            services.library.on_damage = self.warn
        self.reading_screen = ReadingScreen(article, services)
        self.current_article = CurrentArticle(self, self.reading_screen, services, library)
        self.library_actions = LibraryActions(self, self.current_article, services, library)
        source_list = SourceList(article, start.sources, start.folders)
        self.open_actions = OpenActions(self, self.current_article, services, source_list, library)
        self._keys = KeyQueue(self, self._act)
        self._app_theme = AppTheme(self, self.settings.theme, keep=services.library is not None, warn=self.warn)
        self._failures = (*start.failures, *self._app_theme.problems, *self._bind_user_keys())

    # --- Start and end

    def get_default_screen(self) -> Screen[None]:
        """The reading screen, at the bottom of the stack."""
        return self.reading_screen

    async def on_load(self) -> None:
        """Open the first article before the first frame, and handle the signals that end programs."""
        loop = asyncio.get_running_loop()
        for number in ENDING_SIGNALS:
            loop.add_signal_handler(number, self._end, number)
        self.warn(*self._failures)
        if self._first is None:
            self.current_article.begin(self.current_article.resume())

    def on_ready(self) -> None:
        """Exclude all that is loaded from garbage collection: walking it would block keys for 0.1 s at a time."""
        gc.freeze()
        gc.enable()
        self._app_theme.watch()
        if self._first is not None:
            self.current_article.begin(self._await_first(self._first))
        if self._feeds:
            self.open_actions.feeds(*self._feeds)
        if self.services.archive:
            self.open_actions.archive()
        self.open_actions.watch()
        self.run_worker(self.current_article.build_indexes(), group="library")

    async def _await_first(self, first: FirstArticle) -> None:
        """Show what is being read until it is complete; without any article the app ends."""
        from sawt_reader.reader.screens.waiting import wait_for

        found = await wait_for(self, first)
        if found is None or found.article is None:
            self.exit(return_code=2)
            return
        self._first = None
        self.reading_screen.open(found.article)
        self.warn(*self._failures, *found.failures)
        self.open_actions.begin(found)
        await self.current_article.resume()

    def _end(self, number: signal.Signals) -> None:
        signal.alarm(GRACE)
        self.exit(return_code=128 + number)

    async def on_unmount(self) -> None:
        """End the worker, save the position, close the library."""
        await self.open_actions.close()
        await self.current_article.close()
        await self.services.feed_library.close()

    def _fatal_error(self) -> None:
        """Report a fault in one line; Textual would print the values of variables, an article among them."""
        from rich.text import Text

        from sawt_reader.system import faults

        error: BaseException | None = self._exception
        if isinstance(error, WorkerFailed):
            error = error.error
        if error is not None and not self._exit_renderables:
            fault = faults.why(error, "reading in the terminal")
            self._exit_renderables.append(Text(f"sawt-reader: {fault}", overflow="fold"))
        self._close_messages_no_wait()

    # --- The current article

    @property
    def analysed(self) -> bool:
        """Whether the whole reading of the current article is shown."""
        return self.reading_screen.complete

    async def opened(self) -> None:
        """Wait until all that is known of the current article is shown, or its analysis is under way."""
        await self.current_article.opened()

    @on(Replied)
    async def receive(self, event: Replied) -> None:
        """Show and store the worker's reply."""
        await self.current_article.receive(event.reply)

    @on(ReadingScreen.Described)
    def count_elsewhere(self, event: ReadingScreen.Described) -> None:
        """Have the library look for the words of a quote."""
        self.library_actions.count_elsewhere(event.quote, event.reading)

    @on(Opened)
    def title_window(self, event: Opened) -> None:
        """Put the article in the title of the terminal's window."""
        self._title_window(event.article)

    @on(FirstStart)
    def greet(self) -> None:
        """Show how to begin."""
        if self._greets:
            self.reading_screen.greet()

    def _title_window(self, article: Article) -> None:
        if self.settings.title and self._driver is not None and window_title.takes_osc():
            self._driver.write(window_title.sequence(f"{article.title or article.source} · {self.TITLE}"))

    async def on_annotations_article_chosen(self, event: Annotations.ArticleChosen) -> None:
        """Go to what a note in another article is on."""
        from sawt_reader.reader.library.place import Place

        await self.library_actions.go_to(Place(event.article, event.place.start))

    # --- Keys

    async def on_event(self, event: events.Event) -> None:
        """Keep keys in order; remove from pasted text, before an input gets it, all that could control the terminal."""
        if isinstance(event, events.Key) and not event.is_forwarded:
            await self._keys.handle(event)
            return
        if isinstance(event, events.Paste):
            event.text = shown(event.text)
        if isinstance(event, events.MouseUp):
            self.current_article.save_soon()
        await super().on_event(event)

    async def _act(self, key: events.Key) -> None:
        """Run a key's action, and save what it changes, however long the key had to wait."""
        self._key_since_told = True
        self.reading_screen.end_greeting()
        await super().on_event(key)
        self.current_article.save_soon()

    def _bind_user_keys(self) -> tuple[str, ...]:
        """Bind the user's keys. Returns a line for each that cannot be bound."""
        if not self.settings.keys:
            return ()
        from sawt_reader.reader.keys.keymap import checked

        self.user_keys, problems = checked(self.settings.keys)
        self.set_keymap(self.user_keys)
        return problems

    # --- What is shown to the user

    def warn(self, *messages: str) -> None:
        """Show a problem in the status that does not stop the reading."""
        if messages:
            self.reading_screen.call_later(self.reading_screen.warn, " · ".join(messages))

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: SeverityLevel = "information",
        timeout: float | None = 6,
        markup: bool = False,
    ) -> None:
        """Show a message for some seconds, without what could control the terminal; nothing for "".

        It takes the place of what was told before the last key: only what is told at once stands together.
        """
        if message:
            if self._key_since_told:
                self.clear_notifications()
            self._key_since_told = False
            super().notify(shown(message), title=title, severity=severity, timeout=timeout, markup=markup)

    def copy_to_clipboard(self, text: str) -> None:
        """Copy to the clipboards that the settings name; the system's in the background."""
        # The system's is the server's, which readers on other machines must not reach.
        where = self.settings.clipboard if self.services.loaders.within == EVERYWHERE else "terminal"
        if where == "system":
            self._clipboard = text
        else:
            super().copy_to_clipboard(text)
        if where == "system" or (where == "both" and not clipboard.is_remote()):
            copying = clipboard.copy_or_notify(self, text, alone=where == "system")
            self.run_worker(copying, group="clipboard", exclusive=True)

    # --- The terminal's background

    def get_driver_class(self) -> type[Driver]:
        """Textual's driver; on a terminal ours, which asks for the background."""
        if sys.platform == "win32" or constants.DRIVER is not None:
            return super().get_driver_class()
        from sawt_reader.reader.terminal.background import TerminalDriver

        return TerminalDriver

    @property
    def follows_terminal(self) -> bool:
        """Whether the theme is light or dark like the terminal's background."""
        return self._app_theme.follows_terminal

    def on_background_found(self, event: BackgroundFound) -> None:
        """Use a theme that suits the background."""
        self._app_theme.suit(light=event.light)

    # --- Commands

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """The commands of the palette."""
        from sawt_reader.reader.keys.palette import commands

        panes = self.reading_screen.panes.in_use if screen is self.reading_screen else ()
        return commands(self, screen, panes)

    def action_command_palette(self) -> None:
        """Show every command by its name."""
        from sawt_reader.reader.keys.palette import Palette

        if not isinstance(self.screen, Palette):
            self.push_screen(Palette(placeholder=_("Search for commands…"), id="--command-palette"))

    def action_help(self) -> None:
        """Explain the focused pane, or the dialog, and list its keys; or close that."""
        from sawt_reader.reader.screens.dialog import Dialog
        from sawt_reader.reader.screens.help import HelpScreen

        if isinstance(self.screen, HelpScreen):
            self.screen.dismiss()
            return
        pane = self.screen if isinstance(self.screen, Dialog) else self.screen.focused
        self.push_screen(HelpScreen(pane, self.screen.active_bindings.values()))

    def action_copy(self) -> None:
        """Copy the selection, in an input or on the screen; without a selection show how to quit."""
        if selected := clipboard.selection(self):
            self.copy_to_clipboard(selected)
        elif self._first is not None:
            self.exit(return_code=128 + signal.SIGINT)
        else:
            message = _("Nothing is selected. To quit, press {quit}.")
            self.notify(with_keys(message, self, quit="app.quit_everywhere"), timeout=3)

    async def action_suspend(self) -> None:
        """Return to the shell, whose `fg` resumes."""
        from sawt_reader.reader.terminal.suspending import suspend

        await self.current_article.save()
        if suspend(self, title=self.settings.title):
            self._title_window(self.reading_screen.article)
        else:
            self.notify(_("There is no shell to return to here."))

    def action_use_theme(self, name: str) -> None:
        """Use a theme from now on."""
        self.theme = name

    def action_follow_terminal(self) -> None:
        """Forget the chosen theme: the background of the terminal decides."""
        self._app_theme.follow()

    def action_change_theme(self) -> None:
        """Choose among all themes, the user's among them as they are now."""
        self._app_theme.choose()

    def action_export(self) -> None:
        """Ask for a format and a file."""
        from sawt_reader.reader.screens.export import ExportScreen

        reading = self.reading_screen.corrected
        if reading is None:
            self.notify(_("The analysis is not finished: there is nothing to export yet."), timeout=3)
        else:
            sources = [reading.article.source, *self.open_actions.sources]
            dialog = ExportScreen(reading, sources, self.services.loaders.within)
            self.push_screen(dialog, lambda message: self.notify(message or ""))

    async def action_analyse_again(self) -> None:
        """Ask for a new reading, after a failure."""
        if self._first is None:
            await self.current_article.analyse_again()

    def action_open(self) -> None:
        """Ask for another article."""
        self.open_actions.open()

    def action_step(self, direction: int) -> None:
        """Go to the next (1) or previous (-1) article."""
        self.open_actions.step(direction)

    def action_next_unread(self) -> None:
        """Go to the next article that is not marked as read."""
        self.open_actions.step(1, unread=True)

    def action_analyse_all(self) -> None:
        """Analyse in the background what is open, or stop that."""
        self.open_actions.analyse_all()

    def action_original(self) -> None:
        """Open the page of the article in the browser."""
        self.open_actions.original()

    def action_links(self) -> None:
        """Show what the article links to."""
        self.open_actions.links()

    def action_feeds(self) -> None:
        """Show the feeds that are followed."""
        self.open_actions.feeds()

    def action_reload(self) -> None:
        """Reload the current file or page."""
        self.open_actions.reload()

    def action_encoding(self) -> None:
        """Read the current file in another encoding."""
        self.open_actions.encoding()

    def action_archive(self) -> None:
        """Show who speaks in the archive that was opened."""
        self.open_actions.archive()

    def action_library(self) -> None:
        """Show what has been read."""
        self.library_actions.library()

    def action_person(self) -> None:
        """Show everything the selected speaker has said."""
        self.library_actions.person()

    def action_elsewhere(self) -> None:
        """List where else the words of the selected quote or claim stand."""
        self.library_actions.elsewhere()

    def action_changes(self) -> None:
        """Show what changed since the version before."""
        self.library_actions.changes()

    def action_compare(self) -> None:
        """Compare the quotes of the article with those of another one."""
        self.library_actions.compare()

    def action_outlet(self) -> None:
        """Show the articles of this article's outlet."""
        self.library_actions.outlet()

    def action_tags(self) -> None:
        """Add a tag to the article, or remove one."""
        self.library_actions.tags()
