"""Propositions: the main clauses that assert something, each with its source and without the attribution."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from typing import NamedTuple

from sawt_reader.analysis.claims import attributions, unchecked, words
from sawt_reader.analysis.claims.clauses import Clause, clauses, trim
from sawt_reader.analysis.claims.main_verbs import RELATIVES
from sawt_reader.analysis.claims.passages import Passage, independent_quotes, passages
from sawt_reader.analysis.claims.reports import Report, accused_in_passing, report, reported_predicate, says_enough
from sawt_reader.analysis.claims.rivals import rival_figure
from sawt_reader.analysis.grammar.predicates import Predicate, predicate
from sawt_reader.analysis.tokens import Tokens
from sawt_reader.reading import model

_OPENING = 12  # tokens of the longest opening
_SOURCING = ("selon", "d'")  # « 9 000 *selon la police* et 30 000 selon le syndicat »
_CLEAVING = ("que", "qu'", "qui", "où")
_BESIDE = (("alors", "que"), ("alors", "qu'"), ("tandis", "que"), ("tandis", "qu'"), ("même", "si"), ("même", "s'"))


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
        if (beside := _accusation(tokens, passage)) is not None:
            yield beside
        reported = passage.quote is not None and passage.quote.kind != "direct"
        for clause in clauses(tokens, _presented(tokens, passage.own), reported=reported):
            found = _without_attribution(tokens, passage, clause, cues) or _beside_the_frame(tokens, passage, clause)
            if found is None or unchecked.is_cited(tokens, found.quote, found.first):
                continue
            if found.report or not (
                unchecked.is_wish(tokens, found.quote, found.first, found.predicates[0])
                or unchecked.is_unchecked(tokens, found.predicates, found.after, reported=reported)
            ):
                yield from _with_rival(tokens, found, tokens.at(sentences[found.sentence].end))


def _presented(tokens: Tokens, own: Sequence[int]) -> Sequence[int]:
    """The words of a passage without an opening that only presents them: « *Reste que* la digue a cédé »."""
    at = next((n for n, i in enumerate(own) if tokens.pos[i] not in ("PUNCT", "SPACE", "CCONJ")), 0)
    match = next(words.openings().find(tokens, own[at], min(own[at] + _OPENING, own[-1] + 1)), None)
    return own if match is None or match.first != own[at] else [i for i in own if i >= match.after] or own


def _accusation(tokens: Tokens, passage: Passage) -> Proposition | None:
    """What somebody else accuses the subject of: « La ville, *accusée par le port d'avoir menti*, a porté plainte »."""
    found = accused_in_passing(tokens, passage.own)
    if found is None:
        return None
    inside = set(tokens.subtree(found.verb))
    after = next((i for i in passage.own if i > found.subject and tokens.lower[i] in (",", ")")), passage.own[-1] + 1)
    first, after = trim(tokens, [i for i in passage.own if found.verb <= i < after and i in inside])
    main = Predicate(found.verb, found.verb, (), None, perfect=False)
    return Proposition(passage.sentence, passage.quote, first, after, (main,), found)


def _beside_the_frame(tokens: Tokens, passage: Passage, clause: Clause) -> Proposition | None:
    """A fact that the frame of a report adds: « *Alors que la digue cède*, elle affirme que … »."""
    if passage.quote is not None:
        return None
    for i in range(clause.first, clause.after - 3):
        if tuple(tokens.lower[i : i + 2]) not in _BESIDE or i not in passage.own:
            continue
        verb = tokens.head[i + 1] if tokens.head[i + 1] > i + 1 else tokens.head[i]
        added = predicate(tokens, verb)
        if added is None or verb < i or tokens.subject(verb) is None or added.head == clause.predicates[0].head:
            continue
        words = [k for k in passage.own if i + 2 <= k <= max(tokens.subtree(verb))]
        first, after = trim(tokens, words)
        if first <= added.finite < after:
            return Proposition(passage.sentence, None, first, after, (added,))
    return None


def _with_rival(tokens: Tokens, found: Proposition, stop: int) -> Iterator[Proposition]:
    """A proposition, and a second one if another source gives a rival figure."""
    rival = rival_figure(tokens, found.first, stop)
    if rival is None or not (rival.joint <= found.after + 1 or tokens.lower[found.after] in _SOURCING):
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
    end = attributions.quotation_at_the_end(tokens, passage, main, cues, after)
    if end < after and tokens.lower[end] in _CLEAVING and tokens.lower[main.finite - 1] in ("c'", "ce"):
        return None  # « *c'est à ce moment* qu'il a dit … »
    after = min(after, end)
    presented, reported = attributions.presented(tokens, main), report(tokens, main)
    if presented is not None:
        if presented.head not in passage.own:
            return None
        first, predicates = max(first, tokens.left_edge(presented.head)), (presented,)
    elif reported is not None:
        first = first if reported.content is None else reported.content
        predicates = (reported_predicate(tokens, reported) or main,)
    first, after = trim(tokens, [i for i in passage.own if first <= i < after])
    verb = predicates[0].finite
    if tokens.lower[first] in ("de", "d'") and first < verb and tokens.is_infinitive(verb):
        first += 1  # « se défend d'*avoir menti* »
    if first == after or after - 1 in cues or attributions.announces(tokens, after):
        return None
    if tokens.lower[first] in RELATIVES and tokens.pos[first] == "PRON":
        return None  # the rest of an attribution: « selon une note *dont la ville a copie* »
    if reported is not None and not says_enough(tokens, reported, first, after):
        return None
    return Proposition(passage.sentence, passage.quote, first, after, predicates, reported)
