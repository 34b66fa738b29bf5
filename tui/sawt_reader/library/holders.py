"""Who held an office that an article names without the person: « le Premier ministre », from other articles.

A statement counts if its article was published at most 90 days before or after this one. Two people with the office in
that time contradict each other, and nobody is named; nor is a person of whom a nearer article states another office of
the kind. What is found is laid over a reading when it is shown or exported; it is never part of a stored one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

import msgspec
from msgspec.structs import replace

from sawt_reader.library import names, roles
from sawt_reader.library.offices import Office, office, offices
from sawt_reader.library.store import Library
from sawt_reader.reading.kinds import KINDS, ItemT, Kind
from sawt_reader.reading.model import FromLibrary, Gender, Reading, Source

DAYS = 90
"""Days from one article to another within which an office is taken to have the same holder."""

Holders = Mapping[str, tuple[FromLibrary, ...]]
"""By the name of a source: one holder, or several who contradict each other."""

# Words before a description that is of nobody in particular: « un ministre », « plusieurs ministres ».
_INDEFINITE = frozenset("un une des de d plusieurs certains certaines deux trois chaque tout tous aucun aucune".split())

# Of each person the nearest statement: bare columns are those of the row with the least distance, as SQLite defines for
# a query with one min(). A current version only, and none of the same work.
_STATED = """SELECT r.name, r.role, a.id, coalesce(a.title, a.source), r.day, r.gender, r.country,
        min(abs(julianday(r.day) - julianday(:day))) AS distance
    FROM roles r JOIN articles a ON a.number = r.article JOIN works w ON w.current = a.number
    WHERE r.office = :office AND r.day BETWEEN date(:day, :before) AND date(:day, :after)
        AND a.work IS NOT (SELECT work FROM articles WHERE id = :article)
    GROUP BY r.person, r.gender, r.country ORDER BY distance, r.day DESC, r.person"""
# What a person is in nearer articles, the nearest first.
_NEARER = """SELECT r.name, r.role, a.id, coalesce(a.title, a.source), r.day, r.gender, r.country,
        abs(julianday(r.day) - julianday(:day)) AS distance
    FROM roles r JOIN articles a ON a.number = r.article JOIN works w ON w.current = a.number
    WHERE r.person = :person AND r.day BETWEEN date(:day, :before) AND date(:day, :after) AND distance < :distance
        AND a.work IS NOT (SELECT work FROM articles WHERE id = :article)
    ORDER BY distance, r.day DESC"""


class _Stated(NamedTuple):
    """A person with an office: the nearest statement, with the distance of its article in days."""

    name: str
    role: str
    article: str
    title: str
    day: str
    gender: Gender | None
    country: str | None
    distance: float


def find(library: Library, reading: Reading) -> Holders:
    """The holders of the offices that a reading names without a person, as other articles of the library state them.

    Empty for an article without a day of publication.
    """
    day = roles.day_of(reading)
    described = _described(reading) if day else {}
    # Where the article itself says who holds the office, the analysis has decided.
    own = {held.key for entity in reading.entities for role in entity.roles for held in offices(role)}
    found: dict[str, tuple[FromLibrary, ...]] = {}
    for name, asked in described.items():
        if asked.key not in own and (stated := _stated(library, reading, asked, day)):
            found[name] = tuple(
                FromLibrary(name=one.name, role=one.role, article=one.article, title=one.title, published=one.day)
                for one in stated
            )
    return found


def _described(reading: Reading) -> Mapping[str, Office]:
    """The offices by which sources without an entity are called, by the name of the source."""
    found: dict[str, Office] = {}
    indefinite = set[str]()
    for source in _sources(reading):
        if source.entity is not None or not source.name:
            continue
        if source.span and _is_indefinite(reading.article.text[source.span.start : source.span.end]):
            indefinite.add(source.name)
        if source.name not in found:
            found[source.name] = office(source.name)
    return {name: asked for name, asked in found.items() if asked.is_single and name not in indefinite}


def _is_indefinite(words: str) -> bool:
    return names.key(words).partition(" ")[0] in _INDEFINITE


def _sources(reading: Reading) -> Iterator[Source]:
    for kind in KINDS:
        for item in kind.items(reading):
            yield from kind.sources(item)


def _stated(library: Library, reading: Reading, asked: Office, day: str | None) -> list[_Stated]:
    """The statements about an office around a day, one for each person; none if its only holder does not fit.

    Two of one person if a nearer article states another office.
    """
    values = {
        "office": asked.key,
        "day": day,
        "before": f"-{DAYS} days",
        "after": f"+{DAYS} days",
        "article": reading.article.id,
    }
    country = roles.country_of(reading) if asked.is_national else None
    people: list[_Stated] = []
    for one in library.values(_Stated, _STATED, values):
        if country is None or one.country in (None, country):
            _add(people, one)
    if len(people) == 1 and asked.is_national:
        nearer = library.values(
            _Stated, _NEARER, values | {"person": names.key(people[0].name), "distance": people[0].distance}
        )
        people += [one for one in nearer if any(_excludes(held, asked) for held in offices(one.role))][:1]
    fits = len(people) > 1 or not (asked.is_feminine and any(one.gender == "male" for one in people))
    return people if fits else []


def _excludes(held: Office, asked: Office) -> bool:
    """Whether who holds one office of a state cannot hold the other: « ministre des Finances », « Premier ministre ».

    « ministre de l'Économie » and « ministre de l'Économie et des Finances » may be one.
    """
    (noun, _, words), (other_noun, _, other_words) = held.key.partition("|"), asked.key.partition("|")
    one, other = set(words.split()), set(other_words.split())
    return held.is_single and held.is_national and (noun != other_noun or not (one <= other or other <= one))


def _add(people: list[_Stated], one: _Stated) -> None:
    """Add a person, unless it is one of them by another name: « Petit » is « Claire Petit »."""
    for number, other in enumerate(people):
        short, long = sorted((names.key(one.name), names.key(other.name)), key=len)
        if f" {long}".endswith(f" {short}"):
            if names.key(other.name) == short:
                people[number] = other._replace(name=one.name, gender=other.gender or one.gender)
            return
    people.append(one)


# --- Laid over a reading


def laid_over(reading: Reading, holders: Holders) -> Reading:
    """The reading with the holders of offices beside the names of sources; those that the user has set stay."""
    set_by_user = {one.item for one in reading.review.items if one.speakers is not None} if reading.review else set()

    def known(source: Source) -> Source:
        found = holders.get(source.name or "") if source.entity is None else None
        return replace(source, from_library=found) if found else source

    return _changed(reading, known, set_by_user) if holders else reading


def without(reading: Reading) -> Reading:
    """The reading without anything that a library knew."""

    def plain(source: Source) -> Source:
        return source if source.from_library is msgspec.UNSET else replace(source, from_library=msgspec.UNSET)

    return _changed(reading, plain, set()) if any(source.from_library for source in _sources(reading)) else reading


def _changed(reading: Reading, change: Callable[[Source], Source], kept: set[str]) -> Reading:
    """The reading with changed sources, except of items given by id."""

    def changed(kind: Kind[ItemT], item: ItemT) -> ItemT:
        before = kind.sources(item)
        after = tuple(map(change, before))
        return item if item.id in kept or after == before else kind.calling(item, after)

    return replace(
        reading,
        **{kind.plural: tuple(changed(kind, item) for item in kind.items(reading)) for kind in KINDS},
    )
