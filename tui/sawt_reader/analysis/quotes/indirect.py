"""Reported clauses after a cue: que, si, comment …, infinitives and small clauses.

« Elle affirme que … », « il demande si … », « il nie avoir … », « elle promet de … », « il se dit prêt à … ».
"""

from __future__ import annotations

from collections.abc import Sequence

from sawt_reader.analysis.grammar import nouns
from sawt_reader.analysis.grammar.cues import infinitives
from sawt_reader.analysis.grammar.phrases import FIRST_AND_SECOND, Phrase, phrase_at, source_class
from sawt_reader.analysis.grammar.predicates import INSERTIONS, NEGATION, Predicate
from sawt_reader.analysis.quotes import content, speakers
from sawt_reader.analysis.quotes.drafts import Draft, pairs_within
from sawt_reader.analysis.quotes.parse import Parse

_THAT = frozenset({"que", "qu'"})
_WHETHER = frozenset({"si", "s'", "comment", "pourquoi", "combien"})
_DE = frozenset({"de", "d'"})
# « plus … que », « ainsi que », « afin que »: no reported clause begins here.
_NOT_BEFORE_THAT = frozenset(
    "plus moins autant autre autres tel telle tels telles ainsi alors afin avant après depuis pendant "
    "tandis bien sans pour dès lors parce puisque pourvu sitôt aussitôt tant tellement si mieux pire jusqu'à ce".split()
)
# Verbs whose hearer stands between them and the clause: « a prévenu les habitants que … ».
_WITH_HEARER = infinitives("hearer")
_DETACHING = frozenset({",", "en", "tout", "de", "d'", "»", "”", '"'})
_INSERTED = 25  # tokens between a cue and its clause at most


def drafts(parse: Parse, predicates: Sequence[Predicate], edges: content.Edges) -> list[tuple[Predicate, Draft]]:
    """A draft for each cue with a reported clause, its speakers not yet resolved."""
    found = []
    for predicate in predicates:
        draft = _draft(parse, predicate, edges)
        if draft is not None:
            found.append((predicate, draft))
    return found


def _draft(parse: Parse, predicate: Predicate, edges: content.Edges) -> Draft | None:
    cue = predicate.cue.cue
    if predicate.first_person or predicate.passive or cue.grade == "incise_only":
        return None
    if predicate.form == "infinitive":
        return None
    if predicate.negated or ("se" in cue.frames and not predicate.reflexive):
        return None
    start = complement(parse, predicate)
    if start < 0:
        return None
    end = content.clause_end(parse, start, predicate.cue.start, edges)
    if predicate.form == "gerund" and predicate.start - parse.sentence_bounds(start)[0] <= 1:
        end = content.fronted_end(parse, start, predicate.cue.start, end)
    elif content.is_subordinate(parse, predicate.start):
        end = content.subordinate_end(parse, start, end)
    if predicate.start and parse.words[predicate.start - 1] == "qui":
        end = content.relative_end(parse, start, predicate.start - 1, end)
    if end <= start + 1 or is_question(parse, start):
        return None
    held = pairs_within(parse, start, end)
    return Draft(
        "mixed" if held else "indirect",
        "verb",
        [parse.chars(start, end)],
        cue=(predicate.cue.start, predicate.cue.end),
        pairs=held,
    )


def is_question(parse: Parse, start: int) -> bool:
    """« Le maire a-t-il dit que … ? »: asked, not said."""
    first, after = parse.sentence_bounds(start)
    last = next((k for k in range(after - 1, first, -1) if parse.pos[k] != "SPACE"), first)
    return parse.words[last] == "?" and parse.inside[last] < 0


def complement(parse: Parse, predicate: Predicate) -> int:
    """The token where the reported clause of a cue begins, or -1."""
    cue, k = predicate.cue.cue, predicate.end
    limit = min(parse.sentence_bounds(predicate.cue.start)[1], k + _INSERTED)
    if k >= limit:
        return -1
    at = past_circumstances(parse, k, limit)
    if "inf" in cue.frames and _infinitive(parse, at, limit):
        return at
    if "de" in cue.frames and at < limit and parse.words[at] in _DE and _infinitive(parse, at + 1, limit):
        return at
    if "small" in cue.frames and predicate.reflexive and cue.grade == "declarative" and _describes(parse, k):
        return k
    return _clause(parse, predicate, k, limit)


def past_circumstances(parse: Parse, k: int, limit: int) -> int:
    """The token after what stands between a cue and its complement: « a menacé[, ce jeudi,] de partir »."""
    if k < limit and parse.words[k] == ",":
        close = next((j for j in range(k + 1, limit) if parse.words[j] == "," or parse.verb[j] == "Fin"), limit)
        return close + 1 if close + 1 < limit and parse.words[close] == "," else k
    while k < limit:
        if phrase := next((p for p in INSERTIONS if tuple(parse.words[k : k + len(p)]) == p), None):
            k += len(phrase)
        elif parse.words[k] in nouns.words("time") or (
            parse.pos[k] == "ADV" and parse.words[k] not in NEGATION | _WHETHER
        ):
            k += 1
        elif parse.pos[k] == "ADP" and parse.words[k] not in _DE and (inner := phrase_at(parse, k + 1, limit)):
            k = inner.end
        else:
            return k
    return k


def _infinitive(parse: Parse, k: int, limit: int) -> bool:
    """Does an infinitive stand here, after « ne pas » and pronouns at most?"""
    while k < limit and parse.words[k] in {
        "ne",
        "n'",
        "pas",
        "plus",
        "jamais",
        "s'",
        "se",
        "y",
        "en",
        "l'",
        "les",
        "lui",
        "leur",
    }:
        k += 1
    return k < limit and parse.verb[k] == "Inf"


def _describes(parse: Parse, k: int) -> bool:
    """« se dit prêt », « s'est déclarée très satisfaite »."""
    while parse.pos[k] == "ADV" and k + 1 < len(parse.words):
        k += 1
    return parse.pos[k] == "ADJ" or parse.verb[k] == "Part"


def _clause(parse: Parse, predicate: Predicate, k: int, limit: int) -> int:
    """Where « que … » or « si … » begins, past what stands between: « a dit mardi à la presse que … »."""
    cue, level = predicate.cue.cue, parse.inside[predicate.cue.start]
    if not {"que", "si"} & cue.frames:
        return -1
    hearer = 0
    for at in range(past_circumstances(parse, k, limit), limit):
        word = parse.words[at]
        if parse.inside[at] != level or word in {";", ":", "qui", "dont", "où"}:
            return -1
        if word in _THAT and "que" in cue.frames:
            if parse.words[at - 1] in _NOT_BEFORE_THAT or (hearer and cue.lemma not in _WITH_HEARER):
                return -1
            return at
        if word in _WHETHER and "si" in cue.frames and at <= k + 1 and _asks(parse, at):
            return at
        if parse.verb[at] == "Fin":
            return -1
        hearer += _is_bare_noun(parse, at, k)
    return -1


def _asks(parse: Parse, at: int) -> bool:
    """« demande si … », not « si grand »."""
    return parse.words[at] not in {"si", "s'"} or parse.dep[at] == "mark"


def _is_bare_noun(parse: Parse, at: int, k: int) -> bool:
    """A noun that is an object, not after a preposition, not a time: its « que » would be relative."""
    return parse.dep[at] in {"obj", "nsubj"} and parse.pos[at] in {"NOUN", "PROPN"} and at >= k


def subjects(parse: Parse, predicate: Predicate) -> list[Phrase] | None:
    """Who speaks, by the words before the cue; None where what stands there cannot speak."""
    if _is_joined(parse, predicate) or is_detached(parse, predicate):
        return []
    found = speakers.before(parse, predicate)
    if any(parse.words[p.head] in FIRST_AND_SECOND for p in found):
        return None
    if not found:
        return [] if predicate.form == "gerund" else None
    if parse.words[found[0].head] in {"il", "on"} and predicate.passive:
        return None
    if predicate.cue.cue.grade == "ambiguous" and not _can_speak(parse, found[0]):
        return None
    return found


def _is_joined(parse: Parse, predicate: Predicate) -> bool:
    """« affirme que … et ajoute que … »: a further cue of the same subject."""
    start = predicate.start
    if start == 0 or parse.words[start - 1] not in {"et", "mais", "puis"}:
        return False
    earlier = parse.cues_between(parse.sentence_bounds(start)[0], start)
    return any(parse.inside[cue.start] < 0 for cue in earlier)


def is_detached(parse: Parse, predicate: Predicate) -> bool:
    """« …, ajoutant que », « en ajoutant que », « Estimant que … »: with the subject of the sentence."""
    start = predicate.start
    if predicate.form != "gerund":
        return False
    return start == parse.sentence_bounds(start)[0] or parse.words[start - 1] in _DETACHING


def _can_speak(parse: Parse, phrase: Phrase) -> bool:
    """A person, an organisation, a document, a medium, or a pronoun for one; not « ce qui »."""
    if parse.words[phrase.head] == "on":
        return False
    if parse.words[phrase.head] == "qui" and phrase.head:
        return parse.words[phrase.head - 1] not in {"ce", "chose"}
    return source_class(parse, phrase) is not None
