"""Look-up of known names: places, organisations, first names, peoples."""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from sawt_reader.analysis import lexicons
from sawt_reader.reading.model import EntityKind, Gender

if TYPE_CHECKING:  # archives look names up without spaCy
    from sawt_reader.analysis.tokens import Tokens

_FIRST_WORD = re.compile(r"\w+")
_ACCENTS = re.compile("[\u0300-\u036f]")
_GENDERS: dict[str, Gender | None] = {"f": "female", "m": "male", "e": None}


class Known(NamedTuple):
    """The entry of a name in a gazetteer.

    Attributes:
        kind: the kind of entity.
        countries: of a place, the ISO 3166-1 codes of its homonyms and the logarithm of their size, the largest first.
        weight: 3 for a country or an organisation by its full name, 2 for a city, 1 for a village or an ambiguous name.
        is_region: is it a place with towns in it, as a country, region or department?
    """

    kind: EntityKind
    countries: tuple[tuple[str, int], ...]
    weight: int
    is_region: bool = False


_ORGANISATION, _AMBIGUOUS = Known("organisation", (), 3), Known("organisation", (), 1)
_OTHER = Known("other", (), 3)
# First words, without accents, of bodies' names that are written without their capital too: « parti radical ».
_HEADS = lexicons.words("organisations.toml", "heads_in_lower_case")
_COUNTRY = re.compile(r"([A-Z]{2})([a-z])")
# Sizes of places in `places.tsv` as steps from 500 inhabitants on, each twice the one before.
# Larger places are known by themselves, smaller ones are hints; smaller abroad are seldom in the news.
_TOWN, _TOWN_ABROAD = 5, 8
_NEAR, _SMALL = lexicons.words("places.toml", "near"), lexicons.words("places.toml", "small")
_WORDS = re.compile(r"[ ']+")
# Names to remember: an article has a few hundred.
_remembered = functools.lru_cache(maxsize=4_000)


def plain(name: str) -> str:
    """A name without accents: newspapers drop them from capitals (« Etats-Unis », « Elysée »)."""
    return name if name.isascii() else _ACCENTS.sub("", unicodedata.normalize("NFD", name))


@functools.cache
def _names() -> dict[str, Known]:
    """Every known name without accents, but for those in `places.tsv`."""
    names: dict[str, Known] = {}
    for name, field in lexicons.tsv("organisations.tsv"):
        entry = _AMBIGUOUS if field == "ambiguous" else _ORGANISATION
        for form in _spellings(plain(name), lower=field in {"politics", "international"}):
            names.setdefault(form, entry)
    for name, _ in lexicons.tsv("others.tsv"):
        for form in _spellings(plain(name), lower=False):
            names.setdefault(form, _OTHER)
    for name in metonyms():
        names.setdefault(name, Known("organisation", (), 2))
    codes: dict[str, list[str]] = {}
    for name, code in lexicons.tsv("places_by_hand.tsv"):
        codes.setdefault(name, []).append(code)
    for name, code in lexicons.tsv("countries.tsv"):
        codes.setdefault(name, [code])
    for name, found in codes.items():
        place = Known("place", tuple((code, 0) for code in found if code.isalpha()), 3, is_region=True)
        names.setdefault(plain(name), place)
        if " " in name:  # « République Tchèque »
            words = (word if word in _SMALL or "'" in word else word[0].upper() + word[1:] for word in name.split(" "))
            names.setdefault(plain(" ".join(words)), place)
    return names


def _spellings(name: str, *, lower: bool) -> Iterator[str]:
    """A name with the capitals that newspapers give it: « Parti radical », « Parti Radical », « parti radical ».

    Args:
        name: with the capitals of its entry.
        lower: may it be written without any, if its first word is the noun that heads it?
    """
    yield name
    words = name.split(" ")
    if len(words) > 1:
        capitals = [word[0].upper() + word[1:] for word in words]
        yield " ".join(capitals)
        yield " ".join(w if w in _SMALL else c for w, c in zip(words, capitals, strict=True))
        if lower and words[0].lower() in _HEADS:
            yield name[0].lower() + name[1:]


def is_metonym(name: str) -> bool:
    """Is it a seat of power, which stands for the power? « Matignon », « l'Élysée »."""
    return plain(name) in metonyms()


@functools.cache
def metonyms() -> frozenset[str]:
    """Seats of power without accents: the power where they act, else the place. « Matignon », « Elysee »."""
    return frozenset(plain(name) for (name,) in lexicons.tsv("metonyms.tsv"))


@functools.cache
def _places() -> dict[str, str]:
    """The rows of `places.tsv` by the first two letters of their names: one string each, as look-ups are rare."""
    return dict(lexicons.tsv("places.tsv"))  # type: ignore[arg-type]  # rows of two


@functools.lru_cache(maxsize=1_000)  # of 3,700: each is a copy
def _row(beginning: str) -> str:
    """The entries of `places.tsv` that begin with three letters, which are sorted: short enough to search in."""
    row, opening = _places().get(beginning[:2], ""), f"|{beginning}"
    start = row.find(opening)
    return row[start : row.index("|", row.rindex(opening) + 1) + 1] if start >= 0 else ""


def _bare(name: str) -> str:
    """A name without accents as `places.tsv` spells it, without hyphens and inner capitals."""
    return name[:1] + name[1:].lower().replace("-", " ")


def _has_capitals(name: str) -> bool:
    """Has a name the capitals of a place's? Not « La plaine », « GRAMAT »."""
    return not name.isupper() and not any(w[:1].islower() and w not in _SMALL for w in _WORDS.split(name))


def _place(name: str) -> Known | None:
    """The entry of a place in `places.tsv`."""
    bare = plain(name)
    key = _bare(bare)
    row = _row(key[:3])
    start = row.find(f"|{key}=")
    if start < 0 or not _has_capitals(bare):
        return None
    entry = row[start + len(key) + 2 : row.index("|", start + 1)]
    countries = tuple((code, ord(size) - ord("a")) for code, size in _COUNTRY.findall(entry))
    large = any(size >= (_TOWN if code in _NEAR else _TOWN_ABROAD) for code, size in countries)
    doubtful = entry.endswith("?") or name in first_names()
    return Known("place", countries, 2 if large and not doubtful else 1, is_region="!" in entry)


@functools.cache
def _lengths() -> dict[str, int]:
    """The lengths of known names (see `lengths`) by their first word, but for those in `places.tsv`."""
    found: dict[str, int] = {}
    for name in _names():
        word = name if name.isalpha() else _first_word(name)
        found[word] = found.get(word, 0) | 1 << len(name)
    return found


def _place_lengths(word: str) -> int:
    """The lengths of the names in `places.tsv` that begin with this word without accents."""
    bare, found = _bare(word), 0
    row = _row(bare[:3])
    for mark in "=", " ", "'":
        opening = f"|{bare}{mark}"
        start = row.find(opening)
        while start >= 0:
            found |= 1 << row.index("=", start) - start - 1
            start = row.find(opening, start + len(opening))
    return found


def _first_word(name: str) -> str:
    first = _FIRST_WORD.match(name)
    return first.group() if first else ""


@_remembered
def known(name: str) -> Known | None:
    """The entry of a name, spelled with or without accents."""
    return _names().get(plain(name)) or _place(name)


def is_large_place(name: str) -> bool:
    """Is it a place so well known that its name alone shows it? Not a village or a place with the name of a word."""
    found = known(name)
    return found is not None and found.kind == "place" and found.weight > 1


@_remembered
def lengths(word: str) -> int:
    """The lengths in code points of the known names that begin with this word, each a bit of the number."""
    word = plain(word)
    word = word if word.isalpha() else _first_word(word)
    found = _lengths().get(word, 0)
    return found | _place_lengths(word) if word[:1].isupper() else found


@functools.cache
def small_beginnings() -> frozenset[str]:
    """The words without a capital that begin a known name, without accents: « parti », « easyJet »."""
    return frozenset(word for word in _lengths() if not word[:1].isupper())


def ends(tokens: Tokens, start: int, lengths: int) -> list[int]:
    """The ends (tokens) of the stretches from token `start` with one of these lengths, longest first.

    Args:
        tokens: of the whole text.
        start: a token.
        lengths: of known names, as `lengths` gives them. What white space may change is taken in any length up to the
            longest.
    """
    if not lengths:
        return []
    begin, unusual, longest = tokens.start[start], tokens.unusual, lengths.bit_length() - 1
    found = []
    for after, end in enumerate(tokens.end[start : start + longest], start + 1):
        length = end - begin
        if length > longest:
            break
        if lengths >> length & 1 or unusual[after] > unusual[start]:
            found.append(after)
    return found[::-1]


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


@_remembered
def is_people(word: str) -> bool:
    """Is it a people, inhabitants or their adjective, singular or plural? « Libanais », « lyonnaise », « Kosovars »."""
    word = word.lower()
    peoples = _peoples()
    return any(
        form in peoples
        for form in (word, word.rstrip("s"), word.split("-")[-1].rstrip("s"), word.removesuffix("aux") + "al")
    )
