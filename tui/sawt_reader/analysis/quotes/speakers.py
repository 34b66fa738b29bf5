"""Speakers: the noun phrase before a cue, or after it if the subject is inverted.

Position decides first: after « …, a déclaré », the first noun phrase speaks whatever the parser labels it. Before a cue
it is the parser's subject if that is where a subject can be, else the first free noun phrase of the clause.
"""

from __future__ import annotations

from typing import NamedTuple

from sawt_reader.analysis.grammar import nouns
from sawt_reader.analysis.grammar.marked import Marked
from sawt_reader.analysis.grammar.phrases import (
    FIRST_AND_SECOND,
    OF_THINGS,
    SUBJECTS,
    Phrase,
    around,
    coordinated,
    is_indefinite,
    is_time,
    leads,
    phrase_at,
    source_class,
)
from sawt_reader.analysis.grammar.verb_groups import VerbGroup

_SUBJECT_LABELS = frozenset({"nsubj", "nsubj:pass", "nsubj:caus", "nsubj:outer"})
_STOPS = frozenset({".", ";", ":", "»", "”", "!", "?", "…", "que", "qu'", "qui"})
_TONIC = frozenset({"lui", "elle", "eux", "elles"})
_PARTS = frozenset({"majorité", "moitié", "plupart", "minorité", "totalité"})
_PART = 14  # tokens of « plusieurs d'entre eux »
_BRACKET = 14  # tokens of « (Parti pour demain, ou PPD) »
_APPOSED = 12  # tokens between a description and the name at its end; half or double changes nothing
_APART = 8  # tokens of an insertion between commas
_INSERTED = 24  # tokens between an inverted verb and its subject; half or double changes nothing


class Subject(NamedTuple):
    """The subjects of a cue and the token after the last of them."""

    phrases: list[Phrase]
    end: int


def before(marked: Marked, group: VerbGroup) -> list[Phrase]:
    """The subject to the left of a verb group; empty where there is none."""
    first = marked.sentence_bounds(group.cue.start)[0]
    previous = group.start - 1
    while previous > first and marked.words[previous] in {",", "-", "–", "—"}:
        previous -= 1
    if previous < first:
        return []
    word = marked.words[previous]
    if word in FIRST_AND_SECOND or (word in SUBJECTS and not _is_tonic(marked, previous)):
        return [Phrase(previous, previous + 1, previous)]
    first = _clause_start(marked, first, group.start)
    found = _adjacent(marked, group, first) or _parsed(marked, group, first) or first_free(marked, first, group.start)
    if found is None:
        return []
    found = _apposed(marked, found, first)
    return [*_joined(marked, found, first), *coordinated(marked, found, group.start)]


def _is_tonic(marked: Marked, k: int) -> bool:
    """Does the pronoun repeat the subject? « La cheffe de l'opposition, elle, a exhorté … »."""
    return (
        marked.words[k] in _TONIC
        and k > 0
        and marked.words[k - 1] == "," == marked.words[min(k + 1, len(marked.words) - 1)]
    )


def _apposed(marked: Marked, found: Phrase, first: int) -> Phrase:
    """The whole phrase if the parser saw only the name at its end: « son homologue, Paul Arnal, a dit »."""
    for k in range(max(first, found.start - _APPOSED), found.start - 1):
        if (
            marked.pos[k] == "DET"
            and marked.pair_of(k) == marked.pair_of(found.start)
            and marked.words[found.start - 1] == ","
        ):
            whole = phrase_at(marked, k, found.end)
            if whole and whole.end == found.end and not _is_governed(marked, k) and source_class(marked, whole):
                return whole
    return found


def _joined(marked: Marked, found: Phrase, first: int) -> list[Phrase]:
    """A name joined to the phrase before it: « Paul Arnal et »."""
    mention = marked.mention_of(found.start - 2) if found.start - 2 >= first else None
    if mention is None or marked.words[found.start - 1] != "et":
        return []
    start = mention.start
    while start > first and leads(marked, start - 1):
        start -= 1
    return [] if start > first and _is_governed(marked, start) else [Phrase(start, mention.end, mention.start)]


def _clause_start(marked: Marked, first: int, before: int) -> int:
    """Where the clause begins: after the last « mais », « ; » or « , et » that a noun phrase follows, its subject."""
    for k in range(before - 2, first, -1):
        if marked.words[k] in {"que", "qu'"} and marked.pair_of(k) == marked.pair_of(before):
            found = phrase_at(marked, k + 1, before)
            if found and found.end == before and source_class(marked, found):
                return k + 1  # « des propos que l'économiste Paul Arnal juge … »
        linked = marked.words[k] in {"mais", ";", ":"} or (marked.words[k] == "et" and marked.words[k - 1] == ",")
        if linked and marked.pair_of(k) == marked.pair_of(before):
            found = phrase_at(marked, k + 1, before)
            if found and source_class(marked, found):
                return k + 1
    return first


def _adjacent(marked: Marked, group: VerbGroup, first: int) -> Phrase | None:
    """What stands directly before the verb, free of a preposition.

    « …, *Dupuis* affirme », « …, *Léa Brun (PPD)* affirme », « …, *l'immense majorité* estimant que ».
    """
    last = group.start - 1
    if marked.words[last] == ")":
        last = next((k - 1 for k in range(last, max(first, last - _BRACKET), -1) if marked.words[k] == "("), last)
    name = marked.mention_of(last)
    if name is None:
        return _own(marked, group, first)
    start = name.start
    while start > first and leads(marked, start - 1):
        start -= 1
    if start > first and marked.words[start - 1] == "et" and last < group.start - 1 and _is_singular(marked, group):
        return Phrase(start, last + 1, name.start)  # « …, et *Léa Brun (PPD)* a assuré »
    if start > first and (marked.pos[start - 1] != "PUNCT" or marked.words[start - 1] == '"'):
        return _own(marked, group, first)
    return Phrase(start, last + 1, name.start)


def _own(marked: Marked, group: VerbGroup, first: int) -> Phrase | None:
    """A part of a group, or a participle's own subject, after a comma: « …, *plusieurs d'entre eux* affirment »."""
    for k in range(group.start - 1, max(first, group.start - _PART), -1):
        if marked.words[k - 1] == ",":
            found = phrase_at(marked, k, group.start)
            if found is None or found.end != group.start:
                return None
            is_part = is_indefinite(marked, found) or marked.words[found.head] in _PARTS
            # « …, *le préfet Paul Arnal* prévenant que »
            is_own = group.form == "gerund" and marked.pos[k] == "DET" and source_class(marked, found) is not None
            return found if is_part or is_own else None
    return None


def _is_singular(marked: Marked, group: VerbGroup) -> bool:
    return any(
        "Number=Sing" in marked.tokens.morph[k] for k in range(group.start, group.cue.end) if marked.is_finite(k)
    )


def _parsed(marked: Marked, group: VerbGroup, first: int) -> Phrase | None:
    """The phrase the parser calls the subject of the group, or of the verb that governs it."""
    heads = set(range(group.start, group.cue.end))
    head = group.cue.start
    for _ in range(3):
        if marked.dep[head] not in {"conj", "xcomp", "advcl", "parataxis", "acl"}:
            break
        head = marked.head[head]
        heads.add(head)
    level = marked.pair_of(group.cue.start)
    for j in range(group.start - 1, first - 1, -1):
        if (
            marked.dep[j] in _SUBJECT_LABELS
            and marked.head[j] in heads
            and marked.pair_of(j) == level
            and marked.words[j] not in OF_THINGS
            and not _is_tonic(marked, j)
        ):
            found = around(marked, j, first, group.start)
            usable = found and not is_time(marked, found) and not _is_governed(marked, found.start)
            if found and usable and not _may_be_no_name(marked, found.head):
                return found
    return None


def first_free(marked: Marked, first: int, end: int) -> Phrase | None:
    """The first phrase without a preposition that can speak, among the tokens `first` up to `end`, a verb."""
    k, level = first, marked.pair_of(end)
    opening: Phrase | None = None
    while k < end:
        if marked.pair_of(k) != level or marked.pos[k] == "ADP" or marked.words[k] in {"de", "d'", "du", "des"}:
            inner = phrase_at(marked, k + 1, end) if marked.pair_of(k) == level else None
            k = inner.end if inner and marked.words[k] != "des" else k + 1
            continue
        found = phrase_at(marked, k, end)
        if found and source_class(marked, found):
            if not _may_be_no_name(marked, found.head) and not _is_of_clause_before(marked, found, end):
                return found
            opening = opening or found
        k = found.end if found else k + 1
    return opening


def _is_of_clause_before(marked: Marked, phrase: Phrase, end: int) -> bool:
    """Is it the subject of a subordinate clause before the verb? « Si *X* se tait, Y a promis … »."""
    verb = marked.head[phrase.head]
    if marked.dep[phrase.head] not in _SUBJECT_LABELS or marked.dep[verb] != "advcl" or not phrase.end <= verb < end:
        return False
    return any(marked.dep[k] == "mark" and k < phrase.start for k in marked.tokens.children[verb])


def _may_be_no_name(marked: Marked, head: int) -> bool:
    """Does only the place at the start of a sentence make it a noun? « *Présent* au port, le maire a dit »."""
    return marked.pos[head] in {"PROPN", "ADJ"} and marked.mention_of(head) is None and marked.tokens.initial[head]


def after(marked: Marked, group: VerbGroup, limit: int, *, strict: bool) -> Subject | None:
    """The subject to the right of an inverted verb group.

    Args:
        marked: the text.
        group: the verb.
        limit: the token it must end before.
        strict: accept only phrases that can speak; for cues without quotation marks beside them.
    """
    if group.inverted is not None:
        pronoun = Phrase(group.inverted, group.inverted + 1, group.inverted)
        return Subject([pronoun], max(group.end, group.inverted + 1))
    k, end = group.end, min(limit, group.end + _INSERTED)
    while k < end and marked.pos[k] == "ADV":  # « prévient déjà la tenante du titre »
        k += 1
    first = k
    while k < end and marked.words[k] not in _STOPS:
        ago = marked.words[k : k + 3] == ["il", "y", "a"]
        found = None if ago else phrase_at(marked, k, limit)
        if found and source_class(marked, found) and not _is_governed(marked, k):
            phrases = coordinated(marked, found, limit)
            return Subject(phrases, phrases[-1].end)
        if found and not strict and not is_time(marked, found) and (k == first or _is_bare(marked, found)):
            return Subject([found], found.end)
        if marked.pos[k] in {"VERB", "AUX"} and not found and (strict or not _describes(marked, k)):
            return None
        k = _past_insertion(marked, k, limit, found)
    return None


def _describes(marked: Marked, k: int) -> bool:
    """Is a verb a participle right after its noun? « alertait dans une tribune *publiée* jeudi la maire »."""
    return marked.pos[k - 1] == "NOUN" and marked.is_participle(k)


def _is_bare(marked: Marked, found: Phrase) -> bool:
    """Is it a noun with its article after a circumstance?

    Beside marks it speaks, whatever noun it is: « a dit à la radio *un mareyeur* ».
    """
    opens = marked.words[found.start - 1] == ","  # « ajoute, *un brin amer*, le mareyeur »
    return marked.pos[found.start] == "DET" and not opens and not _is_governed(marked, found.start)


def _is_governed(marked: Marked, k: int) -> bool:
    if (
        k > 0
        and marked.pos[k] == "PROPN"
        and marked.text[marked.start[k - 1]] == "D"
        and marked.dep[k] in _SUBJECT_LABELS
    ):
        return False  # « De Santis »
    return k > 0 and (marked.pos[k - 1] == "ADP" or marked.words[k - 1] in {"à", "au", "aux", "de", "d'", "du", "des"})


def _past_insertion(marked: Marked, k: int, limit: int, found: Phrase | None) -> int:
    """The token after an insertion between verb and subject: « jeudi », « à la presse », « dans un communiqué »."""
    if found:
        return found.end
    if marked.words[k : k + 3] == ["il", "y", "a"]:  # « relevait [il y a quelques mois] le maire »
        return next((j + 1 for j in range(k + 3, min(limit, k + 6)) if marked.words[j] in nouns.words("time")), k + 3)
    if marked.words[k] == ",":  # « a dit[, très ému,] le maire »
        close = next((j for j in range(k + 1, min(limit, k + _APART)) if marked.words[j] == ","), k)
        return k + 1 if any(marked.is_finite(j) or marked.is_quoted(j) for j in range(k, close)) else close + 1
    if marked.words[k] == "(":
        return next((j + 1 for j in range(k, min(limit, k + 10)) if marked.words[j] == ")"), k + 1)
    if marked.pos[k] == "ADP" or marked.words[k] in {"à", "au", "aux", "du", "dans", "lors"}:
        inner = phrase_at(marked, k + 1, limit)
        return _short_of_name(marked, inner) if inner else k + 1
    return k + 1


def _short_of_name(marked: Marked, inner: Phrase) -> int:
    """The end of a circumstance, before a person's name that follows it.

    « de son côté [Paul Arnal] », « sur X [Mme Brun] », « aux journalistes [Paul Arnal] ».
    """
    role = nouns.role(marked.words[inner.head])
    if role is None or role.number == "p" or role.kind != "person":
        for k in range(inner.head + 1, inner.end):
            name = marked.mention_of(k)
            begins = name is not None and name.start == k and name.kind == "person"
            if marked.words[k] in nouns.words("civility") or (begins and name is not marked.mention_of(inner.head)):
                return k
    return inner.end
