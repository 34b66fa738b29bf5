"""Words in quotation marks that no rule attributes: words that somebody said, more words of a quote, or a term.

The choice is log-linear, by the signs of `floating_signs.py`; `tui/training/fit_floating.py` fits their weights. Who
speaks, if not the subject beside them, is for `reference` to say.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from sawt_reader.analysis import lexicons
from sawt_reader.analysis.grammar.marked import Marked, QuotedSpan
from sawt_reader.analysis.quotes import content, terms
from sawt_reader.analysis.quotes.drafts import Draft
from sawt_reader.analysis.quotes.floating_signs import Signs, Surroundings, begins_with_verb, of_run, speaker
from sawt_reader.analysis.reference.ranking import shares

Reading = Literal["quote", "more", "term"]

_GAP = 6  # tokens between two fragments of one run
_BEFORE_VERB = frozenset({"ne", "n'", "se", "s'", "y", "en"})
LEAST = 0.45  # the probability of a reading that is taken


class Choice(NamedTuple):
    """A run of pairs close by in one sentence, its possible readings, and the signs of each.

    Attributes:
        told: the quote before it in its sentence of whose words it may be more; or None.
    """

    run: list[QuotedSpan]
    readings: list[Reading]
    options: list[Signs]
    told: Draft | None


def drafts(marked: Marked, pairs: Sequence[QuotedSpan], found: Sequence[Draft]) -> list[Draft]:
    """Quotes for those of the pairs that somebody is likely to have said; lengthens those that they are more of.

    Args:
        marked: the text.
        pairs: those that no rule has attributed, in order.
        found: the quotes that rules have found.
    """
    weights = lexicons.weights("floating_weights.tsv", "reading")
    made: list[Draft] = []
    for run, readings, options, told in choices(marked, pairs, found):
        likely = dict(zip(readings, shares(weights, options), strict=True))
        if told is not None and likely["more"] >= max(LEAST, likely["quote"]):
            told.pieces = [(told.start, run[-1].end)]
            told.pairs += run
        elif likely["quote"] >= LEAST:
            made.append(draft(marked, run))
    return made


def choices(marked: Marked, pairs: Sequence[QuotedSpan], found: Sequence[Draft]) -> Iterator[Choice]:
    """The choices among the pairs that no rule has attributed, given the quotes that are attributed."""
    surroundings = Surroundings(marked, found)
    for run in _runs(marked, pairs):
        signs = of_run(marked, run, surroundings)
        told = _told(marked, run, surroundings)
        readings: list[Reading] = ["quote", "more"] if told else ["quote"]
        options = [{f"{name}: {sign}": value for sign, value in signs.items()} for name in readings]
        yield Choice(run, [*readings, "term"], [*options, {}], told)


def _told(marked: Marked, run: Sequence[QuotedSpan], surroundings: Surroundings) -> Draft | None:
    """The last quote before a run in its sentence, if it is a fragment after a verb."""
    number = marked.sentence[run[0].first]
    before = [one for one in surroundings.by_sentence.get(number, ()) if one.end <= run[0].start]
    last = max(before, key=lambda one: one.end, default=None)
    if last is None or last.attribution != "verb" or last.kind != "mixed" or len(last.pieces) > 1:
        return None
    return last if marked.sentence[marked.at_or_before(last.start)] == number else None


def _runs(marked: Marked, pairs: Sequence[QuotedSpan]) -> Iterator[list[QuotedSpan]]:
    """The pairs in order, those close by in a sentence without a verb between them together."""
    run: list[QuotedSpan] = []
    for pair in pairs:
        if run and not _goes_on(marked, run[-1].after, pair.first):
            yield run
            run = []
        run.append(pair)
    if run:
        yield run


def _goes_on(marked: Marked, end: int, start: int) -> bool:
    if marked.sentence[end - 1] != marked.sentence[start] or start - end > _GAP:
        return False
    return not any(marked.is_finite(k) or marked.words[k][0] in ".;:()-–—" for k in range(end, start))


def _begins_with_predicate(marked: Marked, pair: QuotedSpan) -> bool:
    """Is the first word in marks a finite verb, after at most « ne » and pronouns?"""
    k = pair.first + 1
    while k < pair.after - 1 and marked.words[k] in _BEFORE_VERB:
        k += 1
    return begins_with_verb(marked, pair) or (k < pair.after and marked.is_finite(k))


def draft(marked: Marked, run: list[QuotedSpan]) -> Draft:
    """The quote of a run, or the whole clause if its verb is in marks and its subject is a thing.

    « La mesure « vise à … » »; not « La maire « vise … » », who speaks.
    """
    who, first = speaker(marked, run[0]), run[0].first
    start = marked.sentence_bounds(first)[0]
    if not who and len(run) == 1 and _begins_with_predicate(marked, run[0]):
        has_subject = any(marked.pos[k] in {"NOUN", "PROPN", "PRON"} for k in range(start, first))
        if has_subject and not any(marked.is_finite(k) for k in range(start, first)):
            begin = content.trim_start(marked, start, first)
            return Draft("mixed", "none", [(marked.start[begin], run[0].end)], pairs=run, evidence="floating")
    if len(run) == 1 and terms.has_finite_verb(marked, run[0]):
        return Draft("direct", "none", list(run[0].pieces), speakers=who, pairs=run, evidence="floating")
    pieces = list(run[0].pieces) if len(run) == 1 else [(run[0].start, run[-1].end)]
    return Draft("mixed", "none", pieces, speakers=who, pairs=run, evidence="floating")
