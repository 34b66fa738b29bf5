"""Bookmarks, notes and corrections of the current article: where they are, and the keys for notes and for undo."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual.binding import BindingType
from textual.containers import Container
from textual.message import Message

from sawt_reader.i18n import _
from sawt_reader.reader.items.view import Row
from sawt_reader.reader.keys.actions import bindings
from sawt_reader.reader.keys.key_names import with_keys
from sawt_reader.reader.library.library_thread import LibraryThread
from sawt_reader.reader.library.queries import StoredState
from sawt_reader.reader.notes.target import Target
from sawt_reader.reader.terminal.display import shown
from sawt_reader.reading.kinds import Item
from sawt_reader.reading.model import Article, Reading, Span

if TYPE_CHECKING:
    from sawt_reader.library.changes import AnyChange
    from sawt_reader.library.records import Change, ListedAnnotation, Review, TextAnnotation
    from sawt_reader.library.review import Corrected
    from sawt_reader.reader.notes.note_store import NoteStore
    from sawt_reader.reader.notes.placed import PlacedAnnotations

# Seconds: longer than other messages, as several may appear at once when an article is opened.
NOTICE_SECONDS = 8


class _Opened(NamedTuple):
    """An article and its annotations, when both can be changed."""

    store: NoteStore
    article: Article
    placed: PlacedAnnotations


class Annotations(Container, inherit_bindings=False):
    """Contains the panes, and handles the notes and bookmarks of the article shown in them, and undo.

    `Corrections` is the same with the keys for corrections.
    """

    BINDINGS: ClassVar[list[BindingType]] = bindings("notes")

    @dataclass
    class Changed(Message):
        """A bookmark, note or correction was added, changed or removed.

        Attributes:
            items: whether it changes what the lists show.
        """

        items: bool

    @dataclass
    class PlaceChosen(Message):
        """The user wants to go to a place in the current article."""

        place: Span

    @dataclass
    class ArticleChosen(Message):
        """The user wants to go to a place in another article of the library, given by id."""

        article: str
        place: Span

    def __init__(self, library: LibraryThread | None, target: Callable[[], Target]) -> None:
        """No annotations yet; `open` takes those of an article.

        Args:
            library: where they are stored; None if there is no library.
            target: returns what a key acts on.
        """
        super().__init__()
        self._library = library
        self._target = target
        self._store: NoteStore | None = None
        self._orphans_reported = 0

    def close(self) -> None:
        """Forget the annotations of the article."""
        if self._store is not None:
            self._store.close()

    def open(self, article: Article, stored: StoredState) -> None:
        """Take the annotations of an article, and notify the user of those that need attention."""
        if self._library is None:
            return
        if self._store is None:
            from sawt_reader.reader.notes.note_store import NoteStore

            self._store = NoteStore(self._library, lambda items: self.post_message(self.Changed(items)))
        self._store.open(article, stored.annotations)
        self._orphans_reported = 0
        if self._placed:
            from sawt_reader.reader.notes import notices

            self._notify_of(notices.of_notes(self._placed))

    def use_reading(self, analysed: Reading) -> None:
        """Match corrections with a whole reading, as the analysis made it; notify of more that fit no item."""
        if self._placed is not None:
            self._placed.use_reading(analysed)
            if (orphans := len(self._placed.orphans)) > self._orphans_reported:
                from sawt_reader.reader.notes import notices

                self._orphans_reported = orphans
                self._notify_of(notices.of_corrections(self._placed))

    def _notify_of(self, messages: Iterable[str]) -> None:
        for message in messages:
            self._say(with_keys(message, self.app, list="notes.list"), NOTICE_SECONDS)

    # --- What is known of the article

    @property
    def _placed(self) -> PlacedAnnotations | None:
        return self._store.placed if self._store else None

    @property
    def places(self) -> Mapping[int, str]:
        """Where bookmarks and notes begin, in code points, with keys of `ANNOTATION_SIGNS` joined by "+"."""
        return self._placed.places if self._placed else {}

    @property
    def orphans(self) -> list[str]:
        """The corrections that fit no item of the whole reading, in words, one line each."""
        if self._placed is None:
            return []
        from sawt_reader.reader.notes.display import orphan_lines

        return orphan_lines(self._placed)

    def corrected(self, reading: Reading) -> Corrected | None:
        """A reading with the corrections laid over it; None where there is nothing to lay."""
        return self._placed.corrected(reading) if self._placed else None

    def reviewed(self, analysed: Reading) -> Reading:
        """The reading with the corrections applied, without dismissed items, and with a record of both."""
        return self._placed.reviewed(analysed) if self._placed else analysed

    def notes_in(self, place: Span) -> list[str]:
        """The notes that begin in a stretch of the text, one line each, and what to do with an approximate match."""
        if self._placed is None:
            return []
        from sawt_reader.reader.notes.display import notes_in

        lines = notes_in(self._placed, place)
        if self._placed.alike_in(place):
            hint = _("approximate match: {confirm} confirms, {detach} detaches")
            lines.insert(0, with_keys(hint, self.app, confirm="notes.confirm", detach="notes.detach"))
        return lines

    def rows(self, item: Item, review: Review | None) -> list[Row]:
        """What the details say of the corrections and notes of an item."""
        rows: list[Row] = []
        if self._placed:
            from sawt_reader.library.records import Review
            from sawt_reader.reader.notes.display import correction_rows, note_rows

            rows += correction_rows(item, review or Review(), self._target().analysed)
            rows += note_rows(item, self._placed)
        return [row for row in rows if row.text]

    # --- Keys

    def _say(self, message: str | None, seconds: float = 3) -> None:
        if message:
            self.app.notify(shown(message), timeout=seconds, markup=False)

    def _opened(self) -> _Opened | None:
        """The current article and its annotations; None, with a message, while nothing can be written."""
        if self._store is None or self._store.article is None or self._store.placed is None:
            no_library = _("Nothing can be saved: there is no library.")
            self._say(no_library if self._library is None else _("The library is not open."))
            return None
        return _Opened(self._store, self._store.article, self._store.placed)

    async def _change(self, change: Change, message: str) -> None:
        """Make a change and show a message; if that fails, show why."""
        from sawt_reader.library.store import LibraryError

        assert self._store is not None
        try:
            await self._store.make(change)
        except LibraryError as error:
            self._say(str(error))
        else:
            self._say(message)

    async def action_bookmark(self) -> None:
        """Bookmark the sentence or the item of the focused list, or remove its bookmark."""
        from sawt_reader.library.anchors import anchor
        from sawt_reader.library.records import Bookmark, Change, new_bookmark

        if (opened := self._opened()) is None:
            return
        article, target = opened.article, self._target()
        if known := opened.placed.on(Bookmark, target.layer, target.place):
            message = with_keys(_("Bookmark removed; {undo} restores it."), self.app, undo="review.undo")
            await self._change(Change(article.id, known, None), message)
        elif target.place.start < target.place.end:
            bookmark = new_bookmark(anchor(article.text, target.layer, target.place))
            message = with_keys(_("Bookmarked; {list} lists bookmarks and notes."), self.app, list="notes.list")
            await self._change(Change(article.id, None, bookmark), message)

    def action_note(self) -> None:
        """Write a note on the sentence or item, edit its note, or continue its draft."""
        from sawt_reader.library.anchors import anchor
        from sawt_reader.library.records import Draft, Note
        from sawt_reader.reader.notes.note_draft import NoteDraft
        from sawt_reader.reader.screens.note import NoteScreen

        opened, target = self._opened(), self._target()
        layer, place = target.layer, target.place
        if opened is None or place.start == place.end:
            return
        note, draft = opened.placed.on(Note, layer, place), opened.placed.on(Draft, layer, place)
        on = note.anchor if note else draft.anchor if draft else anchor(opened.article.text, layer, place)
        self.app.push_screen(NoteScreen(NoteDraft(opened.store, opened.article.id, on, note, draft)), self._say)

    def action_list(self) -> None:
        """List bookmarks and notes, of this article or of all: search them, go to one, edit or remove it."""
        from sawt_reader.reader.screens.notes import NotesScreen

        if (opened := self._opened()) is not None:
            self.app.push_screen(NotesScreen(opened.store, self._target()), self._go_to)

    def _go_to(self, chosen: ListedAnnotation | None) -> None:
        if chosen is None or chosen.place is None:
            return
        here = self._store.article if self._store else None
        if here is not None and chosen.article == here.id:
            self.post_message(self.PlaceChosen(chosen.place))
        else:
            self.post_message(self.ArticleChosen(chosen.article, chosen.place))

    async def action_confirm(self) -> None:
        """Confirm that approximate matches, in the sentence or on the item, are in the right place."""
        from sawt_reader.reader.notes.placed import PlacedAnnotations

        await self._resolve(PlacedAnnotations.confirmed, _("Confirmed; {undo} undoes that."))

    async def action_detach(self) -> None:
        """Detach approximate matches from these words; they come back if the original words do."""
        from sawt_reader.reader.notes.placed import PlacedAnnotations

        await self._resolve(PlacedAnnotations.detached, _("Detached; {list} lists it, {undo} undoes that."))

    async def _resolve(self, how: Callable[[PlacedAnnotations, TextAnnotation], Change], message: str) -> None:
        if (opened := self._opened()) is None:
            return
        message = with_keys(message, self.app, undo="review.undo", list="notes.list")
        matches = opened.placed.alike_in(self._target().place)
        for annotation in matches:
            await self._change(how(opened.placed, annotation), message)
        if not matches:
            self._say(_("There is no approximate match here."))

    async def action_undo(self) -> None:
        """Undo the last change, and say what it was."""
        if (opened := self._opened()) is not None:
            await self._step(opened.store.undo(), _("Nothing to undo."), redone=False)

    async def action_redo(self) -> None:
        """Redo what was undone last, and say what it was."""
        if (opened := self._opened()) is not None:
            await self._step(opened.store.redo(), _("Nothing to redo."), redone=True)

    async def _step(self, step: Awaitable[AnyChange | None], nothing: str, *, redone: bool) -> None:
        from sawt_reader.library.store import LibraryError
        from sawt_reader.reader.notes.undo_message import undo_message

        try:
            change = await step
        except LibraryError as error:
            self._say(str(error))
            return
        here = self._store.article.id if self._store and self._store.article else ""
        self._say(undo_message(change, here, redone=redone) if change else nothing)
