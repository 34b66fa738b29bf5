"""What a source that cannot be read says."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.sources.feeds import Feed
    from tui.sources.opml import Subscription


class SourceError(Exception):
    """A source that cannot be read: one clear line naming the thing and the way out."""


class FeedError(SourceError):
    """A feed, or a list of feeds, where an article was wanted.

    Attributes:
        name: what it was asked for by.
        found: the feed, or the feeds of a list.
    """

    def __init__(self, message: str, name: str, found: Feed | list[Subscription]) -> None:
        super().__init__(message)
        self.name = name
        self.found = found
