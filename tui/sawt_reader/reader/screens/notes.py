"""The list of bookmarks and notes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType
from textual.content import Content

from sawt_reader.i18n import _
from sawt_reader.library.corrected import layer_of
from sawt_reader.library.names import key
from sawt_reader.library.records import Annotation, Bookmark, Change, Correction, Draft, Note, PlacedRemark
from sawt_reader.library.review import extent, orphan_review
from sawt_reader.library.store import LibraryError
from sawt_reader.reader.keys.actions import bindings
from sawt_reader.reader.keys.key_names import with_keys
from sawt_reader.reader.notes.note_draft import Writing
from sawt_reader.reader.notes.note_store import Margin
from sawt_reader.reader.notes.undo_message import undone
from sawt_reader.reader.screens.note import NoteScreen
from sawt_reader.reader.screens.picker import Choice, Picker
from sawt_reader.reader.terminal.display import content
from sawt_reader.reader.text.highlights import REMARKS
from sawt_reader.reading.labels import label
from sawt_reader.reading.wording import found_again, orphan

if TYPE_CHECKING:
    from sawt_reader.reader.notes.target import Target

HERE, EVERYWHERE = _("Bookmarks and notes of this article"), _("Bookmarks and notes of all articles")
ORPHAN = "≠"
"""In front of a correction that fits no item."""
NOT_IN_DOUBT = _("It is on its original words.")


class NotesScreen(Picker[PlacedRemark, PlacedRemark]):
    """The bookmarks, notes and drafts of the article in hand, in the order of the text; or of all, the newest first.

    What has no place, corrections that fit no item too, comes last. Gives the one to go to.
    """

    TITLE = HERE
    EMPTY = _("None yet: {bookmark} in the article bookmarks a sentence, {write} writes a note on it.")
    ENTER = _("Go there")
    HELP = _(
        "Your bookmarks (★) and notes (✎), drafts included. When an article changes, a correction holds only for the "
        "words it was made on; if they are gone it waits here (≠), as do notes that have lost their place, and returns "
        "when they do. A note whose words were edited is found again by likeness (≈): confirm it or detach it. Typing "
        "searches the notes and the words they are on."
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings("note_list")

    def __init__(self, margin: Margin, target: Target) -> None:
        """Prepare the list.

        Args:
            margin: with an article in hand.
            target: what is selected in it: what has no place can be attached to that.
        """
        super().__init__()
        self._margin = margin
        self._target = target
        self._everywhere = False
        self._listed: Sequence[PlacedRemark] = ()

    async def on_mount(self) -> None:
        """Look."""
        await self._look()

    async def _look(self) -> None:
        """Take what there is now, and show of it what is searched."""
        try:
            await self._margin.renew()
            remarks = self._margin.remarks
            here = remarks.listed if remarks else ()
            self._listed = _merged(await self._margin.everywhere(), here) if self._everywhere else here
        except LibraryError as error:
            self.tell(str(error))
        await self.fill()

    async def find(self, words: str) -> Sequence[Choice[PlacedRemark]]:
        """Those that hold what has been typed: in the note, in the words it is on, in the title of another article."""
        found = [one for one in self._listed if key(words) in key(self._text(one))]
        choices = [Choice(self._line(one), one) for one in found]
        lost = sum(one.place is None for one in found)
        if lost and not self._everywhere:
            heading = content(_("Without a place in this version · {n}").format(n=lost), "bold")
            choices.insert(len(found) - lost, Choice(heading, None))
        return choices

    def _text(self, one: PlacedRemark) -> str:
        return f"{_body(one.remark)} {one.remark.anchor.exact} {one.title if self._everywhere else ''}"

    def _line(self, one: PlacedRemark) -> Content:
        body = " ".join(_body(one.remark).split())
        words = " ".join(one.remark.anchor.exact.split())
        if one.alike:
            doubt, words = found_again(words), ""
        else:
            doubt = "" if one.place else _("no longer fits:") if _is_correction(one) else _("not in this version:")
        return Content.assemble(
            (f"{_sign(one)} ", "bold $accent"),
            content(_("draft: ") if isinstance(one.remark, Draft) else "", "italic $warning"),
            content(f"{body}  " if body else "", "bold"),
            content(f"{doubt} " if doubt else "", "italic $warning"),
            content(words, "$foreground 70%"),
            content(f"  · {one.title}" if self._everywhere else "", "italic $foreground 60%"),
        )

    @property
    def empty(self) -> str:
        """How there come to be some; or that none is like what has been typed."""
        if self._listed:
            return _("Nothing found.")
        return with_keys(self.EMPTY, self.app, bookmark="notes.bookmark", write="notes.write")

    def pick(self, value: PlacedRemark | None, words: str) -> None:
        """Go to the one picked."""
        if value is None:
            return
        if value.place:
            self.dismiss(value)
        else:
            told = _(
                "It has no place in this version of the article: {attach} attaches it to what is selected there, "
                "{remove} removes it."
            )
            self.tell(with_keys(told, self.app, attach="note_list.attach", remove="note_list.remove"))

    async def action_everywhere(self) -> None:
        """Show those of all articles, or of this one."""
        self._everywhere = not self._everywhere
        self.query_one(".box").border_title = content(EVERYWHERE if self._everywhere else HERE)
        await self._look()

    async def action_edit(self) -> None:
        """Edit the note highlighted, or go on with the draft; a bookmark has no words."""
        if self.value is None or isinstance(self.value.remark, Bookmark | Correction):
            return
        article, remark = self.value.article, self.value.remark
        note, draft = (remark, None) if isinstance(remark, Note) else (None, remark)
        others = [one.remark for one in self._listed]
        if note is not None:
            draft = next((one for one in others if isinstance(one, Draft) and one.note == note.id), None)
        elif draft is not None:
            note = next((one for one in others if isinstance(one, Note) and one.id == draft.note), None)
        writing = Writing(self._margin, article, remark.anchor, note, draft)
        await self.app.push_screen(NoteScreen(writing), self._edited)

    async def _edited(self, told: str | None) -> None:
        await self._look()
        self.tell(told or "")

    async def action_remove(self) -> None:
        """Take the one highlighted away."""
        if self.value is not None:
            change = Change(self.value.article, self.value.remark, None)
            await self._make(change, _("Removed; {undo} brings it back."))

    async def action_attach(self) -> None:
        """Confirm the place where the one highlighted was found again, or attach it to what is selected."""
        one, remarks = self.value, self._margin.remarks
        if one is None or remarks is None:
            return
        if self._is_elsewhere(one):
            self.tell(_("Open its article first: it is attached to what is selected there."))
        elif one.alike:
            await self._make(remarks.confirmed(one.remark), _("Confirmed; {undo} takes it back."))
        elif one.place is not None:
            self.tell(NOT_IN_DOUBT)
        elif (change := self._attachment(one.remark)) is not None:
            await self._make(change, _("Attached; {undo} takes it back."))

    def _attachment(self, one: Annotation) -> Change | None:
        """The change that attaches it to what is selected; None, and told, where that cannot be."""
        remarks, layer, place, item = self._margin.remarks, *self._target[:3]
        if isinstance(one, Correction):
            if item is None or layer_of(item) != one.anchor.layer:
                told = _("Close the list, choose the {kind} it belongs to, and come back.")
                self.tell(told.format(kind=label(one.anchor.layer)))
                return None
            layer, place = layer_of(item), extent(item)
        change = remarks.attached(one, layer, place) if remarks and place.start < place.end else None
        if change is None:
            self.tell(_("It cannot be attached there: another item has the same words."))
        return change

    async def action_detach(self) -> None:
        """Take the one highlighted from the words where it was found again by likeness."""
        one, remarks = self.value, self._margin.remarks
        if one is None or remarks is None:
            return
        if self._is_elsewhere(one):
            self.tell(_("Open its article first."))
        elif one.alike:
            await self._make(remarks.detached(one.remark), _("Detached; {undo} takes it back."))
        elif one.place is not None:
            self.tell(NOT_IN_DOUBT)

    def _is_elsewhere(self, one: PlacedRemark) -> bool:
        here = self._margin.article
        return here is None or one.article != here.id

    async def _make(self, change: Change, said: str) -> None:
        """Make a change, show the list after it, and say what was done."""
        try:
            await self._margin.make(change)
        except LibraryError as error:
            self.tell(str(error))
        else:
            await self._look()
            self.tell(with_keys(said, self.app, undo="note_list.undo"))

    async def action_undo(self) -> None:
        """Take the last change back."""
        try:
            change = await self._margin.undo()
        except LibraryError as error:
            self.tell(str(error))
            return
        await self._look()
        here = self._margin.article
        self.tell(undone(change, here is None or change.article != here.id) if change else _("Nothing to undo."))


def _merged(everywhere: Sequence[PlacedRemark], here: Sequence[PlacedRemark]) -> Sequence[PlacedRemark]:
    """The list of all articles, with what only the reading in hand tells: which corrections fit no item of it."""
    known = {one.remark.id for one in everywhere}
    return [*(one for one in here if one.remark.id not in known), *everywhere]


def _is_correction(one: PlacedRemark) -> bool:
    return isinstance(one.remark, Correction)


def _sign(one: PlacedRemark) -> str:
    if _is_correction(one):
        return ORPHAN
    return REMARKS["alike" if one.alike else "bookmark" if isinstance(one.remark, Bookmark) else "note"]


def _body(one: Annotation) -> str:
    """What it says: the words of a note or draft, or what a correction sets."""
    if isinstance(one, Correction):
        return orphan(orphan_review(one))
    return "" if isinstance(one, Bookmark) else one.body
