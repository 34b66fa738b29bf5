"""Subscriptions to feeds, and the articles they announce: which are new, read, or stored in the library.

A feed is identified by the URL or the absolute path it is fetched from. Articles that it no longer announces stay
listed for a while.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from msgspec.structs import astuple

from sawt_reader.i18n import _
from sawt_reader.library.records import now
from sawt_reader.library.store import Library, LibraryError
from sawt_reader.reading.model import Struct
from sawt_reader.sources.addresses import absolute
from sawt_reader.sources.feed_model import Entry, Feed, Subscription

# Most articles of a feed that stay listed after it stopped announcing them.
MOST_WITHDRAWN = 500


class Followed(Struct, frozen=True):
    """A feed in the list.

    Attributes:
        retrieved: when it was last fetched, ISO 8601; None for never, and for a file.
        unread: how many of its articles are not marked as read.
        new: how many were added since its list was last viewed.
    """

    source: str
    title: str
    folder: str | None
    retrieved: str | None
    unread: int
    new: int


class Announced(Struct, frozen=True):
    """An article in the list of its feed.

    Attributes:
        entry: the announcement.
        new: it was added since the list was last viewed.
        read: it was opened from the list, or marked as read.
        kept: its page is in the library, and opens offline.
    """

    entry: Entry
    new: bool
    read: bool
    kept: bool


class KeptArticle(Struct, frozen=True):
    """What is stored of an article that a feed announces."""

    id: str
    place: int | None
    title: str
    url: str | None
    published: str | None
    summary: str
    arrived: str
    new: bool
    read: bool


class Removed(Struct, frozen=True):
    """A feed that is not followed, for `restore`: one that was removed, or is only named yet."""

    source: str
    title: str
    folder: str | None = None
    etag: str | None = None
    modified: str | None = None
    retrieved: str | None = None
    articles: tuple[KeptArticle, ...] = ()


class _Known(NamedTuple):
    title: str
    number: int
    etag: str | None
    modified: str | None
    retrieved: str | None


class _Row(NamedTuple):
    id: str
    title: str
    url: str | None
    published: str | None
    summary: str
    new: bool
    read: bool
    kept: bool


_FEED = ", ".join(Removed.__struct_fields__[:-1])
_ARTICLE = ", ".join(KeptArticle.__struct_fields__)


def follow(library: Library, feeds: Iterable[Subscription]) -> int:
    """Add feeds without fetching them. Returns how many were not followed before."""
    with library.transaction():
        before = len(library.execute("SELECT 1 FROM subscriptions"))
        library.execute_many(
            "INSERT OR IGNORE INTO subscriptions (source, title, folder) VALUES (?, ?, ?)",
            [(feed.url, feed.title, feed.folder) for feed in feeds],
        )
        return len(library.execute("SELECT 1 FROM subscriptions")) - before


def store(library: Library, source: str, feed: Feed) -> int:
    """Store what a feed announces, and follow it. Returns how many of its articles are new.

    A title from the user or from a list of feeds is kept.
    """
    with library.transaction():
        follow(library, [Subscription(source, feed.title)])
        ((number,),) = library.execute(
            "UPDATE subscriptions SET title = CASE title WHEN source THEN ? ELSE title END, etag = ?, modified = ?,"
            " retrieved = ? WHERE source = ? RETURNING number",
            (feed.title, feed.etag, feed.modified, feed.retrieved, source),
        )
        before = _count(library, number)
        arrived = now()
        library.execute("UPDATE announcements SET place = NULL WHERE subscription = ?", (number,))
        library.execute_many(
            "INSERT INTO announcements (subscription, id, place, title, url, published, summary, arrived)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET place = excluded.place, title = excluded.title,"
            " url = excluded.url, published = excluded.published, summary = excluded.summary",
            [
                (number, one.id, place, one.title, one.url, one.published, one.summary, arrived)
                for place, one in enumerate(feed.entries)
            ],
        )
        fresh = _count(library, number) - before
        library.execute(
            "DELETE FROM announcements WHERE subscription = :n AND place IS NULL AND id NOT IN (SELECT id FROM"
            " announcements WHERE subscription = :n AND place IS NULL ORDER BY arrived DESC LIMIT :most)",
            {"n": number, "most": MOST_WITHDRAWN},
        )
    return fresh


def known(library: Library, source: str) -> Feed | None:
    """A feed as it was when last fetched; None if it never was."""
    rows = library.values(
        _Known,
        "SELECT title, number, etag, modified, retrieved FROM subscriptions WHERE source = ? AND retrieved IS NOT NULL",
        (source,),
    )
    if not rows:
        return None
    title, number, *about = rows[0]
    entries = library.values(
        Entry,
        "SELECT id, title, url, published, summary FROM announcements"
        " WHERE subscription = ? AND place IS NOT NULL ORDER BY place",
        (number,),
    )
    return Feed(source, title, tuple(entries), *about)


def followed(library: Library) -> list[Followed]:
    """The feeds by folder, those in none last, then by title."""
    return library.values(
        Followed,
        "SELECT source, s.title, folder, retrieved, count(id) - coalesce(sum(read), 0), coalesce(sum(new), 0)"
        " FROM subscriptions s LEFT JOIN announcements ON subscription = number GROUP BY number"
        " ORDER BY folder IS NULL, folder COLLATE NOCASE, s.title COLLATE NOCASE",
    )


def announced(library: Library, source: str) -> list[Announced]:
    """The articles of a feed, the newest first."""
    rows = library.values(
        _Row,
        "SELECT a.id, a.title, a.url, a.published, a.summary, new, read, w.current IS NOT NULL"
        " FROM subscriptions s JOIN announcements a ON a.subscription = s.number"
        " LEFT JOIN origins o ON o.name = a.url LEFT JOIN works w ON w.number = o.work"
        " WHERE s.source = ? ORDER BY coalesce(a.published, a.arrived) DESC, a.place",
        (source,),
    )
    return [Announced(Entry(*row[:5]), row.new, row.read, row.kept) for row in rows]


def mark_read(library: Library, source: str, ids: Iterable[str], *, read: bool = True) -> None:
    """Mark articles of a feed, by their ids there, as read or unread."""
    with library.transaction():
        library.execute_many(
            "UPDATE announcements SET read = ?, new = 0 WHERE id = ?"
            " AND subscription = (SELECT number FROM subscriptions WHERE source = ?)",
            [(read, entry_id, source) for entry_id in ids],
        )


def marked(library: Library, source: str, *, read: bool) -> set[str]:
    """The ids of the articles of a feed that are marked as read, or of those that are not."""
    rows = library.execute(
        "SELECT a.id FROM announcements a JOIN subscriptions s ON s.number = a.subscription"
        " WHERE s.source = ? AND a.read = ?",
        (source, read),
    )
    return {id for (id,) in rows}


def mark_viewed(library: Library, source: str) -> None:
    """Note that the list of a feed was viewed: its articles are no longer new."""
    library.execute(
        "UPDATE announcements SET new = 0 WHERE subscription = (SELECT number FROM subscriptions WHERE source = ?)",
        (source,),
    )


def find(library: Library, name: str) -> str:
    """The source of the one feed with an address, a path or a title.

    Raises:
        LibraryError: for no feed, or more than one.
    """
    feeds = followed(library)
    source = absolute(name)
    found = [feed for feed in feeds if feed.source == source] or [feed for feed in feeds if feed.title == name]
    if len(found) != 1:
        many = _("{name} matches more than one feed; give its address")
        none = _("{name} matches no feed you follow; give its address")
        raise LibraryError((many if found else none).format(name=name))
    return found[0].source


def remove(library: Library, source: str) -> Removed | None:
    """Stop following a feed; articles read from it stay in the library. `restore` undoes it."""
    with library.transaction():
        rows = library.execute(f"SELECT {_FEED} FROM subscriptions WHERE source = ?", (source,))
        if not rows:
            return None
        announced = library.values(
            KeptArticle,
            f"SELECT {_ARTICLE} FROM announcements WHERE subscription = (SELECT number FROM subscriptions"
            " WHERE source = ?)",
            (source,),
        )
        library.execute("DELETE FROM subscriptions WHERE source = ?", (source,))
    address, title, folder, etag, modified, retrieved = rows[0]
    return Removed(address, title, folder, etag, modified, retrieved, tuple(announced))


def restore(library: Library, removed: Removed) -> None:
    """Follow a removed feed as before; does nothing if it is followed already."""
    with library.transaction():
        if library.execute("SELECT 1 FROM subscriptions WHERE source = ?", (removed.source,)):
            return
        *feed, kept = astuple(removed)
        ((number,),) = library.execute(
            f"INSERT INTO subscriptions ({_FEED}) VALUES (?, ?, ?, ?, ?, ?) RETURNING number", feed
        )
        library.execute_many(
            f"INSERT INTO announcements (subscription, {_ARTICLE}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [(number, *astuple(article)) for article in kept],
        )


def _count(library: Library, number: int) -> int:
    ((count,),) = library.execute("SELECT count(*) FROM announcements WHERE subscription = ?", (number,))
    return int(count)
