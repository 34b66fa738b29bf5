"""What the lists of feeds and of their articles have in common: the library, the network, a way to stop waiting."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from textual.screen import ScreenResultType

from sawt_reader.library import subscriptions
from sawt_reader.library.store import Library, LibraryError
from sawt_reader.reader.open.actions import Doors
from sawt_reader.reader.open.fetching import Fetching
from sawt_reader.reader.screens.picker import Picker, Value

if TYPE_CHECKING:
    from sawt_reader.sources.feed_model import Feed

Answer = TypeVar("Answer")

UNREAD = "●"


class FeedPicker(Picker[Value, ScreenResultType]):
    """A list that is kept in the library and renewed from the network."""

    # The last line stays in sight: it tells what is waited for.
    DEFAULT_CSS = """
    FeedPicker OptionList { max-height: 45vh; }
    """

    def __init__(self, doors: Doors) -> None:
        super().__init__()
        self.doors = doors
        self.fetching = Fetching(self, self.tell)

    async def ask(self, question: Callable[[Library], Answer]) -> Answer | None:
        """Ask the library; trouble with it is told in the last line."""
        try:
            return await self.doors.keeper.ask(question)
        except LibraryError as error:
            self.tell(str(error))
            return None

    async def refresh_feed(self, source: str, fetch: Callable[[Callable[[], Feed]], Awaitable[Feed]]) -> int:
        """Ask for a feed and keep what it announces.

        Args:
            source: what it is known by.
            fetch: waits for a function that may take long.

        Returns:
            How many articles were not known.

        Raises:
            SourceError: for a feed that cannot be had.
            LibraryError: for a library that cannot be used.
        """
        keeper = self.doors.keeper
        known = await keeper.ask(partial(subscriptions.known, source=source))
        feed = await fetch(partial(self.doors.load_feed, source, known=known))
        return await keeper.ask(partial(subscriptions.store, source=source, feed=feed))

    async def action_dismiss(self, result: ScreenResultType | None = None) -> None:
        """Stop what is under way; else close the list."""
        if not self.fetching.stop():
            await super().action_dismiss(result)
