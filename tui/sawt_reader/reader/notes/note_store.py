"""What the reader writes in the margin of articles: kept as it is written, and taken back again."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from functools import partial

from sawt_reader.library import annotation_store, changes
from sawt_reader.library.changes import ConflictError
from sawt_reader.library.records import Annotation, Change, Draft, PlacedRemark
from sawt_reader.library.store import LibraryError
from sawt_reader.reader.library.library_thread import LibraryThread
from sawt_reader.reader.notes.placed import Remarks
from sawt_reader.reading.model import Article


class Margin:
    """The margin of the article in hand, and the changes made in any since the reader was started.

    Args:
        library: where it is stored.
        changed: called when something in the margin of the article in hand is other: with whether it is a correction.
    """

    def __init__(self, library: LibraryThread, changed: Callable[[bool], object]) -> None:
        self._library = library
        self._changed = changed
        self._made: list[Change] = []
        self.article: Article | None = None
        self.remarks: Remarks | None = None
        """What has been said about the article in hand; None while it is not known."""

    def open(self, article: Article, annotations: tuple[Annotation, ...]) -> None:
        """Take an article in hand, with all that hangs on it."""
        self.article, self.remarks = article, Remarks(article, annotations)

    def close(self) -> None:
        """Put the article away."""
        self.article = self.remarks = None

    async def renew(self) -> None:
        """Take what the library has now: another window may have written, too.

        Raises:
            LibraryError: when the library cannot be used, as in all that follow.
        """
        if (article := self.article) is not None:
            annotations = await self._library.ask(partial(annotation_store.of, article=article.id))
            if self.article is article and self.remarks is not None:
                self._changed(self.remarks.renew(annotations))

    async def make(self, change: Change) -> None:
        """Make a change, which can be undone.

        Raises:
            ConflictError: when somebody else has changed the same; the margin shows that then.
        """
        await self._apply(change)
        self._made.append(change)

    async def undo(self) -> Change | None:
        """Take the last change back. Returns it, or None where there is none."""
        if not self._made:
            return None
        change = self._made.pop()
        try:
            await self._apply(change.inverse())
        except ConflictError:
            raise
        except LibraryError:
            self._made.append(change)  # a busy library costs no step
            raise
        return change

    async def _apply(self, change: Change) -> None:
        try:
            await self._library.ask(partial(changes.apply, change=change))
        finally:
            await self.renew()

    def keep_draft(self, article: str, draft: Draft) -> asyncio.Future[None]:
        """Keep the words of a draft as they are now. They are safe when this is done, and on their way before."""
        return self._library.send(partial(annotation_store.put, article=article, annotation=draft))

    async def drop_draft(self, draft: Draft) -> None:
        """Take a draft away that is no longer needed."""
        await self._library.ask(partial(annotation_store.delete, annotation_id=draft.id))
        await self.renew()

    async def stands(self, id: str) -> Annotation | None:
        """An annotation as the library has it now."""
        return await self._library.ask(partial(annotation_store.get, annotation_id=id))

    async def everywhere(self) -> list[PlacedRemark]:
        """The bookmarks, notes and drafts of all articles, the newest first."""
        return await self._library.ask(annotation_store.remarks)
