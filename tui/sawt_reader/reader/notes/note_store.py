"""Saves bookmarks, notes and corrections in the library, and undoes changes of them."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from sawt_reader.library import annotation_store, changes
from sawt_reader.library.changes import AnyChange
from sawt_reader.library.records import Annotation, Change, Draft, ListedAnnotation
from sawt_reader.library.store import Library
from sawt_reader.reader.library.library_thread import LibraryThread
from sawt_reader.reader.notes.placed import PlacedAnnotations
from sawt_reader.reading.model import Article

if TYPE_CHECKING:
    from sawt_reader.reader.notes.imported import Imported

Answer = TypeVar("Answer")


class NoteStore:
    """The annotations of the current article, and the changes of them, which can be undone and redone.

    Args:
        library: where they are stored.
        changed: called after annotations of the current article changed, with whether a correction did.
    """

    def __init__(self, library: LibraryThread, changed: Callable[[bool], object]) -> None:
        self._library = library
        self._changed = changed
        self._made: list[int] = []
        self.article: Article | None = None
        self.placed: PlacedAnnotations | None = None
        """The annotations of the current article; None until they are loaded."""

    def open(self, article: Article, annotations: tuple[Annotation, ...]) -> None:
        """Make an article the current one, with its annotations."""
        self.article, self.placed = article, PlacedAnnotations(article, annotations)

    def close(self) -> None:
        """Forget the current article."""
        self.article = self.placed = None

    async def refresh(self) -> None:
        """Load the annotations from the library, as another window may have changed them.

        Raises:
            LibraryError: if the library cannot be used. So do all methods below.
        """
        if (article := self.article) is not None:
            annotations = await self._library.ask(partial(annotation_store.of, article=article.id))
            if self.article is article and self.placed is not None:
                self._changed(self.placed.update(annotations))

    async def make(self, change: Change) -> None:
        """Make a change that can be undone.

        Raises:
            ConflictError: if another window has changed the same annotation; `placed` then has its change.
        """
        self._made.append(await self._refreshed(partial(changes.make, change=change)))

    async def undo(self) -> AnyChange | None:
        """Undo the last change, in this article or just made in another, and return it; None if there is none."""
        return await self._step(changes.undo)

    async def redo(self) -> AnyChange | None:
        """Redo the change that was undone last; as `undo`."""
        return await self._step(changes.redo)

    async def _step(self, how: Callable[..., AnyChange | None]) -> AnyChange | None:
        article = self.article.id if self.article else ""
        return await self._refreshed(partial(how, article=article, made=tuple(self._made)))

    async def _refreshed(self, question: Callable[[Library], Answer]) -> Answer:
        """Ask the library, and then load what it has."""
        try:
            return await self._library.ask(question)
        finally:
            await self.refresh()

    async def take(self, path: Path) -> Imported:
        """Add the corrections in a file to those of their articles; each can be undone.

        Raises:
            ExchangeError: if it is not a file of corrections.
        """
        from sawt_reader.library import exchange
        from sawt_reader.reader.notes.imported import Imported

        before = list(self.placed.corrections) if self.placed else []
        merged = await self._refreshed(lambda library: list(exchange.take(library, path)))
        here = [one for one in self.placed.corrections if one not in before] if self.placed else []
        orphans = self.placed.orphans if self.placed else []
        return Imported(path.name, merged, here, [one for one in orphans if one in here])

    def save_draft(self, article: str, draft: Draft) -> asyncio.Future[None]:
        """Save a draft. Its words are safe once the future is done; writing starts at once."""
        return self._library.send(partial(annotation_store.put, article=article, annotation=draft))

    async def delete_draft(self, draft: Draft) -> None:
        """Delete a draft."""
        await self._library.ask(partial(annotation_store.delete, annotation_id=draft.id))
        await self.refresh()

    async def current(self, id: str) -> Annotation | None:
        """An annotation as it is in the library now; None if it was removed."""
        return await self._library.ask(partial(annotation_store.get, annotation_id=id))

    async def of_all_articles(self) -> list[ListedAnnotation]:
        """The bookmarks, notes and drafts of all articles, newest first."""
        return await self._library.ask(annotation_store.listed)
