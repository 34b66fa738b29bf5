"""How likely a quote's words and speaker are right, by signs of how it was found, with weights learnt.

`tui/training/fit_speakers.py` fits the weights on annotated articles: those of "found" tell whether these are words
that somebody said, those of "speaker" whether they are this speaker's.
"""

from __future__ import annotations

import math
from typing import Literal, NamedTuple

from sawt_reader.analysis import lexicons
from sawt_reader.analysis.grammar.cues import UNLISTED, cue_at
from sawt_reader.analysis.grammar.marked import Marked
from sawt_reader.analysis.grammar.phrases import Phrase, source_class
from sawt_reader.analysis.quotes.drafts import Draft
from sawt_reader.analysis.quotes.sources import Speakers

Signs = dict[str, float]
Question = Literal["found", "speaker"]

# From this probability on, 94 of 100 speakers are right, words included, by five-fold cross-validation over 405
# articles that one reader annotated, whose slips count as errors; 97 of 100 on 113 that two annotated.
_SURE = 0.865
# Where the reader's "?" ends (`reading.glyphs.UNSURE_SPEAKER`).
_MARKED = 0.8
# The most for a description given to somebody of whom the article tells nothing that shows it.
_GUESSED = 0.79
# Without a closing mark nobody knows where the words end; the annotated articles have too few to learn it from.
_UNCLOSED = 0.9
# Nothing is certain.
_LEAST, _MOST = 0.02, 0.99
# How often the words of a turn are its speaker's, by the authors' reading of 30 invented texts with turns and all eight
# interviews of 6,000 articles: too few to learn it from.
_LABELLED, _ANSWERING, _MAY_ASK = 0.95, 0.88, 0.6
# A quotation of a text that is not French, of which only the marks are read: half are headlines, slogans, irony.
MARKS_ALONE = 0.5

_CONDITION = 7  # tokens between « si » and the cue of its clause
_STOPS = frozenset({",", ".", "!", "?", "…", "...", ";", ":", "»", "”", '"', ")", "\n", "\n\n"})


class Confidence(NamedTuple):
    """Probabilities, 0 to 1.

    Attributes:
        both: that these are words that somebody said, and this speaker's.
        speaker: the same on a scale where a speaker is as good as certain from .8 on (`_SURE`); below it a "?" stands.
    """

    both: float
    speaker: float


def of(marked: Marked, draft: Draft, speakers: Speakers) -> Confidence:
    """The confidence in a quote."""
    if draft.evidence in {"turn", "turn, unsure"}:
        return _of_turn(draft, speakers)
    signs = of_words(marked, draft)
    found = _probability("found", signs) * (_UNCLOSED if "not closed" in signs else 1.0)
    both = found * _probability("speaker", signs | of_speaker(marked, draft, speakers))
    on_scale = _on_scale_of_doubt(both)
    if any(one.fit == "unrelated" for one in speakers.resolutions):
        on_scale = min(on_scale, _GUESSED)
    return Confidence(_round(both), _round(on_scale))


def _of_turn(draft: Draft, speakers: Speakers) -> Confidence:
    """The confidence in the words of a turn: its speaker stands before it, or is who answers, or is open."""
    both = _LABELLED if draft.attribution == "colon" else _ANSWERING
    if draft.evidence == "turn, unsure":
        both = _MAY_ASK
    if not speakers.sources:
        both = _LEAST
    return Confidence(both, _round(_on_scale_of_doubt(both)))


def _on_scale_of_doubt(both: float) -> float:
    """A probability stretched so that `_SURE` comes to lie on `_MARKED`."""
    if both < _SURE:
        return both * _MARKED / _SURE
    return _MARKED + (both - _SURE) * (1 - _MARKED) / (1 - _SURE)


def _round(value: float) -> float:
    return round(min(_MOST, max(_LEAST, value)), 2)


def of_words(marked: Marked, draft: Draft) -> Signs:
    """The signs of how the words were found."""
    first, after = marked.at_or_before(draft.start), marked.at_or_before(draft.end - 1) + 1
    count = sum(word[:1].isalnum() for word in marked.words[first:after])
    signs: Signs = {
        draft.evidence: 1.0,
        f"{draft.attribution} {draft.kind}": 1.0,
        f"words {_bucket(count)}": 1.0,
        f"words {_bucket(count)} {draft.kind}": 1.0,
    }
    block = marked.body[marked.block_at(draft.start)]
    signs[f"block {block.kind if block is not marked.body[0] else 'title'}"] = 1.0
    if draft.cue is not None:
        cue = draft.cue[0]
        found = cue_at(marked.words, cue)
        signs[f"grade {found[0].grade if found else 'unlisted'}"] = 1.0
        if found and found[0] is not UNLISTED:
            signs[f"verb {found[0].lemma}"] = 1.0
        form = "finite" if marked.is_finite(cue) else "participle" if marked.is_participle(cue) else "other"
        signs[f"form {form} {draft.attribution}"] = 1.0
        if marked.is_quoted(cue):
            signs["cue in marks"] = 1.0
        signs[f"cue {marked.dep[cue]}"] = 1.0
        if not {"si", "s'"}.isdisjoint(marked.words[max(marked.sentence_bounds(cue)[0], cue - _CONDITION) : cue]):
            signs["after si"] = 1.0
        signs[f"cue {'before' if cue < first else 'after'} {draft.attribution} {draft.kind}"] = 1.0
    if any(not pair.closed for pair in draft.pairs):
        signs["not closed"] = 1.0
    elif any(not pair.closed for pair in marked.pairs):
        signs["not closed elsewhere"] = 1.0
    if draft.attribution == "none" and draft.inherits_from is not None:
        signs["repeats"] = 1.0
    if draft.start and not marked.text[draft.start - 1].isspace():
        signs["begins glued"] = 1.0
    if draft.end < len(marked.text) and marked.text[draft.end].isalnum():
        signs["ends glued"] = 1.0
    if draft.kind != "indirect" and _is_alone(marked, draft):
        signs[f"alone in paragraph {draft.attribution}"] = 1.0
    if len(draft.pairs) > 1:
        signs["several marks"] = 1.0
    if draft.kind != "indirect":
        if not any(marked.is_finite(k) for k in range(first, after)):
            signs[f"no verb {draft.kind}"] = 1.0
        if not draft.pairs or draft.pairs[0].start != draft.start:
            signs["begins before marks"] = 1.0
    elif draft.pairs:
        signs["marks inside"] = 1.0
    if _is_infinitive(marked, first):
        signs["infinitive"] = 1.0
        if draft.cue is not None and (found := cue_at(marked.words, draft.cue[0])):
            signs[f"infinitive {found[0].grade}"] = 1.0
    if draft.kind == "indirect" and (inner := len(marked.cues_between(first, after))):
        signs["cues inside"] = math.log(inner + 1)
    signs[f"before it {_neighbour(marked, first - 1, block.first)} {draft.kind}"] = 1.0
    signs[f"after it {_neighbour(marked, after, block.first)} {draft.kind}"] = 1.0
    if any(_is_misplaced(marked.text, start, end) for start, end in draft.pieces):
        signs["marks misplaced"] = 1.0
    if marked.words[first] in {"que", "qu'"}:
        signs["begins with que"] = 1.0
    if len({marked.sentence[k] for k in range(first, after)}) > 1:
        signs["several sentences"] = 1.0
    if after < len(marked) and marked.words[after - 1] not in _STOPS and marked.words[after] not in _STOPS:
        signs[f"runs on {draft.kind}"] = 1.0
    return signs


def _is_alone(marked: Marked, draft: Draft) -> bool:
    """Do words stand like a heading, with nothing of their paragraph after them? « …"Un gâchis"¶ »."""
    return marked.text[draft.end : draft.end + 1] in {"", "\n"}


def _is_infinitive(marked: Marked, k: int) -> bool:
    """Do words begin with an infinitive? « vouloir partir », « de partir »."""
    after = k + 1 if marked.words[k] in {"de", "d'", "à"} else k
    return after < len(marked) and marked.is_infinitive(after)


def _neighbour(marked: Marked, k: int, opening: int) -> str:
    """What stands beside words at token `k`: the end of the paragraph, a mark, a name, or the class of a word."""
    if not opening <= k < len(marked) or marked.block[k] != marked.block[opening]:
        return "paragraph"
    if marked.pos[k] == "PUNCT":
        return marked.words[k]
    return marked.pos[k]


def _is_misplaced(text: str, start: int, end: int) -> bool:
    """Is an opening mark before a space, a closing one after it, or another mark right before? A slip of the press."""
    opens, closes = text[start] == '"', text[end - 1] == '"'
    return end - start > 2 and (
        (opens and text[start + 1].isspace())
        or (closes and text[end - 2].isspace())
        or text[max(0, start - 4) : start].rstrip().endswith('"')
    )


def of_speaker(marked: Marked, draft: Draft, speakers: Speakers) -> Signs:
    """The signs of how the speaker was reached."""
    if not speakers.sources:
        return {"open": 1.0}
    signs: Signs = {}
    found = speakers.resolutions[0]
    how = "named" if not found.is_chosen else str(found.kind)
    referent = found.referent
    if referent is None:
        how = f"{how} open"
    elif referent.entity is None:
        how = f"{how} by words"
    signs[f"how {how}"] = 1.0
    if found.fit is not None:
        signs[f"fit {found.fit}"] = 1.0
    if found.is_chosen:
        p = min(0.99, max(0.05, found.probability))
        signs[f"odds {how}"] = math.log(p / (1 - p))
        if found.rival > 0:
            signs["lead"] = math.log(p / max(0.01, found.rival))
        if referent is not None and referent.kind == "person" and referent.gender is None:
            signs["gender unknown"] = 1.0
        signs |= {f"{found.kind}: {sign}": value for sign, value in found.signs.items()}
    if referent is not None:
        signs[f"who {referent.kind}"] = 1.0
        if referent.entity is not None:
            signs["kind doubtful"] = 1.0 - referent.entity.kind_confidence
            if how == "named":
                signs["named often"] = math.log(len(referent.places) + 1)
    if len(speakers.sources) > 1:
        signs["several speakers"] = 1.0
    if draft.inherits_from is not None:
        signs["inherited"] = 1.0
    if draft.via:
        signs["relayed"] = 1.0
    for phrase in draft.speakers[:1]:
        signs |= _of_phrase(marked, draft, phrase)
    return signs


def _of_phrase(marked: Marked, draft: Draft, phrase: Phrase) -> Signs:
    signs: Signs = {f"class {source_class(marked, phrase)}": 1.0}
    signs["phrase long"] = math.log(phrase.end - phrase.start)
    if marked.is_quoted(phrase.head):
        signs["speaker in marks"] = 1.0
    if marked.words[phrase.start] in {"un", "une", "des", "plusieurs", "certains"}:
        signs["indefinite"] = 1.0
    if phrase.end < len(marked) and marked.pos[phrase.end] in {"NOUN", "PROPN", "ADJ", "VERB"}:
        signs[f"phrase before {marked.pos[phrase.end]}"] = 1.0
    if draft.cue is not None:
        if marked.dep[phrase.head].startswith("nsubj"):
            own = draft.cue[0] <= marked.head[phrase.head] < draft.cue[1]
            signs["subject of the cue" if own else "subject of another verb"] = 1.0
        gap = phrase.start - draft.cue[1] if phrase.start >= draft.cue[1] else draft.cue[0] - phrase.end
        side = "after" if phrase.start >= draft.cue[1] else "before"
        signs[f"gap {side}"] = math.log(max(0, gap) + 1)
        signs[f"side {side} {draft.attribution}"] = 1.0
        if marked.sentence[phrase.start] != marked.sentence[draft.cue[0]]:
            signs["other sentence"] = 1.0
    return signs


def _bucket(count: int) -> str:
    for limit, name in ((2, "1-2"), (5, "3-5"), (12, "6-12"), (40, "13-40")):
        if count <= limit:
            return name
    return "many"


def _probability(question: Question, signs: Signs) -> float:
    weights = lexicons.weights("confidence_weights.tsv", question)
    score = weights.get("always", 0.0) + sum(value * weights.get(sign, 0.0) for sign, value in signs.items())
    return 1 / (1 + math.exp(-score))
