"""Propositions: the main clauses that say something, each with its voice and without its attribution frame."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tui import model
from tui.analysis.claims import unchecked
from tui.analysis.claims.clauses import Clause, clauses, trim
from tui.analysis.claims.predicates import Predicate
from tui.analysis.claims.tokens import Tokens
from tui.analysis.claims.voices import Passage, passages
from tui.analysis.claims.words import verb_forms

_OBJECTS = ("obj", "obl:arg", "ccomp", "xcomp")
_CUE_LINKS = ("xcomp", "aux:tense", "aux:pass", "aux:caus", "cop", "fixed", "obj", "conj", "ccomp", "dep")


class Report(NamedTuple):
    """A fact reported as a noun: « l'ONG *dénonce* le recours à la torture »; the verb and its subject, tokens."""

    verb: int
    subject: int


class Proposition(NamedTuple):
    """What is claimed: tokens `first` up to `after`, its predicates (the main one first), who says it."""

    sentence: int
    quote: model.Quote | None
    first: int
    after: int
    predicates: tuple[Predicate, ...]
    report: Report | None = None


def propositions(
    tokens: Tokens, sentences: Sequence[model.Sentence], quotes: Sequence[model.Quote], parsed: Sequence[bool]
) -> Iterator[Proposition]:
    """The propositions of a text in its order. `parsed` tells for each sentence whether it can hold any."""
    cues = {i for quote in quotes if quote.cue for i in tokens.between(quote.cue.start, quote.cue.end)}
    for passage in passages(tokens, sentences, quotes):
        if not parsed[passage.sentence] or unchecked.is_question(tokens, passage.own):
            continue
        if passage.quote is not None and unchecked.is_asked_for(tokens, passage.quote, passage.own):
            continue
        for clause in clauses(tokens, passage.own):
            proposition = _without_frame(tokens, passage, clause, cues)
            if proposition and not unchecked.is_unchecked(tokens, proposition.predicates[0], proposition.after):
                yield proposition


def _without_frame(tokens: Tokens, passage: Passage, clause: Clause, cues: set[int]) -> Proposition | None:
    """The clause less what only says who speaks; None where that is all of it."""
    main = clause.predicates[0]
    framing = [n for n, p in enumerate(clause.predicates) if _is_frame(tokens, p, cues)]
    first, after = clause.first, clause.after
    if 0 in framing:
        return None
    if framing:
        after = min(after, _edge(tokens, clause.predicates[framing[0]].head))
    after = _before_gerund(tokens, main, cues, after)
    first, after = trim(tokens, first, after)
    if first >= after:
        return None
    report = _report(tokens, main)
    if report:
        first, after = trim(tokens, report.verb + 1, after)
    return (
        Proposition(passage.sentence, passage.quote, first, after, clause.predicates, report) if first < after else None
    )


def _is_frame(tokens: Tokens, predicate: Predicate, cues: set[int]) -> bool:
    """Does the predicate bring a quotation? « a *déclaré* », « vient d'*annoncer* », « a publié un *communiqué* »."""
    if predicate.head in cues or any(a in cues for a in predicate.auxiliaries):
        return True
    if tokens.pos[predicate.head] in ("AUX", "NOUN", "ADV") or tokens.lower[predicate.head] in ("a", "ont", "avait"):
        # « a de son côté déclaré »: the parser may take the auxiliary, or a noun after it, for the verb.
        return any(i in cues for i in range(predicate.finite + 1, predicate.finite + 6))
    return any(
        child in cues or any(c in cues and tokens.dep[c] in ("xcomp", "fixed") for c in tokens.children[child])
        for child in tokens.children[predicate.head]
        if tokens.dep[child] in ("xcomp", "fixed", "obj", "obl:arg")
    )


def _before_gerund(tokens: Tokens, main: Predicate, cues: set[int], after: int) -> int:
    """« Il a quitté la salle, *ajoutant que …* »: the participle that brings a quotation is not part of the fact."""
    for child in tokens.children[main.head]:
        if child in cues and tokens.dep[child] in ("advcl", "acl", "xcomp", "conj") and child > main.head:
            after = min(after, _edge(tokens, child))
    return after


def _edge(tokens: Tokens, i: int) -> int:
    return min(tokens.subtree(i))


def _report(tokens: Tokens, main: Predicate) -> Report | None:
    """A verb of reporting with a noun as object, not a clause."""
    if tokens.lower[main.head] not in verb_forms("reporting"):
        return None
    subject = tokens.child(main.head, ("nsubj",))
    if subject is None or subject > main.head or tokens.lower[subject] in ("on", "qui"):
        return None
    objects = [c for c in tokens.children[main.head] if tokens.dep[c] == "obj" and c > main.head]
    return (
        Report(main.head, subject) if objects and tokens.pos[objects[0]] in ("NOUN", "PROPN", "NUM", "PRON") else None
    )
