"""Incises: inverted cues beside the words they report. « …, a déclaré le maire », « …, dit-elle, … »."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, get_args

from sawt_reader.analysis import lexicons
from sawt_reader.analysis.grammar import nouns
from sawt_reader.analysis.grammar.cues import UNLISTED
from sawt_reader.analysis.grammar.marked import Marked, QuotedSpan
from sawt_reader.analysis.grammar.nouns import Class
from sawt_reader.analysis.grammar.phrases import FIRST_AND_SECOND, Phrase, is_medium, phrase_at, source_class
from sawt_reader.analysis.grammar.verb_groups import VerbGroup, is_another_use
from sawt_reader.analysis.quotes import dialogues, speakers, terms

_MARKS = frozenset({",", "–", "—", "-", "?", "!", "…", "...", "»", "”", '"', "›", ">>", "'", ")", "]"})
_ENDS = frozenset({",", ".", ";", ":", "!", "?", "…", "...", "»", "”", "–", "—"})
_RELATIVE = frozenset({"qui", "dont", "où", "que", "qu'"})
_LINKS = frozenset({"et", "ou", "mais", "car", "si", "quand", "comme"})
_FEWEST = 3  # words of a sentence without a verb before « …, estime le maire »
_INSERTED = 8  # tokens of « , en fait, » between a subject and its verb; half or double changes nothing
# Of what class the source is after « dit-on auprès de », « à », « dans »; not « confie-t-on au *quotidien* ».
_BODIES: frozenset[Class] = frozenset({"organisation", "group"})
_TELLING: dict[str, frozenset[Class]] = {
    "auprès": frozenset(get_args(Class)),
    "à": _BODIES,
    "au": _BODIES,
    "chez": frozenset({"organisation", "group", "name"}),
    "dans": frozenset({"document"}),
    "sur": frozenset({"document", "medium"}),
}
_CONTINUING = lexicons.words("function_words.toml", "attribution_goes_on")


class Incise(NamedTuple):
    """An inverted cue with its subject: tokens `start` to `end`, half open, from its verb to the end of its words.

    Attributes:
        pair: the pair that closes just before it, or None.
    """

    start: int
    end: int
    group: VerbGroup
    subjects: list[Phrase]
    pair: QuotedSpan | None


def find(marked: Marked, groups: Sequence[VerbGroup]) -> list[Incise]:
    """All incises, in order."""
    return [found for p in groups if (found := _incise(marked, p))]


def _incise(marked: Marked, group: VerbGroup) -> Incise | None:
    """The incise of a verb group; None if it does not report the words beside it."""
    start, level = group.start, marked.pair_of(group.cue.start)
    opens_block = start == 0 or marked.block[start] != marked.block[start - 1]
    if group.form != "finite" or group.passive or group.first_person or opens_block:
        return None
    if level is not None and _is_said(marked, group, level):
        return None
    pair = closed_before(marked, start)
    if not _has_words_before(marked, group, pair):
        return None
    after = marked.sentence_bounds(start)[1]
    limit = after if level is None else min(after, level.after - 1)
    found = speakers.after(marked, group, limit, strict=pair is None or group.cue.verb is UNLISTED)
    if found is None or marked.words[found.phrases[0].start] in FIRST_AND_SECOND:
        return None
    if _belongs_elsewhere(marked, group, pair, found, limit):
        return None
    return Incise(start, frame_end(marked, found.end, limit), group, _told_by(marked, found, limit), pair)


def _is_said(marked: Marked, group: VerbGroup, level: QuotedSpan) -> bool:
    """Is a verb in marks part of what is said: the first word, with a subject before it, or « dit-on » by itself?

    « qui, en fait, visent la police »; « ça les met, dit-on, en difficulté »; not « assure-t-on à la mairie ».
    """
    start = group.start
    if start == level.first + 1:
        return True
    if group.inverted is not None:
        alone = group.end >= level.after or marked.pos[group.end] == "PUNCT"
        return alone and marked.words[group.inverted] in {"-on", "on"}
    subject = marked.tokens.subject(group.cue.start)
    if subject is not None and level.first < subject < start and marked.words[subject] in _RELATIVE:
        return True
    opens = _insertion_start(marked, start, level.first)
    return opens is not None and marked.words[opens - 1] in _RELATIVE


def _insertion_start(marked: Marked, k: int, first: int) -> int | None:
    """The comma that opens an insertion which a comma closes right before token `k`: « qui[,] en fait, visent »."""
    if marked.words[k - 1] != ",":
        return None
    opens = range(k - 2, max(first, k - _INSERTED), -1)
    return next((j for j in opens if marked.words[j] == "," and j > first + 1), None)


def _told_by(marked: Marked, found: speakers.Subject, limit: int) -> list[Phrase]:
    """Who told « on », else the subject: « a-t-on appris [de source sûre] », « peut-on lire dans [le rapport] »."""
    k = found.end
    if marked.words[found.phrases[0].head] not in {"-on", "on"} or k + 2 >= limit:
        return found.phrases
    while (
        k + 2 < limit
        and marked.words[k] not in _TELLING
        and (marked.words[k] in nouns.words("time") or marked.pos[k] in {"NUM", "ADV"} or marked.is_infinitive(k))
    ):
        k += 1  # « a-t-on appris jeudi 3 mai », « peut-on lire »
    if marked.words[k] in {"de", "d'"} and marked.words[k + 1] in {"source", "sources", "même"}:
        source = phrase_at(marked, k + 1, limit)
        return [source] if source else found.phrases
    kinds = _TELLING.get(marked.words[k])
    source = phrase_at(marked, k + 2 if marked.words[k] == "auprès" else k + 1, limit) if kinds is not None else None
    kind = source_class(marked, source) if source else None
    if source and kind == "name" and kinds is _BODIES:
        name = marked.mention_of(source.head)
        tells = name is not None and name.kind == "organisation" and not is_medium(name.text)
        return [source] if tells else found.phrases  # « fait-on valoir à Matignon »
    return [source] if source and kind and kinds and kind in kinds else found.phrases


def _has_words_before(marked: Marked, group: VerbGroup, pair: QuotedSpan | None) -> bool:
    """Is there something before the verb that it can report: a quotation, or a clause and a mark?"""
    if pair is not None:
        return group.cue.verb is not UNLISTED or terms.may_float(marked, pair)
    opens_sentence = group.start == marked.sentence_bounds(group.start)[0]
    if group.cue.verb is UNLISTED or opens_sentence:
        return False
    if marked.words[group.start - 1] not in _MARKS and not _lacks_comma(marked, group):
        return False
    return _may_stand_alone(marked, group, marked.pair_of(group.cue.start))


def _lacks_comma(marked: Marked, group: VerbGroup) -> bool:
    """Is a comma missing before a verb that has no subject before it? « Le pont rouvrira lundi précise la mairie. »."""
    first, after = marked.sentence_bounds(group.start)
    if marked.is_quoted(group.start) or marked.is_infinitive(group.start) or is_another_use(group):
        return False
    verbs = [k for k in range(first, group.start) if marked.is_finite(k) and not marked.is_quoted(k)]
    if not verbs or marked.pos[group.start - 1] in {"PRON", "DET", "ADP", "SCONJ", "CCONJ"}:
        return False
    if any(marked.words[k] in _RELATIVE | _LINKS for k in range(verbs[-1], group.start)):
        return False
    found = speakers.after(marked, group, after, strict=True)
    if found is None or source_class(marked, found.phrases[0]) not in {"name", "organisation", "medium", "person"}:
        return False
    return frame_end(marked, found.end, after) + 1 >= after and found.phrases[0].start - group.end <= _FEWEST


def _belongs_elsewhere(
    marked: Marked, group: VerbGroup, pair: QuotedSpan | None, found: speakers.Subject, limit: int
) -> bool:
    """Does the verb, with the subject found after it, report what follows or belong to the clause around it?"""
    level, subject = marked.pair_of(group.cue.start), found.phrases[0]
    if _takes_a_clause(marked, found.end, limit) or (level and not _is_closed(marked, found.end, limit)):
        return True
    if pair is not None:
        return marked.words[group.start - 1] != "," and _is_term(marked, pair, subject)
    if _takes_an_object(marked, group, subject):
        return True
    is_free = level is None and group.inverted is None
    first = marked.sentence_bounds(group.start)[0]
    return is_free and not _interrupts(marked, first, group.start, found.end, limit)


def closed_before(marked: Marked, start: int) -> QuotedSpan | None:
    """The outermost pair that closes before token `start`, with at most a comma or dash between; or None."""
    k = start - 1
    while k >= 0 and (marked.words[k] in {",", "–", "—", "-"} or marked.pos[k] == "SPACE") and not marked.is_quoted(k):
        k -= 1
    pair = marked.pair_of(k) if k >= 0 else None
    ends_here = pair is not None and pair.after == k + 1 and pair is not marked.pair_of(start)
    return pair if ends_here else None


def _may_stand_alone(marked: Marked, group: VerbGroup, level: QuotedSpan | None) -> bool:
    """Can this cue report without marks? « …, affirme le maire », not « …, salue le maire »."""
    if group.inverted is not None or level or dialogues.turn_start(marked, group.start) is not None:
        return True
    cue = group.cue.verb
    return "que" in cue.frames


def _is_closed(marked: Marked, k: int, limit: int) -> bool:
    """Does an incise inside marks end with a comma or a full stop, after at most a circumstance?"""
    end = frame_end(marked, k, limit)
    return end >= limit or marked.words[end] in {",", ".", "–", "—", "!", "?", ";"}


def _is_term(marked: Marked, pair: QuotedSpan, phrase: Phrase) -> bool:
    """Are the words in marks the subject rather than a quotation? « la revue « L'Avenir » paraît le jeudi »."""
    return terms.is_name(marked, pair) or (not terms.has_finite_verb(marked, pair) and not source_class(marked, phrase))


def _interrupts(marked: Marked, first: int, start: int, end: int, limit: int) -> bool:
    """Is there a verb before or right after? « Le pont, a dit le maire, cédera », not « Le maire, a accusé »."""
    if any(marked.is_finite(k) for k in range(first, start)):
        return True
    if dialogues.turn_start(marked, start) is not None or _closes(marked, first, start, end, limit):
        return True
    return (
        end + 1 < limit
        and marked.words[end] == ","
        and (marked.is_finite(end + 1) or marked.words[end + 1] in {"ne", "n'", "se", "s'", "y", "en"})
    )


def _closes(marked: Marked, first: int, start: int, end: int, limit: int) -> bool:
    """Does the verb with its subject close a sentence without another? « Une honte pour tous, estime le maire. »."""
    words = sum(marked.words[k][:1].isalnum() for k in range(first, start))
    opening = phrase_at(marked, first, start)
    if opening and opening.end < start - 1 and marked.words[opening.end] == ",":
        return False  # « Le port, en pleine crise, accueille le ministre. »
    if words < _FEWEST or marked.words[start - 1] != "," or frame_end(marked, end, limit) + 1 < limit:
        return False
    subject = next(
        (k for k in range(start, end) if marked.is_verb(k) and (s := marked.tokens.subject(k)) and s < start), None
    )
    return subject is None


def _takes_an_object(marked: Marked, group: VerbGroup, phrase: Phrase) -> bool:
    """Does the verb share the subject before it? « le maire se lève, remercie le préfet »."""
    cue = group.cue.verb
    if "words_only" in cue.claims or (
        cue.grade == "declarative" and "que" in cue.frames and "hearer" not in cue.frames
    ):
        return False  # « …, assure la maire », « …, conclut la maire »
    if group.start != group.cue.start or group.inverted is not None or marked.dep[phrase.head] != "obj":
        return False
    if marked.dep[group.cue.start] == "conj":
        return source_class(marked, phrase) not in {"organisation", "medium", "document"}  # « …, indique la police »
    subject = marked.tokens.subject(group.cue.start)
    if subject is None or subject > group.start or marked.pos[subject] not in {"NOUN", "PROPN"}:
        return False
    # « La photo, qui a circulé, montre la maire. »
    goes_on = phrase.end < len(marked) and marked.words[phrase.end] == ","
    return not goes_on and marked.words[subject + 1 : subject + 2] == [","] and marked.words[subject + 2] in _RELATIVE


def _takes_a_clause(marked: Marked, subject_end: int, limit: int) -> bool:
    """Does the verb report what follows? « , a assuré le maire que … »."""
    return subject_end < limit and marked.words[subject_end] in {"que", "qu'"} and marked.dep[subject_end] == "mark"


def frame_end(marked: Marked, k: int, limit: int) -> int:
    """The token after an attribution that continues at token `k` with circumstances or a relative clause."""
    level = marked.pair_of(k - 1)
    while k < limit:
        ends = marked.words[k] in _ENDS or (marked.pair_of(k) != level and marked.is_quoted(k))
        if ends and not (marked.words[k] == "," and k + 1 < limit and _continues(marked, k + 1, limit)):
            return k
        k += 1
    return k


def _continues(marked: Marked, k: int, limit: int) -> bool:
    """Does the attribution continue after a comma: a circumstance, or a description that closes the sentence?"""
    if marked.words[k] in _CONTINUING:
        return marked.words[k] != "avant" or not marked.cues_between(k, k + 4)  # « , avant d'ajouter … »
    if not any(nouns.role(marked.words[j]) for j in range(k, min(k + 3, limit))):
        return False
    for j in range(k, limit):
        if marked.is_verb(j) or (marked.is_quoted(j) and marked.pair_of(j) != marked.pair_of(k)):
            return False
        if marked.words[j] == ".":
            return True
    return False
