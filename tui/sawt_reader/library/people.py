"""Pages across articles: the statements of one speaker, and what one outlet has published and relayed."""

from __future__ import annotations

from collections.abc import Iterator

from sawt_reader.library import appearances, articles, names, readings, statements
from sawt_reader.library.records import (
    Counted,
    Outlet,
    OutletPage,
    OutletVoices,
    PersonPage,
    Scope,
    Speaker,
    VoiceHistory,
)
from sawt_reader.library.search import match_phrase
from sawt_reader.library.store import Library

_SAID = "WHERE s.number IN (SELECT statement FROM voices WHERE key = ? AND role = ?)"
_NEWEST = " ORDER BY a.day DESC, a.number DESC, s.start, s.layer LIMIT ?"
_SPEAKERS = "SELECT name, quotes, claims, articles FROM people {condition} ORDER BY quotes + claims DESC, key LIMIT ?"
_BEGINNING = "WHERE number IN (SELECT rowid FROM people_index WHERE people_index MATCH ?)"
_AT_OUTLET = """SELECT max(p.name), sum(p.quotes), sum(p.claims), count(*)
    FROM articles a JOIN appearances p ON p.article = a.number WHERE a.outlet_key = ? AND p.current
    GROUP BY p.key ORDER BY sum(p.quotes + p.claims) DESC, p.key LIMIT ?"""
_BY_MONTH = """SELECT substr(a.day, 1, 7), sum(p.quotes) FROM appearances p JOIN articles a ON a.number = p.article
    WHERE p.key = ? AND p.current AND p.quotes AND a.day GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]*' GROUP BY 1 ORDER BY 1"""
_BESIDE = """SELECT max(o.name), count(*) FROM appearances p JOIN appearances o ON o.article = p.article
    WHERE p.key = ? AND p.current AND o.key != p.key AND o.quotes GROUP BY o.key ORDER BY 2 DESC, o.key LIMIT ?"""
_WHERE = """SELECT max(a.outlet), sum(p.quotes) FROM appearances p JOIN articles a ON a.number = p.article
    WHERE p.key = ? AND p.current AND p.quotes AND a.outlet IS NOT NULL GROUP BY a.outlet_key
    ORDER BY 2 DESC, a.outlet_key LIMIT ?"""
# Each person of an outlet once, a woman or man as most of its articles show.
_GENDERS = """WITH voices AS (
        SELECT a.outlet_key AS shelf, max(a.outlet) AS outlet, sum(p.quotes) AS quotes,
            sum(p.gender = 'female') AS she, sum(p.gender = 'male') AS he
        FROM appearances p JOIN articles a ON a.number = p.article
        WHERE p.current AND p.quotes AND p.kind = 'person' {condition} GROUP BY a.outlet_key, p.key)
    SELECT max(outlet), sum(coalesce(she, 0) > coalesce(he, 0)),
        sum(CASE WHEN coalesce(she, 0) > coalesce(he, 0) THEN quotes ELSE 0 END),
        sum(coalesce(he, 0) > coalesce(she, 0)),
        sum(CASE WHEN coalesce(he, 0) > coalesce(she, 0) THEN quotes ELSE 0 END),
        sum(coalesce(he, 0) = coalesce(she, 0)),
        sum(CASE WHEN coalesce(he, 0) = coalesce(she, 0) THEN quotes ELSE 0 END)
    FROM voices GROUP BY shelf ORDER BY sum(quotes) DESC, shelf"""
MONTHS = 12
_OUTLETS = "SELECT name, articles FROM outlets WHERE instr(' ' || key, ?) ORDER BY articles DESC, key LIMIT ?"


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


def voice_history(library: Library, name: str, most: int = 5) -> VoiceHistory:
    """When, beside whom and where a speaker is quoted; at most `most` people and outlets."""
    readings.update_index(library)
    appearances.complete(library)
    person = names.key(name)
    return VoiceHistory(
        months=tuple(_filled(library.values(Counted, _BY_MONTH, (person,)))),
        beside=tuple(library.values(Counted, _BESIDE, (person, most))),
        outlets=tuple(library.values(Counted, _WHERE, (person, most))),
    )


def _filled(months: list[Counted]) -> Iterator[Counted]:
    """The months with those between them in which nothing was said."""
    for counted in months[:1]:
        year, month = int(counted.name[:4]), int(counted.name[5:7])
        said = {one.name: one.number for one in months}
        while (name := f"{year:04}-{month:02}") <= months[-1].name:
            yield Counted(name, said.get(name, 0))
            year, month = (year, month + 1) if month < MONTHS else (year + 1, 1)


def voices_by_outlet(library: Library, outlet: str | None = None) -> list[OutletVoices]:
    """Women and men whom outlets quote, the outlet with most quotes first.

    A gender is known where articles of the outlet show it. Organisations do not count; in readings of earlier versions
    people do not either, until these are indexed (`readings.complete_index`).

    Args:
        library: the library.
        outlet: only this one; None for all.
    """
    readings.update_index(library)
    condition, values = ("AND a.outlet_key = ?", (names.key(outlet),)) if outlet is not None else ("", ())
    return library.values(OutletVoices, _GENDERS.format(condition=condition), values)


def _word_start(typed: str) -> str:
    """A substring of a name's key, preceded by a space, that matches only at the start of a word."""
    start = names.key(typed)
    return f" {start}" if start else ""
