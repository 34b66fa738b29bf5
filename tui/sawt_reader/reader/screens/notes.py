"""The list of bookmarks and notes."""

from __future__ import annotations

from collections.abc import Awaitable, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType
from textual.content import Content

from sawt_reader.i18n import N_, _
from sawt_reader.library.names import key
from sawt_reader.library.records import Annotation, Bookmark, Change, Correction, Draft, ListedAnnotation, Note
from sawt_reader.library.review import orphan_review
from sawt_reader.library.store import LibraryError
from sawt_reader.reader.keys.actions import bindings
from sawt_reader.reader.keys.key_names import with_keys
from sawt_reader.reader.notes.note_draft import NoteDraft
from sawt_reader.reader.notes.note_store import NoteStore
from sawt_reader.reader.notes.undo_message import undo_message
from sawt_reader.reader.screens.note import NoteScreen
from sawt_reader.reader.screens.picker import Choice, Picker
from sawt_reader.reader.terminal.display import content
from sawt_reader.reader.text.highlights import ANNOTATION_SIGNS
from sawt_reader.reading.kinds import extent, kind_of
from sawt_reader.reading.labels import layer_label
from sawt_reader.reading.wording import approximate_match, orphan

if TYPE_CHECKING:
    from sawt_reader.library.changes import AnyChange
    from sawt_reader.reader.notes.target import Target

HERE, EVERYWHERE = N_("Bookmarks and notes of this article"), N_("Bookmarks and notes of all articles")
ORPHAN = "≠"
"""In front of a correction that fits no item."""
NOT_IN_DOUBT = N_("It is on its original words.")


class NotesScreen(Picker[ListedAnnotation, ListedAnnotation]):
    """The bookmarks, notes and drafts of the current article, in text order; or of all articles, newest first.

    What has no place comes last, with corrections that fit no item. Returns the one to go to.
    """

    TITLE = HERE
    EMPTY = N_("None yet: {bookmark} in the article bookmarks a sentence, {write} writes a note on it.")
    ENTER = N_("Go there")
    HELP = N_(
        "Your bookmarks (★) and notes (✎), drafts included. When an article changes, a correction holds only for the "
        "words it was made on; if they are gone it waits here (≠), as do notes that have lost their place, and returns "
        "when they do. A note whose words were edited gets an approximate match (≈): confirm it or detach it. Typing "
        "searches the notes and the words they are on."
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings("note_list")

    def __init__(self, store: NoteStore, target: Target) -> None:
        """Prepare the list.

        Args:
            store: with a current article.
            target: the sentence or item selected in it, to which an annotation without a place can be attached.
        """
        super().__init__()
        self._store = store
        self._target = target
        self._everywhere = False
        self._listed: Sequence[ListedAnnotation] = ()

    async def on_mount(self) -> None:
        """Load the list."""
        await self._reload()

    async def _reload(self) -> None:
        """Load the stored annotations, and show those that match the search."""
        try:
            await self._store.refresh()
            placed = self._store.placed
            here = placed.listed if placed else ()
            self._listed = _merged(await self._store.of_all_articles(), here) if self._everywhere else here
        except LibraryError as error:
            self.show_message(str(error))
        await self.fill()

    async def find(self, words: str) -> Sequence[Choice[ListedAnnotation]]:
        """Those that contain what was typed: in the note, in its passage, or in the title of another article."""
        found = [one for one in self._listed if key(words) in key(self._text(one))]
        choices = [Choice(self._line(one), one) for one in found]
        lost = sum(one.place is None for one in found)
        if lost and not self._everywhere:
            heading = content(_("Without a place in this version · {n}").format(n=lost), "bold")
            choices.insert(len(found) - lost, Choice(heading, None))
        return choices

    def _text(self, one: ListedAnnotation) -> str:
        return f"{_body(one.annotation)} {one.annotation.anchor.exact} {one.title if self._everywhere else ''}"

    def _line(self, one: ListedAnnotation) -> Content:
        body = " ".join(_body(one.annotation).split())
        words = " ".join(one.annotation.anchor.exact.split())
        if one.alike:
            doubt, words = approximate_match(words), ""
        else:
            doubt = "" if one.place else _("no longer fits:") if _is_correction(one) else _("not in this version:")
        return Content.assemble(
            (f"{_sign(one)} ", "bold $accent"),
            content(_("draft: ") if isinstance(one.annotation, Draft) else "", "italic $warning"),
            content(f"{body}  " if body else "", "bold"),
            content(f"{doubt} " if doubt else "", "italic $warning"),
            content(words, "$foreground 70%"),
            content(f"  · {one.title}" if self._everywhere else "", "italic $foreground 60%"),
        )

    @property
    def empty(self) -> str:
        """How to add some; or that none matches what was typed."""
        if self._listed:
            return _("Nothing found.")
        return with_keys(_(self.EMPTY), self.app, bookmark="notes.bookmark", write="notes.write")

    def pick(self, value: ListedAnnotation | None, words: str) -> None:
        """Go to the one picked."""
        if value is None:
            return
        if value.place:
            self.dismiss(value)
        else:
            message = _(
                "It has no place in this version of the article: {attach} attaches it to what is selected there, "
                "{remove} removes it."
            )
            self.show_message(with_keys(message, self.app, attach="note_list.attach", remove="note_list.remove"))

    async def action_everywhere(self) -> None:
        """Show those of all articles, or of this one."""
        self._everywhere = not self._everywhere
        self.query_one(".box").border_title = content(_(EVERYWHERE if self._everywhere else HERE))
        await self._reload()

    async def action_edit(self) -> None:
        """Edit the highlighted note, or continue the draft; a bookmark has no text."""
        if self.value is None or isinstance(self.value.annotation, Bookmark | Correction):
            return
        article, annotation = self.value.article, self.value.annotation
        note, draft = (annotation, None) if isinstance(annotation, Note) else (None, annotation)
        others = [one.annotation for one in self._listed]
        if note is not None:
            draft = next((one for one in others if isinstance(one, Draft) and one.note == note.id), None)
        elif draft is not None:
            note = next((one for one in others if isinstance(one, Note) and one.id == draft.note), None)
        writing = NoteDraft(self._store, article, annotation.anchor, note, draft)
        await self.app.push_screen(NoteScreen(writing), self._edited)

    async def _edited(self, message: str | None) -> None:
        await self._reload()
        self.show_message(message or "")

    async def action_remove(self) -> None:
        """Remove the highlighted one."""
        if self.value is not None:
            change = Change(self.value.article, self.value.annotation, None)
            await self._make(change, _("Removed; {undo} restores it."))

    async def action_attach(self) -> None:
        """Confirm the approximate match of the highlighted one, or attach it to the selection."""
        one, placed = self.value, self._store.placed
        if one is None or placed is None:
            return
        if self._is_elsewhere(one):
            self.show_message(_("Open its article first: it is attached to what is selected there."))
        elif one.alike:
            await self._make(placed.confirmed(one.annotation), _("Confirmed; {undo} undoes that."))
        elif one.place is not None:
            self.show_message(_(NOT_IN_DOUBT))
        elif (change := self._attachment(one.annotation)) is not None:
            await self._make(change, _("Attached; {undo} undoes that."))

    def _attachment(self, one: Annotation) -> Change | None:
        """The change that attaches it to the selection; None, after a message, where that is impossible."""
        placed, target = self._store.placed, self._target
        layer, place, item = target.layer, target.place, target.item
        if isinstance(one, Correction):
            if item is None or kind_of(item).name != one.anchor.layer:
                message = _("Close the list, select the {kind} it belongs to, and come back.")
                self.show_message(message.format(kind=layer_label(one.anchor.layer)))
                return None
            layer, place = kind_of(item).name, extent(item)
        change = placed.attached(one, layer, place) if placed and place.start < place.end else None
        if change is None:
            self.show_message(_("It cannot be attached there: another item has the same words."))
        return change

    async def action_detach(self) -> None:
        """Detach the highlighted one from the words of its approximate match."""
        one, placed = self.value, self._store.placed
        if one is None or placed is None:
            return
        if self._is_elsewhere(one):
            self.show_message(_("Open its article first."))
        elif one.alike:
            await self._make(placed.detached(one.annotation), _("Detached; {undo} undoes that."))
        elif one.place is not None:
            self.show_message(_(NOT_IN_DOUBT))

    def _is_elsewhere(self, one: ListedAnnotation) -> bool:
        here = self._store.article
        return here is None or one.article != here.id

    async def _make(self, change: Change, said: str) -> None:
        """Make a change, show the list after it, and a message."""
        try:
            await self._store.make(change)
        except LibraryError as error:
            self.show_message(str(error))
        else:
            await self._reload()
            self.show_message(with_keys(said, self.app, undo="note_list.undo"))

    async def action_undo(self) -> None:
        """Undo the last change."""
        await self._step(self._store.undo(), _("Nothing to undo."), redone=False)

    async def action_redo(self) -> None:
        """Redo what was undone last."""
        await self._step(self._store.redo(), _("Nothing to redo."), redone=True)

    async def _step(self, step: Awaitable[AnyChange | None], nothing: str, *, redone: bool) -> None:
        try:
            change = await step
        except LibraryError as error:
            self.show_message(str(error))
            return
        await self._reload()
        here = self._store.article.id if self._store.article else ""
        self.show_message(undo_message(change, here, redone=redone) if change else nothing)


def _merged(everywhere: Sequence[ListedAnnotation], here: Sequence[ListedAnnotation]) -> Sequence[ListedAnnotation]:
    """The list of all articles, with what only the current reading shows: corrections that fit no item of it."""
    known = {one.annotation.id for one in everywhere}
    return [*(one for one in here if one.annotation.id not in known), *everywhere]


def _is_correction(one: ListedAnnotation) -> bool:
    return isinstance(one.annotation, Correction)


def _sign(one: ListedAnnotation) -> str:
    if _is_correction(one):
        return ORPHAN
    return ANNOTATION_SIGNS["alike" if one.alike else "bookmark" if isinstance(one.annotation, Bookmark) else "note"]


def _body(one: Annotation) -> str:
    """The text of a note or draft, or what a correction sets."""
    if isinstance(one, Correction):
        return orphan(orphan_review(one))
    return "" if isinstance(one, Bookmark) else one.body
