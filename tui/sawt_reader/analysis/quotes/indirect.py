"""Reported clauses after a cue: with que, si or comment, infinitives and small clauses.

« Elle affirme que … », « il demande si … », « il nie avoir … », « elle promet de … », « il se dit prêt à … ».
"""

from __future__ import annotations

from collections.abc import Sequence

from sawt_reader.analysis import lexicons
from sawt_reader.analysis.grammar import nouns
from sawt_reader.analysis.grammar.cues import infinitives
from sawt_reader.analysis.grammar.marked import Marked
from sawt_reader.analysis.grammar.phrases import (
    FIRST_AND_SECOND,
    OF_THINGS,
    Phrase,
    can_speak,
    is_time,
    phrase_at,
    source_class,
)
from sawt_reader.analysis.grammar.verb_groups import NEGATION, VerbGroup, past_insertion
from sawt_reader.analysis.quotes import content, speakers
from sawt_reader.analysis.quotes.drafts import Draft, pairs_within

_THAT = frozenset({"que", "qu'"})
_WHETHER = frozenset({"si", "s'", "comment", "pourquoi", "combien"})
_SETTING_OFF = frozenset({",", "-", "–", "—"})
_DE = frozenset({"de", "d'"})
_NOT_BEFORE_THAT = lexicons.words("function_words.toml", "not_before_que")
_DEGREES = lexicons.words("function_words.toml", "degrees")
# Verbs whose hearer stands between them and the clause: « a prévenu les habitants que … ».
_BEFORE_INFINITIVES = lexicons.words("function_words.toml", "before_infinitives")
_WITH_HEARER = infinitives("hearer")
_DETACHING = frozenset({",", "en", "tout", "de", "d'", "»", "”", '"'})
_CONDITION = 8  # tokens between « si » and its verb
_FUTURE = ("ra", "ront", "rait", "raient", "rai", "rons")
_INSERTED = 25  # tokens between a cue and its clause; half changes 1 article, double none


def drafts(marked: Marked, groups: Sequence[VerbGroup], edges: content.Edges) -> list[tuple[VerbGroup, Draft]]:
    """A draft for each cue with a reported clause, its speakers not yet resolved."""
    found = []
    for group in groups:
        draft = _draft(marked, group, edges)
        if draft is not None:
            found.append((group, draft))
    return found


def _draft(marked: Marked, group: VerbGroup, edges: content.Edges) -> Draft | None:
    cue = group.cue.verb
    if group.first_person or group.passive or cue.grade == "incise_only":
        return None
    if group.form == "infinitive":
        return None
    if group.negated or ("se" in cue.frames and not group.reflexive) or ("no_se" in cue.frames and group.reflexive):
        return None
    if _is_condition(marked, group):
        return None
    start = complement(marked, group)
    if start is None:
        return _after_colon(marked, group)
    end = content.clause_end(marked, start, group.cue.start, edges)
    if group.form == "gerund" and group.start - marked.sentence_bounds(start)[0] <= 1:
        end = content.fronted_end(marked, start, group.cue.start, end)
    elif content.is_subordinate(marked, group.start):
        end = content.subordinate_end(marked, start, end)
    if group.start and marked.words[group.start - 1] == "qui":
        end = content.relative_end(marked, start, group.start - 1, end)
    if end <= start + 1 or marked.is_question(start):
        return None
    held = pairs_within(marked, start, end)
    return Draft(
        "mixed" if held else "indirect",
        "verb",
        [marked.chars(start, end)],
        cue=(group.cue.start, group.cue.end),
        pairs=held,
    )


def _after_colon(marked: Marked, group: VerbGroup) -> Draft | None:
    """What follows a colon: « Le maire met en garde : l'école fermera en juin », without marks."""
    limit, level = marked.sentence_bounds(group.cue.start)[1], marked.pair_of(group.cue.start)
    if group.cue.verb.grade not in {"declarative", "ambiguous"} or group.form != "finite" or level is not None:
        return None
    colon = next((k for k in range(group.end, min(limit, group.end + _INSERTED)) if marked.words[k] == ":"), None)
    if colon is None or any(marked.is_finite(k) or marked.is_quoted(k) for k in range(group.end, colon)):
        return None
    start, end = colon + 1, content.trim_end(marked, colon + 1, limit)
    while start < end and marked.pos[start] == "SPACE":
        start += 1
    said = range(start, end)
    if not any(map(marked.is_finite, said)) or marked.is_quoted(start) or marked.is_question(start):
        return None
    if any("que" in inner.verb.frames for inner in marked.cues_between(start, end)):
        return None  # « Le sondage le confirme : un sur deux estime que … »
    held = pairs_within(marked, start, end)
    cue = (group.cue.start, group.cue.end)
    return Draft("mixed" if held else "indirect", "colon", [marked.chars(start, end)], cue=cue, pairs=held)


def _is_condition(marked: Marked, group: VerbGroup) -> bool:
    """Does « si » make it a condition? « Le juge tranchera s'il estime que … », not « S'il admet que …, il … »."""
    first, after = marked.sentence_bounds(group.start)
    if group.cue.verb.grade != "opinion" or not marked.is_finite(group.cue.start):
        return False  # « Si le maire reconnaît que …, il … »
    for k in range(group.start - 1, max(first - 1, group.start - _CONDITION), -1):
        if marked.words[k] in {"si", "s'"} and marked.dep[k] == "mark" and marked.words[k - 1] not in {"même", "comme"}:
            opens = k == first or not any(word[:1].isalnum() for word in marked.words[first:k])
            comma = next((j for j in range(group.end, after) if marked.words[j] == ","), after)
            later = range(comma, after) if opens else range(first, k)
            return any(marked.words[j].endswith(_FUTURE) and marked.is_verb(j) for j in later)
        if marked.is_finite(k) or marked.words[k] in {",", ";", ":"}:
            return False
    return False


def complement(marked: Marked, group: VerbGroup) -> int | None:
    """The token where the reported clause of a cue begins, or None."""
    cue, k = group.cue.verb, group.end
    limit = min(marked.sentence_bounds(group.cue.start)[1], k + _INSERTED)
    if k >= limit:
        return None
    at = past_circumstances(marked, k, limit)
    if {"inf", "perfect"} & cue.frames and _infinitive(marked, at, limit, perfect="perfect" in cue.frames):
        return at
    if "de" in cue.frames and at < limit and marked.words[at] in _DE and _infinitive(marked, at + 1, limit):
        return at
    if "small" in cue.frames and group.reflexive and cue.grade == "declarative" and _describes(marked, k):
        return k
    return _clause(marked, group, k, limit)


def past_circumstances(marked: Marked, k: int, limit: int) -> int:
    """The token after any circumstances between a cue and its complement: « a menacé[, ce jeudi,] de partir »."""
    if k < limit and marked.words[k] in _SETTING_OFF:
        mark = marked.words[k]
        close = next((j for j in range(k + 1, limit) if marked.words[j] == mark or marked.is_finite(j)), limit)
        return close + 1 if close + 1 < limit and marked.words[close] == mark else k
    while k < limit:
        if (after := past_insertion(marked, k)) > k:
            k = after
        elif (
            marked.words[k] in nouns.words("time")
            or marked.words[k].startswith("mi-")
            or (marked.words[k - 1] in nouns.words("time") and (marked.pos[k] == "NUM" or marked.words[k] == "1er"))
        ):
            k += 1  # « lundi 12 mars »
        elif marked.words[k] == "auprès" and (inner := phrase_at(marked, k + 2, limit)):
            k = inner.end
        elif marked.pos[k] == "ADV" and marked.words[k] not in NEGATION | _WHETHER | _THAT:
            k += 1
        elif marked.pos[k] == "DET" and (when := phrase_at(marked, k, limit)) and is_time(marked, when):
            k = when.end
        elif marked.pos[k] == "ADP" and marked.words[k] not in _DE and (inner := phrase_at(marked, k + 1, limit)):
            k = inner.end
        else:
            return k
    return k


def _infinitive(marked: Marked, k: int, limit: int, *, perfect: bool = False) -> bool:
    """Is there an infinitive here, after at most « ne pas » and pronouns; if `perfect`, « avoir vu », « être »?"""
    start = k
    while k < limit and (marked.words[k] in _BEFORE_INFINITIVES or (k > start and marked.pos[k] == "ADV")):
        k += 1  # « dit ne pas encore avoir signé »
    return k < limit and marked.is_infinitive(k) and (not perfect or marked.words[k] in {"avoir", "être"})


def _describes(marked: Marked, k: int) -> bool:
    """Does a small clause begin here? « se dit prêt », « s'est déclarée très satisfaite »."""
    while marked.pos[k] == "ADV" and k + 1 < len(marked.words):
        k += 1
    return marked.pos[k] == "ADJ" or marked.is_participle(k)


def _clause(marked: Marked, group: VerbGroup, k: int, limit: int) -> int | None:
    """Where « que … » or « si … » begins, after any circumstances: « a dit mardi à la presse que … »."""
    cue, level = group.cue.verb, marked.pair_of(group.cue.start)
    if not {"que", "si"} & cue.frames:
        return None
    first = past_circumstances(marked, k, limit)
    has_hearer, compares = False, any(_compares(marked, at) for at in range(k, first))
    for at in range(first, limit):
        word = marked.words[at]
        if marked.pair_of(at) != level or word in {";", ":", "qui", "dont", "où"}:
            return None
        # « a dit à la presse que … », not « s'est exprimé sur le climat que … »
        told = at == first and not group.reflexive and "speaking" not in cue.claims and marked.words[at - 1] != ","
        if word in _THAT and at > k and not told and _is_relative(marked, at):
            return None
        if word in _THAT and "que" in cue.frames:
            # « plus que », « ainsi que », but « il rappelle ainsi que … »
            links = marked.words[at - 1] in _NOT_BEFORE_THAT and (marked.words[at - 1] != "ainsi" or at - 1 > k)
            if links or (has_hearer and cue.lemma not in _WITH_HEARER) or compares:
                return None
            return at
        # « demande si … », not « si grand »
        asks = word not in {"si", "s'"} or marked.dep[at] == "mark"
        if word in _WHETHER and "si" in cue.frames and at <= max(first, k + 1) and asks:
            return at
        if marked.is_finite(at):
            return None
        has_hearer = has_hearer or _is_bare_noun(marked, at, k)
        compares = compares or _compares(marked, at)
    return None


def _is_relative(marked: Marked, at: int) -> bool:
    """Is « que » relative to the noun before it? « s'est montré réservé sur l'herbicide, *que* contiennent … »."""
    if marked.words[at - 1] == "," and marked.words[at] == "que" and marked.is_finite(at + 1):
        return True
    noun = marked.pos[at - 1] in {"NOUN", "PROPN"} and marked.words[at - 1] not in nouns.words("time")
    return marked.pos[at] == "PRON" and marked.dep[at] == "obj" and (noun or marked.words[at - 1] == ",")


def _compares(marked: Marked, at: int) -> bool:
    """Does a degree of an adjective begin here? « se montre *plus* discret que son voisin », not « plus tard »."""
    return marked.words[at] in _DEGREES and marked.pos[at + 1 : at + 2] == ["ADJ"]


def _is_bare_noun(marked: Marked, at: int, k: int) -> bool:
    """Is it a noun as object or subject? A « que » after it is relative, unless the verb takes a hearer."""
    return marked.dep[at] in {"obj", "nsubj"} and marked.pos[at] in {"NOUN", "PROPN"} and at >= k


def subjects(marked: Marked, group: VerbGroup) -> list[Phrase] | None:
    """Who speaks, by the words before the cue; None if they cannot speak, empty if the speaker is elsewhere."""
    if _is_joined(marked, group) or is_detached(marked, group):
        return []
    found = speakers.before(marked, group)
    if any(marked.words[p.head] in FIRST_AND_SECOND for p in found):
        return None
    if not found:
        return [] if group.form == "gerund" or _has_unread_subject(marked, group) else None
    if marked.words[found[0].head] in {"il", "on"} and group.passive:
        return None
    if marked.words[found[0].head] == "on" and (body := _those_there(marked, found[0])) is not None:
        return [body]
    needs_person = group.cue.verb.grade == "ambiguous" or "acting" in group.cue.verb.claims
    if needs_person and not can_speak(marked, found[0]) and not _may_be_unknown(marked, group, found[0]):
        return None
    return found


def _may_be_unknown(marked: Marked, group: VerbGroup, phrase: Phrase) -> bool:
    """Is it a noun we do not know before a verb that things hardly are the subject of? « *iPort* explique que … »."""
    tells = "any" in group.cue.verb.frames and _WHETHER.isdisjoint(marked.words[group.end : group.end + 2])
    return tells and marked.pos[phrase.head] in {"NOUN", "PROPN", "X"} and not is_time(marked, phrase)


def _has_unread_subject(marked: Marked, group: VerbGroup) -> bool:
    """Has a verb that only speakers have a subject that is no phrase we know? « Les « sages » ont estimé que … »."""
    verb = group.cue.verb
    word = marked.words[group.cue.start]
    if group.form != "finite" or verb.grade not in {"declarative", "opinion"} or word.endswith("ons"):
        return False
    if group.start and marked.words[group.start - 1] in _THAT:
        return False  # « ce que dément le préfet »
    subject = marked.tokens.subject(group.cue.start)
    return subject is None or marked.words[subject] not in OF_THINGS


def _those_there(marked: Marked, on: Phrase) -> Phrase | None:
    """The body that « on » speaks for: « [À la mairie], on assure que … », « [Au ministère], on explique … »."""
    first = marked.sentence_bounds(on.start)[0]
    if marked.words[on.start - 1] != "," or marked.words[first] not in {"à", "au", "chez", "aux"}:
        return None
    found = phrase_at(marked, first + 1, on.start)
    if found is None or found.end != on.start - 1:
        return None
    return found if source_class(marked, found) in {"organisation", "medium", "name"} else None


def _is_joined(marked: Marked, group: VerbGroup) -> bool:
    """Is it a further cue of the same subject? « affirme que … et ajoute que … »."""
    start = group.start
    if start == 0 or marked.words[start - 1] not in {"et", "mais", "puis"}:
        return False
    earlier = marked.cues_between(marked.sentence_bounds(start)[0], start)
    return any(not marked.is_quoted(cue.start) for cue in earlier)


def is_detached(marked: Marked, group: VerbGroup) -> bool:
    """Is it a gerund with the subject of the sentence? « …, ajoutant que », « en ajoutant », « Estimant que … »."""
    start = group.start
    if group.form != "gerund":
        return False
    return start == marked.sentence_bounds(start)[0] or marked.words[start - 1] in _DETACHING
