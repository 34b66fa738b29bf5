"""Propositions: the main clauses that assert something, each with its source and without the attribution."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from typing import NamedTuple

from sawt_reader.analysis.claims import attributions, unchecked
from sawt_reader.analysis.claims.clauses import Clause, clauses, trim
from sawt_reader.analysis.claims.main_verbs import RELATIVES
from sawt_reader.analysis.claims.passages import Passage, independent_quotes, passages
from sawt_reader.analysis.claims.reports import Report, report, reported_predicate, says_enough
from sawt_reader.analysis.claims.rivals import rival_figure
from sawt_reader.analysis.grammar.predicates import Predicate
from sawt_reader.analysis.tokens import Tokens
from sawt_reader.reading import model


class Proposition(NamedTuple):
    """An assertion and its source.

    Attributes:
        sentence: index of its sentence.
        quote: the quotation that it is in, or None.
        first, after: its tokens, half open.
        predicates: the main one first.
        report: how the sentence reports it without a quotation, or None.
        completes: for a bare figure, the tokens of the clause that it repeats with another value.
    """

    sentence: int
    quote: model.Quote | None
    first: int
    after: int
    predicates: tuple[Predicate, ...]
    report: Report | None = None
    completes: tuple[int, int] | None = None

    @property
    def is_noun(self) -> bool:
        """Is it reported as a noun, without a predicate?"""
        return self.report is not None and self.predicates[0].head == self.report.verb


def propositions(
    tokens: Tokens,
    sentences: Sequence[model.Sentence],
    quotes: Sequence[model.Quote],
    readable: Sequence[bool],
    unread: Set[int] = frozenset(),
) -> Iterator[Proposition]:
    """The propositions of a text, sentence by sentence, in those sentences that `readable` marks.

    Args:
        tokens: the text.
        sentences: of the text.
        quotes: of the text.
        readable: which sentences may assert something.
        unread: tokens of readable sentences that assert nothing.
    """
    speaking = independent_quotes(tokens, quotes)
    cues = {i for quote in speaking if quote.cue for i in tokens.between(quote.cue.start, quote.cue.end)}
    for passage in passages(tokens, sentences, speaking, unread):
        if not readable[passage.sentence] or unchecked.is_question(tokens, passage.own):
            continue
        if passage.quote is not None and unchecked.is_asked_for(tokens, passage.quote, passage.own):
            continue
        reported = passage.quote is not None and passage.quote.kind != "direct"
        for clause in clauses(tokens, passage.own, reported=reported):
            found = _without_attribution(tokens, passage, clause, cues)
            if found is None or unchecked.is_cited(tokens, found.quote, found.first):
                continue
            if found.report or not (
                unchecked.is_wish(tokens, found.quote, found.first, found.predicates[0])
                or unchecked.is_unchecked(tokens, found.predicates, found.after)
            ):
                yield from _with_rival(tokens, found, tokens.at(sentences[found.sentence].end))


def _with_rival(tokens: Tokens, found: Proposition, stop: int) -> Iterator[Proposition]:
    """A proposition, and a second one if another source gives a rival figure."""
    rival = rival_figure(tokens, found.first, stop)
    if rival is None or rival.joint > found.after + 1:
        yield found
        return
    first, after = trim(tokens, range(found.first, min(found.after, rival.joint)))
    yield found._replace(first=first, after=after)
    source = Report(rival.after, rival.source, rival.first)
    yield Proposition(found.sentence, None, rival.first, rival.after, found.predicates, source, (first, after))


def _without_attribution(tokens: Tokens, passage: Passage, clause: Clause, cues: set[int]) -> Proposition | None:
    """The clause without the words that only name the speaker; None if nothing else is left."""
    main, predicates = clause.predicates[0], clause.predicates
    cues = cues.intersection(passage.own)
    first, after = clause.first, clause.after
    attributing = [p.head for p in predicates if attributions.is_attribution(tokens, p, cues)]
    if first in cues:
        first = attributions.after_the_gap(passage, first)
    if main.head in attributing or main.head < first:
        return None
    if attributing:
        after = min(after, tokens.left_edge(attributing[0]))
        predicates = tuple(p for p in predicates if p.head < attributing[0])
    after = min(after, attributions.quotation_at_the_end(tokens, passage, main, cues, after))
    presented, reported = attributions.presented(tokens, main), report(tokens, main)
    if presented is not None:
        if presented.head not in passage.own:
            return None
        first, predicates = max(first, tokens.left_edge(presented.head)), (presented,)
    elif reported is not None:
        first, predicates = reported.content, (reported_predicate(tokens, reported) or main,)
    first, after = trim(tokens, [i for i in passage.own if first <= i < after])
    if first == after or after - 1 in cues or attributions.announces(tokens, after):
        return None
    if tokens.lower[first] in RELATIVES and tokens.pos[first] == "PRON":
        return None  # the rest of an attribution: « selon une note *dont la ville a copie* »
    if reported is not None and not says_enough(tokens, reported, first, after):
        return None
    return Proposition(passage.sentence, passage.quote, first, after, predicates, reported)
