"""Pages across articles: the statements of one speaker, and what one outlet has published and relayed."""

from __future__ import annotations

from sawt_reader.library import appearances, articles, names, readings, statements
from sawt_reader.library.records import Outlet, OutletPage, PersonPage, Scope, Speaker
from sawt_reader.library.search import match_phrase
from sawt_reader.library.store import Library

_SAID = "WHERE s.number IN (SELECT statement FROM voices WHERE key = ? AND role = ?)"
_NEWEST = " ORDER BY a.day DESC, a.number DESC, s.start, s.layer LIMIT ?"
_SPEAKERS = "SELECT name, quotes, claims, articles FROM people {condition} ORDER BY quotes + claims DESC, key LIMIT ?"
_BEGINNING = "WHERE number IN (SELECT rowid FROM people_index WHERE people_index MATCH ?)"
_AT_OUTLET = """SELECT max(p.name), sum(p.quotes), sum(p.claims), count(*)
    FROM articles a JOIN appearances p ON p.article = a.number WHERE a.outlet_key = ? AND p.current
    GROUP BY p.key ORDER BY sum(p.quotes + p.claims) DESC, p.key LIMIT ?"""
# The distinct keys of the outlets, each found with one search in the index of articles.
_OUTLETS = """WITH RECURSIVE keys (key) AS (
        SELECT min(outlet_key) FROM articles
        UNION ALL SELECT (SELECT min(outlet_key) FROM articles WHERE outlet_key > key) FROM keys WHERE key IS NOT NULL)
    SELECT max(a.outlet), count(*) FROM keys JOIN articles a ON a.outlet_key = key JOIN works w ON w.current = a.number
    WHERE instr(' ' || key, ?) GROUP BY key ORDER BY count(*) DESC, key LIMIT ?"""


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
    appearances.complete(library)
    outlet = names.key(name)
    return OutletPage(
        name,
        tuple(articles.entries(library, "published", Scope(outlet=name), limit)),
        tuple(library.values(Speaker, _AT_OUTLET, (outlet, limit))),
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
    appearances.complete(library)
    if not beginning.strip():
        return library.values(Speaker, _SPEAKERS.format(condition=""), (limit,))
    phrase = match_phrase(names.key(beginning))
    return library.values(Speaker, _SPEAKERS.format(condition=_BEGINNING), (phrase, limit)) if phrase else []


def outlets(library: Library, beginning: str = "", limit: int = 500) -> list[Outlet]:
    """The outlets of the library, those with most articles first.

    Args:
        library: the library.
        beginning: of any word of the name, ignoring case and accents.
        limit: most outlets.
    """
    return library.values(Outlet, _OUTLETS, (_word_start(beginning), limit))


def _word_start(typed: str) -> str:
    """A substring of a name's key, preceded by a space, that matches only at the start of a word."""
    start = names.key(typed)
    return f" {start}" if start else ""
