"""The list of bookmarks and notes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content

from tui.library.names import key
from tui.library.records import Bookmark, Change, Draft, Note, PlacedRemark
from tui.library.store import LibraryError
from tui.locale import _
from tui.reader.display import content
from tui.reader.keys import with_keys
from tui.reader.margin import Margin
from tui.reader.marks import REMARKS
from tui.reader.screens.note import NoteScreen
from tui.reader.screens.picker import Choice, Picker
from tui.reader.undone import undone
from tui.reader.writing import Writing

HERE, EVERYWHERE = _("Bookmarks and notes of this article"), _("Bookmarks and notes of all articles")


class NotesScreen(Picker[PlacedRemark, PlacedRemark]):
    """The bookmarks, notes and drafts of the article in hand, in the order of the text; or of all, the newest first.

    Gives the one to go to.
    """

    TITLE = HERE
    EMPTY = _("None yet: {bookmark} in the article bookmarks a sentence, {write} writes a note on it.")
    ENTER = _("Go there")
    HELP = _(
        "What you have bookmarked (★) and noted (✎), drafts of notes with them. What is typed is looked for in the "
        "notes and in the words they are on."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f2", "edit", _("Edit"), id="notes.edit"),
        Binding("f4", "everywhere", _("This article, or all"), id="notes.everywhere"),
        Binding("f8", "remove", _("Remove"), id="notes.remove"),
        Binding("f9,ctrl+z", "undo", _("Undo"), id="notes.undo"),
    ]

    def __init__(self, margin: Margin) -> None:
        """Prepare the list.

        Args:
            margin: with an article in hand.
        """
        super().__init__()
        self._margin = margin
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
            self._listed = await self._margin.everywhere() if self._everywhere else here
        except LibraryError as error:
            self.tell(str(error))
        await self.fill()

    async def find(self, words: str) -> Sequence[Choice[PlacedRemark]]:
        """Those that hold what has been typed: in the note, in the words it is on, in the title of another article."""
        return [Choice(self._line(one), one) for one in self._listed if key(words) in key(self._text(one))]

    def _text(self, one: PlacedRemark) -> str:
        return f"{_body(one)} {one.remark.anchor.exact} {one.title if self._everywhere else ''}"

    def _line(self, one: PlacedRemark) -> Content:
        body = " ".join(_body(one).split())
        words = " ".join(one.remark.anchor.exact.split())
        sign = REMARKS["bookmark" if isinstance(one.remark, Bookmark) else "note"]
        gone = "" if one.place else _("not in this version:")
        return Content.assemble(
            (f"{sign} ", "bold $accent"),
            content(_("draft: ") if isinstance(one.remark, Draft) else "", "italic $warning"),
            content(f"{body}  " if body else "", "bold"),
            content(f"{gone} " if gone else "", "italic $warning"),
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
            told = _("Its words are not in this version of the article: {edit} edits it, {remove} removes it.")
            self.tell(with_keys(told, self.app, edit="notes.edit", remove="notes.remove"))

    async def action_everywhere(self) -> None:
        """Show those of all articles, or of this one."""
        self._everywhere = not self._everywhere
        self.query_one(".box").border_title = content(EVERYWHERE if self._everywhere else HERE)
        await self._look()

    async def action_edit(self) -> None:
        """Edit the note highlighted, or go on with the draft; a bookmark has no words."""
        if self.value is None or isinstance(self.value.remark, Bookmark):
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
            try:
                await self._margin.make(change)
            except LibraryError as error:
                self.tell(str(error))
            else:
                await self._look()
                self.tell(with_keys(_("Removed; {undo} brings it back."), self.app, undo="notes.undo"))

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


def _body(one: PlacedRemark) -> str:
    return "" if isinstance(one.remark, Bookmark) else one.remark.body
