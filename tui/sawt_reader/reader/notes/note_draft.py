"""A note while it is written: its words are kept as a draft until they are saved."""

from __future__ import annotations

import asyncio

from msgspec.structs import replace

from sawt_reader.i18n import _
from sawt_reader.library.changes import ConflictError
from sawt_reader.library.records import Anchor, Change, Draft, Note, edited, new_draft, new_note, now
from sawt_reader.reader.notes.note_store import Margin
from sawt_reader.reading.safe_text import clean

KEYS = {"undo": "review.undo", "list": "notes.list", "write": "notes.write"}
"""The fields for keys in what is told, and the actions they belong to."""


class Writing:
    """The words of a note, new or not, from the first letter on.

    Args:
        margin: where it is kept.
        article: id of the article it is on.
        anchor: the words it is on.
        note: as it was saved last; None for a new one.
        draft: from another time, to go on with.
    """

    def __init__(self, margin: Margin, article: str, anchor: Anchor, note: Note | None, draft: Draft | None) -> None:
        self._margin = margin
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
        """Keep the words as they are now; None where nothing is new."""
        if body == self._draft.body:
            return None
        self._draft = replace(self._draft, body=body, modified=now())
        return self._margin.keep_draft(self._article, self._draft)

    async def save(self) -> str:
        """Make a note of the words; none take the note away. Returns what to tell, keys as in `KEYS`.

        Raises:
            LibraryError: when the note cannot be saved; the draft stays. After a conflict it can be, if tried again.
        """
        body = clean(self.body).text.strip()
        before = self._note
        after = None if not body else edited(before, body) if before else new_note(self._draft.anchor, body)
        if after is not None and before is not None and after.body == before.body:
            after = before
        if after != before:
            await self._make(Change(self._article, before, after))
        await self._margin.drop_draft(self._draft)
        if after is None:
            return _("Note removed; {undo} brings it back.") if before else _("Nothing written, nothing kept.")
        return _("Note changed.") if before else _("Note kept; {list} lists bookmarks and notes.")

    async def _make(self, change: Change) -> None:
        try:
            await self._margin.make(change)
        except ConflictError as error:
            if self._note is None:
                raise
            stands = await self._margin.stands(self._note.id)
            self._note = stands if isinstance(stands, Note) else None
            now_says = self._note.body if self._note else _("(removed)")
            told = _("It has been changed in another window and says: {words}. Save again to put yours in its place.")
            raise ConflictError(told.format(words=now_says)) from error

    async def leave(self) -> str:
        """Stop writing; what is not saved stays a draft. Returns what to tell, keys as in `KEYS`, "" for nothing."""
        saved = self._note.body if self._note else ""
        if self.body.strip() in ("", saved):
            await self._margin.drop_draft(self._draft)
            return ""
        await self._margin.renew()
        return _("Kept as a draft: {write} on its words goes on with it, {list} lists it.")

    async def drop(self) -> str:
        """Throw away what is not saved. Returns what to tell, keys as in `KEYS`."""
        if self.is_resumed or self.body != (self._note.body if self._note else ""):
            await self._margin.make(Change(self._article, self._draft, None))
            return _("Draft thrown away; {undo} brings it back.")
        return ""
