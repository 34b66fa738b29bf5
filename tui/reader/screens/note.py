"""The dialog for the words of a note."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input, Static

from tui.locale import _
from tui.reader.display import content
from tui.reader.screens.dialog import Dialog

EXCERPT = 70
"""Code points shown of what the note is on."""


class NoteScreen(Dialog[str | None]):
    """Gives the words as they are after Enter: none take the note away. Esc gives None."""

    DEFAULT_CSS = """
    NoteScreen {
        Input { border: none; height: 1; padding: 0 1; margin: 1 0; background: $background; }
        .message { height: auto; color: $foreground 60%; }
    }
    """

    def __init__(self, place: str, body: str) -> None:
        """Prepare the dialog.

        Args:
            place: the words the note is on.
            body: what it says so far.
        """
        super().__init__()
        self._place = " ".join(place.split())
        self._body = body

    def compose(self) -> ComposeResult:
        """What it is on, the input, a hint."""
        cut = "…" if len(self._place) > EXCERPT else ""
        with Vertical(classes="box") as box:
            box.border_title = content(_("Note"))
            yield Static(content(self._place[:EXCERPT] + cut, "italic"), markup=False)
            yield Input(self._body, placeholder=_("your words"), compact=True, select_on_focus=False)
            yield Static(content(_("Enter: keep · Esc: leave as it was")), classes="message", markup=False)

    @on(Input.Submitted)
    def keep(self, event: Input.Submitted) -> None:
        """Give the words."""
        self.dismiss(event.value.strip())
