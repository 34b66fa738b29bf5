"""Which roles the press gives to persons that it names often: « le chef de l'État » may be whoever is known as such.

The article comes first: see `Dossier.fit`, which asks here only where the article is silent. The table names people, so
it grows old: it is not asked about articles later than it, and a role in it counts only where the article tells no
other office, or for « l'ancien ministre ».
"""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from typing import NamedTuple

from sawt_reader.analysis import lexicons
from sawt_reader.analysis.reference import stems
from sawt_reader.analysis.reference.descriptions import Description
from sawt_reader.analysis.reference.stems import fold

LEXICON = "public_roles.tsv"

# The last year of the articles that the table is from: of later ones it knows nothing.
_LAST_YEAR = 2020
_YEAR = re.compile(r"\b20\d\d\b")
_SHORTEST = 3  # letters of a word that restricts a role
# They say only that a president heads a state: « président de la République », « chef de l'État ».
_OF_A_STATE = frozenset({"republique", "etat", "federation"})
_SMALL = lexicons.words("descriptions.toml", "small_words")


class PublicRole(NamedTuple):
    """A role: its stem, whether it is that of a « premier », and the folded words that restrict it."""

    stem: str
    is_first: bool
    words: frozenset[str]


def role_of(phrase: Sequence[str]) -> PublicRole:
    """The role that the words of a phrase give, the first of which is the noun, or « premier » before it."""
    is_first = stems.adjective_of(phrase[0]) == "premier" and len(phrase) > 1
    noun, *rest = [fold(word) if k else word.lower() for k, word in enumerate(phrase[is_first:])]
    stem = stems.stem_of(noun.removeprefix("ex-"))
    content = [word.removeprefix("l'").removeprefix("d'") for word in rest]
    content = [word for word in content if len(word) >= _SHORTEST and word not in _SMALL and not word.isdigit()]
    for known in stems.role_phrases(fold(stem)):
        if tuple(content[: len(known.words)]) == known.words:
            stem, content = known.stem, content[len(known.words) :] + [word for _, word in known.slots]
            break
    words = frozenset(_key(word) for word in content)
    return PublicRole(stem, is_first or "premier" in words, words)


def _key(word: str) -> str:
    """A word as descriptions have it: demonyms as their country or town, parties by one name."""
    if (people := stems.people(word)) is not None:
        return people[0]
    return stems.party(word) or stems.adjective_of(word)


def is_of_its_time(text: str, published: str | None) -> bool:
    """May the table be believed of an article? By its day, or else by the years it names."""
    years = [published[:4]] if published else _YEAR.findall(text)
    return max(map(int, years), default=_LAST_YEAR) <= _LAST_YEAR


def bears(name: str, said: Description) -> bool:
    """Does the press give a person of this full name the role said, with all that restricts it?"""
    if said.kind != "person" or said.is_plural:
        return False
    is_first = ("rank", "premier") in said.slots
    words = {_key(word) for way, word in said.slots if way not in {"name", "rank"}}
    if said.stem == "président":
        words -= _OF_A_STATE
    for role in _table().get(fold(name), ()):
        step = role.stem == said.stem or (said.stem in stems.wider(role.stem, role.words) and not is_first)
        if step and is_first <= role.is_first and words <= role.words:
            return True
    return False


@functools.cache
def _table() -> dict[str, tuple[PublicRole, ...]]:
    return {fold(name): tuple(map(_role, cells.split())) for name, cells in lexicons.tsv(LEXICON)}


def as_cell(role: PublicRole) -> str:
    """A role as the table has it: "ministre+:economie,finances"."""
    return f"{role.stem}{'+' * role.is_first}:{','.join(sorted(role.words))}".rstrip(":")


def _role(cell: str) -> PublicRole:
    stem, _, words = cell.partition(":")
    return PublicRole(stem.removesuffix("+"), stem.endswith("+"), frozenset(filter(None, words.split(","))))
