"""The dialog in which a note is written."""

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
from sawt_reader.reader.notes.note_draft import KEYS, NoteDraft
from sawt_reader.reader.screens.dialog import Dialog
from sawt_reader.reader.terminal.display import content

EXCERPT = 70
"""Code points shown of the passage the note is on."""


class NoteScreen(Dialog[str]):
    """Lines of plain text, saved as a draft with every letter. Returns a message when it closes."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("note")
    VERTICAL_BREAKPOINTS = [(0, "-low"), (18, "-high")]  # noqa: RUF012 - what it overrides is annotated wrongly

    def __init__(self, draft: NoteDraft) -> None:
        """Prepare the dialog.

        Args:
            draft: the note.
        """
        super().__init__()
        self._draft = draft

    def compose(self) -> ComposeResult:
        """The passage, the text, a hint."""
        place = " ".join(self._draft.on.split())
        cut = "…" if len(place) > EXCERPT else ""
        with Vertical(classes="box") as box:
            box.border_title = content(_("Draft of a note") if self._draft.is_resumed else _("Note"))
            yield Static(content(place[:EXCERPT] + cut, "italic"), classes="place", markup=False)
            yield TextArea(self._draft.body, placeholder=_("your words"), compact=True)
            keys = _(
                "{save}: save · Enter: new line · {leave}: keep as a draft · {discard}: discard unsaved changes · "
                "{help}: help"
            )
            ids = {"save": "note.save", "leave": "dialog.close", "discard": "note.discard", "help": "dialog.help"}
            hint = with_keys(keys, self.app, **ids)
            yield Static(content(hint), classes="message", markup=False)

    def on_mount(self) -> None:
        """Put the cursor at the end."""
        words = self.query_one(TextArea)
        words.move_cursor(words.document.end)

    @on(TextArea.Changed)
    def keep(self, event: TextArea.Changed) -> None:
        """Save the text as a draft."""
        if on_its_way := self._draft.keep(event.text_area.text):
            on_its_way.add_done_callback(self._kept)

    def _kept(self, answer: asyncio.Future[None]) -> None:
        error = None if answer.cancelled() else answer.exception()
        if error is not None and self.is_attached:
            self._tell(str(error))

    async def action_save(self) -> None:
        """Save the note and close."""
        await self._end(self._draft.save)

    async def action_discard(self) -> None:
        """Discard unsaved changes and close."""
        await self._end(self._draft.discard)

    async def action_dismiss(self, result: str | None = None) -> None:
        """Close; unsaved changes stay a draft."""
        await self._end(self._draft.leave)

    async def _end(self, how: Callable[[], Awaitable[str]]) -> None:
        self._draft.keep(self.query_one(TextArea).text)
        try:
            self.dismiss(with_keys(await how(), self.app, **KEYS))
        except LibraryError as error:
            self._tell(str(error))

    def _tell(self, message: str) -> None:
        self.query_one(".message", Static).update(content(message, "$warning"))
