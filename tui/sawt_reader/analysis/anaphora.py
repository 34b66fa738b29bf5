"""From words to whom they mean: names, pronouns, « qui », descriptions by role.

A wrong name is worse than none: a pronoun is given a name only where one candidate stands clearly before the others.
Salience follows the usual order for written French: the subject of the sentence before, who spoke last, what is near.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from sawt_reader.analysis.grammar import nouns
from sawt_reader.analysis.grammar.phrases import (
    PRONOUNS,
    STANDING_ALONE,
    Phrase,
    around,
    is_indefinite,
    phrase_at,
    source_class,
)
from sawt_reader.analysis.quotes.drafts import Draft
from sawt_reader.analysis.quotes.parse import Parse
from sawt_reader.analysis.text import written
from sawt_reader.reading import model

# Points of a candidate by how many sentences it lies before the pronoun, and for being a subject, or who spoke last.
_NEAR = (2.0, 3.0, 1.0, 0.5)
_SUBJECT, _SPOKE_LAST, _SAME_GENDER = 2.0, 2.0, 1.0
# A name is given from so many points, and so many above the next candidate.
_ENOUGH, _MARGIN = 4.0, 1.5

_REACH = 4  # blocks before a description in which its referent is named
_ANTECEDENT = 24  # tokens of an antecedent, with its appositions, at most

_GENDER = {"il": "male", "lui": "male", "celui-ci": "male", "elle": "female", "celle-ci": "female"}
_GENDER |= {"dernier": "male", "dernière": "female"}
_RELATIVES = frozenset({"qui", "lequel", "laquelle"})
_PLURAL = frozenset({"ils", "elles", "eux", "ceux-ci", "celles-ci", "derniers", "dernières"})
_DETERMINERS = frozenset("le la l' les un une des ce cet cette ces son sa ses leur leurs l".split())
_DEFINITE = frozenset("le la l' ce cet cette l".split())


class _Known(NamedTuple):
    """What is known of an entity, by its id, or by its text where no stage has given one."""

    id: str | None
    name: str
    kind: str
    gender: str | None


class Referents:
    """The entities of a Doc as the referents of phrases. Ask for the drafts in the order of the text."""

    def __init__(self, parse: Parse) -> None:
        self._parse = parse
        self._written = written(parse.doc)
        self._entities: dict[str | None, model.Entity] = {entity.id: entity for entity in parse.doc._.entities}
        self._sources: dict[int, tuple[model.Source, ...]] = {}
        self._last: tuple[Draft, tuple[model.Source, ...]] | None = None
        self._subjects: dict[int, list[tuple[int, Phrase | None]]] = {}
        self._guessed: set[Phrase] = set()  # the descriptions that no earlier words bear out
        self._nouns = self._role_nouns()
        roles = self._nouns.keys() - nouns.words("relation")
        self._cast = {self._of_mention(number) for role in roles for number in self._nouns[role]}  # who has a role

    def sources(self, draft: Draft) -> tuple[tuple[model.Source, ...], bool]:
        """The speakers of a draft, and whether any of them had to be inferred."""
        if draft.heir_of is not None:
            inherited = self._sources.get(id(draft.heir_of)) or self.sources(draft.heir_of)[0]
            found = tuple(model.Source(None, s.entity, s.name) for s in inherited if self._may_be_inherited(s))
            inferred = True
        else:
            found = tuple(self.source(phrase) for phrase in draft.speakers)
            inferred = any(self._is_inferred(phrase) for phrase in draft.speakers)
        self._sources[id(draft)] = found
        if found and found[0].name:
            self._last = (draft, found)
        return found, inferred

    def _is_inferred(self, phrase: Phrase) -> bool:
        return phrase in self._guessed or _word(self._parse, phrase) in PRONOUNS | STANDING_ALONE

    def _may_be_inherited(self, source: model.Source) -> bool:
        """A name, or a description that is not just the general word for what was named before (« le groupe »)."""
        if source.entity in self._entities:
            return self._entities[source.entity].kind != "other"
        return source.name is not None and source.name.split()[0].lower() not in nouns.words("body")

    def source(self, phrase: Phrase) -> model.Source:
        """A phrase with the entity it means and its fullest name, each where known."""
        start, end = self._parse.chars(phrase.start, phrase.end)
        span = model.Span(start + (self._parse.text[start] == "-"), end)  # « -t-il »
        known = self._known(phrase)
        return model.Source(span, known.id, known.name) if known else model.Source(span)

    def _known(self, phrase: Phrase) -> _Known | None:
        word = _word(self._parse, phrase)
        if word in _RELATIVES:
            antecedent = _antecedent(self._parse, phrase.start)
            return self._known(antecedent) if antecedent else None
        if word in _PLURAL:
            return self._plural(phrase)
        if word in _GENDER:
            return self._pronoun(phrase, _GENDER[word])
        if word in PRONOUNS or word in STANDING_ALONE or is_indefinite(self._parse, phrase):
            return None
        known = self._named(phrase) or self._described(phrase)
        if known is None and (known := self._by_kind(phrase) or self._somebody_known(phrase)):
            self._guessed.add(phrase)
        return known or self._by_words(phrase)

    def _named(self, phrase: Phrase) -> _Known | None:
        """The name the phrase is built around: not the one after a preposition in « le maire de Lyon »."""
        parse = self._parse
        k = phrase.start
        while k < phrase.end:
            number = parse.mention[k]
            if number >= 0:
                mention = parse.mentions[number]
                if not _is_governed(parse, max(mention.start, phrase.start), phrase.start):
                    return self._of_mention(number)
                k = mention.end
            else:
                k += 1
        return None

    def _of_mention(self, number: int) -> _Known:
        mention = self._parse.mentions[number]
        entity = self._entities.get(mention.id_)
        if entity is None:
            kind = {"PER": "person", "ORG": "organisation", "LOC": "place"}.get(mention.label_, mention.label_)
            return _Known(None, mention.text, kind, None)
        return _Known(entity.id, entity.name, entity.kind, entity.gender)

    def _by_words(self, phrase: Phrase) -> _Known:
        """The words themselves, without their determiner: « porte-parole de la police »."""
        start = phrase.start + (self._parse.words[phrase.start] in _DETERMINERS and phrase.end - phrase.start > 1)
        first, after = self._parse.chars(start, phrase.end)
        return _Known(None, self._written[first:after], "role", None)

    def _role_nouns(self) -> dict[str, set[int]]:
        """The mentions that a noun describes, by noun: « la ministre Léa Brun », « Léa Brun, ministre »."""
        parse, found = self._parse, dict[str, set[int]]()
        for number, mention in enumerate(parse.mentions):
            before = range(max(0, mention.start - 7), mention.start)
            after = (
                range(mention.end + 1, min(len(parse.words), mention.end + 4))
                if _comma(parse, mention.end)
                else range(0)
            )
            for k in before:
                role = nouns.role(parse.words[k])
                if role and _joins(parse, k, mention.start):
                    found.setdefault(parse.words[k], set()).add(number)
                    if k and parse.words[k - 1] in {"premier", "première"}:
                        found.setdefault(f"{parse.words[k - 1]} {parse.words[k]}", set()).add(number)
            for k in after:
                apposed = parse.dep[k] == "appos" or k == mention.end + 1
                if apposed and nouns.role(parse.words[k]):
                    found.setdefault(parse.words[k], set()).add(number)
                    break
        return found

    def _described(self, phrase: Phrase) -> _Known | None:
        """« la ministre », « l'ONG »: the one entity so described before."""
        word = self._parse.words[phrase.head]
        if self._parse.words[phrase.start] not in _DEFINITE:
            return None
        numbers = [n for n in self._nouns.get(word, ()) if self._parse.mentions[n].start < phrase.start]
        known = {self._of_mention(n) for n in numbers}
        return known.pop() if len(known) == 1 else None

    def _by_kind(self, phrase: Phrase) -> _Known | None:
        """« le joueur » for the one « milieu » or « défenseur » in reach; nobody where another person comes nearer."""
        parse, head = self._parse, phrase.head
        role, text = nouns.role(parse.words[head]), " ".join(parse.words[phrase.start + 1 : phrase.end])
        roles = nouns.covered(text.replace("' ", "'")) or nouns.covered(parse.words[head])
        if not roles or role is None or parse.words[phrase.start] not in _DEFINITE:
            return None
        gender = {"m": "male", "f": "female"}.get(role.gender)
        first = parse.token_at(parse.layout[max(0, parse.block[head] - _REACH)][0])
        bearers = {n for covered in roles for n in self._nouns.get(covered, ()) if parse.mentions[n].start < head}
        candidates = {self._of_mention(n) for n in bearers}
        near = [n for n in parse.mentions_between(first, phrase.start) if parse.inside[parse.mentions[n].start] < 0]
        seen = [known for n in near if (known := self._of_mention(n)) in candidates or known not in self._cast]
        seen = [known for known in seen if known.kind == "person" and _may_be(known, gender, "person")]
        if len(candidates.intersection(seen)) != 1 or seen[-1] not in candidates:
            return None
        return None if self._somebody_else_spoke(seen[-1]) else seen[-1]

    def _somebody_else_spoke(self, candidate: _Known) -> bool:
        """Has a person without a role of their own spoken last? Then a description may mean them."""
        if self._last is None:
            return False
        last = self._last[1][0]
        cast = {known.name for known in self._cast}
        return last.name not in cast and last.name != candidate.name

    def _somebody_known(self, phrase: Phrase) -> _Known | None:
        """« la jeune femme », « l'Uruguayen »: as a pronoun of that gender would be."""
        parse, word = self._parse, self._parse.words[phrase.head]
        if parse.words[phrase.start] not in _DEFINITE:
            return None
        if word in nouns.words("body") and phrase.end - phrase.start == 2:
            return self._pronoun(phrase, None, "organisation")
        if word in nouns.words("generic"):
            role = nouns.role(word)
            gender = role.gender if role else "mf"
        elif parse.words[phrase.start] in {"ce", "cet", "cette"} and (role := nouns.role(word)):
            if role.kind != "person":
                return None
            gender = role.gender  # « cette ancienne avocate » was named just before
        elif parse.pos[phrase.head] == "NOUN" and parse.text[parse.start[phrase.head]].isupper():
            gender = "f" if parse.words[phrase.start] == "la" else "m" if parse.words[phrase.start] == "le" else "mf"
        else:
            return None
        return self._pronoun(phrase, {"f": "female", "m": "male"}.get(gender))

    def _plural(self, phrase: Phrase) -> _Known | None:
        """« ils »: those who spoke last in the paragraph, if they were several."""
        if self._last is None or not self._spoke_near(phrase):
            return None
        draft, sources = self._last
        if len(sources) == 1 and draft.speakers and not _is_plural(self._parse, draft.speakers[0]):
            return None
        return _Known(sources[0].entity, "; ".join(s.name for s in sources if s.name), "role", None)

    def _spoke_near(self, phrase: Phrase) -> bool:
        if self._last is None:
            return False
        here = self._parse.block[phrase.start]
        there = self._parse.block[self._parse.token_at(self._last[0].end - 1)]
        return here - there in {0, 1}

    def _pronoun(self, phrase: Phrase, gender: str | None, kind: str = "person") -> _Known | None:
        """« il », « elle »: the candidate with the most points, if far enough before the next."""
        points: dict[_Known, float] = {}
        parse = self._parse
        sentence = parse.sentence[phrase.start]
        window = parse.bounds[max(0, sentence - len(_NEAR) + 1)][0]
        for number in parse.mentions_between(window, phrase.start):
            mention = parse.mentions[number]
            distance = sentence - parse.sentence[mention.start]
            if parse.inside[mention.start] >= 0:
                continue
            known = self._of_mention(number)
            if not _may_be(known, gender, kind):
                continue
            score = _NEAR[distance] + _SUBJECT * _is_subject(parse, mention.start, mention.end)
            score += _SAME_GENDER * (known.gender == gender) - _SAME_GENDER * (known.kind != kind)
            points[known] = max(points.get(known, 0.0), score)
        self._add_described(points, phrase, gender)
        self._add_last_speaker(points, phrase, gender, kind)
        ranked = sorted(points.items(), key=lambda item: -item[1])
        if not ranked or ranked[0][1] < _ENOUGH:
            return None
        if len(ranked) > 1 and ranked[0][1] - ranked[1][1] < _MARGIN:
            return None
        return ranked[0][0]

    def _add_described(self, points: dict[_Known, float], phrase: Phrase, gender: str | None) -> None:
        """More points for whom a subject of the sentences before describes (« la ministre »)."""
        unnamed: dict[_Known, float] = {}
        for subject, near in self._described_subjects(phrase):
            known = self._described(subject)
            if known and _may_be(known, gender, "person"):
                score = near + _SUBJECT + _SAME_GENDER * (known.gender == gender)
                points[known] = max(points.get(known, 0.0), score)
            elif known is None and self._named(subject) is None and _is_person(self._parse, subject, gender):
                unnamed[self._by_words(subject)] = near + _SUBJECT
        if not points:
            points.update(unnamed)

    def _described_subjects(self, phrase: Phrase) -> Iterator[tuple[Phrase, float]]:
        """The subjects with a role in the sentences up to a phrase, and their points for being near."""
        last = self._parse.sentence[phrase.start]
        for sentence in range(max(0, last - len(_NEAR) + 1), last + 1):
            for k, subject in self._role_subjects(sentence):
                if k >= phrase.start:
                    break
                yield subject or phrase, _NEAR[last - sentence]

    def _role_subjects(self, sentence: int) -> list[tuple[int, Phrase | None]]:
        """The subjects with a role in a sentence: the token of the noun, and the phrase around it. Found once."""
        if sentence not in self._subjects:
            parse = self._parse
            first, after = parse.bounds[sentence]
            self._subjects[sentence] = [
                (k, around(parse, k, first, after))
                for k in range(first, after)
                if parse.dep[k].startswith("nsubj") and parse.inside[k] < 0 and nouns.role(parse.words[k])
            ]
        return self._subjects[sentence]

    def _add_last_speaker(self, points: dict[_Known, float], phrase: Phrase, gender: str | None, kind: str) -> None:
        """More points for who spoke last in this paragraph or the one before, named or not (« un porte-parole »)."""
        if self._last is None or not self._spoke_near(phrase) or len(self._last[1]) != 1:
            return
        draft, (source,) = self._last
        for known in points:
            if known.name == source.name:
                points[known] += _SPOKE_LAST
                return
        parse = self._parse
        if source.entity is None and source.name and draft.cue and draft.speakers and draft.cue[0] < phrase.start:
            role = nouns.role(parse.words[draft.speakers[0].head])
            distance = parse.sentence[phrase.start] - parse.sentence[draft.cue[0]]
            if (
                role
                and role.kind == "person"
                and (gender is None or role.gender in {"mf", gender[0]})
                and distance < len(_NEAR)
            ):
                points[_Known(None, source.name, "role", gender)] = _NEAR[distance] + _SUBJECT + _SPOKE_LAST


def _word(parse: Parse, phrase: Phrase) -> str:
    return parse.words[phrase.head].removeprefix("-")


def _comma(parse: Parse, k: int) -> bool:
    return k < len(parse.words) and parse.words[k] == ","


def _joins(parse: Parse, noun: int, name: int) -> bool:
    """Does a noun lead up to the name, as « le ministre (de l'Intérieur), Paul Arnal » does?"""
    between = parse.words[noun + 1 : name]
    if not between:
        return True
    if "," in between[:-1] or parse.sentence[noun] != parse.sentence[name]:
        return False
    if any(parse.verb[k] not in {"", "Part"} for k in range(noun + 1, name)):
        return False
    return between[-1] == "," or all(parse.pos[k] in {"ADJ", "PROPN"} for k in range(noun + 1, name))


def _is_governed(parse: Parse, start: int, first: int) -> bool:
    """Does a preposition stand before a name inside its phrase, determiners between at most?"""
    k = start - 1
    while k > first and parse.pos[k] in {"DET", "ADJ"}:
        k -= 1
    return k >= first and (parse.pos[k] == "ADP" or parse.words[k] in {"de", "d'", "du", "des", "à", "au", "aux"})


def _is_subject(parse: Parse, start: int, end: int) -> bool:
    """Is a name, or the noun it is in apposition to, the subject of its verb?"""
    for k in range(start, end):
        if parse.dep[k].startswith("nsubj"):
            return True
        if parse.dep[k] in {"appos", "flat:name", "conj"} and parse.dep[parse.head[k]].startswith("nsubj"):
            return True
    return False


def _is_person(parse: Parse, phrase: Phrase, gender: str | None) -> bool:
    """Is this one person without a name, of this gender? « l'attaquant, muet depuis août »."""
    role = nouns.role(parse.words[phrase.head])
    if role is None or role.kind != "person" or _is_plural(parse, phrase):
        return False
    return gender is None or role.gender == gender[0]


def _may_be(known: _Known, gender: str | None, kind: str) -> bool:
    if kind != "person":
        return known.kind == kind
    if known.kind == "person":
        return gender is None or known.gender in {None, gender}
    return known.kind == "organisation" and known.gender == gender


def _is_plural(parse: Parse, phrase: Phrase) -> bool:
    words: Sequence[str] = parse.words[phrase.start : phrase.end]
    role = nouns.role(parse.words[phrase.head])
    return words[0] in {"les", "des", "ces", "plusieurs", "certains", "certaines", "deux"} or bool(
        role and role.number == "p"
    )


def _is_inner(parse: Parse, k: int) -> bool:
    """« professeur au [Muséum] »: a phrase that a preposition ties to the noun before it."""
    return k > 1 and parse.pos[k - 1] == "ADP" and parse.pos[k - 2] in {"NOUN", "ADJ", "PROPN"}


def _antecedent(parse: Parse, qui: int) -> Phrase | None:
    """The phrase a relative « qui » stands for: what ends at the comma before it, or the noun the parser names."""
    first = parse.bounds[parse.sentence[qui]][0]
    comma = qui - 2 if parse.pos[qui - 1] == "ADP" else qui - 1  # « , pour qui »
    if comma > first and parse.words[comma] == ",":
        for k in range(max(first, comma - _ANTECEDENT), comma):
            whole = phrase_at(parse, k, comma)
            if whole and whole.end == comma and source_class(parse, whole) and not _is_inner(parse, k):
                return whole
    verb = parse.head[qui]
    noun = parse.head[verb]
    if parse.dep[verb].startswith("acl") and first <= noun < qui:
        found = around(parse, noun, first, qui)
        if found and source_class(parse, found):
            return found
    k = qui - 2 if qui and parse.words[qui - 1] == "," else qui - 1
    if k >= first and parse.mention[k] >= 0:
        mention = parse.mentions[parse.mention[k]]
        return Phrase(mention.start, mention.end, mention.start)
    return None
