"""The incise: an inverted cue beside the words it reports. « …, a déclaré le maire », « …, dit-elle, … »."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from sawt_reader.analysis.grammar import nouns
from sawt_reader.analysis.grammar.cues import UNLISTED
from sawt_reader.analysis.grammar.phrases import FIRST_AND_SECOND, Phrase, source_class
from sawt_reader.analysis.grammar.predicates import Predicate
from sawt_reader.analysis.quotes import dialogues, speakers, terms
from sawt_reader.analysis.quotes.parse import Parse

_MARKS = frozenset({",", "–", "—", "-", "?", "!", "…", "...", "»", "”", '"', "›", ">>", "'", ")", "]"})
_ENDS = frozenset({",", ".", ";", ":", "!", "?", "…", "...", "»", "”", "–", "—"})
# What goes on with the attribution after a comma: « , a dit le maire, qui … », « , selon l'agence ».
_GOES_ON = frozenset(
    "qui dont où lors dans à au aux sur selon cité citée cités interrogé interrogée avant après en pour par avec "
    "devant auprès depuis lundi mardi mercredi jeudi vendredi samedi dimanche hier d'après chez contacté contactée "
    "joint jointe".split()
)


class Incise(NamedTuple):
    """An inverted cue with its subject: tokens `start` to `end`, half open, from its verb to the end of its words.

    Attributes:
        pair: the pair that closes just before it, or -1.
    """

    start: int
    end: int
    predicate: Predicate
    subjects: list[Phrase]
    pair: int


def find(parse: Parse, predicates: Sequence[Predicate]) -> list[Incise]:
    """All incises, in order."""
    return [found for p in predicates if (found := _incise(parse, p))]


def _incise(parse: Parse, predicate: Predicate) -> Incise | None:
    if predicate.form in {"infinitive", "gerund", "participle"} or predicate.passive or predicate.first_person:
        return None
    start, level = predicate.start, parse.inside[predicate.cue.start]
    first, after = parse.sentence_bounds(start)
    if start == 0 or parse.block[start] != parse.block[start - 1]:
        return None
    pair = closed_before(parse, start)
    if predicate.cue.cue is UNLISTED and not (pair >= 0 and terms.may_float(parse, pair)):
        return None
    if parse.words[start - 1] not in _MARKS and pair < 0:
        return None
    if pair < 0 and (start <= first or not _may_stand_alone(parse, predicate, level)):
        return None
    limit = after if level < 0 else min(after, parse.pair_tokens[level][1] - 1)
    found = speakers.after(parse, predicate, limit, strict=pair < 0 or predicate.cue.cue is UNLISTED)
    if found is None or parse.words[found.phrases[0].start] in FIRST_AND_SECOND:
        return None
    free = pair < 0 and level < 0 and predicate.inverted < 0
    if free and not _interrupts(parse, first, start, found.end, limit):
        return None
    if _takes_a_clause(parse, found.end, limit) or (pair < 0 and _takes_an_object(parse, predicate, found.phrases[0])):
        return None
    if level >= 0 and not _is_closed(parse, found.end, limit):
        return None
    if pair >= 0 and parse.words[start - 1] != "," and _is_term(parse, pair, found.phrases[0]):
        return None
    return Incise(start, frame_end(parse, found.end, limit), predicate, found.phrases, pair)


def closed_before(parse: Parse, start: int) -> int:
    """The outermost pair that closes before token `start`, a comma at most between; or -1."""
    k = start - 1
    while k >= 0 and parse.words[k] in {",", "–", "—", "-"} and parse.inside[k] < 0:
        k -= 1
    if k >= 0 and parse.inside[k] >= 0 and parse.inside[start] != parse.inside[k]:
        number = parse.inside[k]
        return number if parse.pair_tokens[number][1] == k + 1 else -1
    return -1


def _may_stand_alone(parse: Parse, predicate: Predicate, level: int) -> bool:
    """Can this cue report without marks? « …, affirme le maire », not « …, salue le maire »."""
    if predicate.inverted >= 0 or level >= 0 or dialogues.turn_start(parse, predicate.start) >= 0:
        return True
    cue = predicate.cue.cue
    return cue.grade != "incise_only" and "que" in cue.frames


def _is_closed(parse: Parse, k: int, limit: int) -> bool:
    """Does an incise inside marks end here with a comma or a full stop, circumstances at most before it?"""
    end = frame_end(parse, k, limit)
    return end >= limit or parse.words[end] in {",", ".", "–", "—", "!", "?", ";"}


def _is_term(parse: Parse, pair: int, phrase: Phrase) -> bool:
    """« la revue « L'Avenir » paraît le jeudi »: what stands in marks is the subject, nobody is quoted."""
    return terms.is_name(parse, pair) or (not terms.has_finite_verb(parse, pair) and not source_class(parse, phrase))


def _interrupts(parse: Parse, first: int, start: int, end: int, limit: int) -> bool:
    """Is there a verb before, or right behind? « Le pont, a dit le maire, cédera », not « Le maire, a accusé »."""
    if any(parse.verb[k] == "Fin" for k in range(first, start)):
        return True
    if dialogues.turn_start(parse, start) >= 0:
        return True
    return (
        end + 1 < limit
        and parse.words[end] == ","
        and (parse.verb[end + 1] == "Fin" or parse.words[end + 1] in {"ne", "n'", "se", "s'", "y", "en"})
    )


def _takes_an_object(parse: Parse, predicate: Predicate, phrase: Phrase) -> bool:
    """« le maire se lève, remercie le préfet »: one more verb of the subject before it."""
    simple = predicate.start == predicate.cue.start and predicate.inverted < 0
    return simple and parse.dep[predicate.cue.start] == "conj" and parse.dep[phrase.head] == "obj"


def _takes_a_clause(parse: Parse, subject_end: int, limit: int) -> bool:
    """« , a assuré le maire que … » reports what follows, not what stands before."""
    return subject_end < limit and parse.words[subject_end] in {"que", "qu'"} and parse.dep[subject_end] == "mark"


def frame_end(parse: Parse, k: int, limit: int) -> int:
    """The token after the words of an attribution that go on from token `k`: circumstances, a relative clause."""
    level = parse.inside[k - 1]
    while k < limit:
        ends = parse.words[k] in _ENDS or (parse.inside[k] != level and parse.inside[k] >= 0)
        if ends and not (parse.words[k] == "," and k + 1 < limit and _goes_on(parse, k + 1, limit)):
            return k
        k += 1
    return k


def _goes_on(parse: Parse, k: int, limit: int) -> bool:
    """Does the attribution go on after a comma: a circumstance, or a description that closes the sentence?"""
    if parse.words[k] in _GOES_ON:
        return parse.words[k] != "avant" or not parse.cues_between(k, k + 4)  # « , avant d'ajouter … »
    if not any(nouns.role(parse.words[j]) for j in range(k, min(k + 3, limit))):
        return False
    for j in range(k, limit):
        if parse.verb[j] or (parse.inside[j] >= 0 and parse.inside[j] != parse.inside[k]):
            return False
        if parse.words[j] == ".":
            return True
    return False
