"""Claims of one article that cannot both be true: one denies the other, or they give different figures for one thing.

Precision before recall: a wrong link does more harm than a missing one.
"""

from __future__ import annotations

import functools
import itertools
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from sawt_reader.analysis import lexicons
from sawt_reader.analysis.claims.propositions import Proposition
from sawt_reader.analysis.tokens import Tokens
from sawt_reader.reading import model

_CONTENT = ("NOUN", "PROPN", "VERB", "ADJ", "NUM")
# Letters: forms are cut to these in place of lemmas, « manifestants » and « manifestation » to « manif ». One fewer
# changes 1, one more nothing.
_STEM = 5
# The shares of words that claims about the same event, or figures for the same thing, have in common at least. A tenth
# more or less changes no article.
_SAME = 0.6
_SAME_THING = 0.4
_SHARED = 2  # words in common besides a unit of many things (« euros »); one word changes 1
_NEAR = 0.05  # relative difference of rounded figures: « 98 » and « 100 » agree; .1 or .01 changes nothing
_COUNTS = lexicons.words("numbers.toml", "common_counts")
_LARGEST_GROUP = 100  # claims; pairs are compared, so this bounds the work on a long list


class Facts(NamedTuple):
    """The features that are compared: a claim with the stems of its content words and of its predicate."""

    claim: model.Claim
    stems: frozenset[str]
    predicate: str


def facts_of(tokens: Tokens, claims: Iterable[model.Claim], propositions: Iterable[Proposition]) -> list[Facts]:
    """What is compared of each claim; each with its proposition."""
    return [_facts(tokens, claim, p) for claim, p in zip(claims, propositions, strict=True)]


def link(facts: Sequence[Facts]) -> dict[str, tuple[str, ...]]:
    """The ids of the claims that contradict a claim, in the order of the text, by its id."""
    pairs = {*_denials(facts), *_figures(facts)}
    found: dict[str, set[str]] = {}
    for a, b in pairs:
        found.setdefault(a, set()).add(b)
        found.setdefault(b, set()).add(a)
    order = {claim.id: n for n, claim in enumerate(fact.claim for fact in facts)}
    return {id_: tuple(sorted(others, key=order.__getitem__)) for id_, others in found.items()}


def _facts(tokens: Tokens, claim: model.Claim, proposition: Proposition) -> Facts:
    words = range(*(proposition.completes or (proposition.first, proposition.after)))
    stems = frozenset(_stem(tokens.lower[i]) for i in words if tokens.pos[i] in _CONTENT)
    return Facts(claim, stems, _stem(tokens.lower[proposition.predicates[0].head]))


def _stem(word: str) -> str:
    """The beginning of a word, which most of its forms share."""
    return word[:_STEM]


def _denials(facts: Iterable[Facts]) -> Iterable[tuple[str, str]]:
    """Pairs of a claim and its denial: « Le maire a reçu 10 000 euros », « le maire nie avoir reçu 10 000 euros »."""
    for group in _groups((fact.predicate, fact) for fact in facts):
        for a, b in itertools.combinations(group, 2):
            if a.claim.polarity != b.claim.polarity and _overlap(a, b) >= _SAME and _could_clash(a, b):
                yield a.claim.id, b.claim.id


def _figures(facts: Iterable[Facts]) -> Iterable[tuple[str, str]]:
    """Pairs of different figures by different sources: « 300 000 manifestants » and « 90 000 »."""
    by_unit = ((q.unit, fact) for fact in facts for q in fact.claim.quantities[:1] if q.unit)
    for group in _groups(by_unit):
        for a, b in itertools.combinations(group, 2):
            if a.claim.polarity == b.claim.polarity and _have_different_sources(a, b) and _clash(a, b):
                yield a.claim.id, b.claim.id


def _clash(a: Facts, b: Facts) -> bool:
    first, second = a.claim.quantities[0], b.claim.quantities[0]
    if not _excludes(first, second):
        return False
    unit = _stem(first.unit or "")
    about = {s for s in a.stems & b.stems if s != unit and not s[:1].isdigit()}
    # Different things may have the same unit: then more words must agree.
    if first.unit in _measures() or first.unit in _COUNTS:
        return len(about) >= _SHARED and _overlap(a, b) >= _SAME
    return bool(about) and _overlap(a, b) >= _SAME_THING


@functools.cache
def _measures() -> frozenset[str]:
    return frozenset(name for name, _ in lexicons.toml("units.toml")["units"].values())


def _excludes(a: model.Quantity, b: model.Quantity) -> bool:
    """Can both figures not hold? « plus de 200 » and « 300 » can, « 90 000 » and « 300 000 » cannot."""
    low, high = sorted((a, b), key=lambda q: q.value)
    if high.value - low.value <= _NEAR * max(abs(high.value), 1e-9):
        return False
    return low.direction != "more" and high.direction != "less"


def _overlap(a: Facts, b: Facts) -> float:
    """The share of the shorter claim's words that the other has too, figures aside."""
    first, second = ({s for s in f.stems if not s[:1].isdigit()} for f in (a, b))
    return len(first & second) / max(1, min(len(first), len(second)))


def _have_different_sources(a: Facts, b: Facts) -> bool:
    return _source(a.claim) != _source(b.claim)


def _source(claim: model.Claim) -> tuple[str, ...]:
    return tuple(sorted(source.entity or source.name or "" for source in claim.claimants))


def _could_clash(a: Facts, b: Facts) -> bool:
    """Can it be a dispute? A source that says both draws a distinction, and short claims share words by chance."""
    return len(a.stems & b.stems) >= 3 and _have_different_sources(a, b)


def _groups(keyed: Iterable[tuple[str | None, Facts]]) -> Iterable[list[Facts]]:
    groups: dict[str | None, list[Facts]] = {}
    for key, fact in keyed:
        groups.setdefault(key, []).append(fact)
    return [group for group in groups.values() if 1 < len(group) <= _LARGEST_GROUP]
