"""Pages across articles: the statements of one speaker, and what one outlet has published and relayed."""

from __future__ import annotations

from sawt_reader.library import articles, names, readings, statements
from sawt_reader.library.records import Outlet, OutletPage, PersonPage, Scope, Speaker
from sawt_reader.library.store import Library

_SAID = "WHERE s.number IN (SELECT statement FROM voices WHERE key = ? AND role = ?)"
_NEWEST = " ORDER BY a.day DESC, a.number DESC, s.start, s.layer LIMIT ?"
_SPEAKERS = """SELECT max(v.name), sum(v.layer = 'quote'), sum(v.layer = 'claim'), count(DISTINCT v.article)
    FROM voices v JOIN works w ON w.current = v.article WHERE v.role = 'speaker' """
_AT_OUTLET = "AND v.article IN (SELECT number FROM articles WHERE outlet_key = ?)"


def person_page(library: Library, name: str, limit: int = 500) -> PersonPage:
    """The statements of one speaker, at most `limit`.

    Names match in full, ignoring case, accents and hyphens: « Macron » alone may be somebody else.
    """
    readings.update_index(library)
    values = (names.key(name), "speaker")
    ((total,),) = library.execute(
        "SELECT count(*) FROM statements s JOIN works w ON w.current = s.article " + _SAID, values
    )
    return PersonPage(name, tuple(statements.select(library, _SAID + _NEWEST, (*values, limit))), total)


def outlet_page(library: Library, name: str, limit: int = 500) -> OutletPage:
    """What an outlet has published and relayed, and whom it quotes; at most `limit` of each."""
    readings.update_index(library)
    outlet = names.key(name)
    return OutletPage(
        name,
        tuple(articles.entries(library, "published", Scope(outlet=name), limit)),
        tuple(_speakers(library, _AT_OUTLET, (outlet, limit))),
        tuple(statements.select(library, _SAID + _NEWEST, (outlet, "via", limit))),
    )


def speakers(library: Library, beginning: str = "", limit: int = 500) -> list[Speaker]:
    """The speakers of the library, the most quoted first.

    Args:
        library: the library.
        beginning: of any word of the name, ignoring case and accents.
        limit: most speakers.
    """
    readings.update_index(library)
    return _speakers(library, "AND instr(' ' || v.key, ?)", (_word_start(beginning), limit))


def outlets(library: Library, beginning: str = "", limit: int = 500) -> list[Outlet]:
    """The outlets of the library, those with most articles first.

    Args:
        library: the library.
        beginning: of any word of the name, ignoring case and accents.
        limit: most outlets.
    """
    return library.values(
        Outlet,
        "SELECT max(a.outlet), count(*) FROM articles a JOIN works w ON w.current = a.number"
        " WHERE instr(' ' || a.outlet_key, ?) GROUP BY a.outlet_key ORDER BY count(*) DESC, a.outlet_key LIMIT ?",
        (_word_start(beginning), limit),
    )


def _word_start(typed: str) -> str:
    """A substring of a name's key, preceded by a space, that matches only at the start of a word."""
    start = names.key(typed)
    return f" {start}" if start else ""


def _speakers(library: Library, condition: str, values: tuple[object, ...]) -> list[Speaker]:
    """The speakers among the voices `v` that satisfy a condition."""
    grouped = f"{_SPEAKERS}{condition} GROUP BY v.key ORDER BY count(*) DESC, v.key LIMIT ?"
    return library.values(Speaker, grouped, values)
