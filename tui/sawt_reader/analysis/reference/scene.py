"""Who has been named in a text, where and how, and who has spoken so far."""

from __future__ import annotations

import bisect
import itertools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from operator import attrgetter
from typing import NamedTuple

from sawt_reader.analysis.grammar import nouns
from sawt_reader.analysis.grammar.marked import Marked
from sawt_reader.analysis.reference.appositions import Sum
from sawt_reader.analysis.reference.authors import author_of
from sawt_reader.analysis.reference.descriptions import Description, compare
from sawt_reader.analysis.reference.dossiers import Dossier, dossiers, same_names
from sawt_reader.analysis.reference.restrictions import Slot
from sawt_reader.reading import model

# Places before an anaphor that are searched for candidates; half of 40 or double that changed no name in 113 articles.
_REACH = 24
# The referents named most are candidates wherever they were named last.
_PROMINENT = 3
# Entities first named after an anaphor that are searched. With all, 400 articles of the press read the same.
_AHEAD = 40

_HEADLINES = frozenset({"title", "standfirst", "heading"})
_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:caus", "nsubj:outer"})  # not « il faut », an expletive
_PRONOUNS = frozenset({"il", "elle"})
_MASCULINE, _FEMININE = frozenset({"le", "un", "du", "au"}), frozenset({"la", "une"})
_BESIDE = frozenset({"appos", "flat", "flat:name", "nmod", "acl", "obl", "obl:arg", "amod"})
_STEPS = 5  # of the parse between a name and the noun that it completes
_MATTERS = ("affaire ", "procès ", "dossier ")
_COUNTERPARTS = nouns.words("counterpart")
_BEFORE_NAME = 3  # tokens before a name among which « homologue » stands: « son homologue, Paul Arnal »


class Place(NamedTuple):
    """Where a referent is named or described: tokens `start` to `end`, half open.

    Attributes:
        sentence, block: by index, as in `Marked`.
        is_subject: it is the subject of its verb, or in apposition to it.
        is_quoted: it stands between quotation marks.
        speaks: words were attributed to it here; it is a subject, whatever the parser says.
    """

    start: int
    end: int
    sentence: int
    block: int | None
    is_subject: bool
    is_quoted: bool
    speaks: bool = False


_start, _end = attrgetter("start"), attrgetter("end")


@dataclass(eq=False, slots=True)
class Referent:
    """Somebody or something that can speak: an entity, or one that is only described.

    Attributes:
        entity: None for one that is only described.
        name: the fullest of the entity, or the words of the description.
        kind: that of its entity, or the class of its noun (see `nouns.Role`).
        gender: None where nothing shows it.
        is_plural: several that speak with one voice.
        dossier: what the text tells of an entity.
        description: of one that is only described.
        places: in the order of the text; for an entity all its mentions, also those further on.
        spoke: how many quotes so far are theirs.
        in_headlines: those of its places that are in a headline.
        is_sum: several named persons, whom the description names together.
        is_counterpart: « son homologue, X »: what describes the other describes X as well.
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
    in_headlines: list[Place] = field(default_factory=list)
    is_counterpart: bool = False
    is_sum: bool = False

    @property
    def is_named(self) -> bool:
        """Is there a name for it, or for each of them?"""
        return self.entity is not None or self.is_sum

    def bears(self, said: Description) -> bool:
        """Is it of whom the text says just this?"""
        if self.description is not None:
            return compare(said, self.description) in {"same", "wider"}
        return self.dossier is not None and self.dossier.fit(said)[0] in {"same", "wider"}

    def last(self, before: int) -> Place | None:
        """Its last place before a token, one outside quotation marks if there is any."""
        at = bisect.bisect_left(self.places, before, key=_start)
        for k in range(at - 1, max(-1, at - 1 - _REACH), -1):
            if not self.places[k].is_quoted:
                return self.places[k]
        return self.places[at - 1] if at else None


class Turn(NamedTuple):
    """Who spoke: the referent, the code points of the words, half open, and the last token of words or attribution."""

    referent: Referent
    start: int
    end: int
    token: int


class Scene:
    """The referents of a text and who has spoken so far.

    Attributes:
        marked: the text.
        same: gives the fullest name of whoever bears a name.
        by_id: the entities.
        described: who bears a description that stands beside the name, by the token of its noun.
        persons_of: the persons of the whole text by gender.
        prominent: the persons named most often in the whole text, the first most.
        most: how often that one is named, at least 1.
        turns: in the order in which they end.
    """

    def __init__(self, marked: Marked, entities: Iterable[model.Entity]) -> None:
        self.marked = marked
        listed = list(entities)
        self.same = same_names(marked, listed)
        told, sums = dossiers(marked, listed, self.same)
        self.by_id = {entity.id: _of_entity(entity, told.get(entity.id)) for entity in listed}
        self.described = {d.head: self.by_id[id_] for id_, dossier in told.items() for d in dossier.descriptions}
        self.turns: list[Turn] = []
        self._authors = (
            {source.entity for source in author_of(marked, listed).sources} if marked.genre == "opinion" else ()
        )
        self._cues = {k for cue in marked.cues for k in range(cue.start, cue.end)}
        self._order: list[tuple[Place, Referent]] = []
        for mention in marked.mentions:
            referent = self.by_id.get(mention.entity)
            if referent is not None:
                self.add(referent, mention.start, mention.end)
        for ids, description in [*sums, *_couples(marked)]:
            self._add_sum([self.by_id[id_] for id_ in ids if id_ in self.by_id], description)
        named = [referent for referent in self.by_id.values() if referent.places]
        for referent in named:
            if referent.kind == "organisation" and referent.gender is None:
                referent.gender = self._gender_by_article(referent.places[0].start)
        self._by_first = sorted(((r.places[0], r) for r in named), key=_start_of)
        persons = [referent for referent in named if referent.kind == "person"]
        self.persons_of = {gender: [r for r in persons if r.gender == gender] for gender in ("male", "female")}
        self.prominent = sorted(persons, key=lambda r: -len(r.places))[:_PROMINENT]
        self.most = max((len(r.places) for r in persons), default=1)

    def _add_sum(self, members: list[Referent], description: Description) -> None:
        """Add several persons that one description names as one that may speak: « les avocats X et Y »."""
        if len(members) < 2:
            return
        name = "; ".join(member.name for member in members)
        known = next((r for r in self.described.values() if r.is_sum and r.name == name), None)
        found = known or Referent(None, name, "person", is_plural=True, description=description, is_sum=True)
        self.described[description.head] = found
        self.add(found, description.start, description.end)

    def _gender_by_article(self, first: int) -> str | None:
        word = self.marked.words[first - 1] if first else ""
        return "male" if word in _MASCULINE else "female" if word in _FEMININE else None

    def add(self, referent: Referent, start: int, end: int) -> None:
        """Note that a referent is named or described at the tokens `start` to `end`."""
        marked = self.marked
        place = Place(
            start,
            end,
            marked.sentence[start],
            marked.block[start],
            _is_subject(marked, start, end),
            marked.is_quoted(start),
        )
        if self.is_headline(start):
            referent.in_headlines.append(place)
        referent.is_counterpart |= not _COUNTERPARTS.isdisjoint(marked.words[max(0, start - _BEFORE_NAME) : start])
        bisect.insort(referent.places, place, key=_start)
        bisect.insort(self._order, (place, referent), key=_start_of)

    def reports(self, place: Place) -> bool:
        """Is whoever is named at a place the subject of a verb of reporting? « *La maire* a réagi sur X. »."""
        if place.speaks:
            return True
        return any(self.marked.head[k] in self._cues for k in _subject_tokens(self.marked, place.start, place.end))

    def speaks_at(self, referent: Referent, start: int, end: int) -> None:
        """Note that words are attributed to a referent at the tokens `start` to `end`: « a dit *Paul Arnal* »."""
        first = bisect.bisect_left(referent.places, start, key=_start)
        for n in range(first, bisect.bisect_left(referent.places, end, lo=first, key=_start)):
            place = referent.places[n]
            referent.places[n] = spoken = place._replace(is_subject=True, speaks=True)
            at = bisect.bisect_left(self._order, place.start, key=_start_of)
            while self._order[at][1] is not referent:
                at += 1
            self._order[at] = (spoken, referent)

    def is_headline(self, token: int) -> bool:
        """Does a token stand in title, standfirst or heading? The first block is a title whatever its kind."""
        block = self.marked.block[token]
        return block is not None and (block == 0 or self.marked.body[block].kind in _HEADLINES)

    def near(self, token: int) -> list[Referent]:
        """The referents named shortly before a token, nearest first, then the prominent ones."""
        at = bisect.bisect_left(self._order, token, key=_start_of)
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
        low = bisect.bisect_left(self._order, token, key=_start_of)
        high = bisect.bisect_left(self._order, after, lo=low, key=_start_of)
        found: dict[Referent, Place] = {}
        for place, referent in self._order[low:high]:
            if not place.is_quoted:
                found.setdefault(referent, place)
        return found

    def later(self, token: int) -> list[Referent]:
        """The next entities that are first named or described after a token."""
        at = bisect.bisect_right(self._by_first, token, key=_start_of)
        return [r for _, r in self._by_first[at : at + _AHEAD] if r.places[0].start > token]

    def took_turn(self, referent: Referent, start: int, end: int, token: int) -> None:
        """Note that a referent said the words at code points `start` to `end`; `token` as in `Turn`."""
        referent.spoke += 1
        bisect.insort(self.turns, Turn(referent, start, end, token), key=_end)

    def last_turn(self, before: int) -> Turn | None:
        """The last that spoke before a code point, in its entry of a live blog."""
        at = bisect.bisect_right(self.turns, before, key=_end)
        if not at or self.turns[at - 1].token < self.marked.entry_start(self.marked.at_or_before(before)):
            return None
        return self.turns[at - 1]

    def is_speaking(self, referent: Referent, token: int) -> bool:
        """Does somebody speak around a token by the layout, or write the text? They are « je », so never « il »."""
        if referent.entity is not None and referent.entity.id in self._authors:
            return not self.marked.is_quoted(token)
        start = self.marked.start[token]
        if not any(turn.start <= start < turn.end for turn in self.marked.turns):
            return False
        return any(turn.start <= start < turn.end and turn.referent is referent for turn in self.turns)


def _couples(marked: Marked) -> Iterator[Sum]:
    """Two joined first names with one surname, who may be called a couple: « *Léa et Paul Arnal* »."""
    for one, other in itertools.pairwise(marked.mentions):
        joined = marked.words[one.end : other.start] == ["et"] and {one.kind, other.kind} == {"person"}
        if joined and one.end - one.start == 1 and other.end - other.start > 1:
            slots = frozenset[Slot]()
            words = frozenset[str]()
            yield Sum(
                [one.entity, other.entity],
                Description(
                    one.start,
                    one.start,
                    other.end,
                    "couple",
                    "couple",
                    "group",
                    "male",
                    False,
                    False,
                    False,
                    True,
                    words,
                    words,
                    slots,
                ),
            )


def _start_of(item: tuple[Place, Referent]) -> int:
    return item[0].start


def _of_entity(entity: model.Entity, dossier: Dossier | None) -> Referent:
    gender = entity.gender or (dossier.gender if dossier else None)
    is_matter = entity.kind == "person" and entity.name.lower().startswith(_MATTERS)  # « Affaire Morel »
    return Referent(entity, entity.name, "other" if is_matter else entity.kind, gender, dossier=dossier)


def _is_subject(marked: Marked, start: int, end: int) -> bool:
    """Is a name, or the noun it is in apposition to, the subject of its verb?"""
    return any(True for _ in _subject_tokens(marked, start, end))


def _subject_tokens(marked: Marked, start: int, end: int) -> Iterator[int]:
    """The tokens of a name, or the nouns it is in apposition to, that are subjects."""
    is_free = start > 0 and marked.pos[start - 1] != "ADP"
    for k in range(start, end):
        if marked.dep[k].startswith("nsubj"):
            yield k
        elif marked.dep[k] in {"appos", "flat:name", "conj"} and marked.dep[marked.head[k]].startswith("nsubj"):
            yield marked.head[k]
        elif marked.dep[k] in _BESIDE and is_free and (noun := _noun_before(marked, k)) is not None:
            yield noun


def _noun_before(marked: Marked, k: int) -> int | None:
    """The subject that a name ends, over the words between as the parser ties them.

    « le ministre chargé des relations avec le parlement *Paul Arnal* a dit ».
    """
    for _ in range(_STEPS):
        if marked.dep[k] not in _BESIDE or marked.head[k] >= k:
            return None
        k = marked.head[k]
        if marked.dep[k].startswith("nsubj"):
            return k
    return None


def subjects(marked: Marked, first: int, after: int) -> Sequence[int]:
    """The tokens of the nouns with a role and of the pronouns that are subjects outside quotation marks."""
    found = (k for k in range(first, after) if marked.dep[k] in _SUBJECTS and not marked.is_quoted(k))
    return [k for k in found if marked.words[k] in _PRONOUNS or nouns.role(marked.words[k])]
