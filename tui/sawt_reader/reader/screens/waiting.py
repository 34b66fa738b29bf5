"""Shown until the first article is read: from a pipe that has not ended, or a slow server."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import App, ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.widgets import Static

from sawt_reader.i18n import N_, _
from sawt_reader.reader.keys.actions import bindings
from sawt_reader.reader.keys.key_names import with_keys
from sawt_reader.reader.screens.dialog import Dialog
from sawt_reader.reader.terminal.display import content
from sawt_reader.system.background import in_background

if TYPE_CHECKING:
    from sawt_reader.reader.open.first_article import FirstArticle
    from sawt_reader.sources import Found

INTERVAL = 0.25
"""Seconds between two updates."""


class WaitingScreen(Dialog[None]):
    """Shows what is being read; leaving it ends the app, which has nothing else to show.

    Args:
        progress: what is being read, and how much has arrived.
    """

    BINDINGS: ClassVar[list[BindingType]] = bindings("waiting")
    HELP = N_("The first source is being read. Its text appears once it is complete: for a pipe, when the pipe closes.")

    def __init__(self, progress: Callable[[], str]) -> None:
        super().__init__()
        self._progress = progress

    def compose(self) -> ComposeResult:
        """The line, and how to quit."""
        with Vertical(classes="box") as box:
            box.border_title = content(self.app.title)
            yield Static(content(self._progress()), classes="source", markup=False)
            yield Static(classes="keys", markup=False)

    def on_mount(self) -> None:
        """Keep the line up to date."""
        self.query_one(".keys", Static).update(content(with_keys(_("{quit} quits."), self.app, quit="waiting.quit")))
        line = self.query_one(".source", Static)
        self.set_interval(INTERVAL, lambda: line.update(content(self._progress())))


async def wait_for(app: App[Any], first: FirstArticle) -> Found | None:
    """Show what is being read until it is complete.

    Returns:
        What was found; without an article in it, the app is to end.
    """
    waiting = WaitingScreen(first.progress)
    await app.push_screen(waiting)
    try:
        found = await in_background(first.wait)
    except (Exception, SystemExit):  # reported when the screen is closed
        return None
    if found is not None and found.article is not None:
        while waiting in app.screen_stack:
            await app.pop_screen()
    return found
