"""Feeds (RSS, Atom) as lists of articles: fetched or read from a file, asked again without being sent twice."""

from __future__ import annotations

from typing import Protocol
from urllib.parse import urljoin, urlsplit

import msgspec

from sawt_reader.reading.safe_text import one_line
from sawt_reader.sources import files, web
from sawt_reader.sources.addresses import Private, is_url
from sawt_reader.sources.decoding import as_utf8
from sawt_reader.sources.errors import one_clear_line
from sawt_reader.sources.formats import FEED


class Entry(msgspec.Struct, frozen=True):
    """An article as its feed announces it; all texts are safe and on one line.

    Attributes:
        id: what the feed knows it by, unchanged when its title or URL changes; else its URL.
        url: http or https.
        published: ISO 8601: an instant in UTC, or a day where the feed gives no time of a known zone.
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
        source: the URL or path it was read from; a URL may have moved since it was asked for.
        entries: in the feed's order, mostly the newest first; no two have the same id.
        etag: what the server wants to hear at the next request, as is `modified`.
        retrieved: when it was last asked for, ISO 8601; None for a file.
    """

    source: str
    title: str
    entries: tuple[Entry, ...]
    etag: str | None = None
    modified: str | None = None
    retrieved: str | None = None


class LoadFeed(Protocol):
    """A feed by its name, as `load` reads it."""

    def __call__(self, name: str, *, known: Feed | None = None) -> Feed:
        """Read a feed; raises `SourceError`."""


def load(name: str, *, known: Feed | None = None, allow_private: Private = Private.NONE) -> Feed:
    """Read a feed.

    Args:
        name: a URL, a path, or "-" for standard input.
        known: the feed as it was last time; returned, with the new time, when its server says that nothing changed.
        allow_private: whether the feed may be on a host of a private network.

    Raises:
        SourceError: for what is no feed, or cannot be fetched or read.
    """
    shown = one_line(name)
    with one_clear_line(shown):
        if not is_url(name):
            return parse(files.read(name, shown), name, shown)
        etag, modified = (known.etag, known.modified) if known else (None, None)
        page = web.fetch(name, etag=etag, modified=modified, allow_private=allow_private)
        if known and not page.changed:
            return msgspec.structs.replace(known, retrieved=page.retrieved)
        return of_page(page, shown)


def of_page(page: web.Page, shown: str) -> Feed:
    """The feed that a server gave.

    Raises:
        SourceError: for what is no feed; it begins with `shown`.
    """
    feed = parse(as_utf8(page.data, page.charset), page.url, shown)
    return msgspec.structs.replace(feed, etag=page.etag, modified=page.modified, retrieved=page.retrieved)


def parse(data: bytes, source: str, shown: str) -> Feed:
    """The feed that some bytes hold.

    Args:
        data: in UTF-8, or in the encoding they declare.
        source: the URL or path they are from; links are relative to it.
        shown: the source's name, for messages.

    Raises:
        SourceError: for what is no feed.
    """
    from sawt_reader.sources import sandbox

    found = sandbox.run(FEED, data, shown, Feed)
    entries: dict[str, Entry] = {}
    for entry in found.entries:
        url = _web_address(entry.url, source)
        if id := entry.id or url or entry.title:
            entries.setdefault(id, msgspec.structs.replace(entry, id=id, url=url))
    return Feed(one_line(source), found.title or one_line(source), tuple(entries.values()))


def _web_address(link: str | None, base: str) -> str | None:
    """A link of a feed as a whole URL; None for what does not lead to the web."""
    try:
        url = urljoin(base, link or "")
        return url if link and urlsplit(url).scheme in {"http", "https"} and urlsplit(url).netloc else None
    except ValueError:
        return None
