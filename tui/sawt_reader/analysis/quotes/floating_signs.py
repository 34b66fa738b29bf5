"""The signs by which words in quotation marks that no rule attributes are somebody's words or a term.

They are readable names with a number, mostly 1 where they hold; `floating.py` chooses by their weights.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Sequence

from sawt_reader.analysis.grammar import nouns
from sawt_reader.analysis.grammar.marked import Marked, QuotedSpan
from sawt_reader.analysis.grammar.nouns import Class
from sawt_reader.analysis.grammar.phrases import FIRST_AND_SECOND, OF_THINGS, Phrase, around, phrase_at, source_class
from sawt_reader.analysis.grammar.verbs import BE
from sawt_reader.analysis.quotes import terms
from sawt_reader.analysis.quotes.drafts import Draft

Signs = dict[str, float]

_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:caus"})
_SPEAKING: frozenset[Class] = frozenset({"name", "person", "organisation", "medium", "document", "group"})
_NEAR = 3  # tokens before the marks in which a noun may tell what they are
_CLASSES = frozenset({"DET", "ADP", "PUNCT", "CCONJ", "SCONJ"})
_CONDITIONAL, _FUTURE = ("rait", "raient"), ("ra", "ront")


class Surroundings:
    """What the signs need to know of a text.

    Attributes:
        pairs: how often the words of each pair of marks stand in marks, by `key`.
        said: the words of each quotation that a rule has attributed, in lower case.
        by_sentence: the quotations that a rule has attributed, by the sentences that they or their cues are in.
    """

    def __init__(self, marked: Marked, found: Sequence[Draft]) -> None:
        self.pairs = Counter(key(marked, pair) for pair in marked.pairs)
        self.said = [marked.text[draft.start : draft.end].lower() for draft in found if draft.pairs]
        self.by_sentence: dict[int, list[Draft]] = {}
        for draft in found:
            first, last = marked.at_or_before(draft.start), marked.at_or_before(draft.end - 1)
            sentences = set(range(marked.sentence[first], marked.sentence[last] + 1))
            for number in sentences | ({marked.sentence[draft.cue[0]]} if draft.cue else set()):
                self.by_sentence.setdefault(number, []).append(draft)


def key(marked: Marked, pair: QuotedSpan) -> str:
    """The words of a pair, for comparing."""
    return " ".join(marked.words[k] for k in range(pair.first, pair.after) if marked.words[k][:1].isalnum())


def of_run(marked: Marked, run: Sequence[QuotedSpan], surroundings: Surroundings) -> Signs:
    """The signs of a run of pairs close by in one sentence."""
    inside = [k for pair in run for k in terms.inner_words(marked, pair)]
    if not inside:
        return {"empty": 1.0}
    names = [*_inside(marked, run, inside), *_beside(marked, run), *_outside(marked, run)]
    names += _in_text(marked, run, inside, surroundings)
    names += _of_speech(marked, run)
    return dict.fromkeys(["always", *names], 1.0) | {
        "quotes": math.log(1 + sum(map(len, surroundings.by_sentence.values())))
    }


def _inside(marked: Marked, run: Sequence[QuotedSpan], inside: Sequence[int]) -> Iterator[str]:
    """How many words, how they begin and end, and what is among them."""
    size = _bucket(len(inside))
    yield f"words {size}"
    yield f"opens {marked.pos[inside[0]]}"
    yield f"closes {marked.pos[inside[-1]]}"
    has_verb = any(map(marked.is_finite, inside))
    if has_verb:
        yield "verb inside"
        yield f"verb inside words {size}"
    if len(run) > 1:
        yield "several pairs"
    if marked.is_capital(inside[0]):
        yield "capital verb" if has_verb else "capital"
        heavy = [k for k in inside if len(marked.words[k]) > _NEAR]
        if len(inside) > 1 and heavy and all(map(marked.is_capital, heavy)):
            yield "capitals"
    if any(map(marked.is_capital, inside[1:])):
        yield "capital later"
    if marked.is_capital(inside[0]) and not has_verb and marked.pos[inside[0]] == "DET":
        yield "capital definite article" if marked.tokens.is_definite(inside[0]) else "capital other article"
    if any(marked.words[k] in FIRST_AND_SECOND for k in inside):
        yield "first person"
    if any(map(marked.is_infinitive, inside)):
        yield "infinitive inside"
    if any(map(marked.mention_of, inside)):
        yield "name inside"
    if any(marked.pos[k] == "X" for k in inside):
        yield "foreign"
    if not run[0].closed:
        yield "not closed"


def _bucket(count: int) -> str:
    for limit, name in ((1, "1"), (2, "2"), (4, "3-4"), (8, "5-8"), (15, "9-15")):
        if count <= limit:
            return name
    return "many"


def _beside(marked: Marked, run: Sequence[QuotedSpan]) -> Iterator[str]:
    """The words before and after the marks."""
    first, after = run[0].first, run[-1].after
    start, limit = marked.sentence_bounds(first)
    previous = first - 1
    if previous < start:
        yield "opens sentence"
    else:
        yield f"before {marked.pos[previous]}"
        if marked.pos[previous] in _CLASSES:
            yield f"before {marked.words[previous]}"
        if marked.words[previous] in BE:
            yield "before be"
        if previous > start and marked.pos[previous] == "DET" and marked.pos[previous - 1] in {"ADP", "VERB"}:
            yield f"before DET after {marked.pos[previous - 1]}"
        near = [marked.words[k] for k in range(max(start, first - _NEAR), first) if not marked.is_quoted(k)]
        for name in ("naming", "speech"):
            if not nouns.words(name).isdisjoint(near):
                yield f"noun of {name}"
    if after >= len(marked) or marked.block[after] != marked.block[after - 1]:
        yield "closes block"
    elif after >= limit:
        yield "closes sentence"
    else:
        yield f"after {marked.words[after] if marked.pos[after] == 'PUNCT' else marked.pos[after]}"


def _outside(marked: Marked, run: Sequence[QuotedSpan]) -> Iterator[str]:
    """What else the sentence has."""
    if marked.block[run[0].first] == 0:
        yield "title"
    words = [k for k in range(*marked.sentence_bounds(run[0].first)) if not marked.is_quoted(k)]
    verbs = [k for k in words if marked.is_finite(k)]
    if not any(marked.words[k][:1].isalnum() for k in words):
        yield "alone"
        if any(terms.has_finite_verb(marked, pair) for pair in run):
            yield "alone verb"
    elif not verbs:
        yield "no verb outside"
    if any(marked.words[k].endswith(_CONDITIONAL) for k in verbs):
        yield "conditional"
    if any(marked.words[k].endswith(_FUTURE) for k in verbs):
        yield "future"


def _in_text(
    marked: Marked, run: Sequence[QuotedSpan], inside: Sequence[int], surroundings: Surroundings
) -> Iterator[str]:
    """Names, words that come back, and quotations around."""
    if any(surroundings.pairs[key(marked, pair)] > 1 for pair in run):
        yield "comes back"
    if terms.is_movement(marked, run[0]):
        yield "movement"
    if terms.is_name(marked, run[0]):
        yield "name"
    said = " ".join(marked.words[k] for k in inside)
    if len(inside) > 1 and any(said in words for words in surroundings.said):
        yield "in a quote"
    if not surroundings.by_sentence:
        yield "no quotes"
    number = marked.sentence[run[0].first]
    here = surroundings.by_sentence.get(number, ())
    if any(draft.end <= run[0].start for draft in here):
        yield "said before in sentence"
    if any(draft.start >= run[-1].end for draft in here):
        yield "said after in sentence"
    if surroundings.by_sentence.get(number - 1):
        yield "said in sentence before"
    if surroundings.by_sentence.get(number + 1):
        yield "said in next sentence"


def _of_speech(marked: Marked, run: Sequence[QuotedSpan]) -> Iterator[str]:
    """Whether the subject before the marks can speak, and verbs of reporting."""
    first, after = run[0].first, run[-1].after
    start, limit = marked.sentence_bounds(first)
    who = subject(marked, start, first)
    kind = source_class(marked, who) if who else None
    name = kind or ("thing" if who else "none")
    yield f"subject {name}"
    if begins_with_verb(marked, run[0]):
        yield "verb first"
        yield f"verb first after {name}"
    cues = [cue for cue in marked.cues_between(start, limit) if not marked.is_quoted(cue.start)]
    before = [cue for cue in cues if cue.start < first]
    speaks = kind in _SPEAKING or kind == "pronoun"
    if before:
        yield f"cue {before[-1].verb.grade}"
        yield f"cue {before[-1].verb.grade} {'and speaker' if speaks else 'alone'}"
        yield f"gap {min(5, (first - before[-1].end) // 3)}"
    elif speaks:
        yield "speaker without cue"
    if any(cue.start >= after for cue in cues):
        yield "cue after"


def begins_with_verb(marked: Marked, pair: QuotedSpan) -> bool:
    """Is the first word in marks a finite verb?"""
    return pair.first + 1 < pair.after and marked.is_finite(pair.first + 1)


def speaker(marked: Marked, pair: QuotedSpan) -> list[Phrase]:
    """Who speaks by the words before a fragment: the subject, unless it is a thing or has something done to it."""
    start, end = marked.sentence_bounds(pair.first)[0], pair.first
    who = subject(marked, start, end)
    if who is None:
        who = phrase_at(marked, start, end)
        speaks = who is not None and source_class(marked, who) in _SPEAKING and marked.is_verb(min(who.end, end))
        return [who] if who is not None and speaks else []
    kind = source_class(marked, who)
    if marked.words[min(who.end, end)] == ":":
        return []
    if kind is None or marked.words[who.head] == "on" or (kind == "document" and begins_with_verb(marked, pair)):
        return []
    verb = marked.head[who.head]
    passive = marked.dep[who.head] == "nsubj:pass" or any(
        marked.dep[k] == "aux:pass" for k in marked.tokens.children[verb]
    )
    return [] if passive else [who]


def subject(marked: Marked, start: int, end: int) -> Phrase | None:
    """The last subject outside marks among the tokens `start` up to `end`, but for those of relative clauses."""
    for k in range(end - 1, start - 1, -1):
        if marked.dep[k] not in _SUBJECTS or marked.is_quoted(k) or marked.words[k] in OF_THINGS:
            continue
        if marked.words[k] != "qui" and marked.dep[marked.head[k]] != "acl:relcl":
            return around(marked, k, start, end)
    return None
