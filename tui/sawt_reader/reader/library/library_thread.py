"""The thread that owns the library, so that no key waits for a disk."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from sawt_reader.library.store import Library, LibraryError

# Seconds from a failure to open the library to the next try: waiting for a locked file delays one question, not each.
_RETRY_AFTER = 30.0
# Lines about damaged rows that are shown at a time; `library list` names all.
_MOST_DAMAGE_LINES = 3

Answer = TypeVar("Answer")


class LibraryThread:
    """Opens the library with the first question. Questions are answered in order.

    Args:
        folder: where the library is; the user's by default.
        in_memory: nothing is written to disk.

    Attributes:
        on_damage: called in the event loop with lines that say what in the library is damaged, the first few.
    """

    def __init__(self, folder: Path | None = None, *, in_memory: bool = False) -> None:
        self._folder = folder
        self._in_memory = in_memory
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="library")
        self._library: Library | None = None
        self._error: LibraryError | None = None
        self._retry_at = 0.0
        self.on_damage: Callable[..., object] = lambda *lines: None

    async def ask(self, question: Callable[[Library], Answer]) -> Answer:
        """Call a function with the library, in the library's thread.

        Raises:
            LibraryError: when the library cannot be opened or used; opening it is tried again after a while.
        """
        return await self.send(question)

    def send(self, question: Callable[[Library], Answer]) -> asyncio.Future[Answer]:
        """Like `ask`, but queued when this returns: it is answered even if the app quits at once."""
        answer = asyncio.get_running_loop().run_in_executor(self._thread, self._answer, question)
        answer.add_done_callback(self._report_damage)
        return answer

    def _report_damage(self, answer: asyncio.Future[Answer]) -> None:
        if self._library and (lines := self._library.damage()):
            self.on_damage(*lines[:_MOST_DAMAGE_LINES])

    def _answer(self, question: Callable[[Library], Answer]) -> Answer:
        # Imported in the thread: the first frame does not wait for it.
        from sawt_reader.library.store import Library, LibraryError

        if self._library is None:
            if self._error is not None and time.monotonic() < self._retry_at:
                raise self._error
            try:
                self._library = Library(self._folder, in_memory=self._in_memory)
            except LibraryError as error:
                self._error, self._retry_at = error, time.monotonic() + _RETRY_AFTER
                raise
        return question(self._library)

    async def close(self) -> None:
        """Answer what has been asked and close the file."""
        await asyncio.get_running_loop().run_in_executor(self._thread, self._close)
        self._thread.shutdown()

    def _close(self) -> None:
        if self._library is not None:
            self._library.close()


class OptionalLibrary:
    """The library for uses that the reader can do without: an error becomes a warning, and the answer None.

    Args:
        thread: of the library; None if nothing is stored.
        warn: shows an error.

    Attributes:
        exists: whether there is a library to ask.
    """

    def __init__(self, thread: LibraryThread | None, warn: Callable[[str], object]) -> None:
        self._thread = thread
        self._warn = warn
        self.exists = thread is not None

    async def ask(self, question: Callable[[Library], Answer]) -> Answer | None:
        """The library's answer; None without a library, or after an error."""
        from sawt_reader.library.store import LibraryError

        if self._thread is None:
            return None
        try:
            return await self._thread.ask(question)
        except LibraryError as error:
            self._warn(str(error))
            return None

    async def build_indexes(self) -> None:
        """Build the indexes that the library lacks, one per question, so that other questions are answered between."""
        while await self.ask(lambda library: library.build_next_index()):
            pass
