"""Look-up of known names: places, organisations, first names, peoples."""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterable
from typing import NamedTuple

from sawt_reader.analysis import lexicons
from sawt_reader.reading.model import EntityKind, Gender

_FIRST_WORD = re.compile(r"\w+")
_ACCENTS = re.compile("[\u0300-\u036f]")
_GENDERS: dict[str, Gender | None] = {"f": "female", "m": "male", "e": None}


class Known(NamedTuple):
    """The entry of a name in a gazetteer.

    Attributes:
        kind: the kind of entity.
        country: ISO 3166-1 code of a place, or None.
        weight: 3 for a country or an organisation by its full name, 2 for a city, 1 for an ambiguous name.
    """

    kind: EntityKind
    country: str | None
    weight: int


_ORGANISATION, _AMBIGUOUS = Known("organisation", None, 3), Known("organisation", None, 1)


def plain(name: str) -> str:
    """A name without accents: newspapers drop them from capitals (« Etats-Unis », « Elysée »)."""
    return name if name.isascii() else _ACCENTS.sub("", unicodedata.normalize("NFD", name))


@functools.cache
def _names() -> dict[str, Known]:
    """Every known name without accents."""
    names: dict[str, Known] = {}

    for name, field in lexicons.tsv("organisations.tsv"):
        names.setdefault(plain(name), _AMBIGUOUS if field == "ambiguous" else _ORGANISATION)
    for name, code in (*lexicons.tsv("places_by_hand.tsv"), *lexicons.tsv("countries.tsv")):
        names.setdefault(plain(name), Known("place", code if code.isalpha() else None, 3))
    people = first_names()
    for code, group in lexicons.tsv("places.tsv"):
        city = Known("place", code if code.isalpha() else None, 2)
        hint = city._replace(weight=1)
        for name in group.split("|"):
            names.setdefault(plain(name), hint if name in people else city)
    return names


@functools.cache
def _longest() -> dict[str, int]:
    """The length in code points of the longest known name, by its first word."""
    lengths: dict[str, int] = {}
    for name in _names():
        word = name if name.isalpha() else _first_word(name)
        if len(name) > lengths.get(word, 0):
            lengths[word] = len(name)
    return lengths


def _first_word(name: str) -> str:
    first = _FIRST_WORD.match(name)
    return first.group() if first else ""


def known(name: str) -> Known | None:
    """The entry of a name, spelled with or without accents."""
    return _names().get(plain(name))


def country(forms: Iterable[str]) -> str | None:
    """The ISO 3166-1 code of a place's country by its names; None if these have none or several."""
    codes = {found.country for found in map(known, forms) if found and found.kind == "place" and found.country}
    return codes.pop() if len(codes) == 1 else None


def longest(word: str) -> int:
    """The length in code points of the longest known name that begins with this word; 0 if there is none."""
    word = plain(word)
    return _longest().get(word if word.isalpha() else _first_word(word), 0)


@functools.cache
def first_names() -> dict[str, Gender | None]:
    """First names and the gender they show."""
    rows = (*lexicons.tsv("first_names.tsv"), *lexicons.tsv("first_names_by_hand.tsv"))
    names = {name: gender for gender, group in rows for name in group.split("|")}
    return {name: _GENDERS[gender] for name, gender in names.items() if gender != "x"}


def is_first_name(word: str) -> bool:
    """Is it a first name, or a compound of first names? « Marie », « Jean-Zoé »."""
    names = first_names()
    return word in names or ("-" in word and all(part in names for part in word.split("-")))


def gender_of(first_name: str) -> Gender | None:
    """The gender of a first name; None if it has none or is unknown."""
    names = first_names()
    return names.get(first_name) or names.get(first_name.split("-")[0])


@functools.cache
def _common() -> dict[str, str]:
    """Everyday words by first letter, each between two spaces: look-ups are too rare to pay for building a set."""
    return {line[0]: f" {line} " for (line,) in lexicons.tsv("stop_words.tsv")}


@functools.lru_cache(maxsize=50_000)
def is_common(word: str) -> bool:
    """Is it an everyday noun, adjective or adverb, singular or plural? « Météo », « Félicitations », « Journaux »."""
    word = word.lower()
    line = _common().get(word[0], "")
    return any(f" {form} " in line for form in (word, word.rstrip("sx"), word.removesuffix("aux") + "al"))


@functools.cache
def _peoples() -> frozenset[str]:
    return frozenset(word for (line,) in lexicons.tsv("demonyms.tsv") for word in line.split(" "))


def is_people(word: str) -> bool:
    """Is it a people, inhabitants or their adjective, singular or plural? « Libanais », « lyonnaise », « Kosovars »."""
    word = word.lower()
    peoples = _peoples()
    return any(
        form in peoples
        for form in (word, word.rstrip("s"), word.split("-")[-1].rstrip("s"), word.removesuffix("aux") + "al")
    )
