"""The terminal application: starts the analysis, shows the article, lends its commands to the palette."""

from __future__ import annotations

import asyncio
import gc
import signal
from collections.abc import Iterable, Sequence
from functools import partial
from typing import ClassVar

from textual.app import App, SystemCommand
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.screen import Screen

from tui import protocol
from tui.model import Article
from tui.reader.keys import key_rows
from tui.reader.screens.reading import ReadingScreen
from tui.reader.theme import DARK, LIGHT
from tui.reader.worker_client import WorkerClient

ENDING_SIGNALS = (signal.SIGTERM, signal.SIGHUP)
GRACE = 2
"""Seconds to restore the terminal after such a signal; one that takes no output any more cannot be waited for."""


def run(article: Article, sources: Sequence[str] = ()) -> int:
    """Read an article until the reader quits.

    Args:
        article: what to show first.
        sources: names of all that can be opened, the article's first.

    Returns:
        The exit status: 0 after quitting, 128 and its number after a signal, 1 after an error.
    """
    app = SawtReader(article, sources)
    app.run()
    return app.return_code or 0


class SawtReader(App[None], inherit_bindings=False):
    """The reader. The worker is a parameter so that tests can do without a model."""

    TITLE = "sawt-reader"
    ESCAPE_TO_MINIMIZE = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+p", "app.command_palette", "Commands", show=False, id="app.commands.everywhere"),
        Binding("ctrl+q", "app.quit", "Quit", show=False, priority=True, id="app.quit.everywhere"),
        Binding("ctrl+c", "help_quit", show=False, system=True, id="app.interrupt"),
    ]

    class Replied(Message):
        """The worker has said something.

        Attributes:
            reply: what it said.
        """

        def __init__(self, reply: protocol.Reply) -> None:
            super().__init__()
            self.reply = reply

    def __init__(self, article: Article, sources: Sequence[str] = (), worker: WorkerClient | None = None) -> None:
        super().__init__()
        self._sources = tuple(sources)
        self._reading_screen = ReadingScreen(article)
        self._known = dict.fromkeys(sources[:1], article)
        self._worker = worker or WorkerClient()
        self._job: int | None = None
        self.register_theme(DARK)
        self.register_theme(LIGHT)
        self.theme = DARK.name

    def get_default_screen(self) -> Screen[None]:
        """The reading screen, at the bottom of the stack."""
        return self._reading_screen

    async def on_load(self) -> None:
        """Start the worker before there is anything to draw, and mind the signals that end programs."""
        loop = asyncio.get_running_loop()
        for number in ENDING_SIGNALS:
            loop.add_signal_handler(number, self._end, number)
        await self._worker.start(lambda reply: self.post_message(self.Replied(reply)))
        await self._analyse()

    def _end(self, number: signal.Signals) -> None:
        signal.alarm(GRACE)
        self.exit(return_code=128 + number)

    def on_ready(self) -> None:
        """Leave what is loaded by now out of garbage collection: walking it would hold up keys for 0.1 s at a time."""
        gc.freeze()

    async def on_unmount(self) -> None:
        """Leave no process behind."""
        await self._worker.close()

    @property
    def analysed(self) -> bool:
        """Whether the whole reading of the article in hand is shown."""
        return self._reading_screen.complete

    async def _analyse(self) -> None:
        self._job = await self._worker.analyse(self._reading_screen.article)

    def on_sawt_reader_replied(self, event: Replied) -> None:
        """Hand on what is about the article in hand."""
        job = None if isinstance(event.reply, protocol.Ready) else event.reply.job
        if job is None or job == self._job:
            self._reading_screen.take(event.reply)

    def action_help(self) -> None:
        """Explain the pane in hand and list its keys."""
        from tui.reader.screens.help import HelpScreen

        self.push_screen(HelpScreen(self.screen.focused, self.screen.active_bindings.values()))

    def action_help_quit(self) -> None:
        """Answer ctrl+c when there is nothing to copy."""
        self.notify("Nothing is selected. To quit, press q.", timeout=3, markup=False)

    def action_open(self) -> None:
        """Ask for another article."""
        from tui.reader.screens.open import OpenScreen

        self.push_screen(OpenScreen(self._sources, self._known, self._reading_screen.article), self._show)

    async def _show(self, article: Article | None) -> None:
        if article is not None and article is not self._reading_screen.article:
            self._reading_screen.open(article)
            await self._analyse()

    async def action_analyse_again(self) -> None:
        """Ask for a new reading, after a failure."""
        self._reading_screen.wait()
        await self._analyse()

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Every action that has a key where the palette was opened, and those that have none."""
        for row in key_rows(screen.active_bindings.values()):
            if row.action != "app.command_palette":
                yield SystemCommand(row.description, f"key: {row.keys}", partial(self.run_action, row.action, row.node))
        yield SystemCommand("Analyse again", "after the analysis has failed", self.action_analyse_again)
        yield SystemCommand("Dark theme", "light letters", partial(setattr, self, "theme", DARK.name))
        yield SystemCommand("Light theme", "dark letters", partial(setattr, self, "theme", LIGHT.name))
        yield SystemCommand("All themes", "choose from a list", self.action_change_theme)
