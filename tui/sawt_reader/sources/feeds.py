"""Loads feeds (RSS, Atom) from the web or from files. An unchanged feed is not transferred again."""

from __future__ import annotations

from typing import Protocol

import msgspec

from sawt_reader.reading.safe_text import one_line
from sawt_reader.sources import files, web
from sawt_reader.sources.addresses import Private, is_url, web_address, without_tracking
from sawt_reader.sources.decoding import as_utf8
from sawt_reader.sources.errors import errors_of
from sawt_reader.sources.feed_model import Entry, Feed
from sawt_reader.sources.page import Page
from sawt_reader.sources.recognition import FEED

MOST_AT_ONCE = 4
"""Feeds that are fetched in parallel."""


class LoadFeed(Protocol):
    """A function that loads a feed, as `load` does."""

    def __call__(self, name: str, *, known: Feed | None = None) -> Feed:
        """Read a feed; raises `SourceError`."""


def load(name: str, *, known: Feed | None = None, allow_private: Private = Private.NONE) -> Feed:
    """Read a feed.

    Args:
        name: a URL, a path, or "-" for standard input.
        known: the feed as last fetched; returned, with the new time, if the server answers that it is unchanged.
        allow_private: whether the feed may be on a host of a private network.

    Raises:
        SourceError: for anything but a feed, and for one that cannot be fetched or read.
    """
    with errors_of(one_line(name)):
        if not is_url(name):
            return parse(files.read(name), name)
        etag, modified = (known.etag, known.modified) if known else (None, None)
        page = web.fetch(name, etag=etag, modified=modified, allow_private=allow_private)
        if known and not page.changed:
            return msgspec.structs.replace(known, retrieved=page.retrieved)
        return of_page(page)


def of_page(page: Page) -> Feed:
    """The feed in the response of a server.

    Raises:
        SourceError: for anything but a feed.
    """
    feed = parse(as_utf8(page.data, page.charset), page.url)
    return msgspec.structs.replace(feed, etag=page.etag, modified=page.modified, retrieved=page.retrieved)


def parse(data: bytes, source: str) -> Feed:
    """The feed in some bytes.

    Args:
        data: in UTF-8, or in the encoding they declare.
        source: the URL or path it was read from; links are relative to it.

    Raises:
        SourceError: for anything but a feed.
    """
    from sawt_reader.sources import sandbox

    found = sandbox.run(FEED, data, Feed)
    entries: dict[str, Entry] = {}
    for entry in found.entries:
        address = web_address(entry.url or "", source)
        url = address and without_tracking(address)
        if entry_id := entry.id or url or entry.title:
            entries.setdefault(entry_id, msgspec.structs.replace(entry, id=entry_id, url=url))
    return Feed(one_line(source), found.title or one_line(source), tuple(entries.values()))
