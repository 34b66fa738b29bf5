"""Pages about one voice: what a person or body has said over all articles, and what came from or through a source."""

from __future__ import annotations

from sawt_reader.library import articles, names, readings, statements
from sawt_reader.library.records import Outlet, PersonPage, Scope, SourcePage, Speaker
from sawt_reader.library.store import Library

_SAID = "WHERE s.number IN (SELECT statement FROM voices WHERE key = ? AND role = ?)"
_NEWEST = " ORDER BY a.day DESC, a.number DESC, s.start, s.layer LIMIT ?"
_SPEAKERS = """SELECT max(v.name), sum(v.layer = 'quote'), sum(v.layer = 'claim'), count(DISTINCT v.article)
    FROM voices v JOIN works w ON w.current = v.article WHERE v.role = 'speaker' """
_AT_OUTLET = "AND v.article IN (SELECT number FROM articles WHERE outlet_key = ?)"


def person(library: Library, name: str, limit: int = 500) -> PersonPage:
    """What one speaker has said, at most `limit` statements.

    The whole name must be the same, case, accents and hyphens apart: « Macron » alone may be another one.
    """
    readings.renew(library)
    said = (names.key(name), "speaker")
    ((total,),) = library.execute(
        "SELECT count(*) FROM statements s JOIN works w ON w.current = s.article " + _SAID, said
    )
    return PersonPage(name, tuple(statements.found(library, _SAID + _NEWEST, (*said, limit))), total)


def source(library: Library, name: str, limit: int = 500) -> SourcePage:
    """What an outlet has published and relayed, and whom it quotes, at most `limit` of each."""
    readings.renew(library)
    outlet = names.key(name)
    return SourcePage(
        name,
        tuple(articles.entries(library, "published", Scope(outlet=name), limit)),
        tuple(_speakers(library, _AT_OUTLET, (outlet, limit))),
        tuple(statements.found(library, _SAID + _NEWEST, (outlet, "via", limit))),
    )


def speakers(library: Library, beginning: str = "", limit: int = 500) -> list[Speaker]:
    """Who speaks in the library, the most quoted first.

    Args:
        library: the library.
        beginning: of the name or of any word of it, case and accents apart.
        limit: at most so many.
    """
    readings.renew(library)
    return _speakers(library, "AND instr(' ' || v.key, ?)", (_beginning(beginning), limit))


def outlets(library: Library, beginning: str = "", limit: int = 500) -> list[Outlet]:
    """Who has published what is in the library, those of the most articles first.

    Args:
        library: the library.
        beginning: of the name or of any word of it, case and accents apart.
        limit: at most so many.
    """
    return library.values(
        Outlet,
        "SELECT max(a.outlet), count(*) FROM articles a JOIN works w ON w.current = a.number"
        " WHERE instr(' ' || a.outlet_key, ?) GROUP BY a.outlet_key ORDER BY count(*) DESC, a.outlet_key LIMIT ?",
        (_beginning(beginning), limit),
    )


def _beginning(typed: str) -> str:
    """What is looked for in " " and the key of a name: the beginning of a word of it."""
    start = names.key(typed)
    return f" {start}" if start else ""


def _speakers(library: Library, condition: str, values: tuple[object, ...]) -> list[Speaker]:
    """The speakers among the voices `v` that meet a condition."""
    grouped = f"{_SPEAKERS}{condition} GROUP BY v.key ORDER BY count(*) DESC, v.key LIMIT ?"
    return library.values(Speaker, grouped, values)
