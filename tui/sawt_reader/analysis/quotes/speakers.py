"""Who speaks: the noun phrase before a cue, or after it where the subject is inverted.

Position first: after « …, a déclaré » the first noun phrase speaks whatever label the parser gives it. Before a cue the
parser's subject is taken if it stands where a subject can, else the first free noun phrase of the clause.
"""

from __future__ import annotations

from typing import NamedTuple

from sawt_reader.analysis.grammar import nouns
from sawt_reader.analysis.grammar.phrases import (
    FIRST_AND_SECOND,
    SUBJECTS,
    Phrase,
    around,
    coordinated,
    leads,
    phrase_at,
    source_class,
)
from sawt_reader.analysis.grammar.predicates import Predicate
from sawt_reader.analysis.quotes.parse import Parse

_SUBJECT_LABELS = frozenset({"nsubj", "nsubj:pass", "nsubj:caus", "nsubj:outer"})
_PERSON = frozenset({"person", "PER"})
_STOPS = frozenset({".", ";", ":", "»", "”", "!", "?", "…", "que", "qu'", "qui"})
_TONIC = frozenset({"lui", "elle", "eux", "elles"})
_APPOSED = 12  # tokens between a description and the name at its end at most
_INSERTED = 24  # tokens between an inverted verb and its subject at most


class Subject(NamedTuple):
    """The subjects of a cue and the token after the last of them."""

    phrases: list[Phrase]
    end: int


def before(parse: Parse, predicate: Predicate) -> list[Phrase]:
    """The subject to the left of a verb group; empty where there is none."""
    first = parse.sentence_bounds(predicate.cue.start)[0]
    previous = predicate.start - 1
    while previous > first and parse.words[previous] in {",", "-", "–", "—"}:
        previous -= 1
    if previous < first:
        return []
    word = parse.words[previous]
    if word in FIRST_AND_SECOND or (word in SUBJECTS and not _is_tonic(parse, previous)):
        return [Phrase(previous, previous + 1, previous)]
    first = _clause_start(parse, first, predicate.start)
    found = (
        _adjacent(parse, predicate, first) or _parsed(parse, predicate, first) or _by_position(parse, predicate, first)
    )
    if found is None:
        return []
    found = _apposed(parse, found, first)
    return [*_joined(parse, found, first), *coordinated(parse, found, predicate.start)]


def _is_tonic(parse: Parse, k: int) -> bool:
    """« La cheffe de l'opposition, elle, a exhorté … »: the pronoun takes up the subject."""
    return (
        parse.words[k] in _TONIC
        and k > 0
        and parse.words[k - 1] == "," == parse.words[min(k + 1, len(parse.words) - 1)]
    )


def _apposed(parse: Parse, found: Phrase, first: int) -> Phrase:
    """The whole phrase where the parser saw only the name that closes it: « son homologue, Paul Arnal, a dit »."""
    for k in range(max(first, found.start - _APPOSED), found.start - 1):
        if (
            parse.pos[k] == "DET"
            and parse.inside[k] == parse.inside[found.start]
            and parse.words[found.start - 1] == ","
        ):
            whole = phrase_at(parse, k, found.end)
            if whole and whole.end == found.end and not _is_governed(parse, k) and source_class(parse, whole):
                return whole
    return found


def _joined(parse: Parse, found: Phrase, first: int) -> list[Phrase]:
    """« Paul Arnal et » before the phrase that was found."""
    if found.start - 2 < first or parse.words[found.start - 1] != "et" or parse.mention[found.start - 2] < 0:
        return []
    mention = parse.mentions[parse.mention[found.start - 2]]
    start = mention.start
    while start > first and leads(parse, start - 1):
        start -= 1
    return [] if start > first and _is_governed(parse, start) else [Phrase(start, mention.end, mention.start)]


def _clause_start(parse: Parse, first: int, before: int) -> int:
    """After the last « mais », « ; » or « , et » with a noun phrase behind it: a new clause with its own subject."""
    for k in range(before - 2, first, -1):
        if parse.words[k] in {"que", "qu'"} and parse.inside[k] == parse.inside[before]:
            found = phrase_at(parse, k + 1, before)
            if found and found.end == before and source_class(parse, found):
                return k + 1  # « des propos que l'économiste Paul Arnal juge … »
        linked = parse.words[k] in {"mais", ";", ":"} or (parse.words[k] == "et" and parse.words[k - 1] == ",")
        if linked and parse.inside[k] == parse.inside[before]:
            found = phrase_at(parse, k + 1, before)
            if found and source_class(parse, found):
                return k + 1
    return first


def _adjacent(parse: Parse, predicate: Predicate, first: int) -> Phrase | None:
    """A name directly before the verb and free of a preposition: « …, Dupuis affirme »."""
    number = parse.mention[predicate.start - 1]
    if number < 0:
        return None
    start = parse.mentions[number].start
    while start > first and leads(parse, start - 1):
        start -= 1
    if start > first and (parse.pos[start - 1] != "PUNCT" or parse.words[start - 1] == '"'):
        return None
    return Phrase(start, predicate.start, parse.mentions[number].start)


def _parsed(parse: Parse, predicate: Predicate, first: int) -> Phrase | None:
    """The phrase the parser calls the subject of the group, or of the verb that governs it."""
    heads = set(range(predicate.start, predicate.cue.end))
    head = predicate.cue.start
    for _ in range(3):
        if parse.dep[head] not in {"conj", "xcomp", "advcl", "parataxis", "acl"}:
            break
        head = parse.head[head]
        heads.add(head)
    level = parse.inside[predicate.cue.start]
    for j in range(predicate.start - 1, first - 1, -1):
        if (
            parse.dep[j] in _SUBJECT_LABELS
            and parse.head[j] in heads
            and parse.inside[j] == level
            and not _is_tonic(parse, j)
        ):
            found = around(parse, j, first, predicate.start)
            if found and not _is_time(parse, found) and not _is_governed(parse, found.start):
                return found
    return None


def _by_position(parse: Parse, predicate: Predicate, first: int) -> Phrase | None:
    """The first phrase of the sentence that stands free of a preposition and can speak."""
    k, level = first, parse.inside[predicate.cue.start]
    while k < predicate.start:
        if parse.inside[k] != level or parse.pos[k] == "ADP" or parse.words[k] in {"de", "d'", "du", "des"}:
            inner = phrase_at(parse, k + 1, predicate.start) if parse.inside[k] == level else None
            k = inner.end if inner and parse.words[k] != "des" else k + 1
            continue
        found = phrase_at(parse, k, predicate.start)
        if found and source_class(parse, found):
            return found
        k = found.end if found else k + 1
    return None


def _is_time(parse: Parse, phrase: Phrase) -> bool:
    return parse.words[phrase.head] in nouns.words("time")


def after(parse: Parse, predicate: Predicate, limit: int, strict: bool) -> Subject | None:
    """The subject to the right of an inverted verb group.

    Args:
        parse: the text.
        predicate: the verb.
        limit: the token it must end before.
        strict: take only what can speak, as where no quotation mark shows that something is said.
    """
    if predicate.inverted >= 0:
        pronoun = Phrase(predicate.inverted, predicate.inverted + 1, predicate.inverted)
        return Subject([pronoun], max(predicate.end, predicate.inverted + 1))
    k, end = predicate.end, min(limit, predicate.end + _INSERTED)
    while k < end and parse.pos[k] == "ADV":  # « prévient déjà la tenante du titre »
        k += 1
    first = k
    while k < end and parse.words[k] not in _STOPS:
        found = phrase_at(parse, k, limit)
        if found and source_class(parse, found) and not _is_governed(parse, k):
            phrases = coordinated(parse, found, limit)
            return Subject(phrases, phrases[-1].end)
        if found and not strict and k == first and not _is_time(parse, found):
            return Subject([found], found.end)
        if parse.pos[k] in {"VERB", "AUX"} and not found:
            return None
        k = _past_insertion(parse, k, limit, found)
    return None


def _is_governed(parse: Parse, k: int) -> bool:
    if k > 0 and parse.pos[k] == "PROPN" and parse.text[parse.start[k - 1]] == "D" and parse.dep[k] in _SUBJECT_LABELS:
        return False  # « De Santis »
    return k > 0 and (parse.pos[k - 1] == "ADP" or parse.words[k - 1] in {"à", "au", "aux", "de", "d'", "du", "des"})


def _past_insertion(parse: Parse, k: int, limit: int, found: Phrase | None) -> int:
    """The token after what stands between verb and subject: « jeudi », « à la presse », « dans un communiqué »."""
    if found:
        return found.end
    if parse.words[k] == "(":
        return next((j + 1 for j in range(k, min(limit, k + 10)) if parse.words[j] == ")"), k + 1)
    if parse.pos[k] == "ADP" or parse.words[k] in {"à", "au", "aux", "du", "dans", "lors"}:
        inner = phrase_at(parse, k + 1, limit)
        return _short_of_name(parse, inner) if inner else k + 1
    return k + 1


def _short_of_name(parse: Parse, inner: Phrase) -> int:
    """The end of a circumstance, before a name that is not its own: « de son côté Paul Arnal », « sur X Mme Brun »."""
    if nouns.role(parse.words[inner.head]) is None:
        for k in range(inner.head + 1, inner.end):
            number = parse.mention[k]
            named = number >= 0 and number != parse.mention[inner.head] and parse.mentions[number].label_ in _PERSON
            if parse.words[k] in nouns.words("civility") or (named and parse.mentions[number].start == k):
                return k
    return inner.end
