"""Where reported words begin and end: inside the sentence, short of the full stop and of the next attribution."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sawt_reader.analysis.grammar.phrases import SUBJECTS, phrase_at
from sawt_reader.analysis.quotes.parse import Parse

_EDGE = frozenset({",", ".", ";", ":", "-", "–", "—", "…", "!", "?", "...", " ", "\n", "\n\n"})

_SUBORDINATING = frozenset("quand lorsque lorsqu' si s' comme puisque puisqu' quoique quoiqu'".split())
_SUBORDINATING_PAIRS = frozenset(
    (first, that)
    for first in "alors tandis bien après depuis dès pendant même".split()
    for that in ("que", "qu'", "si")
)

_SUBJECT = 20  # tokens of a subject with its complements at most
_NOT_IN_SUBJECT = frozenset({",", "que", "qu'", "qui", "dont", "où"})

# Tokens of the attributions that may close a sentence, by sentence: no reported clause takes them in.
Edges = Mapping[int, Sequence[tuple[int, int]]]


def clause_end(parse: Parse, start: int, cue: int, edges: Edges) -> int:
    """The token after a reported clause that begins at token `start`.

    It ends with its sentence, before « ; », before an attribution that closes the sentence (« …, selon elle »), before
    a verb that the parser co-ordinates with the cue (« a dit que … et a quitté la salle »).
    """
    limit = parse.sentence_bounds(start)[1]
    level = parse.inside[start - 1] if start else -1
    if level >= 0 and parse.inside[start] == level:
        limit = min(limit, parse.pair_tokens[level][1] - 1)
    end = next((k for k in range(start, limit) if parse.inside[k] == level and _breaks(parse, k, limit)), limit)
    for k in range(start + 1, end):
        if parse.inside[k] == level and _leaves(parse, k, start, cue):
            end = k
            break
    return trim_end(parse, start, before_edges(parse, start, end, edges))


def fronted_end(parse: Parse, start: int, cue: int, end: int) -> int:
    """« Estimant que …, il a voté contre »: the clause of a gerund in front ends where the subject comes."""
    level = parse.inside[cue]
    for k in range(start + 2, end - 1):
        if parse.words[k] != "," or parse.inside[k] != level:
            continue
        if parse.words[k + 1] in SUBJECTS - {"qui"} or (parse.inside[k - 1] >= 0 and parse.inside[k + 1] < 0):
            return k
        noun = next((j for j in range(k + 1, min(end, k + 6)) if parse.dep[j] == "nsubj"), -1)
        if noun >= 0 and not parse.verb[noun] and parse.dep[parse.head[noun]] == "ROOT":
            return k
    return end


def relative_end(parse: Parse, start: int, qui: int, end: int) -> int:
    """« X, qui a affirmé que …, est reparti »: the comma before the verb that X is the subject of."""
    level = parse.inside[qui]
    for k in range(start + 2, end - 1):
        if parse.words[k] == "," and parse.inside[k] == level and parse.verb[k + 1] == "Fin":
            return k
    return end


def is_subordinate(parse: Parse, cue: int) -> bool:
    """Does the clause of a cue open the sentence? « Alors que le maire dit que … », « Au juge qui demandait si … »."""
    first = parse.sentence_bounds(cue)[0]
    lead = parse.words[first : first + 2]
    if lead[0] in _SUBORDINATING or tuple(lead) in _SUBORDINATING_PAIRS:
        return all(parse.words[k] != "," or parse.inside[k] >= 0 for k in range(first, cue))
    return parse.pos[first] == "ADP" and "qui" in parse.words[first:cue]


def subordinate_end(parse: Parse, start: int, end: int) -> int:
    """« Alors que X a dit que …, un ministre est arrivé »: the comma before the subject of the main verb."""
    found = end
    for k in range(end - 3, start + 1, -1):
        if parse.words[k] != "," or parse.inside[k] >= 0:
            continue
        subject = phrase_at(parse, k + 1, end)
        verb = k + 2 if parse.words[k + 1] in SUBJECTS - {"qui"} else subject.end if subject else end
        while verb < min(end, k + _SUBJECT) and not parse.verb[verb] and parse.words[verb] not in _NOT_IN_SUBJECT:
            verb += 1
        if verb < end and parse.verb[verb] == "Fin":
            found = k
            if "ROOT" in (parse.dep[verb], parse.dep[parse.head[verb]]):
                break
    return found


def _breaks(parse: Parse, k: int, limit: int) -> bool:
    """« ; », a colon before words in marks (« a dit que … : « … » »), « , sans préciser », « , avant d'ajouter »."""
    if parse.words[k] == "," and k + 2 < limit and parse.words[k + 1] in {"sans", "avant"}:
        return bool(parse.cues_between(k, k + 5))
    return parse.words[k] == ";" or (parse.words[k] == ":" and k + 1 < limit and parse.inside[k + 1] >= 0)


def _leaves(parse: Parse, k: int, start: int, cue: int) -> bool:
    """Does a clause co-ordinated with the cue begin here? « et a quitté la salle », « mais il refuse que … »."""
    if parse.words[k] not in {"et", "mais", "puis"} or parse.words[k + 1 : k + 2] in (["que"], ["qu'"]):
        return False
    if _reports_anew(parse, k) or _resumes(parse, k, cue):
        return True
    head = parse.head[k]
    if parse.dep[k] == "cc" and parse.verb[head] and head > k and parse.dep[head] == "conj" and parse.head[head] == cue:
        return all(parse.words[j] not in {"que", "qu'"} for j in range(k, min(head, k + 3)))
    return False


def _resumes(parse: Parse, k: int, cue: int) -> bool:
    """« a reconnu que …, mais a exclu de partir »: the auxiliary of the cue comes back without a subject."""
    auxiliary = parse.words[cue - 1] if cue else ""
    return auxiliary in {"a", "ont", "avait", "avaient"} and parse.words[k - 1 : k + 2] == [
        ",",
        parse.words[k],
        auxiliary,
    ]


def _reports_anew(parse: Parse, k: int) -> bool:
    """Does a cue with « que » or marks follow the conjunction, no verb between? « …, mais la mairie affirme que »."""
    limit = parse.sentence_bounds(k)[1]
    at = next((j for j in range(k + 1, limit) if parse.verb[j] == "Fin"), limit)
    for cue in parse.cues_between(at, at + 4):
        if "que" in cue.cue.frames and cue.cue.grade != "incise_only":
            marks = cue.end < limit and parse.inside[cue.end] != parse.inside[k]
            return marks or any(parse.words[j] in {"que", "qu'"} for j in range(cue.end, min(limit, cue.end + 3)))
    return False


def before_edges(parse: Parse, start: int, end: int, edges: Edges, but: int = -1) -> int:
    """`end`, or the start of the attributions that close the sentence before it, save the one that begins at `but`."""
    if start >= end:
        return end
    for first, after in sorted(edges.get(parse.sentence[start], ()), reverse=True):
        if first != but and start < first < end:
            last = trim_end(parse, first, end)
            if last <= after and end <= last + 3:
                end = first
    return end


def trim_end(parse: Parse, start: int, end: int) -> int:
    """`end` without the punctuation and white space before it; what is inside the last marks stays."""
    level = parse.inside[start]
    while end > start + 1 and parse.words[end - 1] in _EDGE and parse.inside[end - 1] in {-1, level}:
        end -= 1
    return end


def trim_start(parse: Parse, start: int, end: int) -> int:
    """`start` without the punctuation behind it."""
    while start < end - 1 and parse.words[start] in _EDGE and parse.inside[start] < 0:
        start += 1
    return start
