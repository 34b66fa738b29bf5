"""What the list of feeds and the list of a feed's articles have in common: the library, and the network."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial
from typing import TYPE_CHECKING

from textual.screen import ScreenResultType

from sawt_reader.library import changes, subscriptions
from sawt_reader.reader.open.fetching import Fetching
from sawt_reader.reader.screens.picker import Value
from sawt_reader.reader.screens.stored_picker import StoredPicker
from sawt_reader.reader.services import Services

if TYPE_CHECKING:
    from sawt_reader.sources.feed_model import Feed

UNREAD = "●"


class FeedPicker(StoredPicker[Value, ScreenResultType]):
    """A list that is stored in the library and refreshed from the network."""

    UNDOES = changes.OF_FEEDS
    UNDO_KEY = "feeds.undo"

    # The last line stays visible: it names the feed being fetched.

    def __init__(self, services: Services) -> None:
        super().__init__(services.feed_library)
        self.services = services
        self.loaders = services.loaders
        self.fetching = Fetching(self, self.show_message)

    async def refresh_feed(self, source: str, fetch: Callable[[Callable[[], Feed]], Awaitable[Feed]]) -> int:
        """Fetch a feed and store what it announces.

        Args:
            source: its address.
            fetch: runs a function that may take long.

        Returns:
            How many articles are new.

        Raises:
            SourceError: when the feed cannot be read.
            LibraryError: when the library cannot be used.
        """
        known = await self.library.ask(partial(subscriptions.known, source=source))
        feed = await fetch(partial(self.loaders.load_feed, source, known=known))
        return await self.library.ask(partial(subscriptions.store, source=source, feed=feed))

    async def action_dismiss(self, result: ScreenResultType | None = None) -> None:
        """Stop a running job; else close the list."""
        if not self.fetching.stop():
            await super().action_dismiss(result)
