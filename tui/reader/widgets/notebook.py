"""The keys that bookmark, note and correct, in every pane of the reader, and the undoing of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual import work
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.message import Message

from tui.locale import _
from tui.model import Article, Reading, Span
from tui.reader.describe import Row
from tui.reader.keeper import Keeper, Kept
from tui.reader.labels import label
from tui.reader.occurrences import Item

if TYPE_CHECKING:
    from tui.library.records import Change, Layer, Note, Review
    from tui.model import Status
    from tui.reader.remarks import Remarks

STATUSES: tuple[Status | None, ...] = (None, "to check", "checked", "doubtful")
NO_ITEM = _("Take an item first: choose it in a list, or press e, s or c.")


class Target(NamedTuple):
    """What a key is about.

    Attributes:
        layer: of `place`: an item of the list in hand, else the sentence under the cursor.
        item: the item in hand.
        analysed: the reading as the analysis made it.
    """

    layer: Layer
    place: Span
    item: Item | None
    analysed: Reading | None


class Notebook(Container, inherit_bindings=False):
    """Holds the panes, and what the reader has said about the article in them."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("m", "bookmark", _("Bookmark the sentence, or the item of the list"), show=False, id="notes.bookmark"),
        Binding("a", "note", _("Write a note on it"), show=False, id="notes.write"),
        Binding("M", "list", _("Bookmarks and notes"), show=False, id="notes.list"),
        Binding("d", "dismiss", _("Dismiss the item, or restore it"), show=False, id="review.dismiss"),
        Binding("D", "hide", _("Hide what is dismissed, or show it"), show=False, id="review.hide"),
        Binding("w", "speaker", _("Set who says it"), show=False, id="review.speaker"),
        Binding("t", "status", _("To check, checked, doubtful"), show=False, id="review.status"),
        Binding("u", "undo", _("Undo the last note or correction"), show=False, id="review.undo"),
    ]
    DEFAULT_CSS = """
    Notebook { height: 1fr; }
    """

    class Changed(Message):
        """A bookmark, note or correction is new, other or gone.

        Attributes:
            items: whether it changes what the lists show.
        """

        def __init__(self, items: bool) -> None:
            super().__init__()
            self.items = items

    class Asked(Message):
        """The reader wants to go to a place.

        Attributes:
            place: in the article in hand.
        """

        def __init__(self, place: Span) -> None:
            super().__init__()
            self.place = place

    def __init__(self, keeper: Keeper | None, target: Callable[[], Target]) -> None:
        """Prepare an empty notebook.

        Args:
            keeper: who keeps what is written; without one nothing can be.
            target: what a key is about at the moment.
        """
        super().__init__()
        self._keeper = keeper
        self._target = target
        self._article: Article | None = None
        self._remarks: Remarks | None = None
        self.hides = False
        """Whether dismissed items are left out of the lists."""

    def close(self) -> None:
        """Put away what was said about an article."""
        self._article = self._remarks = None

    def open(self, article: Article, kept: Kept) -> None:
        """Take what is kept about an article."""
        if self._keeper is not None:
            from tui.reader.remarks import Remarks

            self._article, self._remarks = article, Remarks(article, kept.annotations)

    # --- What has been said

    @property
    def places(self) -> Mapping[int, str]:
        """Where bookmarks and notes begin, in code points: "bookmark" or "note"."""
        return self._remarks.places if self._remarks else {}

    def reviews(self, reading: Reading) -> Mapping[str, Review]:
        """What the corrections come to, by item id."""
        return self._remarks.reviews(reading) if self._remarks else {}

    def notes_in(self, place: Span) -> list[str]:
        """The words of the notes that begin in a stretch of the text."""
        return self._remarks.notes_in(place) if self._remarks else []

    def rows(self, item: Item, review: Review | None) -> list[Row]:
        """What the details say of the corrections and notes of an item."""
        rows = []
        if review is not None:
            said = (
                _("dismissed") if review.dismissed else "",
                label(review.status or ""),
                _("speaker set") if review.speakers is not None else "",
            )
            rows.append(Row(_("review"), ", ".join(filter(None, said))))
        if self._remarks:
            from tui.library.records import Note
            from tui.library.review import extent
            from tui.reader.reviewed import layer_of

            note = self._remarks.on(Note, layer_of(item), extent(item))
            rows.append(Row(_("note"), note.body if note else ""))
        return [row for row in rows if row.text]

    # --- Saying something

    async def _change(self, change: Change, said: str) -> bool:
        """Have a change kept, then show it. Returns whether it has been made."""
        from tui.library import changes
        from tui.library.records import Correction
        from tui.library.store import LibraryError

        if self._keeper is None or self._remarks is None:
            return False
        try:
            await self._keeper.ask(partial(changes.apply, change=change))
        except LibraryError as error:
            self._say(str(error))
            return False
        self._remarks.done(change)
        self.post_message(self.Changed(isinstance(change.after or change.before, Correction)))
        self._say(said)
        return True

    def _say(self, message: str) -> None:
        self.app.notify(message, timeout=3, markup=False)

    def _ready(self) -> bool:
        """Whether something can be said now; else why not is told."""
        if self._remarks is None:
            self._say(
                _("Nothing can be kept: there is no library.")
                if self._keeper is None
                else _("The library is not open.")
            )
        return self._remarks is not None

    async def action_bookmark(self) -> None:
        """Bookmark the sentence, or the item of the list in hand; or take the bookmark away."""
        from tui.library.anchors import anchor
        from tui.library.records import Bookmark, Change, new_bookmark

        if not self._ready():
            return
        assert self._article is not None and self._remarks is not None
        layer, place = self._target()[:2]
        if known := self._remarks.on(Bookmark, layer, place):
            await self._change(Change(self._article.id, known, None), _("Bookmark removed; u brings it back."))
        elif place.start < place.end:
            mark = new_bookmark(anchor(self._article.text, layer, place))
            await self._change(Change(self._article.id, None, mark), _("Bookmarked; M lists bookmarks and notes."))

    @work
    async def action_note(self) -> None:
        """Write a note on the sentence or item, or edit the one there is."""
        from tui.library.anchors import anchor
        from tui.library.records import Change, Note, new_note
        from tui.reader.screens.note import NoteScreen

        if not self._ready():
            return
        assert self._article is not None and self._remarks is not None
        layer, place = self._target()[:2]
        article, known = self._article, self._remarks.on(Note, layer, place)
        if known is not None:
            await self._edit(known)
        elif body := await self.app.push_screen_wait(NoteScreen(article.text[place.start : place.end], "")):
            note = new_note(anchor(article.text, layer, place), body)
            await self._change(Change(article.id, None, note), _("Note kept; M lists bookmarks and notes."))

    async def _edit(self, note: Note) -> None:
        from tui.library.records import Change, edited
        from tui.reader.screens.note import NoteScreen

        assert self._article is not None
        body = await self.app.push_screen_wait(NoteScreen(note.anchor.exact, note.body))
        if body is None or body == note.body:
            return
        after = edited(note, body) if body else None
        await self._change(Change(self._article.id, note, after), _("Note changed.") if after else _("Note removed."))

    @work
    async def action_list(self) -> None:
        """List the bookmarks and notes of the article: go to one, edit or remove it."""
        from tui.library.anchors import locate
        from tui.library.records import Change, Note
        from tui.reader.screens.notes import Asked, NotesScreen

        if not self._ready():
            return
        assert self._article is not None and self._remarks is not None
        asked: Asked | None = await self.app.push_screen_wait(NotesScreen(self._remarks.marks))
        if asked is None:
            return
        what, mark = asked
        if what == "remove":
            await self._change(Change(self._article.id, mark, None), _("Removed; u brings it back."))
        elif what == "edit" and isinstance(mark, Note):
            await self._edit(mark)
        elif place := locate(mark.anchor, self._article.text):
            self.post_message(self.Asked(place))
        else:
            self._say(_("These words are not in this version of the article."))

    async def _correct(self, said: str, **fields: object) -> None:
        """Correct the item in hand."""
        item, reading = self._target()[2:]
        if self._ready() and self._remarks and item is not None and reading is not None:
            await self._change(self._remarks.corrected(item, reading, **fields), said)

    def _review(self) -> Review | None:
        """What holds for the item in hand; None, and told, where there is none."""
        from tui.library.records import Review

        item, reading = self._target()[2:]
        if item is None or reading is None:
            self._say(NO_ITEM)
            return None
        return self.reviews(reading).get(item.id, Review())

    async def action_dismiss(self) -> None:
        """Say that the item in hand is none, or take that back."""
        if (review := self._review()) is not None:
            said = _("Restored.") if review.dismissed else _("Dismissed; d restores it, D hides what is dismissed.")
            await self._correct(said, dismissed=None if review.dismissed else True)

    def action_hide(self) -> None:
        """Leave dismissed items out of the lists, or show them."""
        self.hides = not self.hides
        self.post_message(self.Changed(items=True))
        self._say(_("Dismissed items are hidden.") if self.hides else _("Dismissed items are shown."))

    @work
    async def action_speaker(self) -> None:
        """Set who says the quote or claims what is claimed."""
        from tui.model import Entity
        from tui.reader.screens.speaker import SpeakerScreen

        item, reading = self._target()[2:]
        if item is None or reading is None or isinstance(item, Entity):
            self._say(_("Take a quote or claim first: choose it in a list, or press s or c."))
        elif self._ready():
            names = await self.app.push_screen_wait(SpeakerScreen(reading))
            if names is not None:
                said = _("Speaker: {names}.").format(names=", ".join(names) or _("nobody known"))
                await self._correct(said, speakers=names)

    async def action_status(self) -> None:
        """Go on to the next status of the item in hand."""
        if (review := self._review()) is not None:
            status = STATUSES[(STATUSES.index(review.status) + 1) % len(STATUSES)]
            said = _("Status: {status}.").format(status=label(status)) if status else _("No status any more.")
            await self._correct(said, status=status)

    async def action_undo(self) -> None:
        """Take the last change back."""
        change = self._remarks.last() if self._remarks else None
        if change is None:
            self._say(_("Nothing to undo."))
        elif await self._change(change.inverse(), _("Undone.")):
            assert self._remarks is not None
            self._remarks.last()
