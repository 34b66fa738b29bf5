"""What an apposition says of a person: their roles and gender.

« le secrétaire du Conseil de sécurité, Ivan Morel », « Awa Diallo, présidente de la Ligue, », « le sénateur Morel ».
"""

from __future__ import annotations

from collections.abc import Set
from typing import NamedTuple

from sawt_reader.analysis import lexicons
from sawt_reader.analysis.entities import gazetteer, persons
from sawt_reader.analysis.entities.clusters import Cluster
from sawt_reader.analysis.tokens import Tokens
from sawt_reader.reading.model import Gender

# Tokens of a description; half cuts roles in 5, double changes nothing.
_LONGEST = 18
_BEFORE = lexicons.words("titles.toml", "adjectives_before")
_ARTICLES = frozenset({"le", "la", "l'", "un", "une"})
_ENDS = frozenset('( ) [ ] « » " “ ” . ; : ! ? … – — ,'.split())
_VERBS = frozenset({"VERB", "AUX", "PRON"})
_LINKS = lexicons.words("titles.toml", "links")
_SMALL = frozenset({"ADP", "DET", "CCONJ", "ADV", "SCONJ"})


class Role(NamedTuple):
    """A description: tokens `start` to `end`, half open, and the noun of role in it."""

    start: int
    end: int
    noun: int


def describe(tokens: Tokens, entity: Cluster, named: Set[int]) -> tuple[tuple[str, ...], Gender | None]:
    """The different roles of a person in order of appearance, and the gender.

    The gender is that of titles and nouns of role, else of the first name; None where they disagree or are silent.

    Args:
        tokens: of the whole text.
        entity: a person.
        named: the tokens of all mentions of persons; no role runs over one.
    """
    found = [
        role
        for mention in entity.mentions
        for role in (_before(tokens, mention.start, named), _after(tokens, mention.end, named))
        if role
    ]
    texts = dict.fromkeys(tokens.as_written(role.start, role.end) for role in found)
    genders = entity.genders or {g for role in found if (g := persons.roles()[tokens.lower[role.noun]])}
    if not genders and " " in entity.name and (shown := gazetteer.gender_of(entity.name.split()[0])):
        genders = {shown}
    gender = next(iter(genders)) if len(genders) == 1 else None
    return tuple(text for text in texts if not any(text != other and text in other for other in texts)), gender


def _is_role(tokens: Tokens, i: int) -> bool:
    lower = tokens.lower[i]
    return lower in persons.roles() and lower not in persons.generic() and tokens.forms[i] not in persons.titles()


def _before(tokens: Tokens, name: int, named: Set[int]) -> Role | None:
    """The description before a name, with a comma between or not, from its noun of role on, without the article."""
    end = name - 1 if name and tokens.forms[name - 1] == "," else name
    noun = None
    for i in range(end - 1, max(-1, end - 1 - _LONGEST), -1):
        if not tokens.nameable[i] or tokens.forms[i] in _ENDS or tokens.pos[i] in _VERBS or i in named:
            break
        if tokens.pos[i] == "ADP" and tokens.lower[i] not in _LINKS:
            break
        if _is_role(tokens, i):
            noun = i
    if noun is None or tokens.pos[end - 1] in _SMALL:
        return None
    start = noun
    while start and tokens.lower[start - 1] in _BEFORE:
        start -= 1
    return Role(start, end, noun)


def _after(tokens: Tokens, name: int, named: Set[int]) -> Role | None:
    """The description after a name and a comma or a bracket: « Awa Diallo, présidente de la Ligue, »."""
    if name + 1 >= len(tokens) or tokens.forms[name] not in {",", "("}:
        return None
    start = name + 1
    while start < len(tokens) and tokens.lower[start] in _ARTICLES:
        start += 1
    noun = start
    while noun < len(tokens) and tokens.lower[noun] in _BEFORE:
        noun += 1
    if noun >= len(tokens) or not _is_role(tokens, noun) or tokens.pos[noun] in _VERBS:
        return None
    end = noun + 1
    while end < min(len(tokens), noun + _LONGEST) and tokens.nameable[end] and tokens.forms[end] not in _ENDS:
        if tokens.pos[end] in _VERBS or end in named:
            break
        end += 1
    if end in named:  # « Ivan Morel, la ministre Awa Diallo »
        return None
    while end > noun + 1 and tokens.pos[end - 1] in _SMALL:
        end -= 1
    return Role(start, end, noun)
