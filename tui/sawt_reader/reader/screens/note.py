"""The dialog for the words of a note."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.widgets import Static, TextArea

from sawt_reader.i18n import _
from sawt_reader.library.store import LibraryError
from sawt_reader.reader.keys.actions import bindings
from sawt_reader.reader.keys.key_names import with_keys
from sawt_reader.reader.notes.note_draft import KEYS, Writing
from sawt_reader.reader.screens.dialog import Dialog
from sawt_reader.reader.terminal.display import content

EXCERPT = 70
"""Code points shown of what the note is on."""


class NoteScreen(Dialog[str]):
    """Lines of plain text, kept as a draft with every letter. Gives what to tell when it closes."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("note")
    VERTICAL_BREAKPOINTS = [(0, "-low"), (18, "-high")]  # noqa: RUF012 - what it overrides is annotated wrongly
    DEFAULT_CSS = """
    NoteScreen {
        TextArea {
            border: none;
            height: auto;
            min-height: 3;
            max-height: 12;
            padding: 0 1;
            margin: 1 0;
            background: $background;
            &:focus { border: none; }
        }
        .message { height: auto; color: $foreground 60%; }
        &.-low {
            TextArea { margin: 0; max-height: 3; }
            .place { max-height: 1; }
        }
    }
    """

    def __init__(self, writing: Writing) -> None:
        """Prepare the dialog.

        Args:
            writing: the note.
        """
        super().__init__()
        self._writing = writing

    def compose(self) -> ComposeResult:
        """What it is on, the words, a hint."""
        place = " ".join(self._writing.on.split())
        cut = "…" if len(place) > EXCERPT else ""
        with Vertical(classes="box") as box:
            box.border_title = content(_("Draft of a note") if self._writing.is_resumed else _("Note"))
            yield Static(content(place[:EXCERPT] + cut, "italic"), classes="place", markup=False)
            yield TextArea(self._writing.body, placeholder=_("your words"), compact=True)
            told = _(
                "{save}: save · Enter: new line · {leave}: keep as a draft · {drop}: throw away what is not saved · "
                "{help}: help"
            )
            ids = {"save": "note.save", "leave": "dialog.close", "drop": "note.discard", "help": "dialog.help"}
            hint = with_keys(told, self.app, **ids)
            yield Static(content(hint), classes="message", markup=False)

    def on_mount(self) -> None:
        """Go on at the end."""
        words = self.query_one(TextArea)
        words.move_cursor(words.document.end)

    @on(TextArea.Changed)
    def keep(self, event: TextArea.Changed) -> None:
        """Keep the words, whatever happens next."""
        if on_its_way := self._writing.keep(event.text_area.text):
            on_its_way.add_done_callback(self._kept)

    def _kept(self, answer: asyncio.Future[None]) -> None:
        error = None if answer.cancelled() else answer.exception()
        if error is not None and self.is_attached:
            self._tell(str(error))

    async def action_save(self) -> None:
        """Save the words and close."""
        await self._end(self._writing.save)

    async def action_discard(self) -> None:
        """Throw away what is not saved and close."""
        await self._end(self._writing.drop)

    async def action_dismiss(self, result: str | None = None) -> None:
        """Close; what is not saved stays a draft."""
        await self._end(self._writing.leave)

    async def _end(self, how: Callable[[], Awaitable[str]]) -> None:
        self._writing.keep(self.query_one(TextArea).text)
        try:
            self.dismiss(with_keys(await how(), self.app, **KEYS))
        except LibraryError as error:
            self._tell(str(error))

    def _tell(self, message: str) -> None:
        self.query_one(".message", Static).update(content(message, "$warning"))
