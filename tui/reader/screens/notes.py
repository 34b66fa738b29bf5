"""The list of bookmarks and notes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual.binding import Binding, BindingType
from textual.content import Content

from tui.library.names import key
from tui.locale import _
from tui.reader.display import content
from tui.reader.marks import REMARKS
from tui.reader.screens.picker import Choice, Picker

if TYPE_CHECKING:
    from tui.library.records import Bookmark, Note


class Asked(NamedTuple):
    """What to do with a bookmark or note.

    Attributes:
        what: "go", "edit" or "remove".
    """

    what: str
    mark: Bookmark | Note


class NotesScreen(Picker["Bookmark | Note", Asked]):
    """The bookmarks and notes of the article in hand, in the order of the text. Gives one and what to do with it."""

    TITLE = _("Bookmarks and notes")
    EMPTY = _("None yet: m bookmarks a sentence, a writes a note on it.")
    HINT = _("Enter: go there · F2: edit · F8: remove · Esc: close")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f2", "ask('edit')", _("Edit the note"), show=False, id="notes.edit"),
        Binding("f8", "ask('remove')", _("Remove"), show=False, id="notes.remove"),
    ]

    def __init__(self, marks: Sequence[Bookmark | Note]) -> None:
        super().__init__()
        self._marks = marks

    async def find(self, words: str) -> Sequence[Choice[Bookmark | Note]]:
        """Those that hold what has been typed, in the note or in the text it is on, case and accents apart."""
        found = (mark for mark in self._marks if key(words) in key(f"{_body(mark)} {mark.anchor.exact}"))
        return [Choice(_line(mark), mark) for mark in found]

    def pick(self, value: Bookmark | Note | None, words: str) -> None:
        """Go to the one picked."""
        if value is not None:
            self.dismiss(Asked("go", value))

    def action_ask(self, what: str) -> None:
        """Give the one highlighted, and what to do with it."""
        if self.value is not None:
            self.dismiss(Asked(what, self.value))


def _body(mark: Bookmark | Note) -> str:
    return getattr(mark, "body", "")


def _line(mark: Bookmark | Note) -> Content:
    body = _body(mark)
    words = " ".join(mark.anchor.exact.split())
    return Content.assemble(
        (f"{REMARKS['note' if body else 'bookmark']} ", "bold $accent"),
        content(f"{body}  " if body else "", "bold"),
        content(words, "$foreground 70%"),
    )
