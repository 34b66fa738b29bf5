"""Removal of articles with all their versions: `remove` can be undone, `forget` leaves no trace."""

from __future__ import annotations

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
        library.execute_many(
            "DELETE FROM works WHERE number = ?"
            " AND number NOT IN (SELECT work FROM annotations UNION SELECT work FROM tags)",
            works,
        )
    return Removed(texts) if texts else None


def restore(library: Library, removed: Removed) -> None:
    """Restore a removed article with its versions and readings."""
    with library.transaction():
        for text in removed.versions:
            articles.add(library, text.article)
            ((number,),) = library.execute(
                f"UPDATE articles SET ({', '.join(_STATE)}, stale) = ({', '.join('?' * len(_STATE))}, 1)"
                " WHERE id = ? RETURNING number",
                (*text.state, text.article.id),
            )
            library.execute_many(
                "INSERT OR IGNORE INTO readings VALUES (?, ?, ?, ?)", [(number, *reading) for reading in text.readings]
            )


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
            library.execute("DELETE FROM announcements WHERE url IN (SELECT name FROM origins WHERE work = ?)", (work,))
            library.execute("DELETE FROM works WHERE number = ?", (work,))
        # A full-text index only marks entries as deleted; merging its parts erases their words.
        for index in INDEXES:
            library.execute(f"INSERT INTO {index} ({index}) VALUES ('optimize')")
    return Forgotten(count, library.wipe())


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
