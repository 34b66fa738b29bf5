"""A note being written: saved as a draft with every change, until it is saved as a note."""

from __future__ import annotations

import asyncio

from msgspec.structs import replace

from sawt_reader.i18n import _
from sawt_reader.library.records import Anchor, Change, Draft, Note, edited, new_draft, new_note, now
from sawt_reader.library.reversible import ConflictError
from sawt_reader.reader.notes.note_store import NoteStore
from sawt_reader.reading.safe_text import clean

KEYS = {"undo": "review.undo", "list": "notes.list", "write": "notes.write"}
"""The fields for keys in the messages, and the actions whose keys they show."""


class NoteDraft:
    """The words of a new or existing note.

    Args:
        store: where it is saved.
        article: id of the article it is on.
        anchor: the words it is on.
        note: as last saved; None for a new one.
        draft: an earlier draft to continue.
    """

    def __init__(self, store: NoteStore, article: str, anchor: Anchor, note: Note | None, draft: Draft | None) -> None:
        self._store = store
        self._article = article
        self._note = note
        self._draft = draft or new_draft(anchor, note)
        self.is_resumed = draft is not None

    @property
    def on(self) -> str:
        """The words the note is on."""
        return self._draft.anchor.exact

    @property
    def body(self) -> str:
        """The words so far."""
        return self._draft.body

    def keep(self, body: str) -> asyncio.Future[None] | None:
        """Save the words as a draft; None if they have not changed."""
        if body == self._draft.body:
            return None
        self._draft = replace(self._draft, body=body, modified=now())
        return self._store.save_draft(self._article, self._draft)

    async def save(self) -> str:
        """Save the words as the note, or remove the note if there are none. Returns a message with fields of `KEYS`.

        Raises:
            LibraryError: if the note cannot be saved; the draft stays. After a `ConflictError`, a retry overwrites.
        """
        body = clean(self.body).text.strip()
        before = self._note
        after = None if not body else edited(before, body) if before else new_note(self._draft.anchor, body)
        if after is not None and before is not None and after.body == before.body:
            after = before
        if after != before:
            await self._make(Change(self._article, before, after))
        await self._store.delete_draft(self._draft)
        if after is None:
            return _("Note removed; {undo} restores it.") if before else _("Empty note discarded.")
        return _("Note changed.") if before else _("Note saved; {list} lists bookmarks and notes.")

    async def _make(self, change: Change) -> None:
        try:
            await self._store.make(change)
        except ConflictError as error:
            if self._note is None:
                raise
            current = await self._store.current(self._note.id)
            self._note = current if isinstance(current, Note) else None
            body = self._note.body if self._note else _("(removed)")
            message = _("The note was changed in another window and now reads: {words}. Save again to overwrite it.")
            raise ConflictError(message.format(words=body)) from error

    async def leave(self) -> str:
        """Stop writing; unsaved words stay a draft. Returns a message with fields of `KEYS`, or ""."""
        saved = self._note.body if self._note else ""
        if self.body.strip() in ("", saved):
            await self._store.delete_draft(self._draft)
            return ""
        await self._store.refresh()
        return _("Saved as a draft. {write} on the same passage continues it; {list} lists it.")

    async def discard(self) -> str:
        """Discard unsaved words. Returns a message with fields of `KEYS`, or ""."""
        if self.is_resumed or self.body != (self._note.body if self._note else ""):
            await self._store.make(Change(self._article, self._draft, None))
            return _("Draft discarded; {undo} restores it.")
        return ""
