"""Nouns for roles as keys: one for both genders and numbers, and the typed ladder of wider words.

« directrices » -> « directeur »; « élu » is wider than « député », « patron » than « pdg ».
"""

from __future__ import annotations

import functools
import re
import unicodedata
from typing import NamedTuple

from sawt_reader.analysis import lexicons
from sawt_reader.analysis.grammar import nouns

# Feminine ending -> masculine endings, most telling first: a masculine counts only if it is a known noun.
_ENDINGS = (
    ("trice", ("teur",)),
    ("euse", ("eur",)),
    ("eure", ("eur",)),
    ("ère", ("er",)),
    ("ienne", ("ien",)),
    ("onne", ("on",)),
    ("enne", ("en",)),
    ("elle", ("el",)),
    ("ive", ("if",)),
    ("ive", ("ive",)),
    ("esse", ("e", "")),
    ("ée", ("é",)),
    ("e", ("",)),
)
_SIMPLE_FEMININES = (("trice", "teur"), ("ière", "ier"), ("ienne", "ien"), ("euse", "eur"))
_ADJECTIVES: tuple[tuple[str, str], ...]
_ADJECTIVES = (("trice", "teur"), ("euse", "eux"), ("ive", "if"), ("iere", "ier"), ("ienne", "ien"), ("enne", "en"))
_ADJECTIVES += (("elle", "el"), ("onne", "on"), ("que", "que"), ("aire", "aire"), ("iste", "iste"))
_FEMININE_ENDINGS = tuple(lexicons.words("descriptions.toml", "feminine_endings"))
# Fields of the ladder whose stems are no people, as classes of nouns.
_CLASSES = {"organisations": "organisation", "media": "medium", "documents": "document"}
_MARKS = re.compile(r"[\u0300-\u036f]")


class RolePhrase(NamedTuple):
    """Several words that are one role: the further words after the first, and what they mean."""

    words: tuple[str, ...]
    stem: str
    slots: frozenset[tuple[str, str]]


@functools.lru_cache(maxsize=20_000)
def fold(word: str) -> str:
    """A word in lower case without accents and ligatures."""
    word = word.lower().replace("’", "'").replace("œ", "oe")
    return word if word.isascii() else _MARKS.sub("", unicodedata.normalize("NFD", word))


@functools.lru_cache(maxsize=20_000)
def stem_of(noun: str) -> str:
    """One key for both genders and numbers of a noun in lower case: « directrices » -> « directeur »."""
    pairs, known = _pairs(), _masculines()
    for singular in _singulars(noun):
        if singular in pairs:
            return pairs[singular]
        if singular in known:
            return singular
        for ending, masculine in _ENDINGS:
            if singular.endswith(ending):
                for end in masculine:
                    if (stem := singular[: -len(ending)] + end) in known:
                        return stem
    singular = _singulars(noun)[-1]
    for ending, end in _SIMPLE_FEMININES:
        if singular.endswith(ending):
            return singular.removesuffix(ending) + end
    return singular


@functools.lru_cache(maxsize=20_000)
def adjective_of(form: str) -> str:
    """The folded masculine singular of an adjective, roughly: « municipales » -> « municipal »; only a key."""
    word = fold(form)
    if word.endswith("aux"):
        return word[:-2] + "l"
    if word.startswith("publique"):
        return "public"
    if word.endswith("s") and not word.endswith(("ais", "ois", "ss")):
        word = word[:-1]
    for ending, end in _ADJECTIVES:
        if word.endswith(ending):
            return word.removesuffix(ending) + end
    if word.endswith(_FEMININE_ENDINGS):
        return word[:-1]
    return word


def wider(stem: str, words: frozenset[str] = frozenset()) -> frozenset[str]:
    """All stems on higher steps of the ladder: « député » -> « parlementaire », « élu », « politicien ».

    Args:
        stem: of the narrower role.
        words: its modifiers and complements: a « président » is an « élu » only with « région » and the like.
    """
    return _wider(stem, words if stem in _conditional() else frozenset())


@functools.cache
def fields(stem: str) -> frozenset[str]:
    """The fields of the ladder where a stem stands: « porte-parole » -> politics, state."""
    return frozenset(name for name, field in _steps().items() if stem in _in_field(field))


def role_phrases(first: str) -> tuple[RolePhrase, ...]:
    """The phrases that begin with a folded word, the longest first."""
    return _phrases().get(first, ())


@functools.lru_cache(maxsize=20_000)
def class_of(noun: str) -> str | None:
    """The class of a noun in lower case, as in `nouns.Role`, by the ladder alone: « caporaux », « office »."""
    return _classes().get(stem_of(noun))


@functools.lru_cache(maxsize=20_000)
def is_role(word: str) -> bool:
    """Can a word in lower case be the noun of a role, or begin one (« garde du corps »)?"""
    bare = word.removeprefix("ex-").removeprefix("vice-").removeprefix("co-")
    return nouns.role(bare) is not None or class_of(bare) is not None or fold(bare) in _compound_beginnings()


@functools.cache
def compounds() -> frozenset[str]:
    """The stems of people that stand for several words: "garde-du-corps", "bras-droit"."""
    return frozenset(row[1] for row in lexicons.tsv("role_phrases.tsv") if "-" in row[1])


@functools.cache
def _compound_beginnings() -> frozenset[str]:
    return frozenset({"garde", "bras", "charge", "chargee", "mis", "mise", "tete"})


def _singulars(noun: str) -> list[str]:
    found = [noun]
    if noun.endswith("aux"):
        found += [noun[:-1], noun[:-2] + "l"] if noun.endswith("eaux") else [noun[:-2] + "l"]
    elif (noun.endswith("eux") and len(noun) > 4) or (noun.endswith("s") and len(noun) > 3):
        found.append(noun[:-1])
    return found


@functools.cache
def _pairs() -> dict[str, str]:
    return {row[0]: row[1] for row in lexicons.tsv("role_pairs.tsv")}


@functools.cache
def _masculines() -> frozenset[str]:
    listed = {word for word, gender, number, _ in lexicons.tsv("roles.tsv") if gender != "f" and number == "s"}
    bodies = {word for word, gender, _, kind in lexicons.tsv("roles.tsv") if gender == "f" and kind != "person"}
    return frozenset(listed | bodies | _ladder_words())


@functools.cache
def _steps() -> dict[str, dict[str, list[tuple[str, frozenset[str]]]]]:
    """For each field and stem the stems one step wider, each with words of which the narrower role must have one."""
    found: dict[str, dict[str, list[tuple[str, frozenset[str]]]]] = {}
    for above, field, covered in lexicons.tsv("role_ladder.tsv"):
        for item in covered.split():
            stem, _, needed = item.partition(":")
            words = frozenset(needed.split(",")) if needed else frozenset()
            found.setdefault(field, {}).setdefault(stem, []).append((above, words))
    return found


@functools.cache
def _ladder_words() -> frozenset[str]:
    """All stems of the ladder, bodies and documents too."""
    return frozenset(stem for field in _steps().values() for stem in _in_field(field))


@functools.cache
def _classes() -> dict[str, str]:
    found: dict[str, str] = {}
    for name, field in _steps().items():
        for stem in _in_field(field):
            found.setdefault(stem, _CLASSES.get(name, "person"))
    return found


def _in_field(field: dict[str, list[tuple[str, frozenset[str]]]]) -> set[str]:
    return field.keys() | {above for steps in field.values() for above, _ in steps}


@functools.cache
def _wider(stem: str, words: frozenset[str]) -> frozenset[str]:
    """All stems above one that has these words, over all steps that stay within a field."""
    reached: set[str] = set()
    for field in _steps().values():
        if stem in field:
            within: set[str] = set()
            todo = [above for above, needed in field[stem] if not needed or needed & words]
            while todo:
                above = todo.pop()
                if above not in within:
                    within.add(above)
                    todo += [further for further, needed in field.get(above, ()) if not needed]
            reached |= within
    return frozenset(reached - {stem})


@functools.cache
def _conditional() -> frozenset[str]:
    """The stems of which a step asks for further words."""
    fields = _steps().values()
    return frozenset(stem for field in fields for stem, steps in field.items() if any(needed for _, needed in steps))


@functools.cache
def _phrases() -> dict[str, tuple[RolePhrase, ...]]:
    found: dict[str, list[RolePhrase]] = {}
    for row in lexicons.tsv("role_phrases.tsv"):
        first, *further = row[0].split()
        slots = frozenset(
            (slot, word) for slot, _, word in (item.partition(":") for item in (row[2].split() if row[2:] else ()))
        )
        found.setdefault(first, []).append(RolePhrase(tuple(further), row[1], slots))
    return {first: tuple(sorted(rows, key=lambda row: -len(row.words))) for first, rows in found.items()}


@functools.cache
def _peoples() -> dict[str, tuple[str, str]]:
    found: dict[str, tuple[str, str]] = {}
    for place, level, adjectives in lexicons.tsv("peoples.tsv"):
        key = place.replace(" ", "-")
        found.setdefault(key, (key, level))
        for adjective in adjectives.split():
            found.setdefault(adjective, (key, level))
    return found


def people(word: str) -> tuple[str, str] | None:
    """The place of a demonym in any form, and whether it is a "country" or an "other"; also of the place itself."""
    table, folded = _peoples(), fold(word).replace(" ", "-")
    if folded in table:
        return table[folded]
    for form in _bare_forms(folded):
        if form in table:
            return table[form]
    return None


def _bare_forms(word: str) -> list[str]:
    """Masculine singulars that a folded demonym may come from: « bretonnes » -> « breton »."""
    forms = [word[:-1]] if word.endswith("s") else []
    for form in [word, *forms]:
        if form.endswith("e"):
            forms.append(form[:-1])
            if form.endswith(("nne", "lle", "tte")):
                forms.append(form[:-2])
        if form.endswith("que"):
            forms += [form[:-3] + "c"]
    return forms


@functools.cache
def _parties() -> dict[str, str]:
    found: dict[str, str] = {}
    for key, words, *names in lexicons.tsv("parties.tsv"):
        for name in (key, *words.split(), *(names[0].split(",") if names else ())):
            found.setdefault(name, key)
    return found


def party(word: str) -> str | None:
    """The party of an acronym, name or adjective (« LR », « socialistes »), as one key; None if it is none."""
    table, folded = _parties(), fold(word)
    return table.get(folded) or table.get(folded.removesuffix("s")) or table.get(adjective_of(word))
