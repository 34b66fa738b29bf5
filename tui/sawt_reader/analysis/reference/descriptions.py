"""Descriptions of a person or body by role, and whether one may mean somebody of whom another was said.

« l'ancienne ministre de la Santé », « l'élu LR », « le Normand », « le cabinet ». A description with another
complement, office, time, gender or number than what was said of somebody contradicts it.
"""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Literal, NamedTuple

from sawt_reader.analysis import lexicons
from sawt_reader.analysis.grammar.marked import Marked
from sawt_reader.analysis.grammar.phrases import Phrase
from sawt_reader.analysis.reference import stems
from sawt_reader.analysis.reference.nature import BODIES, PERSONS
from sawt_reader.analysis.reference.restrictions import Restrictions, Slot, read
from sawt_reader.analysis.reference.stems import fold
from sawt_reader.reading.model import Gender

Fit = Literal["same", "wider", "fits", "unrelated", "contradicts"]

# Complements that say only of what kind a place or body is: « le maire de la *ville* », « du *premier syndicat* ».
_KINDS_OF_BODIES = lexicons.words("descriptions.toml", "kinds_of_bodies")
_KINDS_OF_TOWNS = lexicons.words("descriptions.toml", "kinds_of_towns")
# The lawyer of one side is named by any word for that side.
_SIDES = {
    word: side for side in ("side_of_defence", "side_of_victims") for word in lexicons.words("descriptions.toml", side)
}


class Description(NamedTuple):
    """What a noun phrase says of somebody.

    Attributes:
        head: the token of the head noun.
        start, end: the tokens of the phrase, half open.
        noun: the head in lower case, without « ex- », « vice- »: "directrice".
        stem: one key for both genders and numbers, or the role that a periphrase means: "directeur".
        kind: class of the noun (see `nouns.Role`), "demonym" (« le Normand »), "generic" (« la jeune femme »), "body"
            (« l'institution »).
        gender: by the noun, its article or adjectives; None if they do not show it.
        is_former, is_coming: « ancien », « ex- », « jusqu'en 2012 »; « futur », « désigné ».
        modifiers: folded restrictive adjectives, demonyms of countries as the country: "general", "russie", "vice".
        complements: folded content words of complements and brackets: "justice", "lyon", "les republicains".
        slots: the same words by how they restrict (adj, rank, place, country, party, of, at); "name" marks the proper
            names among those of « de … ».
    """

    head: int
    start: int
    end: int
    noun: str
    stem: str
    kind: str
    gender: Gender | None
    is_plural: bool
    is_former: bool
    is_coming: bool
    is_definite: bool
    modifiers: frozenset[str]
    complements: frozenset[str]
    slots: frozenset[Slot] = frozenset()


def of_phrase(marked: Marked, phrase: Phrase, same: Callable[[str], str]) -> Description | None:
    """The description that a noun phrase gives; None if its head is a name, a pronoun or no noun for a role.

    Args:
        marked: the text.
        phrase: may run on after the description, which ends before a clause, a name or another role.
        same: gives the fullest name of the body that a complement names, so that acronym and expansion are one.
    """
    found = read(marked, phrase, same)
    if found is None:
        return None
    return make(phrase.head, phrase.start, found)


def make(head: int, start: int, found: Restrictions) -> Description:
    """The description of a phrase that has been read."""
    slots = frozenset(_settled(found.stem, found.slots))
    return Description(
        head,
        start,
        found.end,
        found.noun,
        found.stem,
        found.kind,
        found.gender,
        found.is_plural,
        found.is_former,
        found.is_coming,
        found.is_definite,
        frozenset(word for way, word in slots if way in {"adj", "rank", "country"}),
        frozenset(word for way, word in slots if way in {"of", "at", "place", "party"}),
        slots,
    )


def _settled(stem: str, slots: set[Slot]) -> set[Slot]:
    """The slots as the role means them: a president with a country heads its state."""
    if stem == "procureur":
        return slots - {("of", "republique"), ("of", "roi"), ("of", "tribunal"), ("of", "parquet")}
    if stem == "président":
        countries = {("of", word) for way, word in slots if way == "country"}
        if ("of", "etat") in slots or ("of", "federation") in slots or (countries and not _governs(slots - countries)):
            return (slots - countries - {("of", "etat"), ("of", "federation")}) | {("of", "republique")}
    return slots


def _governs(slots: set[Slot]) -> bool:
    return any(way in {"of", "at", "place"} for way, _ in slots)


def compare(said: Description, known: Description) -> Fit:
    """Does a phrase mean somebody of whom another was said?

    "same": the same role and nothing in `said` that `known` lacks. "wider": a wider word, or the role alone. "fits":
    nothing against it. "contradicts": the same or a related role, but another office, place, time, gender or number.
    "unrelated": another role.
    """
    if said.kind in PERSONS and (said.is_plural != known.is_plural or _differ(said.gender, known.gender)):
        return "contradicts"
    if said.kind == "generic":
        return _generic(said, known)
    if said.kind == "demonym":
        return _by_place(said, known)
    step = _step(said, known)
    if step is None:
        return _other_role(said, known)
    if said.is_former != known.is_former or said.is_coming != known.is_coming:
        return "contradicts"
    if step == "equal":
        return _same_office(_ways(said.slots), _ways(known.slots), said, known)
    if not all(_agree(_way(said, way), _way(known, way)) for way in ("place", "country", "party")):
        return "contradicts"
    return "wider" if step == "wider" and _told(said.slots) <= _told(known.slots) else "fits"


def _step(said: Description, known: Description) -> Literal["equal", "wider", "narrower"] | None:
    """How the role said stands to the one known on the ladder."""
    if said.stem == known.stem:
        return "equal"
    if said.stem in stems.wider(known.stem, known.modifiers | known.complements):
        return "wider"
    return "narrower" if known.stem in stems.wider(said.stem, said.modifiers | said.complements) else None


def _differ(one: str | None, other: str | None) -> bool:
    return one is not None and other is not None and one != other


@functools.lru_cache(maxsize=4096)
def _ways(slots: frozenset[Slot]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for way, word in slots:
        found.setdefault(way, set()).add(word)
    return {way: frozenset(words) for way, words in found.items()}


def _way(description: Description, way: str) -> frozenset[str]:
    return _ways(description.slots).get(way, frozenset())


def _generic(said: Description, known: Description) -> Fit:
    if known.kind not in PERSONS:
        return "unrelated"
    return "same" if said.noun == known.noun else "fits"


def _by_place(said: Description, known: Description) -> Fit:
    if any(_way(said, way) & _way(known, way) for way in ("place", "country")):
        return "same" if known.kind == "demonym" else "wider"
    return "contradicts" if not _agree(_way(said, "country"), _way(known, "country")) else "unrelated"


def _other_role(said: Description, known: Description) -> Fit:
    """Of two roles without a step between them.

    « le ministre » is not « l'avocat du ministre »; « le chef du gouvernement » not « le chef de l'opposition ».
    """
    if said.noun == known.noun or fold(said.stem) in _way(known, "of") | _way(known, "at"):
        return "contradicts"
    return "fits" if said.kind == "body" and known.kind in BODIES else "unrelated"


def _same_office(
    said: dict[str, frozenset[str]], known: dict[str, frozenset[str]], one: Description, other: Description
) -> Fit:
    none: frozenset[str] = frozenset()
    if said.get("rank", none) != known.get("rank", none):
        return "contradicts"
    if not all(_agree(said.get(way, none), known.get(way, none)) for way in ("adj", "place", "country", "party", "at")):
        return "contradicts"
    of_said, of_known = said.get("of", none), known.get("of", none)
    if not _agree(of_said, of_known):
        if _told(one.slots) <= _told(other.slots) | {("of", word) for _, word in other.slots}:
            return "same"  # « la consule de Sarre », « consule de France en Sarre »
        return "fits" if _only_kinds(said, known) or _same_side(of_said, of_known) else "contradicts"
    if _told(one.slots) - _told(other.slots):
        return "fits"
    restricted = any(way != "rank" for way in said)
    return "same" if restricted or _told(one.slots) == _told(other.slots) else "wider"


@functools.lru_cache(maxsize=4096)
def _told(slots: frozenset[Slot]) -> frozenset[Slot]:
    """All slots but the marks of proper names, which are there twice."""
    return frozenset(slot for slot in slots if slot[0] != "name")


def _only_kinds(said: dict[str, frozenset[str]], known: dict[str, frozenset[str]]) -> bool:
    """Does one side say only of what kind the body is that the other names? « de la capitale », « de Paris »."""
    none: frozenset[str] = frozenset()
    if said.get("of", none) & _KINDS_OF_TOWNS and known.get("of", none) & _KINDS_OF_TOWNS:
        return True
    return any(
        "name" not in one and "name" in other and one.get("of", none) & _KINDS_OF_BODIES
        for one, other in ((said, known), (known, said))
    )


def _same_side(said: frozenset[str], known: frozenset[str]) -> bool:
    sides = {_SIDES.get(word) for word in said | known}
    return len(sides) == 1 and None not in sides


def _agree(said: frozenset[str], known: frozenset[str]) -> bool:
    """Is one side silent, or does it say a part of the other?"""
    return said <= known or known <= said
