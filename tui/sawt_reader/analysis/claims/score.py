"""Which claims to check first: a linear score over features that readers can see. It never says true or false."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Literal, NamedTuple

from sawt_reader.analysis import lexicons
from sawt_reader.analysis.claims import words
from sawt_reader.analysis.claims.claim_types import TypedBy
from sawt_reader.analysis.claims.polarity import claimant_denies
from sawt_reader.analysis.claims.propositions import Proposition
from sawt_reader.analysis.grammar.cues import cue_at, verb_forms
from sawt_reader.analysis.tokens import Tokens
from sawt_reader.reading import model

_MATTERS = ("harm", "misconduct", "public")
_PERSONAL = frozenset("je j' me m' moi on".split())
_OWN_SIDE = frozenset("nous notre nos".split())
_MONEY = frozenset(("euros", "dollars", "livres sterling", "francs suisses", "francs"))
_TIME = lexicons.words("time.toml", "units")
_LARGE = 1000  # for the weight large_number; 500 changes scores in 7 articles, 10 000 in 22
_SHORT, _LONG = 7, 25  # tokens, for the weights short and long
_RECORDS = lexicons.words("claims_types.toml", "records")
_WHOLE = lexicons.words("claims_types.toml", "whole")

# Where a claim stands: in a block of this kind, or in the first paragraph.
Place = model.BlockKind | Literal["lead"]


class Ranked(NamedTuple):
    """A score from 0 to 1 and its features with their weights."""

    score: float
    reasons: tuple[model.Reason, ...]


def rank(tokens: Tokens, proposition: Proposition, claim: model.Claim, types: list[TypedBy], place: Place) -> Ranked:
    """The score of a claim whose other fields are set."""
    weights = _weights()
    reasons = tuple(
        model.Reason(feature, weights[feature], span)
        for feature, span in _features(tokens, proposition, claim, types, place)
    )
    total = weights["always"] + sum(reason.weight for reason in reasons)
    return Ranked(round(1 / (1 + math.exp(-total)), 4), reasons)


def opposed(claim: model.Claim) -> Ranked:
    """The score of a claim that another claim of the article contradicts."""
    weight = _weights()["opposed"]
    total = math.log(claim.score / (1 - claim.score)) + weight
    return Ranked(round(1 / (1 + math.exp(-total)), 4), (*claim.reasons, model.Reason("opposed", weight)))


def _weights() -> dict[str, float]:
    return lexicons.weights("claims_weights.tsv", "worth")


def _features(
    tokens: Tokens, proposition: Proposition, claim: model.Claim, types: list[TypedBy], place: Place
) -> Iterator[tuple[str, model.Span | None]]:
    yield from _amounts(claim)
    for typed in types:
        if typed.type in ("comparison", "cause", "rule") and typed.match:
            yield typed.type, _span(tokens, typed.match)
        elif typed.type in ("event", "state"):
            yield typed.type, None
    for name in _MATTERS:
        match = next(words.matters(name).find(tokens, proposition.first, proposition.after), None)
        if match:
            yield name, _span(tokens, match)
    yield from _sources(tokens, proposition, claim)
    if claim.certainty != "asserted":
        finite = proposition.predicates[0].finite
        yield claim.certainty, _span(tokens, words.Match(finite, finite + 1))
    if place in ("title", "lead"):
        yield place, None
    yield from _wording(tokens, proposition, claim)


def _sources(tokens: Tokens, proposition: Proposition, claim: model.Claim) -> Iterator[tuple[str, model.Span | None]]:
    """Features of the source: anonymous, denying another's claim, speaking for its own side."""
    if not claim.claimants:
        return
    span = claim.claimants[0].span
    yield "attributed", span
    if claim.source_kind == "anonymous":
        yield "anonymous", span
    if claim.quote is not None:
        yield "quoted", None
    if claimant_denies(tokens, proposition):
        yield "denial", span
    own = next((i for i in range(proposition.first, proposition.after) if tokens.lower[i] in _OWN_SIDE), None)
    if own is not None or tokens.is_infinitive(proposition.predicates[0].finite):
        yield "own_side", span if own is None else model.Span(tokens.start[own], tokens.end[own])


def _amounts(claim: model.Claim) -> Iterator[tuple[str, model.Span]]:
    """Features of the figures, except counts of time (« trois jours »), which are rarely worth checking."""
    counted = [q for q in claim.quantities if q.unit not in _TIME]
    if counted:
        yield "quantity", model.Span(counted[0].start, counted[0].end)
    if len(counted) > 1:
        yield "several_figures", model.Span(counted[1].start, counted[1].end)
    if claim.dates:
        yield "dated", model.Span(claim.dates[0].start, claim.dates[0].end)
    for feature, holds in (
        ("money", lambda q: q.unit in _MONEY),
        ("percentage", lambda q: q.unit == "%"),
        ("large_number", lambda q: q.value >= _LARGE),
    ):
        found = next((q for q in counted if holds(q)), None)
        if found:
            yield feature, model.Span(found.start, found.end)


def _wording(tokens: Tokens, proposition: Proposition, claim: model.Claim) -> Iterator[tuple[str, model.Span | None]]:
    """Features of small talk: about oneself, short, in need of its context, a refusal (« n'a pas *commenté* »).

    And of what is easily said too strongly: a record, « *tous* les élus », « *aucun* contrôle ».
    """
    subject = tokens.subject(proposition.predicates[0].head)
    if subject is not None and tokens.lower[subject] in _PERSONAL:
        yield "personal", model.Span(tokens.start[subject], tokens.end[subject])
    length = proposition.after - proposition.first
    if length <= _SHORT:
        yield "short", None
    elif length >= _LONG:
        yield "long", None
    record = next((i for i in range(proposition.first, proposition.after) if _is_record(tokens, i)), None)
    if record is not None:
        yield "superlative", model.Span(tokens.start[record], tokens.end[record])
    whole = next((i for i in range(proposition.first, proposition.after) if tokens.lower[i] in _WHOLE), None)
    if whole is not None:
        yield "whole", model.Span(tokens.start[whole], tokens.end[whole])
    if claim.unresolved:
        yield "unresolved", claim.unresolved[0]
    if claim.polarity == "denied":
        yield "denied", None
    main = proposition.predicates[0]
    form = tokens.lower[main.head]
    if (
        claim.polarity == "denied"
        and not claim.claimants
        and (form in verb_forms("speaking") or cue_at(tokens.lower, main.head))
    ):
        yield "silence", _span(tokens, words.Match(main.head, main.head + 1))


def _span(tokens: Tokens, match: words.Match) -> model.Span:
    return model.Span(tokens.start[match.first], tokens.end[match.after - 1])


def _is_record(tokens: Tokens, i: int) -> bool:
    """Is it a superlative or a word for what never was? « le *plus* grand port », « un *record* »."""
    word = tokens.lower[i]
    if word in ("plus", "moins"):
        return i > 0 and tokens.lower[i - 1] in ("le", "la", "les") and tokens.pos[i + 1 : i + 2] == ["ADJ"]
    return word in _RECORDS
