"""What is shown until the first article is there: a pipe that has not ended, a server that takes its time."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Static

from sawt_reader.i18n import _
from sawt_reader.reader.keys.key_names import with_keys
from sawt_reader.reader.screens.dialog import Dialog
from sawt_reader.reader.terminal.display import content
from sawt_reader.system.background import in_background

if TYPE_CHECKING:
    from sawt_reader.reader.open.first_article import First
    from sawt_reader.sources import Found

INTERVAL = 0.25
"""Seconds between two looks at how much there is."""


class WaitingScreen(Dialog[None]):
    """Says what is being read; leaving it ends the reader, which has nothing else to show.

    Args:
        tell: what is being read, and how much of it there is.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("q,escape", "app.quit", _("Quit"), id="waiting.quit"),
        Binding("colon,ctrl+p", "app.command_palette", _("Commands"), show=False, id="waiting.commands"),
    ]
    HELP = _("The first source is being read. Its text appears once it is complete: for a pipe, when the pipe closes.")

    def __init__(self, tell: Callable[[], str]) -> None:
        super().__init__()
        self._tell = tell

    def compose(self) -> ComposeResult:
        """The line, and the way out."""
        with Vertical(classes="box") as box:
            box.border_title = content(self.app.title)
            yield Static(content(self._tell()), classes="source", markup=False)
            yield Static(classes="keys", markup=False)

    def on_mount(self) -> None:
        """Keep the line as it is."""
        self.query_one(".keys", Static).update(content(with_keys(_("{quit} quits."), self.app, quit="waiting.quit")))
        line = self.query_one(".source", Static)
        self.set_interval(INTERVAL, lambda: line.update(content(self._tell())))


async def wait_for(app: App[Any], first: First) -> Found | None:
    """Say what is being read until it is there.

    Returns:
        What was found. Where that is no article, nothing else is shown any more: the reader is to end.
    """
    waiting = WaitingScreen(first.tell)
    await app.push_screen(waiting)
    try:
        found = await in_background(first.wait)
    except (Exception, SystemExit):  # told when the screen is gone
        return None
    if found is not None and found.article is not None:
        while waiting in app.screen_stack:
            await app.pop_screen()
    return found
