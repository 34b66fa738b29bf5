"""Corrections of the current article: the keys that make them, and the review of what is in doubt."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.binding import BindingType
from textual.message import Message

from sawt_reader.i18n import _
from sawt_reader.reader.keys.actions import bindings
from sawt_reader.reader.keys.key_names import with_keys
from sawt_reader.reader.library.library_thread import LibraryThread
from sawt_reader.reader.main_screen.notes import NOTICE_SECONDS, Annotations
from sawt_reader.reader.notes.target import Target
from sawt_reader.reading.kinds import Item, kind_of
from sawt_reader.reading.labels import status_label
from sawt_reader.reading.model import Span
from sawt_reader.sources.confinement import EVERYWHERE, Confinement

if TYPE_CHECKING:
    from sawt_reader.library.records import Change, Review
    from sawt_reader.reader.main_screen.mending import Mended, Mending
    from sawt_reader.reader.notes.doubts import Doubt
    from sawt_reader.reader.notes.note_store import NoteStore
    from sawt_reader.reading.model import Reading, Status

STATUSES: tuple[Status | None, ...] = (None, "to check", "checked", "doubtful")
ITEM_KEYS = {"quote": "quote.next", "claim": "claim.next"}


class Corrections(Annotations, inherit_bindings=True):
    """Handles the corrections of the article as well."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("corrections")

    @dataclass
    class ItemWanted(Message):
        """The user goes on to an item of the current article, given by id."""

        id: str

    @dataclass
    class WordsShown(Message):
        """Words of the article are being selected.

        Attributes:
            span: those now; None at the end.
        """

        span: Span | None

    def __init__(
        self,
        library: LibraryThread | None,
        target: Callable[[], Target],
        hide: Callable[[], bool],
        within: Confinement = EVERYWHERE,
    ) -> None:
        """No corrections yet.

        Args:
            library: where they are stored; None if there is no library.
            target: returns what a key acts on.
            hide: toggles whether the lists show dismissed items, and returns whether they do.
            within: the files that corrections may be imported from.
        """
        super().__init__(library, target)
        self._within = within
        self._hide = hide
        self._reviewed = ""
        """Id of the item that the review has led to."""

    async def _correct(self, message: str, **fields: object) -> None:
        """Correct the selected item."""
        target, opened = self._target(), self._opened()
        if opened is not None and target.item is not None and target.analysed is not None:
            await self._fit(opened.placed.correction(target.item, target.analysed, **fields), message)

    async def _fit(self, change: Change | None, message: str) -> None:
        """Make a change of corrections, or say why it cannot be made."""
        if change is not None:
            await self._change(change, message)
        else:
            self._say(_("Another item has exactly the same words: a correction would fit both."))

    def _review(self) -> Review | None:
        """The corrections of the selected item; None, with a message, if no item is selected."""
        from sawt_reader.library.records import Review

        target = self._target()
        if target.item is None or target.analysed is None:
            message = _("Select an item first: pick one in a list or press {entity}, {quote} or {claim}.")
            self._say(with_keys(message, self.app, entity="entity.next", **ITEM_KEYS))
            return None
        laid = self.corrected(target.analysed)
        return laid.reviews.get(target.item.id, Review()) if laid else Review()

    async def action_dismiss(self) -> None:
        """Dismiss the selected item as wrong, or restore it."""
        if (review := self._review()) is not None:
            dismissed = _("Dismissed; {restore} restores it, {hide} hides dismissed items.")
            keys = {"restore": "review.dismiss", "hide": "review.hide"}
            message = _("Restored.") if review.dismissed else with_keys(dismissed, self.app, **keys)
            await self._correct(message, dismissed=None if review.dismissed else True)

    def action_hide(self) -> None:
        """Hide dismissed items in the lists, or show them."""
        are_shown = self._hide()
        message = _("Dismissed items are shown.") if are_shown else _("Dismissed items are hidden; {hide} shows them.")
        self._say(with_keys(message, self.app, hide="review.hide"))

    @work
    async def action_speaker(self) -> None:
        """Set the speaker of the selected quote or claim."""
        target = self._target()
        if target.item is None or target.analysed is None or not kind_of(target.item).is_statement:
            message = _("Select a quote or claim first: pick one in a list or press {quote} or {claim}.")
            self._say(with_keys(message, self.app, **ITEM_KEYS))
        elif (mending := self._mending()) is not None:
            await self._mend(await mending.speaker(target.item))

    @work
    async def action_correct(self) -> None:
        """Correct anything of the selected item."""
        item = self._target().item
        if self._review() is not None and item is not None and (mending := self._mending()) is not None:
            await self._mend(await mending.correct(item))

    @work
    async def action_select_words(self) -> None:
        """Make the selected words, or others, a quote, a claim or an entity."""
        target = self._target()
        if (mending := self._mending()) is not None:
            place = target.selection or target.place
            mended = await mending.make(place)
            self.screen.clear_selection()
            await self._mend(mended)
            if mended is not None and mended.change and mended.change.after and target.analysed:
                laid = self.corrected(target.analysed)
                if laid and (id := laid.about.get(mended.change.after.id)):
                    self.post_message(self.ItemWanted(id))

    def _mending(self) -> Mending | None:
        """The dialogs of corrections; None, with a message, while nothing can be corrected."""
        from sawt_reader.reader.main_screen.mending import Mending

        if (opened := self._opened()) is None or (analysed := self._analysed()) is None:
            return None
        return Mending(
            self.app, opened.article, opened.placed, analysed, lambda span: self.post_message(self.WordsShown(span))
        )

    def _analysed(self) -> Reading | None:
        """The reading that is corrected; None, with a message, before it is there."""
        if (analysed := self._target().analysed) is None:
            self._say(_("The analysis is not finished: there is nothing to correct yet."))
        return analysed

    async def _mend(self, mended: Mended | None) -> None:
        if mended is not None:
            await self._fit(mended.change, with_keys(mended.message, self.app, undo="review.undo"))

    # --- Somebody else's

    @work
    async def action_import_file(self) -> None:
        """Add the corrections in a file to the user's."""
        from sawt_reader.reader.screens.corrections_file import CorrectionsFileScreen

        if (opened := self._opened()) is None or self._analysed() is None:
            return
        path = await self.app.push_screen_wait(CorrectionsFileScreen(self._within))
        if path is not None:
            await self._import(opened.store, path)

    async def _import(self, store: NoteStore, path: Path) -> None:
        from sawt_reader.library.exchange import ExchangeError
        from sawt_reader.library.store import LibraryError
        from sawt_reader.reader.notes.imported import imported_line

        try:
            found = await store.take(path)
        except (ExchangeError, LibraryError) as error:
            self._say(str(error), NOTICE_SECONDS)
        else:
            self._orphans_reported += len(found.unfitting)
            message = with_keys(imported_line(found), self.app, list="notes.list", next="review.next")
            self._say(message, NOTICE_SECONDS)

    # --- Review

    def _doubts(self) -> Sequence[Doubt]:
        """The items in doubt, the least sure first."""
        from sawt_reader.reader.notes.doubts import doubts

        analysed = self._target().analysed
        laid = self.corrected(analysed) if analysed else None
        return doubts(laid, analysed) if laid and analysed else ()

    def review_progress(self, item: Item | None) -> str:
        """How far the review is, while its item is selected; "" else."""
        if item is None or item.id != self._reviewed:
            return ""
        found = self._doubts()
        settled = sum(doubt.settled for doubt in found)
        message = _("{n} of {total} checked: {checked} accepts, {next} goes on")
        message = message.replace("{n}", str(settled)).replace("{total}", str(len(found)))
        return with_keys(message, self.app, checked="review.checked", next="review.next")

    def action_review_next(self) -> None:
        """Go to the next item in doubt that is not settled."""
        from sawt_reader.reader.notes.doubts import following

        if self._opened() is None or self._analysed() is None:
            return
        found, item = self._doubts(), self._target().item
        onward = following(found, item if item is not None and item.id == self._reviewed else None)
        self._reviewed = onward.id if onward else ""
        if onward is not None:
            self.post_message(self.ItemWanted(onward.id))
        elif found:
            self._say(_("All {n} items in doubt are checked.").format(n=len(found)))
        else:
            self._say(_("No item is in doubt."))

    async def action_checked(self) -> None:
        """Accept the selected item, and go on to the next in doubt."""
        if self._review() is not None:
            await self._correct("", status="checked")
            self.action_review_next()

    async def action_status(self) -> None:
        """Give the selected item the next status."""
        if (review := self._review()) is not None:
            status = STATUSES[(STATUSES.index(review.status) + 1) % len(STATUSES)]
            message = _("Status: {status}.").format(status=status_label(status)) if status else _("Status cleared.")
            await self._correct(message, status=status)
