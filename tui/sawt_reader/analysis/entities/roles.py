"""Roles and gender of a person, from appositions and agreement.

« le secrétaire du Conseil de sécurité, Ivan Morel », « Awa Diallo, présidente de la Ligue, », « le sénateur Morel »;
« la socialiste Cléo Morel », « Maxime Morel, élue en mai ».
"""

from __future__ import annotations

import functools
from collections import Counter
from collections.abc import Set
from typing import NamedTuple

from sawt_reader.analysis import lexicons
from sawt_reader.analysis.entities import gazetteer, persons
from sawt_reader.analysis.entities.candidates import Candidate
from sawt_reader.analysis.entities.clusters import Cluster
from sawt_reader.analysis.tokens import AUXILIARIES, SUBJECTS, Tokens
from sawt_reader.reading.model import Gender

# Tokens of a description; half cuts roles in 5, double changes nothing.
_LONGEST = 18
_NEAR = 6  # tokens before a name that may govern it
_KIN = lexicons.words("names.toml", "kin")
_ARTICLES = frozenset({"le", "la", "l'", "un", "une"})
_SHOWN_BY_FEATURE: dict[str, Gender] = {"Gender=Fem": "female", "Gender=Masc": "male"}
_VERBS = frozenset({"VERB", "AUX", "PRON"})
_SMALL = frozenset({"ADP", "DET", "CCONJ", "ADV", "SCONJ"})
_OF = frozenset({"du", "de", "d'", "des"})

_words = functools.partial(lexicons.words, "titles.toml")
_SHOWN_BY_ARTICLE: dict[str, Gender] = {
    **dict.fromkeys(_words("masculine_determiners"), "male"),
    **dict.fromkeys(_words("feminine_determiners"), "female"),
}


class Role(NamedTuple):
    """A description: tokens `start` to `end`, half open, and the role noun in it."""

    start: int
    end: int
    noun: int


def describe(tokens: Tokens, entity: Cluster, named: Set[int]) -> tuple[tuple[str, ...], Gender | None]:
    """The different roles of a person in order of appearance, and the gender.

    Args:
        tokens: of the whole text.
        entity: a person.
        named: the tokens of all mentions of persons; roles end before them.
    """
    found = [
        role
        for mention in entity.mentions
        for role in (_before(tokens, mention.start, named), _after(tokens, mention.end, named))
        if role
    ]
    texts = dict.fromkeys(tokens.as_written(role.start, role.end) for role in found)
    shown = tuple(text for text in texts if not any(text != other and text in other for other in texts))
    return shown, _gender(tokens, entity, found)


def _gender(tokens: Tokens, entity: Cluster, found: list[Role]) -> Gender | None:
    """The gender by titles, or else agreement, or else the first name; None if these disagree or show none.

    A noun of office in the masculine proves nothing against a woman's first name: « le procureur Anne Morel ».
    """
    if entity.genders and not (entity.genders <= {"male"} and _is_by_office(tokens, entity)):
        return next(iter(entity.genders)) if len(entity.genders) == 1 else None
    by_roles = Counter(shown for role in found if (shown := _of_role(tokens, role)))
    by_participles = Counter(shown for mention in entity.mentions if (shown := _of_participle(tokens, mention)))
    agreeing = by_roles + by_participles
    first = entity.name.split()[0]
    by_name = gazetteer.gender_of(first) if " " in entity.name or first not in persons.surnames() else None
    if agreeing["female"] != agreeing["male"]:
        gender: Gender = "female" if agreeing["female"] > agreeing["male"] else "male"
        # « Anne Morel, dont le mari … »: the husband is another
        is_kin = bool(found) and all(tokens.lower[role.noun] in _KIN for role in found)
        is_of_another = by_name not in {None, gender} and is_kin and not by_participles[gender]
        is_open = gender == "male" and all(_is_office(tokens, role.noun) for role in found)
        if not is_of_another and not is_open:
            return gender
    return by_name or ("male" if agreeing["male"] > agreeing["female"] or entity.genders == {"male"} else None)


def _is_by_office(tokens: Tokens, entity: Cluster) -> bool:
    """Is the gender shown only by nouns of office before the name, never by a title as « M. »?"""
    before = [mention.start - 1 for mention in entity.mentions if mention.start]
    return not any(persons.titles().get(tokens.forms[i]) for i in before) and any(_is_office(tokens, i) for i in before)


def _is_office(tokens: Tokens, noun: int) -> bool:
    return tokens.lower[noun] in _words("offices_of_either")


def _of_role(tokens: Tokens, role: Role) -> Gender | None:
    """The gender of a role noun, or of its article: « la socialiste Cléo Morel »."""
    before = tokens.lower[role.start - 1] if role.start else ""
    return persons.roles()[tokens.lower[role.noun]] or _SHOWN_BY_ARTICLE.get(before)


def _of_participle(tokens: Tokens, mention: Candidate) -> Gender | None:
    """The gender of a participle that agrees with the name: « Sam Morel, élue en mai », « Sam Morel est arrivée »."""
    i = mention.end
    if i + 1 < len(tokens) and tokens.forms[i] in {",", "("}:
        return None if _is_governed(tokens, mention.start) else _of_form(tokens, i + 1)
    for i in range(mention.start, mention.end):
        verb = tokens.head[i]
        if tokens.dep[i] in SUBJECTS and not mention.start <= verb < mention.end:
            to_be = tokens.child(verb, AUXILIARIES)
            return _of_form(tokens, verb) if to_be is not None and tokens.lower[to_be] in _words("to_be") else None
    return None


def _is_governed(tokens: Tokens, name: int) -> bool:
    """Does a preposition or « et » govern the name? « la vie d'Ivan Morel, *prolongée* »: another noun may agree."""
    i = name - 1
    while i >= 0 and name - i < _NEAR and tokens.pos[i] in {"ADJ", "NOUN", "DET", "PROPN"}:
        i -= 1
    return i >= 0 and tokens.pos[i] in {"ADP", "CCONJ"}


def _of_form(tokens: Tokens, i: int) -> Gender | None:
    """The gender of a participle by its features, where its form shows it too."""
    if "VerbForm=Part" not in tokens.morph[i] or tokens.lower[i].endswith(("ant", "s")):
        return None
    feature = next((feature for feature in tokens.morph[i].split("|") if feature in _SHOWN_BY_FEATURE), "")
    gender = _SHOWN_BY_FEATURE.get(feature)
    return gender if (gender == "female") == tokens.lower[i].endswith("e") else None


def _is_role(tokens: Tokens, i: int) -> bool:
    return (
        persons.is_role(tokens, i)
        and tokens.lower[i] not in persons.generic()
        and tokens.lower[i] not in _words("no_roles")
        and tokens.forms[i] not in persons.titles()
    )


def _ends(tokens: Tokens, i: int) -> bool:
    """Does a description end before this token? At marks, verbs, ages, circumstances: « au sortir du conseil »."""
    form, after = tokens.forms[i], tokens.forms[i + 1 : i + 3]
    joined = form == "-" and tokens.is_glued(i)
    if not tokens.nameable[i] or not (form[0].isalnum() or joined) or persons.lacks_space(form):
        return True
    if tokens.pos[i] in _VERBS and tokens.lower[i] not in _words("adjectives_after"):
        return True
    if tokens.lower[i] in _words("outside") or not after:
        return tokens.lower[i] in _words("outside")
    if after[0].isdigit() and (len(after[0]) == 4 or after[-1] == "ans"):
        return True
    return tokens.lower[i] in {"à", "au", "aux", "en"} and after[0].lower() in _words("circumstances")


def _before(tokens: Tokens, name: int, named: Set[int]) -> Role | None:
    """The description before a name, with or without a comma or title, from its role noun on, without the article.

    Without a comma, the last noun with « du »: « le bras droit du *ministre* Ivan Morel ».
    """
    end = name - 1 if name and tokens.forms[name - 1] in persons.titles() else name
    apposed = end > 0 and tokens.forms[end - 1] == ","
    end -= apposed
    noun = None
    for i in range(end - 1, max(-1, end - 1 - _LONGEST), -1):
        if _ends(tokens, i) or i in named or (tokens.pos[i] == "ADP" and tokens.lower[i] not in _words("links")):
            break
        if _is_role(tokens, i):
            noun = i
            if not apposed and _is_complement(tokens, i):
                break
    if noun is None or tokens.pos[end - 1] in _SMALL:
        return None
    start = noun
    while start and tokens.lower[start - 1] in _words("adjectives_before"):
        start -= 1
    return Role(start, end, noun)


def _is_complement(tokens: Tokens, noun: int) -> bool:
    """Does a role noun complement another? « l'avocat du *maire* »; not « secrétaire auprès du *ministre* »."""
    i = noun - 1
    while i > 0 and tokens.lower[i] in _words("adjectives_before"):
        i -= 1
    if i and tokens.lower[i - 1] == "auprès":
        return False
    return i >= 0 and (
        tokens.lower[i] in {"du", "des"}
        or (i > 0 and tokens.lower[i] in {"la", "l'", "son", "sa"} and tokens.lower[i - 1] in {"de", "à", "d'"})
    )


def _after(tokens: Tokens, name: int, named: Set[int]) -> Role | None:
    """The description after a name and a comma or bracket: « Awa Diallo, présidente de la Ligue, ».

    Before another person's name it keeps that person's role: « Awa Diallo, bras droit du ministre Ivan Morel ».
    """
    if name + 1 >= len(tokens) or tokens.forms[name] not in {",", "("}:
        return None
    start = name + 1
    while start < len(tokens) and tokens.lower[start] in _ARTICLES:
        start += 1
    noun = _noun(tokens, start)
    if noun is None:
        return None
    end = noun + 1
    while end < min(len(tokens), noun + _LONGEST) and end not in named and not _ends(tokens, end):
        end += 1
    inner = any(_is_role(tokens, i) and _is_complement(tokens, i) for i in range(noun + 1, end))
    if end in named and tokens.lower[end - 1] not in _OF and not inner:  # « Ivan Morel, la ministre Awa Diallo »
        return None
    while end > noun + 1 and tokens.pos[end - 1] in _SMALL:
        end -= 1
    return Role(start, end, noun)


def _noun(tokens: Tokens, start: int) -> int | None:
    """The noun of a role that begins here, past adjectives and « bras *droit* »; None if there is none."""
    noun = start
    while noun < len(tokens) and tokens.lower[noun] in _words("adjectives_before"):
        noun += 1
    if noun < len(tokens) and _is_role(tokens, noun) and tokens.pos[noun] not in _VERBS:
        return noun
    return None
