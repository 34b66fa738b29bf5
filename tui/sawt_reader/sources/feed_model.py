"""Feeds and lists of feeds, as values; and the error for a feed where an article was wanted."""

from __future__ import annotations

import msgspec

from sawt_reader.i18n import _
from sawt_reader.reading.safe_text import one_line
from sawt_reader.sources.errors import SourceError


class Entry(msgspec.Struct, frozen=True):
    """An article as its feed announces it; all texts are safe and on one line.

    Attributes:
        id: the feed's own id for it, unchanged when its title or URL changes; else its URL.
        url: http or https.
        published: ISO 8601: an instant in UTC, or a day where the feed gives no time or no known zone.
        summary: without markup; at most 500 code points.
    """

    id: str
    title: str
    url: str | None = None
    published: str | None = None
    summary: str = ""


class Feed(msgspec.Struct, frozen=True):
    """A feed as it was at one moment.

    Attributes:
        source: the URL or path it was read from; a URL may have moved since it was requested.
        entries: in the feed's order, mostly the newest first; no two have the same id.
        etag: to be sent back with the next request, as is `modified`.
        retrieved: when it was last fetched, ISO 8601; None for a file.
    """

    source: str
    title: str
    entries: tuple[Entry, ...]
    etag: str | None = None
    modified: str | None = None
    retrieved: str | None = None


class Subscription(msgspec.Struct, frozen=True):
    """A feed in a list of feeds.

    Attributes:
        url: of the feed; http or https.
        folder: where its owner filed it; the innermost name where folders are nested.
    """

    url: str
    title: str
    folder: str | None = None


class FeedError(SourceError):
    """A feed, or a list of feeds, where an article was wanted.

    Attributes:
        name: the name that was asked for.
        found: the feed, or the feeds of the list.
    """

    def __init__(self, name: str, found: Feed | list[Subscription]) -> None:
        remedy = _("give the address of one of its articles")
        super().__init__(_("a feed, not an article"), remedy, origin=one_line(name))
        self.name = name
        self.found = found
