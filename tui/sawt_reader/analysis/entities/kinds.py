"""The kind of a name by all its evidence, with weights learnt from annotated articles.

A linear model: each piece of evidence has a weight for each kind and for "no name"; `tui/training/fit_kinds.py` fits
them. The press prior says how 6,000 articles use a name.
"""

from __future__ import annotations

import functools
import heapq
import math
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from sawt_reader.analysis import lexicons
from sawt_reader.analysis.entities import signs
from sawt_reader.analysis.entities.evidence import Evidence
from sawt_reader.reading.model import EntityKind, KindSign

KINDS: tuple[EntityKind, ...] = ("person", "organisation", "place")
# The classes of the weights: the kinds, and neither, which is anything else or no name at all.
CLASSES = (*KINDS, "neither")
# The value of evidence by how many mentions show it: more count more, but little.
_VALUES = (0.0, 1.0, 1.6, 2.0)
# Evidence that rules and model agree (see `evidence`), and how often they are right then, rounded down.
_AGREEING: dict[str, EntityKind] = {f"agreed {kind}": kind for kind in KINDS}
_AGREED = 0.99
# Evidence of rules that decide alone, and how often they are right, by the authors' estimate.
_GIVING: dict[str, EntityKind] = {f"{rule} {kind}": kind for rule in ("seat", "given") for kind in KINDS}
_GIVEN = 0.9
# The score of what the form of a name rules out.
_IMPOSSIBLE = -99.0
_CLEARLY = frozenset(f"clearly voted {kind}" for kind in KINDS)
# What rules clearly find stays in the list, with a doubt, where the weights would just drop it: in short texts they
# have little to go by. On articles held out, .6 and 1.5 change F1 by .001.
_TRUSTED = 1.0
# The strongest evidence from which signs are taken: some has no words for readers.
_STRONGEST = 8

Weights = tuple[float, ...]


class Decision(NamedTuple):
    """What a name is.

    Attributes:
        kind: None if it is no person, organisation or place.
        confidence: the probability of the kind, or of none, 0 to 1.
    """

    kind: EntityKind | None
    confidence: float


def decide(name: str, evidence: Evidence) -> Decision:
    """The kind of a name by its evidence; some rules decide alone, as what a seat of power stands for."""
    for sign, kind in _AGREEING.items():
        if sign in evidence:
            return Decision(kind, _AGREED)
    if (given := _given(evidence)) is not None:
        return Decision(given[0], _GIVEN)
    weights = _weights()
    person, organisation, place, neither = weights["always"]
    for sign, value in values(name, evidence):
        if found := weights.get(sign):  # written out: names have dozens of signs
            person += value * found[0]
            organisation += value * found[1]
            place += value * found[2]
            neither += value * found[3]
    scores = [person, organisation, place, neither]
    if evidence.get("no person", 0) == evidence.get("mention", 0):
        scores[0] = _IMPOSSIBLE
    if "no name" in evidence:
        scores[:-1] = [_IMPOSSIBLE] * len(KINDS)
    if not _CLEARLY.isdisjoint(evidence):
        scores[-1] -= _TRUSTED
    highest = max(scores)
    best = scores.index(highest)
    return Decision(KINDS[best] if best < len(KINDS) else None, 1 / sum(math.exp(s - highest) for s in scores))


def _given(evidence: Evidence) -> tuple[EntityKind | None] | None:
    """The kind that rules decide alone, if any do: (None,) for anything else, None if no rule does."""
    counts: Counter[EntityKind] = Counter()
    for sign in _GIVING.keys() & evidence.keys():
        counts[_GIVING[sign]] += evidence[sign]
    if counts:
        return (max(KINDS, key=counts.__getitem__),)
    return (None,) if "given other" in evidence else None


def why(name: str, evidence: Evidence, kind: EntityKind) -> tuple[KindSign, ...]:
    """What spoke most for a kind, strongest first, in the contract's terms."""
    leads = _leads(kind)
    effects = [(value * leads[sign], sign) for sign, value in values(name, evidence) if sign in leads]
    return signs.shown((sign for _, sign in heapq.nlargest(_STRONGEST, effects)), evidence)


def values(name: str, evidence: Evidence) -> Iterator[tuple[str, float]]:
    """Each piece of evidence with its value, and the press prior of the name."""
    for sign, count in evidence.items():
        yield sign, _VALUES[count] if count < len(_VALUES) else _VALUES[-1]
    yield from _priors().get(name, ())


@functools.cache
def _weights() -> dict[str, Weights]:
    """The weights of each piece of evidence, in the order of `CLASSES`."""
    return {row[0]: tuple(map(float, row[1:])) for row in lexicons.tsv("kind_weights.tsv")}


@functools.cache
def _leads(kind: EntityKind) -> dict[str, float]:
    """By how much each piece of evidence that speaks for a kind favours it over every other class."""
    best = KINDS.index(kind)
    leads = {sign: w[best] - max(w[:best] + w[best + 1 :]) for sign, w in _weights().items() if sign != "always"}
    return {sign: lead for sign, lead in leads.items() if lead > 0}


@functools.cache
def _priors() -> dict[str, tuple[tuple[str, float], ...]]:
    """For each name of the press its prior, as evidence and its value."""
    found: dict[str, tuple[tuple[str, float], ...]] = {}
    for *shares, group in lexicons.tsv("name_priors.tsv"):
        named = zip(CLASSES, map(float, shares), strict=True)
        prior = tuple((f"press {kind}", share) for kind, share in named if share)
        found.update(dict.fromkeys(group.split("|"), prior))
    return found
