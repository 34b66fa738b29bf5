"""Whom words refer to: names, pronouns, « qui », descriptions by role.

A wrong name is worse than none: a pronoun is given a name only where one candidate is clearly ahead of the others.
Salience follows the usual order for written French: the subject of the sentence before, who spoke last, what is near.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from sawt_reader.analysis import lexicons
from sawt_reader.analysis.grammar import nouns
from sawt_reader.analysis.grammar.marked import Marked, MentionSpan
from sawt_reader.analysis.grammar.phrases import (
    PRONOUNS,
    STANDING_ALONE,
    Phrase,
    around,
    is_indefinite,
    phrase_at,
    source_class,
)
from sawt_reader.reading import model

# Points of a candidate by how many sentences before the pronoun it was named, and for being a subject, having spoken
# last, having the pronoun's gender. A point less for one of the latter loses right names in 8 or 9 articles; the same
# points for the same sentence and the one before lose a right speaker.
_NEAR = (2.0, 3.0, 1.0, 0.5)
_SUBJECT, _SPOKE_LAST, _SAME_GENDER = 2.0, 2.0, 1.0
# The least points for a name, and the least lead over the next candidate. A point more for either loses right names in
# 6 or 9 articles, a point less changes 3 or 4.
_ENOUGH, _MARGIN = 4.0, 1.5

_REACH = 4  # blocks: « le joueur » means somebody named shortly before; half or double changes nothing
_ANTECEDENT = 24  # tokens before « , qui » that its antecedent may take; half or double changes nothing

_GENDER = {"il": "male", "lui": "male", "celui-ci": "male", "elle": "female", "celle-ci": "female"}
_GENDER |= {"dernier": "male", "dernière": "female"}
_RELATIVES = frozenset({"qui", "lequel", "laquelle"})
_PLURAL = frozenset({"ils", "elles", "eux", "ceux-ci", "celles-ci", "derniers", "dernières"})
_DETERMINERS = lexicons.words("function_words.toml", "articles_and_possessives")
_DEFINITE = frozenset("le la l' ce cet cette l".split())


class _Known(NamedTuple):
    """What is known of an entity, by its id, or by its text where no stage has given one."""

    id: str | None
    name: str
    kind: str
    gender: str | None


class LastSpeaker(NamedTuple):
    """Who spoke last in a text.

    Attributes:
        sources: the speakers as known.
        phrases: the words for them; none where they were inherited.
        cue: the token of the verb that attributes their words, or None.
        end: the code point after these words.
    """

    sources: tuple[model.Source, ...]
    phrases: Sequence[Phrase]
    cue: int | None
    end: int


class Referents:
    """The entities of a text as the referents of phrases.

    Attributes:
        entities: by id.
        last: who has spoken last; set it while going through the text, and ask for the phrases in its order.
    """

    def __init__(self, marked: Marked, entities: Iterable[model.Entity]) -> None:
        self._marked = marked
        self.entities: dict[str | None, model.Entity] = {entity.id: entity for entity in entities}
        self.last: LastSpeaker | None = None
        self._subjects: dict[int, list[tuple[int, Phrase | None]]] = {}
        self._guessed: set[Phrase] = set()  # descriptions that nothing earlier supports
        self._nouns = self._role_nouns()
        roles = self._nouns.keys() - nouns.words("relation")
        self._cast = {self._of_mention(mention) for role in roles for mention in self._nouns[role]}  # who has a role

    def is_inferred(self, phrase: Phrase) -> bool:
        """Is whom it means a guess: of a pronoun, or of a description that nothing earlier supports?"""
        return phrase in self._guessed or _word(self._marked, phrase) in PRONOUNS | STANDING_ALONE

    def source(self, phrase: Phrase) -> model.Source:
        """A phrase with the entity it means and its fullest name, each where known."""
        start, end = self._marked.chars(phrase.start, phrase.end)
        span = model.Span(start + (self._marked.text[start] == "-"), end)  # « -t-il »
        known = self._known(phrase)
        return model.Source(span, known.id, known.name) if known else model.Source(span)

    def _known(self, phrase: Phrase) -> _Known | None:
        word = _word(self._marked, phrase)
        if word in _RELATIVES:
            antecedent = _antecedent(self._marked, phrase.start)
            return self._known(antecedent) if antecedent else None
        if word in _PLURAL:
            return self._plural(phrase)
        if word in _GENDER:
            return self._pronoun(phrase, _GENDER[word])
        if word in PRONOUNS or word in STANDING_ALONE or is_indefinite(self._marked, phrase):
            return None
        known = self._named(phrase) or self._described(phrase)
        if known is None and (known := self._by_kind(phrase) or self._somebody_known(phrase)):
            self._guessed.add(phrase)
        return known or self._by_words(phrase)

    def _named(self, phrase: Phrase) -> _Known | None:
        """The name the phrase is built around: not the one after a preposition in « le maire de Lyon »."""
        marked = self._marked
        k = phrase.start
        while k < phrase.end:
            mention = marked.mention_of(k)
            if mention is not None:
                if not _is_governed(marked, max(mention.start, phrase.start), phrase.start):
                    return self._of_mention(mention)
                k = mention.end
            else:
                k += 1
        return None

    def _of_mention(self, mention: MentionSpan) -> _Known:
        entity = self.entities.get(mention.entity)
        if entity is None:
            return _Known(None, mention.text, mention.kind, None)
        return _Known(entity.id, entity.name, entity.kind, entity.gender)

    def _by_words(self, phrase: Phrase) -> _Known:
        """The words themselves, without their determiner: « porte-parole de la police »."""
        start = phrase.start + (self._marked.words[phrase.start] in _DETERMINERS and phrase.end - phrase.start > 1)
        return _Known(None, self._marked.tokens.as_written(start, phrase.end), "role", None)

    def _role_nouns(self) -> dict[str, set[MentionSpan]]:
        """The mentions that a noun describes, by noun: « la ministre Léa Brun », « Léa Brun, ministre »."""
        marked, found = self._marked, dict[str, set[MentionSpan]]()
        for mention in marked.mentions:
            before = range(max(0, mention.start - 7), mention.start)
            has_comma = marked.words[mention.end : mention.end + 1] == [","]
            after = range(mention.end + 1, min(len(marked), mention.end + 4)) if has_comma else range(0)
            for k in before:
                role = nouns.role(marked.words[k])
                if role and _leads_up_to(marked, k, mention.start):
                    found.setdefault(marked.words[k], set()).add(mention)
                    if k and marked.words[k - 1] in {"premier", "première"}:
                        found.setdefault(f"{marked.words[k - 1]} {marked.words[k]}", set()).add(mention)
            for k in after:
                apposed = marked.dep[k] == "appos" or k == mention.end + 1
                if apposed and nouns.role(marked.words[k]):
                    found.setdefault(marked.words[k], set()).add(mention)
                    break
        return found

    def _described(self, phrase: Phrase) -> _Known | None:
        """« la ministre », « l'ONG »: the one entity so described before."""
        word = self._marked.words[phrase.head]
        if self._marked.words[phrase.start] not in _DEFINITE:
            return None
        known = {self._of_mention(m) for m in self._nouns.get(word, ()) if m.start < phrase.start}
        return known.pop() if len(known) == 1 else None

    def _by_kind(self, phrase: Phrase) -> _Known | None:
        """« le joueur » for the one « milieu » or « défenseur » in reach; nobody where another person comes nearer."""
        marked, head = self._marked, phrase.head
        role, text = nouns.role(marked.words[head]), " ".join(marked.words[phrase.start + 1 : phrase.end])
        roles = nouns.covered(text.replace("' ", "'")) or nouns.covered(marked.words[head])
        if not roles or role is None or marked.words[phrase.start] not in _DEFINITE:
            return None
        gender = {"m": "male", "f": "female"}.get(role.gender)
        block = marked.block_at(marked.start[head])
        first = marked.body[max(0, block - _REACH)].first
        bearers = (m for covered in roles for m in self._nouns.get(covered, ()) if m.start < head)
        candidates = {self._of_mention(m) for m in bearers}
        near = [m for m in marked.mentions_between(first, phrase.start) if not marked.is_quoted(m.start)]
        seen = [known for m in near if (known := self._of_mention(m)) in candidates or known not in self._cast]
        seen = [known for known in seen if known.kind == "person" and _may_be(known, gender, "person")]
        if len(candidates.intersection(seen)) != 1 or seen[-1] not in candidates:
            return None
        return None if self._somebody_else_spoke(seen[-1]) else seen[-1]

    def _somebody_else_spoke(self, candidate: _Known) -> bool:
        """Has a person without a role of their own spoken last? Then a description may mean them."""
        if self.last is None:
            return False
        last = self.last.sources[0]
        cast = {known.name for known in self._cast}
        return last.name not in cast and last.name != candidate.name

    def _somebody_known(self, phrase: Phrase) -> _Known | None:
        """« la jeune femme », « l'Uruguayen »: as a pronoun of that gender would be."""
        marked, word = self._marked, self._marked.words[phrase.head]
        if marked.words[phrase.start] not in _DEFINITE:
            return None
        if word in nouns.words("body") and phrase.end - phrase.start == 2:
            return self._pronoun(phrase, None, "organisation")
        if word in nouns.words("generic"):
            role = nouns.role(word)
            gender = role.gender if role else "mf"
        elif marked.words[phrase.start] in {"ce", "cet", "cette"} and (role := nouns.role(word)):
            if role.kind != "person":
                return None
            gender = role.gender  # « cette ancienne avocate » was named just before
        elif marked.pos[phrase.head] == "NOUN" and marked.is_capital(phrase.head):
            gender = "f" if marked.words[phrase.start] == "la" else "m" if marked.words[phrase.start] == "le" else "mf"
        else:
            return None
        return self._pronoun(phrase, {"f": "female", "m": "male"}.get(gender))

    def _plural(self, phrase: Phrase) -> _Known | None:
        """« ils »: those who spoke last in the paragraph, if they were several."""
        if self.last is None or not self._spoke_near(phrase):
            return None
        sources, phrases = self.last.sources, self.last.phrases
        if len(sources) == 1 and phrases and not _is_plural(self._marked, phrases[0]):
            return None
        return _Known(sources[0].entity, "; ".join(s.name for s in sources if s.name), "role", None)

    def _spoke_near(self, phrase: Phrase) -> bool:
        if self.last is None:
            return False
        here = self._marked.block_at(self._marked.start[phrase.start])
        there = self._marked.block_at(self.last.end - 1)
        return here - there in {0, 1}

    def _pronoun(self, phrase: Phrase, gender: str | None, kind: str = "person") -> _Known | None:
        """« il », « elle »: the candidate with the most points, if far enough before the next."""
        points: dict[_Known, float] = {}
        marked = self._marked
        sentence = marked.sentence[phrase.start]
        window = marked.bounds[max(0, sentence - len(_NEAR) + 1)][0]
        for mention in marked.mentions_between(window, phrase.start):
            distance = sentence - marked.sentence[mention.start]
            if marked.is_quoted(mention.start):
                continue
            known = self._of_mention(mention)
            if not _may_be(known, gender, kind):
                continue
            score = _NEAR[distance] + _SUBJECT * _is_subject(marked, mention.start, mention.end)
            score += _SAME_GENDER * (known.gender == gender) - _SAME_GENDER * (known.kind != kind)
            points[known] = max(points.get(known, 0.0), score)
        self._add_described(points, phrase, gender)
        self._add_last_speaker(points, phrase, gender)
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
            elif known is None and self._named(subject) is None and _is_person(self._marked, subject, gender):
                unnamed[self._by_words(subject)] = near + _SUBJECT
        if not points:
            points.update(unnamed)

    def _described_subjects(self, phrase: Phrase) -> Iterator[tuple[Phrase, float]]:
        """The subjects with a role in the sentences up to a phrase, and their points for being near."""
        last = self._marked.sentence[phrase.start]
        for sentence in range(max(0, last - len(_NEAR) + 1), last + 1):
            for k, subject in self._role_subjects(sentence):
                if k >= phrase.start:
                    break
                yield subject or phrase, _NEAR[last - sentence]

    def _role_subjects(self, sentence: int) -> list[tuple[int, Phrase | None]]:
        """The subjects with a role in a sentence: the token of the noun, and the phrase around it. Found once."""
        if sentence not in self._subjects:
            marked = self._marked
            first, after = marked.bounds[sentence]
            self._subjects[sentence] = [
                (k, around(marked, k, first, after))
                for k in range(first, after)
                if marked.dep[k].startswith("nsubj") and not marked.is_quoted(k) and nouns.role(marked.words[k])
            ]
        return self._subjects[sentence]

    def _add_last_speaker(self, points: dict[_Known, float], phrase: Phrase, gender: str | None) -> None:
        """More points for who spoke last in this paragraph or the one before, named or not (« un porte-parole »)."""
        last = self.last
        if last is None or not self._spoke_near(phrase) or len(last.sources) != 1:
            return
        source = last.sources[0]
        for known in points:
            if known.name == source.name:
                points[known] += _SPOKE_LAST
                return
        marked = self._marked
        if source.entity is not None or not source.name:
            return
        if last.phrases and last.cue is not None and last.cue < phrase.start:
            role = nouns.role(marked.words[last.phrases[0].head])
            distance = marked.sentence[phrase.start] - marked.sentence[last.cue]
            if (
                role
                and role.kind == "person"
                and (gender is None or role.gender in {"mf", gender[0]})
                and distance < len(_NEAR)
            ):
                points[_Known(None, source.name, "role", gender)] = _NEAR[distance] + _SUBJECT + _SPOKE_LAST


def _word(marked: Marked, phrase: Phrase) -> str:
    return marked.words[phrase.head].removeprefix("-")


def _leads_up_to(marked: Marked, noun: int, name: int) -> bool:
    """Does a noun lead up to the name, as « le ministre (de l'Intérieur), Paul Arnal » does?"""
    between = marked.words[noun + 1 : name]
    if not between:
        return True
    if "," in between[:-1] or marked.sentence[noun] != marked.sentence[name]:
        return False
    if any(marked.is_verb(k) and not marked.is_participle(k) for k in range(noun + 1, name)):
        return False
    return between[-1] == "," or all(marked.pos[k] in {"ADJ", "PROPN"} for k in range(noun + 1, name))


def _is_governed(marked: Marked, start: int, first: int) -> bool:
    """Does a preposition stand before a name inside its phrase, determiners between at most?"""
    k = start - 1
    while k > first and marked.pos[k] in {"DET", "ADJ"}:
        k -= 1
    return k >= first and (marked.pos[k] == "ADP" or marked.words[k] in {"de", "d'", "du", "des", "à", "au", "aux"})


def _is_subject(marked: Marked, start: int, end: int) -> bool:
    """Is a name, or the noun it is in apposition to, the subject of its verb?"""
    for k in range(start, end):
        if marked.dep[k].startswith("nsubj"):
            return True
        if marked.dep[k] in {"appos", "flat:name", "conj"} and marked.dep[marked.head[k]].startswith("nsubj"):
            return True
    return False


def _is_person(marked: Marked, phrase: Phrase, gender: str | None) -> bool:
    """Is this one person without a name, of this gender? « l'attaquant, muet depuis août »."""
    role = nouns.role(marked.words[phrase.head])
    if role is None or role.kind != "person" or _is_plural(marked, phrase):
        return False
    return gender is None or role.gender == gender[0]


def _may_be(known: _Known, gender: str | None, kind: str) -> bool:
    if kind != "person":
        return known.kind == kind
    if known.kind == "person":
        return gender is None or known.gender in {None, gender}
    return known.kind == "organisation" and known.gender == gender


def _is_plural(marked: Marked, phrase: Phrase) -> bool:
    words: Sequence[str] = marked.words[phrase.start : phrase.end]
    role = nouns.role(marked.words[phrase.head])
    return words[0] in {"les", "des", "ces", "plusieurs", "certains", "certaines", "deux"} or bool(
        role and role.number == "p"
    )


def _is_inner(marked: Marked, k: int) -> bool:
    """« professeur au [Muséum] »: a phrase that a preposition ties to the noun before it."""
    return k > 1 and marked.pos[k - 1] == "ADP" and marked.pos[k - 2] in {"NOUN", "ADJ", "PROPN"}


def _antecedent(marked: Marked, qui: int) -> Phrase | None:
    """The phrase a relative « qui » stands for: what ends at the comma before it, or the noun the parser names."""
    first = marked.bounds[marked.sentence[qui]][0]
    comma = qui - 2 if marked.pos[qui - 1] == "ADP" else qui - 1  # « , pour qui »
    if comma > first and marked.words[comma] == ",":
        for k in range(max(first, comma - _ANTECEDENT), comma):
            whole = phrase_at(marked, k, comma)
            if whole and whole.end == comma and source_class(marked, whole) and not _is_inner(marked, k):
                return whole
    verb = marked.head[qui]
    noun = marked.head[verb]
    if marked.dep[verb].startswith("acl") and first <= noun < qui:
        found = around(marked, noun, first, qui)
        if found and source_class(marked, found):
            return found
    k = qui - 2 if qui and marked.words[qui - 1] == "," else qui - 1
    mention = marked.mention_of(k) if k >= first else None
    if mention is not None:
        return Phrase(mention.start, mention.end, mention.start)
    return None
