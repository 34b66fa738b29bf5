"""Feeds and lists of feeds as values, and the error for a feed in place of an article."""

from __future__ import annotations

import msgspec

from sawt_reader.i18n import _
from sawt_reader.reading.safe_text import one_line
from sawt_reader.sources.errors import SourceError


class Entry(msgspec.Struct, frozen=True):
    """An article as announced by its feed; all texts are cleaned and on one line.

    Attributes:
        id: given by the feed, and unchanged if title or URL change; without one, the URL.
        url: http or https.
        published: ISO 8601: a time in UTC, or a day if the feed gives no time or an unknown zone.
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
        source: the path or, after redirects, the URL it was read from.
        entries: in the feed's order, mostly the newest first; their ids are unique.
        etag: to be sent with the next request, as is `modified`.
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
        folder: the folder it is filed in; the innermost of nested ones.
    """

    url: str
    title: str
    folder: str | None = None


class FeedError(SourceError):
    """A feed, or a list of feeds, in place of an article.

    Attributes:
        name: the name of the source, as requested.
        found: the feed, or the feeds of the list.
    """

    def __init__(self, name: str, found: Feed | list[Subscription]) -> None:
        remedy = _("give the address of one of its articles")
        super().__init__(_("a feed, not an article"), remedy, origin=one_line(name))
        self.name = name
        self.found = found
