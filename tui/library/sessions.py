"""Where the reader was left, so that it can go on there."""

from __future__ import annotations

from tui.library.records import Session
from tui.library.store import Library


def save(library: Library, session: Session) -> None:
    """Keep the session in place of the last one. `session.layout` is the reader's own JSON."""
    library.execute(
        "INSERT INTO session SELECT 1, number, ? FROM articles WHERE id = ?"
        " ON CONFLICT DO UPDATE SET article = excluded.article, layout = excluded.layout",
        (session.layout, session.article),
    )


def last(library: Library) -> Session | None:
    """The last session, unless its article has been removed."""
    rows = library.execute("SELECT a.id, s.layout FROM session s JOIN articles a ON a.number = s.article")
    return Session(*rows[0]) if rows else None
