"""The keys that bookmark, note and correct, in every pane of the reader, and the undoing of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.binding import BindingType
from textual.containers import Container
from textual.message import Message

from sawt_reader.i18n import _
from sawt_reader.reader.items.describe import Row
from sawt_reader.reader.items.naming import claimant, speaker
from sawt_reader.reader.keys.actions import bindings
from sawt_reader.reader.keys.key_names import with_keys
from sawt_reader.reader.library.library_thread import LibraryThread
from sawt_reader.reader.library.queries import StoredState
from sawt_reader.reader.navigation.item_index import Item
from sawt_reader.reader.notes.target import Target
from sawt_reader.reader.terminal.display import shown
from sawt_reader.reader.text.highlights import REMARKS
from sawt_reader.reading.labels import label
from sawt_reader.reading.model import Article, Claim, Entity, Quote, Reading, Span

if TYPE_CHECKING:
    from sawt_reader.library.records import Change, Draft, Note, PlacedRemark, Remark, Review
    from sawt_reader.reader.notes.note_store import Margin
    from sawt_reader.reader.notes.placed import Remarks
    from sawt_reader.reading.model import Status

STATUSES: tuple[Status | None, ...] = (None, "to check", "checked", "doubtful")
NO_ITEM = _("Take an item first: choose it in a list, or press {entity}, {quote} or {claim}.")
NOTICE_SECONDS = 8
"""How long it is said what wants a look in an article that has been opened."""
ITEM_KEYS = {"quote": "quote.next", "claim": "claim.next"}


class Notebook(Container, inherit_bindings=False):
    """Holds the panes, and what the reader has said about the article in them."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("notes")
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

    class Elsewhere(Message):
        """The reader wants to go to a place in another article of the library.

        Attributes:
            article: its id.
            place: there.
        """

        def __init__(self, article: str, place: Span) -> None:
            super().__init__()
            self.article = article
            self.place = place

    def __init__(self, library: LibraryThread | None, target: Callable[[], Target], hide: Callable[[], bool]) -> None:
        """Prepare an empty notebook.

        Args:
            library: where notes are stored; without one there are none.
            target: what a key is about at the moment.
            hide: leaves dismissed items out of the lists, or shows them, and says whether they are shown.
        """
        super().__init__()
        self._library = library
        self._target = target
        self._hide = hide
        self._margin: Margin | None = None
        self._orphans_told = 0

    def close(self) -> None:
        """Put away what was said about an article."""
        if self._margin is not None:
            self._margin.close()

    def open(self, article: Article, stored: StoredState) -> None:
        """Take what is kept about an article."""
        if self._library is None:
            return
        if self._margin is None:
            from sawt_reader.reader.notes.note_store import Margin

            self._margin = Margin(self._library, lambda items: self.post_message(self.Changed(items)))
        self._margin.open(article, stored.annotations)
        self._orphans_told = 0
        if self._remarks:
            from sawt_reader.reader.notes import notices

            self._tell(notices.of_remarks(self._remarks))

    def settle(self, analysed: Reading) -> None:
        """Take a whole reading, as the analysis made it, and say how many corrections fit no item where more do not."""
        if self._remarks is not None:
            self._remarks.take(analysed)
            if (orphans := len(self._remarks.orphans)) > self._orphans_told:
                from sawt_reader.reader.notes import notices

                self._orphans_told = orphans
                self._tell(notices.of_corrections(self._remarks))

    def _tell(self, messages: Iterable[str]) -> None:
        for message in messages:
            self._say(with_keys(message, self.app, list="notes.list"), NOTICE_SECONDS)

    # --- What has been said

    @property
    def _remarks(self) -> Remarks | None:
        return self._margin.remarks if self._margin else None

    @property
    def places(self) -> Mapping[int, str]:
        """Where bookmarks and notes begin, in code points: "bookmark" or "note"."""
        return self._remarks.places if self._remarks else {}

    def reviews(self, reading: Reading) -> Mapping[str, Review]:
        """What the corrections come to, by item id."""
        return self._remarks.reviews(reading) if self._remarks else {}

    def reviewed(self, analysed: Reading) -> Reading:
        """The reading as the reader has corrected it, without what was dismissed, and with the record of that."""
        return self._remarks.reviewed(analysed) if self._remarks else analysed

    def notes_in(self, place: Span) -> list[str]:
        """The notes that begin in a stretch of the text, each on one line with its sign; and what to do with doubt."""
        remarks = self._remarks
        if remarks is None:
            return []
        told = [
            f"{REMARKS['alike' if remarks.is_alike(note) else 'note']} {_on_one_line(note)}"
            for note in remarks.notes_in(place)
        ]
        if remarks.alike_in(place):
            hint = _("found again by likeness: {confirm} confirms, {detach} detaches")
            told.insert(0, with_keys(hint, self.app, confirm="notes.confirm", detach="notes.detach"))
        return told

    def rows(self, item: Item, review: Review | None) -> list[Row]:
        """What the details say of the corrections and notes of an item."""
        rows = []
        if review is not None:
            said = (
                label("dismissed") if review.dismissed else "",
                label(review.status or ""),
                label("corrected") if review.speakers is not None else "",
            )
            rows.append(Row(_("review"), ", ".join(filter(None, said))))
            rows.append(Row(_("analysis"), self._speakers_before(item) if review.speakers is not None else ""))
        if self._remarks:
            from sawt_reader.library.corrected import layer_of
            from sawt_reader.library.records import Note
            from sawt_reader.library.review import extent
            from sawt_reader.reading.wording import found_again

            note = self._remarks.on(Note, layer_of(item), extent(item))
            rows.append(Row(_("note"), note.body if note else ""))
            if note and self._remarks.is_alike(note):
                rows.append(Row("", found_again(note.anchor.exact)))
        return [row for row in rows if row.text]

    def _speakers_before(self, item: Item) -> str:
        """Who speaks or claims in the view of the analysis."""
        analysed = self._target().analysed
        if analysed is None or isinstance(item, Entity):
            return ""
        items: Sequence[Quote | Claim] = analysed.quotes if isinstance(item, Quote) else analysed.claims
        found = next((one for one in items if one.id == item.id), None)
        if isinstance(found, Quote):
            return speaker(found, analysed)
        return claimant(found, analysed) if found else ""

    # --- Saying something

    async def _change(self, change: Change, said: str) -> None:
        """Have a change kept and shown, and told; or why that cannot be."""
        from sawt_reader.library.store import LibraryError

        assert self._margin is not None
        try:
            await self._margin.make(change)
        except LibraryError as error:
            self._say(str(error))
        else:
            self._say(said)

    def _say(self, message: str | None, seconds: float = 3) -> None:
        if message:
            self.app.notify(shown(message), timeout=seconds, markup=False)

    def _open_article(self) -> tuple[Article | None, Remarks | None]:
        """The article in hand and what has been said about it; None, and told why, where nothing can be said now."""
        if self._margin is None or self._margin.remarks is None:
            no_library = _("Nothing can be kept: there is no library.")
            self._say(no_library if self._library is None else _("The library is not open."))
            return None, None
        return self._margin.article, self._margin.remarks

    async def action_bookmark(self) -> None:
        """Bookmark the sentence, or the item of the list in hand; or take the bookmark away."""
        from sawt_reader.library.anchors import anchor
        from sawt_reader.library.records import Bookmark, Change, new_bookmark

        article, remarks = self._open_article()
        if article is None or remarks is None:
            return
        layer, place = self._target()[:2]
        if known := remarks.on(Bookmark, layer, place):
            said = with_keys(_("Bookmark removed; {undo} brings it back."), self.app, undo="review.undo")
            await self._change(Change(article.id, known, None), said)
        elif place.start < place.end:
            mark = new_bookmark(anchor(article.text, layer, place))
            said = with_keys(_("Bookmarked; {list} lists bookmarks and notes."), self.app, list="notes.list")
            await self._change(Change(article.id, None, mark), said)

    def action_note(self) -> None:
        """Write a note on the sentence or item, edit the one there is, or go on with its draft."""
        from sawt_reader.library.anchors import anchor
        from sawt_reader.library.records import Draft, Note
        from sawt_reader.reader.notes.note_draft import Writing
        from sawt_reader.reader.screens.note import NoteScreen

        article, remarks = self._open_article()
        layer, place = self._target()[:2]
        if article is None or remarks is None or self._margin is None or place.start == place.end:
            return
        note, draft = remarks.on(Note, layer, place), remarks.on(Draft, layer, place)
        on = note.anchor if note else draft.anchor if draft else anchor(article.text, layer, place)
        self.app.push_screen(NoteScreen(Writing(self._margin, article.id, on, note, draft)), self._say)

    def action_list(self) -> None:
        """List bookmarks and notes, of this article or of all: search them, go to one, edit or remove it."""
        from sawt_reader.reader.screens.notes import NotesScreen

        article, _remarks = self._open_article()
        if article is not None and self._margin is not None:
            self.app.push_screen(NotesScreen(self._margin, self._target()), self._go_to)

    def _go_to(self, chosen: PlacedRemark | None) -> None:
        if chosen is None or chosen.place is None:
            return
        here = self._margin.article if self._margin else None
        if here is not None and chosen.article == here.id:
            self.post_message(self.Asked(chosen.place))
        else:
            self.post_message(self.Elsewhere(chosen.article, chosen.place))

    async def action_confirm(self) -> None:
        """Say that what was found again by likeness, in the sentence or on the item, belongs there."""
        from sawt_reader.reader.notes.placed import Remarks

        await self._tie(Remarks.confirmed, _("Confirmed; {undo} takes it back."))

    async def action_detach(self) -> None:
        """Say that it does not belong there: it waits for its own words to come back."""
        from sawt_reader.reader.notes.placed import Remarks

        await self._tie(Remarks.detached, _("Detached; {list} lists it, {undo} takes it back."))

    async def _tie(self, how: Callable[[Remarks, Remark], Change], said: str) -> None:
        remarks = self._open_article()[1]
        if remarks is None:
            return
        found = remarks.alike_in(self._target().place)
        for one in found:
            await self._change(how(remarks, one), with_keys(said, self.app, undo="review.undo", list="notes.list"))
        if not found:
            self._say(_("Nothing here was found again by likeness."))

    async def _correct(self, said: str, **fields: object) -> None:
        """Correct the item in hand."""
        item, reading = self._target()[2:]
        remarks = self._open_article()[1]
        if remarks is not None and item is not None and reading is not None:
            change = remarks.corrected(item, reading, **fields)
            if change is not None:
                await self._change(change, said)
            else:
                self._say(_("Another item has exactly the same words: a correction could not tell them apart."))

    def _review(self) -> Review | None:
        """What holds for the item in hand; None, and told, where there is none."""
        from sawt_reader.library.records import Review

        item, reading = self._target()[2:]
        if item is None or reading is None:
            self._say(with_keys(NO_ITEM, self.app, entity="entity.next", **ITEM_KEYS))
            return None
        return self.reviews(reading).get(item.id, Review())

    async def action_dismiss(self) -> None:
        """Say that the item in hand is none, or take that back."""
        if (review := self._review()) is not None:
            told = _("Dismissed; {restore} restores it, {hide} hides what is dismissed.")
            said = with_keys(told, self.app, restore="review.dismiss", hide="review.hide")
            said = _("Restored.") if review.dismissed else said
            await self._correct(said, dismissed=None if review.dismissed else True)

    def action_hide(self) -> None:
        """Leave dismissed items out of the lists, or show them."""
        told = _("Dismissed items are shown.") if self._hide() else _("Dismissed items are hidden; {hide} shows them.")
        self._say(with_keys(told, self.app, hide="review.hide"))

    @work
    async def action_speaker(self) -> None:
        """Set who says the quote or claims what is claimed."""
        from sawt_reader.reader.screens.speaker import SpeakerScreen

        item, reading = self._target()[2:]
        if item is None or reading is None or isinstance(item, Entity):
            told = _("Take a quote or claim first: choose it in a list, or press {quote} or {claim}.")
            self._say(with_keys(told, self.app, **ITEM_KEYS))
        elif self._open_article()[1] is not None:
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
        """Take the last change back, and say what it was."""
        from sawt_reader.library.store import LibraryError
        from sawt_reader.reader.notes.undo_message import undone

        article, _remarks = self._open_article()
        if article is None or self._margin is None:
            return
        try:
            change = await self._margin.undo()
        except LibraryError as error:
            self._say(str(error))
        else:
            self._say(undone(change, change.article != article.id) if change else _("Nothing to undo."))


def _on_one_line(note: Note | Draft) -> str:
    from sawt_reader.library.records import Draft

    words = " ".join(note.body.split())
    return _("(draft) {words}").format(words=words) if isinstance(note, Draft) else words
