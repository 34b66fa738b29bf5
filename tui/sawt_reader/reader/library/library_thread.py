"""The one object of the reader that talks to the library: in a thread of its own, so that no key waits for a disk."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeVar

import msgspec

from sawt_reader.reading.model import Article, Reading

if TYPE_CHECKING:
    from sawt_reader.library.records import Annotation, Session
    from sawt_reader.library.store import Library, LibraryError

# Seconds from a failure to open the library to the next try: to wait for a locked file holds up one question, not each.
_TRIED_AGAIN = 30.0
# Lines about damaged rows that are shown at a time; `library list` names all.
_TOLD = 3

Answer = TypeVar("Answer")


class Kept(NamedTuple):
    """What the library knows of an article.

    Attributes:
        reading: the last one made, of just these blocks.
        place: last place read, in code points.
        annotations: bookmarks, notes and corrections, in the order they were made.
    """

    reading: Reading | None = None
    place: int = 0
    annotations: tuple[Annotation, ...] = ()


class Keeper:
    """Opens the library when it is first asked something. Questions are answered one after the other.

    Args:
        folder: where the library is; the user's own by default.
        passing: in memory, gone when it is closed.
    """

    def __init__(self, folder: Path | None = None, *, passing: bool = False) -> None:
        self._folder = folder
        self._passing = passing
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="library")
        self._library: Library | None = None
        self._refused: LibraryError | None = None
        self._refused_until = 0.0
        self.told: Callable[..., object] = lambda *lines: None
        """Is told, in the event loop, what in the library is damaged: a line each, the first few."""

    async def ask(self, question: Callable[[Library], Answer]) -> Answer:
        """Have a function called with the library, in the library's thread.

        Raises:
            LibraryError: when the library cannot be opened or used; opening it is tried again after a while.
        """
        return await self.send(question)

    def send(self, question: Callable[[Library], Answer]) -> asyncio.Future[Answer]:
        """As `ask`, but on its way when this returns: it is answered even if the reader quits at once."""
        answer = asyncio.get_running_loop().run_in_executor(self._thread, self._answer, question)
        answer.add_done_callback(self._tell_damage)
        return answer

    def _tell_damage(self, answer: asyncio.Future[Answer]) -> None:
        if self._library and (lines := self._library.damage()):
            self.told(*lines[:_TOLD])

    def _answer(self, question: Callable[[Library], Answer]) -> Answer:
        # Loaded in the thread: the first frame does not wait for it.
        from sawt_reader.library.store import Library, LibraryError

        if self._library is None:
            if self._refused is not None and time.monotonic() < self._refused_until:
                raise self._refused
            try:
                self._library = Library(self._folder, passing=self._passing)
            except LibraryError as error:
                self._refused, self._refused_until = error, time.monotonic() + _TRIED_AGAIN
                raise
        return question(self._library)

    async def close(self) -> None:
        """Finish what has been asked and close the file."""
        await asyncio.get_running_loop().run_in_executor(self._thread, self._close)
        self._thread.shutdown()

    def _close(self) -> None:
        if self._library is not None:
            self._library.close()


class Ask:
    """Asks the library what reading does not depend on: trouble with it is told, and there is no answer.

    Args:
        keeper: the way to the library; None where nothing is kept.
        warn: tells of trouble.

    Attributes:
        has_library: whether there is one to ask.
    """

    def __init__(self, keeper: Keeper | None, warn: Callable[[str], object]) -> None:
        self._keeper = keeper
        self._warn = warn
        self.has_library = keeper is not None

    async def __call__(self, question: Callable[[Library], Answer]) -> Answer | None:
        """The library's answer; None where there is no library, or trouble with it."""
        from sawt_reader.library.store import LibraryError

        if self._keeper is None:
            return None
        try:
            return await self._keeper.ask(question)
        except LibraryError as error:
            self._warn(str(error))
            return None

    async def build_indexes(self) -> None:
        """Build what indexes the library lacks, one after the other, so that other questions are answered between."""
        while await self(lambda library: library.build_next_index()):
            pass


def recall(library: Library, article: Article) -> Kept:
    """What is known of an article that is being opened. A text not met before is kept first: it may have notes."""
    from sawt_reader.library import annotation_store, articles, readings

    entry = articles.entry(library, article.id)
    if entry is None:
        articles.add(library, article)
    reading = readings.load(library, article.id)
    if reading and (reading.article.blocks, reading.article.text) == (article.blocks, article.text):
        reading = msgspec.structs.replace(reading, article=article)
    else:
        reading = None
    return Kept(reading, entry.place if entry else 0, tuple(annotation_store.of(library, article.id)))


def welcome(library: Library, article: Article) -> None:
    """Keep an article that has been opened."""
    from sawt_reader.library import articles

    articles.add(library, article)
    articles.opened(library, article.id)


def keep_reading(library: Library, reading: Reading) -> None:
    """Keep a whole reading."""
    from sawt_reader.library import readings

    readings.save(library, reading)


def get_article(library: Library, id: str) -> Article | None:
    """The article with an id."""
    from sawt_reader.library import articles

    return articles.get(library, id)


class Standing(NamedTuple):
    """Where the reader is.

    Attributes:
        article: id.
        place: code point.
        finished: whether that is in the last sentence; the article counts as read then.
        layout: as JSON.
    """

    article: str
    place: int
    finished: bool
    layout: str


def keep_standing(library: Library, standing: Standing) -> None:
    """Keep where the reader is, to go on there the next time."""
    from sawt_reader.library import articles, sessions
    from sawt_reader.library.records import Session

    with library.transaction():
        articles.keep_place(library, standing.article, standing.place)
        if standing.finished:
            articles.mark_read(library, standing.article, read=True)
        sessions.save(library, Session(standing.article, standing.layout))


def last_session(library: Library) -> Session | None:
    """Where the reader was left."""
    from sawt_reader.library import sessions

    return sessions.last(library)
