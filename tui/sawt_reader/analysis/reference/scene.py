"""Who has been named in a text, where and how: the candidates for a pronoun, a description or a floating quotation."""

from __future__ import annotations

import bisect
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from operator import attrgetter
from typing import NamedTuple

from sawt_reader.analysis.grammar import nouns
from sawt_reader.analysis.grammar.marked import Marked
from sawt_reader.analysis.reference.descriptions import Description
from sawt_reader.analysis.reference.dossiers import Dossier, dossiers, same_names
from sawt_reader.reading import model

# Places before an anaphor that are searched for candidates. Half loses 2 right names in 113 articles, double none.
_REACH = 40
# The referents named most are candidates wherever they were named last.
_PROMINENT = 3

_HEADLINES = frozenset({"title", "standfirst", "heading"})
_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:caus", "nsubj:outer"})  # not « il faut », an expletive
_PRONOUNS = frozenset({"il", "elle"})
_MASCULINE, _FEMININE = frozenset({"le", "un", "du", "au"}), frozenset({"la", "une"})


class Place(NamedTuple):
    """Where a referent is named or described: tokens `start` to `end`, half open.

    Attributes:
        is_subject: it is the subject of its verb, or in apposition to it.
        is_quoted: it stands between quotation marks.
    """

    start: int
    end: int
    sentence: int
    block: int | None
    is_subject: bool
    is_quoted: bool


@dataclass(eq=False, slots=True)
class Referent:
    """Somebody or something that can speak: an entity, or one that is only described.

    Attributes:
        kind: that of its entity, or the class of its noun (see `nouns.Role`).
        places: in the order of the text; for an entity all its mentions, also those further on.
        spoke: how many quotes so far are theirs.
        together: the speakers, if these are several that spoke with one voice.
    """

    entity: model.Entity | None
    name: str
    kind: str
    gender: str | None = None
    is_plural: bool = False
    dossier: Dossier | None = None
    description: Description | None = None
    places: list[Place] = field(default_factory=list)
    spoke: int = 0
    in_title: bool = False
    together: tuple[model.Source, ...] = ()

    def last(self, before: int) -> Place | None:
        """Its last place before a token, one outside quotation marks if there is any."""
        at = bisect.bisect_left(self.places, before, key=_start)
        quoted = None
        for place in reversed(self.places[max(0, at - _REACH) : at]):
            if not place.is_quoted:
                return place
            quoted = quoted or place
        return quoted


_start, _end = attrgetter("start"), attrgetter("end")


class Turn(NamedTuple):
    """Who spoke: the referent, the code points of the words, half open, and the last token of words or attribution."""

    referent: Referent
    start: int
    end: int
    token: int


class Scene:
    """The referents of a text and who has spoken so far.

    Attributes:
        referents: entities first, then those that are only described, as they come.
        turns: in the order in which they end.
        persons_of: the persons of the whole text by gender.
        described: who bears a description that stands beside the name, by the token of its noun.
    """

    def __init__(self, marked: Marked, entities: Iterable[model.Entity]) -> None:
        self.marked = marked
        known = list(entities)
        self.same = same_names(marked, known)
        self.dossiers = dossiers(marked, known)
        self.by_id = {e.id: self._of_entity(e) for e in known}
        self.referents: list[Referent] = list(self.by_id.values())
        self.turns: list[Turn] = []
        self.described = {d.head: self.by_id[id_] for id_, known in self.dossiers.items() for d in known.descriptions}
        self._order: list[tuple[int, Referent]] = []
        for mention in marked.mentions:
            referent = self.by_id.get(mention.entity)
            if referent is not None:
                self._place(referent, mention.start, mention.end)
        for referent in self.referents:
            if referent.kind == "organisation" and referent.gender is None and referent.places:
                referent.gender = self._gender_by_article(referent.places[0].start)
        persons = [r for r in self.referents if r.kind == "person"]
        self.persons_of = {gender: [r for r in persons if r.gender == gender] for gender in ("male", "female")}
        self.prominent = sorted(persons, key=lambda r: -len(r.places))[:_PROMINENT]
        self.most = max((len(r.places) for r in persons), default=1)

    def _of_entity(self, entity: model.Entity) -> Referent:
        dossier = self.dossiers.get(entity.id)
        gender = entity.gender or (dossier.gender if dossier else None)
        return Referent(entity, entity.name, entity.kind, gender, dossier=dossier)

    def _gender_by_article(self, first: int) -> str | None:
        word = self.marked.words[first - 1] if first else ""
        return "male" if word in _MASCULINE else "female" if word in _FEMININE else None

    def add(self, referent: Referent, start: int, end: int) -> None:
        """Note that a referent is described at the tokens `start` to `end`."""
        self._place(referent, start, end)

    def describe(self, description: Description, name: str) -> Referent:
        """A new referent that is only described so far."""
        gender = None if description.is_plural else description.gender
        found = Referent(None, name, description.kind, gender, description.is_plural, description=description)
        self.referents.append(found)
        return found

    def _place(self, referent: Referent, start: int, end: int) -> None:
        marked = self.marked
        block = marked.block[start]
        referent.in_title |= self.is_headline(start)
        place = Place(
            start, end, marked.sentence[start], block, _is_subject(marked, start, end), marked.is_quoted(start)
        )
        bisect.insort(referent.places, place, key=_start)
        bisect.insort(self._order, (start, referent), key=lambda item: item[0])

    def is_headline(self, token: int) -> bool:
        """Does a token stand in title, standfirst or heading? The first block is a title whatever its kind."""
        block = self.marked.block[token]
        return block is not None and (block == 0 or self.marked.body[block].kind in _HEADLINES)

    def near(self, token: int) -> list[Referent]:
        """The referents named shortly before a token, nearest first, then the prominent ones."""
        at = bisect.bisect_left(self._order, token, key=lambda item: item[0])
        found = dict.fromkeys(referent for _, referent in reversed(self._order[max(0, at - _REACH) : at]))
        found |= dict.fromkeys(r for r in self.prominent if r.places[0].start < token)
        return list(found)

    def ahead(self, token: int) -> dict[Referent, Place]:
        """The referents named after a token in its sentence or the next one of its paragraph, at their first place."""
        marked = self.marked
        number = marked.sentence[token]
        after = marked.bounds[number][1]
        if number + 1 < len(marked.bounds) and marked.block[after] == marked.block[token]:
            after = marked.bounds[number + 1][1]
        low = bisect.bisect_left(self._order, token, key=lambda item: item[0])
        high = bisect.bisect_left(self._order, after, lo=low, key=lambda item: item[0])
        found: dict[Referent, Place] = {}
        for start, referent in self._order[low:high]:
            if not marked.is_quoted(start) and referent not in found:
                found[referent] = next(place for place in referent.places if place.start == start)
        return found

    def later(self, token: int) -> list[Referent]:
        """The entities first named after a token."""
        return [r for r in self.referents if r.entity and r.places and r.places[0].start > token]

    def took_turn(self, referent: Referent, start: int, end: int, token: int) -> None:
        """Note that a referent said the words at code points `start` to `end`; `token` is the last of the sentence."""
        referent.spoke += 1
        bisect.insort(self.turns, Turn(referent, start, end, token), key=_end)

    def last_turn(self, before: int) -> Turn | None:
        """The last that spoke before a code point."""
        at = bisect.bisect_right(self.turns, before, key=_end)
        return self.turns[at - 1] if at else None


def _is_subject(marked: Marked, start: int, end: int) -> bool:
    """Is a name, or the noun it is in apposition to, the subject of its verb?"""
    for k in range(start, end):
        if marked.dep[k].startswith("nsubj"):
            return True
        if marked.dep[k] in {"appos", "flat:name", "conj"} and marked.dep[marked.head[k]].startswith("nsubj"):
            return True
    return False


def subjects(marked: Marked, first: int, after: int) -> Sequence[int]:
    """The tokens of the nouns with a role and of the pronouns that are subjects outside quotation marks."""
    found = (k for k in range(first, after) if marked.dep[k] in _SUBJECTS and not marked.is_quoted(k))
    return [k for k in found if marked.words[k] in _PRONOUNS or nouns.role(marked.words[k])]
