"""Watches: saved searches over the library and the feeds, with what is new since they were last looked at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Literal

from sawt_reader.library import appearances, names, readings
from sawt_reader.library.records import now
from sawt_reader.library.search import match_expression, match_phrase
from sawt_reader.library.store import Library
from sawt_reader.library.terms import ACCUSING, Terms, accusations, parse
from sawt_reader.reading.model import Struct

MOST = 200
"""Hits that are listed, and counted."""
# A verb of accusing and a name stand at most so many words from each other.
_NEAR = 15
_SHOWN = 200

_STATEMENTS = """SELECT a.id, a.title, a.outlet, a.day, s.layer, s.start, s.text, s.speakers, a.number > :seen
    FROM statements s JOIN articles a ON a.number = s.article JOIN works w ON w.current = a.number
    WHERE {conditions} ORDER BY a.number > :seen DESC, a.day DESC, a.number DESC, s.start, s.layer DESC LIMIT :most"""
_ARTICLES = """SELECT a.id, a.title, a.outlet, a.day, t.text, a.number > :seen
    FROM articles a JOIN works w ON w.current = a.number JOIN texts t ON t.number = a.number
    WHERE {conditions} ORDER BY a.number > :seen DESC, a.day DESC, a.number DESC LIMIT :most"""
_ANNOUNCED = """SELECT a.title, a.url, s.title, coalesce(a.published, a.arrived), a.summary, a.arrived > :seen_at
    FROM announcements a JOIN subscriptions s ON s.number = a.subscription
    LEFT JOIN origins o ON o.name = a.url LEFT JOIN works w ON w.number = o.work
    WHERE w.current IS NULL ORDER BY a.arrived > :seen_at DESC, coalesce(a.published, a.arrived) DESC"""


class Watch(Struct, frozen=True):
    """A saved search.

    Attributes:
        search: as typed.
        hits: how many there are, at most `MOST`.
        new: how many of these came since it was last looked at.
    """

    search: str
    hits: int
    new: int


class Saved(Struct, frozen=True):
    """A watch as it is stored: `seen` is the number of the last article when its hits were looked at, at `seen_at`."""

    search: str
    added: str
    seen: int
    seen_at: str


class Found(Struct, frozen=True):
    """A hit of a search by terms.

    Attributes:
        layer: "feed" for an announced article that is not in the library yet.
        article: id; "" in a feed.
        start: where the hit begins in the article.
        speakers: of a quote or claim.
        new: it came since the watch was last looked at.
    """

    layer: Literal["quote", "claim", "article", "feed"]
    article: str
    title: str | None
    outlet: str | None
    day: str
    start: int
    text: str
    speakers: tuple[str, ...]
    new: bool


class _Said(Struct, frozen=True):
    article: str
    title: str | None
    outlet: str | None
    day: str
    layer: Literal["quote", "claim"]
    start: int
    text: str
    speakers: tuple[str, ...]
    new: bool


class _Text(Struct, frozen=True):
    article: str
    title: str | None
    outlet: str | None
    day: str
    text: str
    new: bool


class _Announced(Struct, frozen=True):
    title: str
    url: str | None
    feed: str
    day: str
    summary: str
    new: bool


class _Seen(Struct, frozen=True):
    search: str
    seen: int
    seen_at: str


def add(library: Library, search: str) -> None:
    """Save a search; all its hits of today count as seen."""
    library.execute(
        "INSERT OR IGNORE INTO watches (search, added, seen, seen_at) VALUES (?, ?, (SELECT coalesce(max(number), 0)"
        " FROM articles), ?)",
        (" ".join(search.split()), now(), now()),
    )


def remove(library: Library, search: str) -> Saved | None:
    """Forget a saved search. Returns it, for `restore`; None if it was not saved."""
    with library.transaction():
        found = library.values(
            Saved, "SELECT search, added, seen, seen_at FROM watches WHERE search = ?", (" ".join(search.split()),)
        )
        for saved in found:
            library.execute("DELETE FROM watches WHERE search = ?", (saved.search,))
    return found[0] if found else None


def restore(library: Library, saved: Saved) -> None:
    """Save a search again, with the hits that were seen; does nothing if it is saved already."""
    library.execute(
        "INSERT OR IGNORE INTO watches (search, added, seen, seen_at) VALUES (?, ?, ?, ?)",
        (saved.search, saved.added, saved.seen, saved.seen_at),
    )


def mark_seen(library: Library, search: str) -> None:
    """Note that the hits of a watch were looked at: none is new any more."""
    library.execute(
        "UPDATE watches SET seen = (SELECT coalesce(max(number), 0) FROM articles), seen_at = ? WHERE search = ?",
        (now(), search),
    )


def listed(library: Library) -> list[Watch]:
    """All watches with their numbers of hits, those with most new hits first."""
    return in_order(counted(library, search) for search in searches(library))


def searches(library: Library) -> list[str]:
    """The saved searches, in the order in which they were saved."""
    saved = library.values(_Seen, "SELECT search, seen, seen_at FROM watches ORDER BY number")
    return [watch.search for watch in saved]


def counted(library: Library, search: str) -> Watch:
    """A watch with its numbers of hits: up to .2 s for a word that everybody uses, in 100,000 articles."""
    hits = find(library, search)
    return Watch(search, len(hits), sum(hit.new for hit in hits))


def in_order(watches: Iterable[Watch]) -> list[Watch]:
    """Those with most new hits first."""
    return sorted(watches, key=lambda watch: (-watch.new, names.key(watch.search)))


def find(library: Library, search: str) -> list[Found]:
    """The hits of a search by terms, at most `MOST`: the new ones of a watch first, then the newest.

    Args:
        library: the library.
        search: as typed; of one that is not saved nothing is new.
    """
    readings.update_index(library)
    terms = parse(f"{search.strip()} ")
    seen = next(
        iter(library.values(_Seen, "SELECT search, seen, seen_at FROM watches WHERE search = ?", (search,))), None
    )
    if terms == Terms():
        return []
    in_library = list(_accusing(library, terms, seen) if terms.accused else _statements(library, terms, seen))
    hits = sorted([*in_library, *_in_feeds(library, terms, seen)], key=lambda hit: hit.day, reverse=True)
    return sorted(hits, key=lambda hit: not hit.new)[:MOST]


def _bounds(seen: _Seen | None) -> dict[str, Any]:
    """What counts as new: nothing for a search that is not saved."""
    return {"seen": seen.seen if seen else 1 << 62, "most": MOST}


def _statements(library: Library, terms: Terms, seen: _Seen | None) -> Iterator[Found]:
    """Quotes and claims; a claim inside a quote that is a hit, too, is left out."""
    conditions, values = ["TRUE"], _bounds(seen)
    if terms.words:
        conditions.append("s.number IN (SELECT rowid FROM statement_index WHERE statement_index MATCH :words)")
        values["words"] = match_expression(terms.words) or '""'
    if terms.person:
        conditions.append("s.number IN (SELECT statement FROM voices WHERE key = :person AND role = 'speaker')")
        values["person"] = terms.person
    if terms.above is not None:
        conditions.append("s.number IN (SELECT statement FROM figures WHERE value >= :above)")
        values["above"] = terms.above
    if terms.outlet:
        # "+": with other conditions SQLite begins with those; it would look up each article in all their rows.
        conditions.append("a.outlet_key = :outlet" if len(conditions) == 1 else "+a.outlet_key = :outlet")
        values["outlet"] = terms.outlet
    quoted: dict[str, range] = {}
    for one in library.values(_Said, _STATEMENTS.format(conditions=" AND ".join(conditions)), values):
        if one.layer == "quote":
            quoted[one.article] = range(one.start, one.start + len(one.text))
        elif one.start in quoted.get(one.article, ()):
            continue
        yield Found(one.layer, one.article, one.title, one.outlet, one.day, one.start, one.text, one.speakers, one.new)


def _accusing(library: Library, terms: Terms, seen: _Seen | None) -> Iterator[Found]:
    """The sentences in which somebody is accused, of articles with the other terms."""
    appearances.complete(library)
    name = match_phrase(terms.accused.rpartition(" ")[2]).removesuffix("*")
    near = [f'NEAR("{verb}"* {name}, {_NEAR})' for verb in (*ACCUSING, "cause")]
    query = " OR ".join(near)
    if terms.words and (words := match_expression(terms.words)):
        query = f"({query}) AND {words}"
    conditions, values = ["a.number IN (SELECT rowid FROM text_index WHERE text_index MATCH :near)"], _bounds(seen)
    values["near"] = query
    if terms.person:
        conditions.append("a.number IN (SELECT article FROM appearances WHERE key = :person)")
        values["person"] = terms.person
    if terms.outlet:
        conditions.append("+a.outlet_key = :outlet")  # as in `_statements`
        values["outlet"] = terms.outlet
    for one in library.values(_Text, _ARTICLES.format(conditions=" AND ".join(conditions)), values) if name else ():
        for start, end in accusations(one.text, terms.accused):
            text = one.text[start:end]
            start += len(text) - len(text.lstrip())
            yield Found("article", one.article, one.title, one.outlet, one.day, start, text.strip(), (), one.new)


def _in_feeds(library: Library, terms: Terms, seen: _Seen | None) -> Iterator[Found]:
    """Announced articles that are not in the library yet; figures are not looked for in them."""
    if terms.above is not None:
        return
    wanted = [names.key(word).strip('«»“”"') for word in (*terms.words.split(), *terms.person.split())]
    rows = library.values(_Announced, _ANNOUNCED, {"seen_at": seen.seen_at if seen else "~"})
    for one in rows:
        text = f"{one.title}. {one.summary}"
        folded = names.key(text)
        if not all(word in folded for word in wanted) or (terms.outlet and terms.outlet != names.key(one.feed)):
            continue
        if terms.accused and not accusations(text, terms.accused):
            continue
        shown = " ".join(text.split())[:_SHOWN]
        yield Found("feed", "", one.title, one.feed, one.day[:10], 0, shown, (), one.new)
