"""The last session of the reader, so that it can be continued."""

from __future__ import annotations

from collections.abc import Callable

from sawt_reader.library import articles
from sawt_reader.library.records import Session
from sawt_reader.library.store import Library, LibraryError
from sawt_reader.reading.model import Article


def save(library: Library, session: Session) -> None:
    """Store the session in place of the previous one. `session.layout` is JSON that only the reader understands."""
    library.execute(
        "INSERT INTO session SELECT 1, number, ? FROM articles WHERE id = ?"
        " ON CONFLICT DO UPDATE SET article = excluded.article, layout = excluded.layout",
        (session.layout, session.article),
    )


def last(library: Library) -> Session | None:
    """The last session, unless its article has been removed."""
    found = library.values(Session, "SELECT a.id, s.layout FROM session s JOIN articles a ON a.number = s.article")
    return found[0] if found else None


def last_article(report: Callable[[str], object] = lambda line: None) -> Article | None:
    """The article of the last session; None without one, or where the library cannot be used.

    Args:
        report: called with a line for each damaged row.
    """
    try:
        with Library() as library:
            session = last(library)
            article = articles.get(library, session.article) if session else None
            for line in library.damage():
                report(line)
            return article
    except LibraryError:
        return None
