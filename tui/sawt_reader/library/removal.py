"""Removal of articles with all their versions: `remove` can be undone, `forget` leaves no trace."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from sawt_reader.library import articles
from sawt_reader.library.records import Forgotten, Removed, RemovedText
from sawt_reader.library.schema import INDEXES
from sawt_reader.library.store import Library

_STATE = ("added", "opened", "read", "place", "quotes", "claims")


def remove(library: Library, article_id: str) -> Removed | None:
    """Remove an article with its readings. Notes, corrections and tags stay, and return if it is added later.

    Returns:
        The argument of `restore`; None if there is no such article.
    """
    with library.transaction():
        versions = (_text(library, version.id) for version in reversed(articles.versions(library, article_id)))
        texts = tuple(version for version in versions if version)
        works = library.execute("SELECT work FROM articles WHERE id = ?", (article_id,))
        library.execute_many("DELETE FROM articles WHERE work = ?", works)
        drop_empty(library, [work for (work,) in works])
    return Removed(texts) if texts else None


def drop_empty(library: Library, works: Iterable[int]) -> None:
    """Delete works of which nothing is stored: no article, note, correction or tag, and no change to undo."""
    library.execute_many(
        "DELETE FROM works WHERE number = ?1 AND NOT EXISTS (SELECT 1 FROM articles WHERE work = ?1)"
        " AND NOT EXISTS (SELECT 1 FROM annotations WHERE work = ?1)"
        " AND NOT EXISTS (SELECT 1 FROM tags WHERE work = ?1)"
        " AND NOT EXISTS (SELECT 1 FROM changes WHERE work = ?1)",
        [(work,) for work in works],
    )


def restore(library: Library, removed: Removed) -> None:
    """Restore a removed article with its versions and readings. The version that is current now stays current."""
    with library.transaction():
        current = library.execute(
            "SELECT number, current FROM works WHERE current IS NOT NULL"
            " AND number = (SELECT work FROM origins WHERE name = ?)",
            (removed.versions[-1].article.id,),
        )
        for text in removed.versions:
            known = library.execute("SELECT 1 FROM articles WHERE id = ?", (text.article.id,))
            articles.add(library, text.article)
            # What has been read again meanwhile keeps its newer place.
            columns = () if known else _STATE[: len(text.state)]
            ((number,),) = library.execute(
                f"UPDATE articles SET {''.join(f'{column} = ?, ' for column in columns)}stale = 1"
                " WHERE id = ? RETURNING number",
                (*text.state[: len(columns)], text.article.id),
            )
            library.execute_many(
                "INSERT OR IGNORE INTO readings VALUES (?, ?, ?, ?)", [(number, *reading) for reading in text.readings]
            )
        for work, number in current:
            library.execute("UPDATE works SET current = ? WHERE number = ?", (number, work))


def forget(library: Library, *named: str) -> Forgotten:
    """Delete articles and everything derived from them, and overwrite their data.

    Args:
        library: the library.
        named: as for `articles.find`; also matches removed articles whose notes are left.

    Raises:
        LibraryError: if a name matches no article, or more than one; then none is deleted.
    """
    with library.transaction():
        works = {articles.work_named(library, name) for name in named}
        count = 0
        for work in works:
            ((versions,),) = library.execute("SELECT count(*) FROM articles WHERE work = ?", (work,))
            count += versions
            _forget_changes(library, work)
            library.execute("DELETE FROM announcements WHERE url IN (SELECT name FROM origins WHERE work = ?)", (work,))
            library.execute("DELETE FROM works WHERE number = ?", (work,))
        # A full-text index only marks entries as deleted; merging its parts erases their words.
        for index in INDEXES:
            library.execute(f"INSERT INTO {index} ({index}) VALUES ('optimize')")
    return Forgotten(count, library.wipe())


def _forget_changes(library: Library, work: int) -> None:
    """Delete the changes of feeds that tell of an article: by its address, or its id in a feed. Its own go with it."""
    names = library.execute(
        "SELECT name FROM origins WHERE work = ?1 UNION"
        " SELECT id FROM announcements WHERE url IN (SELECT name FROM origins WHERE work = ?1)",
        (work,),
    )
    library.execute_many(
        "DELETE FROM changes WHERE work IS NULL AND instr(record, ?)",
        [(msgspec.json.encode(name),) for (name,) in names],
    )


def _text(library: Library, article_id: str) -> RemovedText | None:
    """A stored version; None if it is damaged."""
    article = articles.get(library, article_id)
    if article is None:
        return None
    (state,) = library.execute(f"SELECT {', '.join(_STATE)} FROM articles WHERE id = ?", (article_id,))
    bodies = library.execute(
        "SELECT model, version, body FROM readings r JOIN articles a ON a.number = r.article WHERE id = ?",
        (article_id,),
    )
    return RemovedText(article, state, tuple(bodies))
