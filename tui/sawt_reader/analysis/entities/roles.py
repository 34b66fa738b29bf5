"""What an apposition says of a person: their roles and gender.

« le secrétaire du Conseil de sécurité, Ivan Morel », « Awa Diallo, présidente de la Ligue, », « le sénateur Morel ».
"""

from __future__ import annotations

from collections.abc import Set
from typing import NamedTuple

from sawt_reader.analysis.entities import gazetteer, persons
from sawt_reader.analysis.entities.clusters import Cluster
from sawt_reader.analysis.entities.words import Words
from sawt_reader.reading.model import Gender

# A description is no longer than this, in tokens.
_LONGEST = 18
# Before a noun of role: « ancien ministre », « l'ex-juge », « principal conseiller ».
_BEFORE = frozenset(
    "ancien ancienne ex haut haute principal principale vice futur future nouveau nouvelle premier première".split()
)
_ARTICLES = frozenset({"le", "la", "l'", "un", "une"})
_ENDS = frozenset('( ) [ ] « » " “ ” . ; : ! ? … – — ,'.split())
_VERBS = frozenset({"VERB", "AUX", "PRON"})
# Prepositions a description may hold: « ministre de la Mer en exercice », not « avec 13 voix ».
_LINKS = frozenset("de d' du des à au aux en pour près chargé".split())
_SMALL = frozenset({"ADP", "DET", "CCONJ", "ADV", "SCONJ"})


class Role(NamedTuple):
    """A description: tokens `start` to `end`, half open, and the noun of role in it."""

    start: int
    end: int
    noun: int


def describe(words: Words, entity: Cluster, named: Set[int]) -> tuple[tuple[str, ...], Gender | None]:
    """The different roles of a person in order of appearance, and the gender.

    The gender is that of titles and nouns of role, else of the first name; None where they disagree or are silent.

    Args:
        words: the text.
        entity: a person.
        named: the tokens of all mentions of persons; no role runs over one.
    """
    found = [
        role
        for mention in entity.mentions
        for role in (_before(words, mention.start, named), _after(words, mention.end, named))
        if role
    ]
    texts = dict.fromkeys(words.as_written(role.start, role.end) for role in found)
    genders = entity.genders or {g for role in found if (g := persons.roles()[words.lower[role.noun]])}
    if not genders and " " in entity.name and (shown := gazetteer.gender_of(entity.name.split()[0])):
        genders = {shown}
    gender = next(iter(genders)) if len(genders) == 1 else None
    return tuple(text for text in texts if not any(text != other and text in other for other in texts)), gender


def _is_role(words: Words, i: int) -> bool:
    lower = words.lower[i]
    return lower in persons.roles() and lower not in persons.generic() and words.text[i] not in persons.titles()


def _before(words: Words, name: int, named: Set[int]) -> Role | None:
    """The description before a name, with a comma between or not, from its noun of role on, without the article."""
    end = name - 1 if name and words.text[name - 1] == "," else name
    noun = None
    for i in range(end - 1, max(-1, end - 1 - _LONGEST), -1):
        if not words.name[i] or words.text[i] in _ENDS or words.pos[i] in _VERBS or i in named:
            break
        if words.pos[i] == "ADP" and words.lower[i] not in _LINKS:
            break
        if _is_role(words, i):
            noun = i
    if noun is None or words.pos[end - 1] in _SMALL:
        return None
    start = noun
    while start and words.lower[start - 1] in _BEFORE:
        start -= 1
    return Role(start, end, noun)


def _after(words: Words, name: int, named: Set[int]) -> Role | None:
    """The description after a name and a comma or a bracket: « Awa Diallo, présidente de la Ligue, »."""
    if name + 1 >= len(words) or words.text[name] not in {",", "("}:
        return None
    start = name + 1
    while start < len(words) and words.lower[start] in _ARTICLES:
        start += 1
    noun = start
    while noun < len(words) and words.lower[noun] in _BEFORE:
        noun += 1
    if noun >= len(words) or not _is_role(words, noun) or words.pos[noun] in _VERBS:
        return None
    end = noun + 1
    while end < min(len(words), noun + _LONGEST) and words.name[end] and words.text[end] not in _ENDS:
        if words.pos[end] in _VERBS or end in named:
            break
        end += 1
    if end in named:  # « Ivan Morel, la ministre Awa Diallo »
        return None
    while end > noun + 1 and words.pos[end - 1] in _SMALL:
        end -= 1
    return Role(start, end, noun)
