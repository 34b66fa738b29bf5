"""Who or what names, pronouns, « qui » and descriptions mean, and who speaks where no speaker is given.

Names and what is in apposition to them are read off. All else is a choice among `candidates`, by signs that a reader
can follow (`signs`), weighed as learnt (`ranking`). What contradicts the article is never a candidate.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from sawt_reader.analysis import lexicons
from sawt_reader.analysis.grammar.cues import cue_at
from sawt_reader.analysis.grammar.marked import Marked
from sawt_reader.analysis.grammar.phrases import (
    PRONOUNS,
    STANDING_ALONE,
    Phrase,
    around,
    is_indefinite,
    name_in,
    source_class,
)
from sawt_reader.analysis.reference import candidates, ranking, reasons, signs
from sawt_reader.analysis.reference.antecedents import antecedent
from sawt_reader.analysis.reference.candidates import Anaphor, Candidate, Kind
from sawt_reader.analysis.reference.descriptions import Description, Fit, of_phrase
from sawt_reader.analysis.reference.scene import Place, Referent, Scene, subjects
from sawt_reader.analysis.reference.signs import Signs
from sawt_reader.reading import model

# The least probability at which a name is given, and its least lead over the next. By five-fold cross-validation over
# 405 articles 94 of 100 pronouns are right from these on, 89 of descriptions and 89 of floating quotations.
_LEAST = {"pronoun": 0.5, "description": 0.5, "floating": 0.6}
_LEAD = {"pronoun": 0.1, "description": 0.25, "floating": 0.25}
# The same for a body that nothing describes so (« la télévision » is seldom the paper named before), and for somebody
# of whom the article tells another role: « le maire » may be the president named before, « le magistrat » is not.
_LEAST_UNDESCRIBED, _LEAST_OTHER_ROLE, _LEAST_SAME_FIELD = 0.8, 0.85, 0.7
_LEAST_OTHER_FIELD = 0.7  # of a role of another field, for who spoke last where nobody else may be meant
_LEAST_NO_PERSON = 0.6  # the same for a pronoun that means a body, or somebody without a name
# Of two that bear what a description says, neither is named if the other is as likely as this.
_RIVAL = 0.15
_LEAST_OF_BEARERS, _LEAD_OF_BEARERS = 0.7, 0.5  # unless it is far behind
_BORNE = frozenset({"same", "wider", "fits"})

_SINGULAR: dict[str, str | None] = {"il": "male", "elle": "female", "lui": "male", "ses": None}  # « à ses yeux »
_LATTER = {"celui-ci": "male", "celle-ci": "female", "dernier": "male", "dernière": "female"}
_LATTER |= {"intéressé": "male", "intéressée": "female"}
_LATTER_REACH = 2  # sentences: « celui-ci » means somebody of this sentence or the one before
_LATTER_RIGHT = 0.85  # how often that is right, by the authors' estimate; the articles have too few to count
# The same for « la même source », and for « ils ».
_AGAIN_RIGHT, _PLURAL_RIGHT = 0.9, 0.6
_LEAST_GOING_ON = 0.3  # the least probability of an unnamed speaker who goes on
_GOING_ON_RIGHT = 0.4  # how often an unnamed speaker goes on, by the same estimate
_RELATIVES = frozenset({"qui", "lequel", "laquelle"})
_PLURAL = frozenset({"ils", "elles", "eux", "ceux-ci", "celles-ci", "derniers", "dernières"})
_ARTICLES = lexicons.words("function_words.toml", "articles_and_possessives")
_GOING_ON = lexicons.words("function_words.toml", "going_on")
_FIRST_PERSON = lexicons.words("function_words.toml", "first_person_singular")

Choose = Callable[[Anaphor, Sequence[Candidate], Sequence[Signs]], Sequence[float]]
"""Gives the probabilities of the options: each candidate, then nobody."""


def by_weights(anaphor: Anaphor, _: Sequence[Candidate], options: Sequence[Signs]) -> Sequence[float]:
    """The probabilities by the learnt weights."""
    return ranking.probabilities(anaphor.kind, options)


class Words(NamedTuple):
    """The words said: code points, half open, and the token of their cue; does a label say who speaks?"""

    start: int
    end: int
    cue: int | None = None
    is_labelled: bool = False


class Resolution(NamedTuple):
    """Whom a phrase means.

    Attributes:
        referent: None if nobody is known.
        probability: 0 to 1, of the choice; with nobody chosen, that none of the candidates is meant.
        is_chosen: it was a choice, not read off a name.
        kind: of the anaphor; None for names.
        basis: what spoke for it, in the contract's terms.
        fit: how a description fits whom it means; None for pronouns, floating quotations and names.
        rival: the probability of the likeliest other candidate.
        signs: what was known of the chosen candidate.
    """

    referent: Referent | None
    probability: float = 1.0
    is_chosen: bool = False
    kind: Kind | None = None
    basis: tuple[model.SpeakerSign, ...] = ()
    fit: Fit | None = None
    rival: float = 0.0
    signs: Mapping[str, float] = MappingProxyType({})


class Referents:
    """Resolves the phrases of a text. Ask in the order of the text, and tell who spoke (`spoke`).

    Args:
        marked: the text.
        entities: those whose mentions `marked` knows.
        choose: among candidates; another one to fit the weights.
    """

    def __init__(self, marked: Marked, entities: Iterable[model.Entity], choose: Choose = by_weights) -> None:
        self._marked = marked
        self._scene = Scene(marked, entities)
        self._choose = choose
        self._read_to = 0  # sentences whose subjects have been read
        self._known: dict[Phrase, Resolution] = {}

    def spoke(
        self,
        referents: Sequence[Referent],
        start: int,
        end: int,
        cue: int | None,
        phrases: Sequence[Phrase] = (),
    ) -> None:
        """Note who said the words at code points `start` to `end`.

        Args:
            referents: those who did.
            start: of the words.
            end: of the words.
            cue: the token that attributes them.
            phrases: for each referent where it is named there; empty if none is.
        """
        if not referents:
            return
        for referent, phrase in zip(referents, phrases, strict=False):
            self._scene.speaks_at(referent, phrase.start, phrase.end)
        speaker = referents[0]
        if len(referents) > 1:
            speaker = Referent(None, "; ".join(r.name for r in referents), "group", is_plural=True)
        last = self._marked.at_or_before(end - 1)
        self._scene.took_turn(speaker, start, end, max(last, cue or 0))

    def heard(self, quotes: Iterable[model.Quote]) -> None:
        """Note who said the quotes of a text that are already known; the first of several speakers."""
        for quote in quotes:
            speaker = self._scene.by_id.get(quote.speakers[0].entity or "") if quote.speakers else None
            if speaker is not None:
                self.spoke([speaker], quote.spans[0].start, quote.spans[-1].end, None)

    def source(self, phrase: Phrase, words: Words | None = None) -> model.Source:
        """A phrase with the entity it refers to and its fullest name, if known.

        Somebody who is only described is called as the phrase says, unless that is but the beginning of more.
        """
        found = self.resolve(phrase, words).referent
        is_described = found is not None and found.description is not None and not found.is_sum
        if found is not None and is_described and phrase.end - phrase.start > 1:
            own = self._own_words(phrase)
            if not found.name.lower().startswith(own.lower()):
                return model.Source(self._span(phrase), None, own)
        return self.as_source(found, self._span(phrase))

    def as_source(self, referent: Referent | None, span: model.Span | None) -> model.Source:
        """A referent as the contract has it; `span` is where it is meant, None outside the sentence."""
        if referent is None:
            return model.Source(span)
        return model.Source(span, referent.entity.id if referent.entity else None, referent.name)

    def _span(self, phrase: Phrase | Place) -> model.Span:
        start, end = self._marked.chars(phrase.start, phrase.end)
        return model.Span(start + (self._marked.text[start] == "-"), end)  # « -t-il »

    def resolve(self, phrase: Phrase, words: Words | None = None) -> Resolution:
        """Whom a phrase means.

        Args:
            phrase: a name, a pronoun or a description.
            words: those said, if it speaks.
        """
        if phrase not in self._known:
            self._known[phrase] = self._resolve(phrase, words)
        return self._known[phrase]

    def _resolve(self, phrase: Phrase, words: Words | None) -> Resolution:
        marked = self._marked
        word = marked.words[phrase.head].removeprefix("-")
        if word in _RELATIVES:
            named_before = antecedent(marked, phrase.start)
            return self.resolve(named_before, words) if named_before else Resolution(None)
        if word in _PLURAL or word == "leurs":  # « à leurs yeux »
            return self._plural(phrase, words)
        if word in _SINGULAR:
            return self._rank(self._anaphor("pronoun", phrase, words, _SINGULAR[word]))
        if word in _LATTER:
            return self._latter(self._anaphor("pronoun", phrase, words, _LATTER[word]))
        if is_indefinite(marked, phrase):  # « l'un d'eux »
            return Resolution(Referent(None, marked.tokens.as_written(phrase.start, phrase.end), "group"))
        if word in PRONOUNS or word in STANDING_ALONE:
            return Resolution(None)
        if (named := self._named(phrase)) is not None:
            return Resolution(named)
        if (beside := self._scene.described.get(phrase.head)) is not None:
            return Resolution(beside)
        if "même" in marked.words[phrase.start : phrase.head] and (again := self._spoke_last(phrase)) is not None:
            return Resolution(again, _AGAIN_RIGHT, True, "description", fit="same")
        description = of_phrase(marked, phrase, self._scene.same)
        if description is None:
            return Resolution(self._by_words(phrase, None))
        if description.is_definite:
            found = self._rank(self._anaphor("description", phrase, words, description.gender, description))
            # « Le président : » is whoever the text calls so
            is_guess = words is not None and words.is_labelled and found.fit not in _BORNE
            if found.referent is not None and not is_guess:
                self._scene.add(found.referent, phrase.start, phrase.end)
                return found
            return found._replace(referent=self._by_words(phrase, description))
        return Resolution(self._by_words(phrase, description))

    def _anaphor(
        self,
        kind: Kind,
        phrase: Phrase,
        words: Words | None,
        gender: str | None,
        description: Description | None = None,
    ) -> Anaphor:
        token = min(phrase.start, self._marked.at_or_before(words.start)) if words else phrase.start
        span = (words.start, words.end) if words else None
        is_behind = words is not None and self._marked.start[phrase.start] >= words.end
        return Anaphor(
            kind, token, gender, description, span, self._speaks_of_self(span), self._goes_on(words), is_behind
        )

    def _goes_on(self, words: Words | None) -> bool:
        """Does the cue go on from other words? « a-t-il ajouté », « a-t-elle encore dit »."""
        if words is None or words.cue is None:
            return False
        cue = cue_at(self._marked.words, words.cue)
        beside = self._marked.words[max(0, words.cue - 2) : words.cue + 2]
        return (cue is not None and cue[0].lemma in _GOING_ON) or not _GOING_ON.isdisjoint(beside)

    def floating(self, words: tuple[int, int]) -> Resolution:
        """Who says words without a speaker in their sentence.

        Args:
            words: code points, half open.
        """
        token = self._marked.at_or_before(words[0])
        if self._marked.is_question(token):
            return Resolution(None, is_chosen=True, kind="floating")
        anaphor = Anaphor("floating", token, words=words, first_person=self._speaks_of_self(words))
        candidates, options, shares = self._weighed(anaphor)
        found = self._clear(anaphor, candidates, options, shares)
        return found if found.referent is not None else self._going_on(words, candidates, shares)

    def _going_on(self, words: tuple[int, int], candidates: Sequence[Candidate], shares: Sequence[float]) -> Resolution:
        """A body or somebody without a name who spoke last may go on to the next paragraph, if nobody is likelier."""
        turn = self._scene.last_turn(words[0])
        open_ = Resolution(None, is_chosen=True, kind="floating")
        if turn is None or self._marked.block_at(words[0]) - self._marked.block_at(turn.end - 1) > 1:
            return open_
        if turn.referent.entity is not None and turn.referent.kind == "person":
            return open_
        dossier = turn.referent.dossier
        if turn.referent.kind == "medium" or (dossier is not None and dossier.known_as == "media"):
            return open_  # what a paper quotes next is seldom its own
        likely = {candidate.referent: share for candidate, share in zip(candidates, shares, strict=False)}
        if likely.get(turn.referent, 0.0) < max(_LEAST_GOING_ON, *likely.values(), 0.0):
            return open_
        basis = (model.SpeakerSign("spoke", model.Span(turn.start, turn.end)),)
        return Resolution(turn.referent, _GOING_ON_RIGHT, True, "floating", basis)

    def _speaks_of_self(self, words: tuple[int, int] | None) -> bool:
        if words is None:
            return False
        said = self._marked.tokens.between(*words)
        return not _FIRST_PERSON.isdisjoint(self._marked.words[said.start : said.stop])

    def _candidates(self, anaphor: Anaphor) -> list[Candidate]:
        self._read_subjects(anaphor.token)
        return candidates.find(self._scene, anaphor)

    def _rank(self, anaphor: Anaphor) -> Resolution:
        """The candidate that the signs speak for, if it is clear."""
        return self._clear(anaphor, *self._weighed(anaphor))

    def _clear(
        self, anaphor: Anaphor, found: Sequence[Candidate], options: Sequence[Signs], shares: Sequence[float]
    ) -> Resolution:
        """The likeliest of weighed candidates, or nobody where none is clear."""
        best = max(range(len(options)), key=shares.__getitem__)
        if best == len(found) or not _is_clear(anaphor.kind, found, options, shares, best):
            return Resolution(None, shares[-1], True, anaphor.kind)
        chosen = found[best]
        basis = reasons.shown(self._scene, anaphor, chosen, ranking.strongest(anaphor.kind, options[best]))
        rival = max((shares[n] for n in range(len(found)) if n != best), default=0.0)
        return Resolution(chosen.referent, shares[best], True, anaphor.kind, basis, chosen.fit, rival, options[best])

    def _weighed(self, anaphor: Anaphor) -> tuple[list[Candidate], list[Signs], Sequence[float]]:
        """The candidates, the signs of each and of nobody, and their probabilities."""
        found = self._candidates(anaphor)
        options = signs.of_candidates(self._scene, anaphor, found)
        options.append(signs.of_none(self._scene, anaphor, found))
        return found, options, self._choose(anaphor, found, options)

    def _latter(self, anaphor: Anaphor) -> Resolution:
        """« celui-ci », « ce dernier »: the nearest person that is not the subject, or else the nearest."""
        placed = [(c.referent, c.place) for c in self._candidates(anaphor) if c.place and not c.place.is_quoted]
        here = self._marked.sentence[anaphor.token]
        near = [(referent, place) for referent, place in placed if here - place.sentence < _LATTER_REACH]
        if not near:
            return Resolution(None, is_chosen=True, kind="pronoun")
        referent, place = max(near, key=lambda one: (one[0].kind == "person", not one[1].is_subject, one[1].start))
        return Resolution(referent, _LATTER_RIGHT, True, "pronoun", (model.SpeakerSign("near", self._span(place)),))

    def _read_subjects(self, token: int) -> None:
        """Place whom the subjects of the sentences before a token describe: « la ministre », « un avocat »."""
        marked = self._marked
        last = marked.sentence[token]
        while self._read_to < last:
            first, after = marked.bounds[self._read_to]
            self._read_to += 1
            for k in subjects(marked, first, after):
                if marked.mention_of(k) is not None or (phrase := around(marked, k, first, after)) is None:
                    continue
                found = self.resolve(phrase)
                if found.kind == "pronoun" and found.referent is not None:
                    self._scene.add(found.referent, k, k + 1)

    def _named(self, phrase: Phrase) -> Referent | None:
        """Who bears the name that the phrase is built around."""
        mention = name_in(self._marked, phrase)
        if mention is None:
            return None
        return self._scene.by_id.get(mention.entity) or Referent(None, mention.text, mention.kind)

    def _by_words(self, phrase: Phrase, description: Description | None) -> Referent:
        """Somebody who is called by these words, and no more is known of them: « porte-parole de la police »."""
        name = self._own_words(phrase)
        if description is None:
            return Referent(None, name, source_class(self._marked, phrase) or "other")
        before = (r for r in self._scene.near(phrase.start) if r.entity is None and r.description is not None)
        if same := next((r for r in before if r.name.lower() == name.lower()), None):
            self._scene.add(same, phrase.start, phrase.end)
            return same
        gender = None if description.is_plural else description.gender
        found = Referent(None, name, description.kind, gender, description.is_plural, description=description)
        self._scene.add(found, phrase.start, phrase.end)
        return found

    def _own_words(self, phrase: Phrase) -> str:
        """Its words without article or possessive."""
        start = phrase.start
        if self._marked.words[start] in _ARTICLES and phrase.end - start > 1:
            start += 1
        return self._marked.tokens.as_written(start, phrase.end)

    def _plural(self, phrase: Phrase, words: Words | None) -> Resolution:
        """« ils »: several that are the last subject near, or those who spoke last: several, or a body of people."""
        gender = "female" if self._marked.words[phrase.head].removeprefix("-").startswith("elles") else None
        token = self._anaphor("pronoun", phrase, words, gender).token
        self._read_subjects(token)
        here = self._marked.sentence[token]
        last = self._spoke_last(phrase)
        found = last if last is not None and last.is_plural else None
        for referent in self._scene.near(token) if found is None else []:
            place = referent.last(token)
            if place is None or place.is_quoted or not place.is_subject or here - place.sentence > 1:
                continue
            if referent.is_plural and gender in {None, referent.gender}:
                found = referent
                break
        if found is None and last is not None and last.kind == "group":  # « la famille »
            found = last
        return Resolution(found, _PLURAL_RIGHT, True, "pronoun")

    def _spoke_last(self, phrase: Phrase) -> Referent | None:
        """Who spoke last before a phrase, in its paragraph or the one before."""
        marked = self._marked
        turn = self._scene.last_turn(marked.start[phrase.start])
        if turn is None:
            return None
        here, there = marked.block_at(marked.start[phrase.start]), marked.block_at(turn.end - 1)
        return turn.referent if here - there in {0, 1} else None


def _is_clear(
    kind: Kind, found: Sequence[Candidate], options: Sequence[Signs], shares: Sequence[float], best: int
) -> bool:
    """Is a candidate likely enough, and far enough ahead of every other?"""
    least, of_best = _LEAST[kind], options[best]
    if kind == "pronoun" and (found[best].referent.kind != "person" or found[best].referent.entity is None):
        least = _LEAST_NO_PERSON
    if found[best].fit == "unrelated":
        if "none possessive" in options[-1]:
            return False  # « son voisin » is somebody else than who is spoken of
        if found[best].referent.kind != "person":
            least = _LEAST_UNDESCRIBED
        elif found[best].known is not None:
            least = _LEAST_SAME_FIELD if "other role of the field" in of_best else _LEAST_OTHER_ROLE
            if "other role of another field" in of_best:
                goes_on = "only" in of_best and any(sign.startswith("spoke last") for sign in of_best)
                least = _LEAST_OTHER_FIELD if goes_on else math.inf
    others = [n for n in range(len(found)) if n != best]
    lead = shares[best] - max((shares[n] for n in others), default=0.0)
    bearers = found[best].fit in _BORNE and any(found[n].fit in _BORNE and shares[n] > _RIVAL for n in others)
    bearers = bearers and not (shares[best] >= _LEAST_OF_BEARERS and lead >= _LEAD_OF_BEARERS)
    return shares[best] >= least and lead >= _LEAD[kind] and not bearers
