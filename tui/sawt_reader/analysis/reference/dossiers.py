"""All that a text tells of each person and body, and whether a description may mean them."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Sequence, Set
from dataclasses import dataclass, field

from sawt_reader.analysis import lexicons
from sawt_reader.analysis.grammar import nouns
from sawt_reader.analysis.grammar.marked import Marked
from sawt_reader.analysis.reference import public_roles, stems
from sawt_reader.analysis.reference.appositions import Apposed, Appositions, Sum
from sawt_reader.analysis.reference.descriptions import Description, Fit, compare
from sawt_reader.analysis.reference.nature import BODIES, PERSONS
from sawt_reader.analysis.reference.restrictions import Slot
from sawt_reader.analysis.reference.stems import fold
from sawt_reader.reading import model

_RANKING: tuple[Fit, ...] = ("same", "wider", "contradicts", "fits", "unrelated")
_RANK = {fit: rank for rank, fit in enumerate(_RANKING)}
_LONGEST_EXPANSION = 14  # tokens
_MOST = 60  # roles of an entity, and different descriptions, that count; none in 400 articles of the press has over 4
# An adjective tells of a well-known body what the article need not: « le quotidien *régional* ».
_OF_A_BODY = frozenset({"adj", "country"})
_ARTICLES = frozenset({"le", "la", "les"})
_PLACES = frozenset({"place", "country"})
# The field of `organisations.tsv` in which a noun by itself puts a body: « l'hebdomadaire » -> media.
_FIELDS = {
    word: name.removeprefix("nouns_of_")
    for name in ("nouns_of_media", "nouns_of_companies", "nouns_of_clubs")
    for word in lexicons.words("descriptions.toml", name)
}
_SUITS = _FIELDS | {
    word: name.removeprefix("suits_")
    for name in ("suits_companies", "suits_politics")
    for word in lexicons.words("descriptions.toml", name)
}


@dataclass(eq=False, slots=True)
class Dossier:
    """What a text tells of one entity.

    Attributes:
        kind, gender: of the entity; the gender also by what is said of it.
        name: the fullest of the entity.
        descriptions: each knows its tokens; in the order of the text after `sort`.
        places: countries and towns said of it, as slots of `Description`.
        parties: parties said of it, as keys.
        known_as: of a well-known organisation its field in `organisations.tsv`.
        sorts: of a well-known medium: "radio", "daily" and the like (`media_sorts.tsv`).
        is_of_table: may `public_roles` be asked about the article?
        seats: of a seat of power, whom it stands for: the stem of a noun and its restrictions (`role_seats.tsv`).
    """

    kind: str
    gender: model.Gender | None
    name: str = ""
    descriptions: list[Description] = field(default_factory=list)
    places: set[Slot] = field(default_factory=set)
    parties: set[str] = field(default_factory=set)
    known_as: str | None = None
    sorts: frozenset[str] = frozenset()
    seats: Sequence[tuple[str, frozenset[Slot]]] = ()
    is_of_table: bool = True
    # Of the descriptions: whether one with this head is former; those of which none before says the same.
    _heads: dict[int, bool] = field(default_factory=dict)
    _different: list[Description] = field(default_factory=list)

    def fit(self, said: Description) -> tuple[Fit, Description | None]:
        """The best fit of a description over all that is known, and the known description that shows it.

        "same" and "wider" win: one may bear several roles. Then a contradiction by gender, number, or the same role
        elsewhere. "unrelated" comes with a known role, or with None if no role is known at all.
        """
        if self.is_seat_of(said):
            return "wider", None
        if (wrong := self._by_nature(said)) is not None:
            return wrong, None
        if (by_field := self._by_field(said)) is not None:
            return by_field, None
        best: tuple[Fit, Description | None] = ("unrelated", self.descriptions[0] if self.descriptions else None)
        for known in self._different:
            found = self._compare(said, known)
            if _RANK[found] < _RANK[best[0]]:
                best = found, known
        if best[0] != "unrelated":
            return best
        if said.kind == "generic" or (not self.descriptions and said.noun in nouns.words("body")):
            return "fits", None
        if said.kind == "demonym":
            return self._by_place(said), None
        if self.is_known_so(said):
            return ("wider" if said.complements or said.modifiers else "fits"), None
        return best

    def is_known_so(self, said: Description) -> bool:
        """Does the press give a person the role said? Where the article tells another office, only a former one."""
        if self.kind != "person" or not self.is_of_table or not public_roles.bears(self.name, said):
            return False
        mine = stems.fields(said.stem)
        return said.is_former or not any(mine & stems.fields(known.stem) for known in self._different)

    def _by_nature(self, said: Description) -> Fit | None:
        """What kind, number and gender alone decide."""
        if self.kind != "person":
            return None if said.kind in BODIES else "unrelated"
        if said.kind not in PERSONS:
            return "unrelated"
        if said.is_plural:
            return "contradicts"
        wrong = said.gender is not None and self.gender is not None and said.gender != self.gender
        return "contradicts" if wrong and not self._is_called_so(said) else None

    def _by_field(self, said: Description) -> Fit | None:
        """Does a noun alone fit what a well-known body is? « le quotidien »: Le Monde, not Renault."""
        sorts = _sorts_of_nouns().get(said.stem)
        if sorts and self.sorts and not said.is_plural:
            if sorts.isdisjoint(self.sorts):
                return "contradicts"
            return "wider" if all(way in _OF_A_BODY for way, _ in said.slots) else None
        field = _FIELDS.get(said.stem)
        if self.known_as is None or field is None or said.is_plural:
            return None
        if field != self.known_as:
            return "contradicts"
        if said.slots and not all(way in _OF_A_BODY for way, _ in said.slots):
            return None
        return "fits" if said.slots else "wider"

    def is_seat_of(self, said: Description) -> bool:
        """Is it the seat of whom a description names? « les services du Premier ministre »: Matignon."""
        countries = {slot for slot in said.slots if slot[0] == "country"}
        return any(said.stem == stem and countries <= words <= said.slots for stem, words in self.seats)

    def suits(self, said: Description) -> bool | None:
        """Is a description's noun one for bodies of this well-known body's field? None where that is not known."""
        field = "media" if said.kind == "medium" else _SUITS.get(said.stem)
        return None if field is None or self.known_as is None else field == self.known_as

    def _is_called_so(self, said: Description) -> bool:
        """Does the text use this noun in this gender for the person? « le procureur Anne Morel »."""
        return any(known.stem == said.stem and known.gender == said.gender for known in self._different)

    def _compare(self, said: Description, known: Description) -> Fit:
        """With the party and places that the text tells elsewhere: « Léa Brun (LR) »."""
        found = compare(said, known)
        if known.kind != "person" or not (self.parties or self.places) or found in {"unrelated", "contradicts"}:
            return found
        ways = {way for way, _ in known.slots}
        added = {("party", party) for party in self.parties if "party" not in ways}
        added |= {slot for slot in self.places if slot[0] not in ways}
        if not added:
            return found
        more = compare(said, known._replace(slots=known.slots | added))
        return more if more == "contradicts" else min(found, more, key=_RANK.__getitem__)

    def _by_place(self, said: Description) -> Fit:
        places = {slot for slot in said.slots if slot[0] in _PLACES}
        if places & self.places:
            return "wider"
        others = {way for way, _ in self.places}
        return "contradicts" if "country" in others and any(way == "country" for way, _ in places) else "unrelated"

    @property
    def heads(self) -> Set[int]:
        """The tokens of the nouns of the descriptions."""
        return self._heads.keys()

    def add(self, found: Apposed) -> None:
        """Note what one place in the text tells."""
        self.parties |= {key for way, key in found.tags if way == "party"}
        self.places |= {slot for slot in found.tags if slot[0] in _PLACES}
        for new in found.descriptions:
            if new.head in self._heads and self._heads[new.head] >= new.is_former:
                continue
            self._heads[new.head] = new.is_former
            self.descriptions.append(new)
            self.parties |= {key for way, key in new.slots if way == "party"}
            self.places |= {slot for slot in new.slots if slot[0] == "country"}
            if self.kind == "person" and self.gender is None and new.gender == "female":
                self.gender = "female"

    def sort(self) -> None:
        """Bring the descriptions into the order of the text; to be called when all are there."""
        self.descriptions.sort(key=lambda description: description.head)
        said: dict[Description, Description] = {}
        for description in self.descriptions:
            said.setdefault(description._replace(head=0, start=0, end=0), description)
        self._different = list(said.values())[:_MOST]


def dossiers(
    marked: Marked, entities: Iterable[model.Entity], same: Callable[[str], str]
) -> tuple[dict[str, Dossier], list[Sum]]:
    """The dossier of each person and body, by its id, and several persons that one description names.

    Args:
        marked: the text.
        entities: those whose mentions `marked` knows.
        same: gives the fullest name of whoever bears a name (see `same_names`).
    """
    listed = [entity for entity in entities if entity.kind != "place"]
    reader = Appositions(marked, same)
    is_of_table = public_roles.is_of_its_time(marked.text, marked.published)
    found = {
        entity.id: Dossier(
            entity.kind,
            entity.gender,
            entity.name,
            known_as=_known_as(entity),
            sorts=_sorts(entity),
            seats=_seats().get(fold(entity.name), ()),
            is_of_table=is_of_table,
        )
        for entity in listed
    }
    for mention in marked.mentions:
        if (dossier := found.get(mention.entity)) is not None:
            dossier.add(reader.beside(mention, is_person=dossier.kind == "person", gender=dossier.gender))
    for entity in listed:
        for role in entity.roles[:_MOST]:
            dossier = found[entity.id]
            dossier.add(Apposed(list(reader.listed(role, entity.mentions, dossier.heads))))
    for ids, apposed in reader.shared:
        for id_ in ids:
            if id_ in found:
                found[id_].add(apposed)
    for dossier in found.values():
        dossier.sort()
    return found, reader.sums


def _known_as(entity: model.Entity) -> str | None:
    """The field of a well-known organisation; None of others and of names that mean something else as well."""
    if entity.kind == "person":
        return None
    names = (fold(name) for name in (entity.name, *entity.aliases))
    return next((field for name in names if (field := _known().get(name)) is not None), None)


def _sorts(entity: model.Entity) -> frozenset[str]:
    """Of what sort a well-known medium is; nothing of others. « France Bleu Maine » is what « France Bleu » is."""
    if entity.kind == "person" or (_known_as(entity) or "media") != "media":
        return frozenset()
    found = set[str]()
    for name in (entity.name, *entity.aliases):
        words = fold(name).removeprefix("l'").split()
        words = words[1:] if len(words) > 1 and words[0] in _ARTICLES else words
        beginnings = (" ".join(words[:k]) for k in range(len(words), 0, -1) if k > 1 or len(words) == 1)
        found |= next((_sorts_of_names()[b] for b in beginnings if b in _sorts_of_names()), set())
    return frozenset(found)


@functools.cache
def _sorts_of_names() -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for sort, _, names in lexicons.tsv("media_sorts.tsv"):
        for name in names.split(";"):
            found.setdefault(name, set()).add(sort)
    return found


@functools.cache
def _sorts_of_nouns() -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for sort, nouns_, _ in lexicons.tsv("media_sorts.tsv"):
        for noun in nouns_.split():
            found.setdefault(noun, set()).add(sort)
    return found


@functools.cache
def _seats() -> dict[str, list[tuple[str, frozenset[Slot]]]]:
    found: dict[str, list[tuple[str, frozenset[Slot]]]] = {}
    for seat, stem, *words in lexicons.tsv("role_seats.tsv"):
        slots = [(way, word) for item in " ".join(words).split() for way, _, word in [item.partition(":")]]
        found.setdefault(seat, []).append((stem, frozenset(slots)))
    return found


@functools.cache
def _known() -> dict[str, str]:
    fields: dict[str, str] = {}
    for name, field_ in lexicons.tsv("organisations.tsv"):
        if field_ != "ambiguous":
            for form in (name, name.removeprefix("Le "), name.removeprefix("La ")):
                fields.setdefault(fold(form), field_)
    return fields


def same_names(marked: Marked, entities: Iterable[model.Entity]) -> Callable[[str], str]:
    """Gives the fullest name of whoever bears a name: « LR » -> « Les Républicains »; others as they are."""
    full = {fold(alias): entity.name for entity in entities for alias in (entity.name, *entity.aliases)}
    for bracket in [k for k, word in enumerate(marked.words) if word == "("]:
        form = marked.tokens.forms[bracket + 1] if 1 < bracket < len(marked) - 1 else ""
        if form.isupper() and len(form) > 1 and fold(form) not in full:
            start = _expansion(marked, bracket, fold(form))
            if start is not None:
                full[fold(form)] = marked.tokens.as_written(start, bracket)
    return lambda name: full.get(fold(name), name)


def _expansion(marked: Marked, after: int, acronym: str) -> int | None:
    """The token where the words begin of which an acronym in brackets has the initials: « Office de la mer (OM) »."""
    k, left = after, list(acronym)
    while left and k > 0 and after - k < _LONGEST_EXPANSION:
        k -= 1
        word = fold(marked.words[k])
        if word[0] == left[-1] and len(word) > 2:
            left.pop()
        elif len(word) > 4 or not word[0].isalpha():
            return None
    return None if left else k
