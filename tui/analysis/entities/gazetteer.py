"""What is known by name before an article is read: places, organisations, first names, peoples."""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterable
from typing import NamedTuple

from tui.analysis.lexicons import tsv
from tui.model import EntityKind, Gender

_FIRST_WORD = re.compile(r"\w+")
_GENDERS: dict[str, Gender | None] = {"f": "female", "m": "male", "e": None}


class Known(NamedTuple):
    """What a gazetteer says of a name.

    Attributes:
        kind: what it names.
        country: ISO 3166-1 code of a place, or None.
        weight: how sure: 3 a country or an organisation by its full name, 2 a city, 1 what could be something else.
    """

    kind: EntityKind
    country: str | None
    weight: int


def plain(name: str) -> str:
    """A name without accents: newspapers drop them from capitals (« Etats-Unis », « Elysée »)."""
    if name.isascii():
        return name
    return "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c))


@functools.cache
def _names() -> dict[str, Known]:
    """Every known name without accents."""
    names: dict[str, Known] = {}

    def add(name: str, known: Known) -> None:
        names.setdefault(plain(name), known)

    for name, field in tsv("organisations.tsv"):
        add(name, Known("organisation", None, 1 if field == "ambiguous" else 3))
    for name, code in (*tsv("places_by_hand.tsv"), *tsv("countries.tsv")):
        add(name, Known("place", code if code.isalpha() else None, 3))
    people = first_names()
    for name, code in tsv("places.tsv"):
        add(name, Known("place", code or None, 1 if name in people else 2))
    return names


@functools.cache
def _by_first_word() -> dict[str, tuple[int, ...]]:
    """The lengths, longest first, of the known names that begin with a word."""
    lengths: dict[str, set[int]] = {}
    for name in _names():
        if word := _FIRST_WORD.match(name):
            lengths.setdefault(word.group(), set()).add(len(name))
    return {word: tuple(sorted(found, reverse=True)) for word, found in lengths.items()}


def known(name: str) -> Known | None:
    """What is known of a name, spelled with or without accents."""
    return _names().get(plain(name))


def country(forms: Iterable[str]) -> str | None:
    """The country of a place by its names: ISO 3166-1 code, or None where none or several are known."""
    codes = {found.country for found in map(known, forms) if found and found.kind == "place" and found.country}
    return codes.pop() if len(codes) == 1 else None


def known_lengths(word: str) -> tuple[int, ...]:
    """How many code points long the known names are that begin with this word; longest first."""
    first = _FIRST_WORD.match(plain(word))
    return _by_first_word().get(first.group(), ()) if first else ()


@functools.cache
def first_names() -> dict[str, Gender | None]:
    """First names and the gender they show."""
    return {name: _GENDERS[gender] for name, gender in tsv("first_names.tsv")}


def is_first_name(word: str) -> bool:
    """« Marie », « Jean-Pierre », whose first half is enough."""
    names = first_names()
    return word in names or ("-" in word and word.split("-")[0] in names)


def gender_of(first_name: str) -> Gender | None:
    """The gender a first name shows, if it shows one."""
    names = first_names()
    return names.get(first_name) or names.get(first_name.split("-")[0])


@functools.cache
def _common() -> frozenset[str]:
    return frozenset(word for (line,) in tsv("stop_words.tsv") for word in line.split(" "))


def is_common(word: str) -> bool:
    """A noun, adjective or adverb of the dictionary, in any number: « Météo », « Félicitations », « Journaux »."""
    word = word.lower()
    common = _common()
    return any(
        form in common for form in (word, word[:-1] if word[-1] in "sx" else word, word.removesuffix("aux") + "al")
    )


@functools.cache
def _peoples() -> frozenset[str]:
    return frozenset(word for (word,) in tsv("demonyms.tsv"))


def is_people(word: str) -> bool:
    """A people, inhabitants or their adjective, in any number: « Libanais », « lyonnaise », « Kosovars »."""
    word = word.lower()
    peoples = _peoples()
    return any(
        form in peoples
        for form in (word, word.rstrip("s"), word.split("-")[-1].rstrip("s"), word.removesuffix("aux") + "al")
    )
