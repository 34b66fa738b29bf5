"""The kind of a name by all its evidence, with weights learnt from annotated articles.

A linear model: each piece of evidence has a weight for each kind and for "no name"; `tui/training/fit_kinds.py` fits
them. The press prior says how 6,000 articles use a name.
"""

from __future__ import annotations

import functools
import math
from collections.abc import Iterator
from typing import NamedTuple

from sawt_reader.analysis import lexicons
from sawt_reader.analysis.entities.evidence import Evidence
from sawt_reader.analysis.entities.signs import shown
from sawt_reader.reading.model import EntityKind, KindSign

KINDS: tuple[EntityKind, ...] = ("person", "organisation", "place")
# The classes of the weights: the kinds, and neither, which is anything else or no name at all.
CLASSES = (*KINDS, "neither")
# Evidence of more mentions counts more, but little: 1, 1.6, 2 at most.
_MOST = 2.0
# How often such a rule is right, by the authors' estimate.
_GIVEN = 0.9
# The score of what the form of a name rules out.
_IMPOSSIBLE = -99.0

Weights = tuple[float, ...]


class Decision(NamedTuple):
    """What a name is.

    Attributes:
        kind: None if it is no person, organisation or place.
        confidence: the probability of the kind, 0 to 1.
        signs: what spoke most for the kind, strongest first.
    """

    kind: EntityKind | None
    confidence: float
    signs: tuple[KindSign, ...]


def decide(name: str, evidence: Evidence) -> Decision:
    """The kind of a name by its evidence; some rules decide alone, as what a seat of power stands for."""
    given = {kind: evidence[f"seat {kind}"] + evidence[f"given {kind}"] for kind in (*KINDS, "other")}
    if any(given.values()):
        kind = max(KINDS, key=given.__getitem__) if any(given[kind] for kind in KINDS) else None
        return Decision(kind, _GIVEN, (KindSign("known"),) if kind else ())
    weights = _weights()
    scores = list(weights["always"])
    effects: list[tuple[str, Weights]] = []
    for sign, value in values(name, evidence):
        if found := weights.get(sign):
            effect = tuple(value * weight for weight in found)
            effects.append((sign, effect))
            scores = [score + part for score, part in zip(scores, effect, strict=True)]
    if evidence["no person"] == evidence["mention"]:
        scores[0] = _IMPOSSIBLE
    if evidence["no name"]:
        scores[:-1] = [_IMPOSSIBLE] * len(KINDS)
    best = max(range(len(CLASSES)), key=scores.__getitem__)
    highest = scores[best]
    confidence = 1 / sum(math.exp(score - highest) for score in scores)
    if best == len(KINDS):
        return Decision(None, confidence, ())
    shares = sorted(((effect[best] - max(effect[:best] + effect[best + 1 :]), sign) for sign, effect in effects))[::-1]
    return Decision(KINDS[best], confidence, shown((sign for share, sign in shares if share > 0), evidence))


def values(name: str, evidence: Evidence) -> Iterator[tuple[str, float]]:
    """Each piece of evidence with its value, and the press prior of the name."""
    for sign, count in evidence.items():
        yield sign, min(_MOST, math.log2(1 + count))
    yield from _priors().get(name, ())


@functools.cache
def _weights() -> dict[str, Weights]:
    """The weights of each piece of evidence, in the order of `CLASSES`."""
    return {row[0]: tuple(map(float, row[1:])) for row in lexicons.tsv("kind_weights.tsv")}


@functools.cache
def _priors() -> dict[str, tuple[tuple[str, float], ...]]:
    """For each name of the press its prior, as evidence and its value."""
    found: dict[str, tuple[tuple[str, float], ...]] = {}
    for *shares, group in lexicons.tsv("name_priors.tsv"):
        named = zip(CLASSES, map(float, shares), strict=True)
        prior = tuple((f"press {kind}", share) for kind, share in named if share)
        found.update(dict.fromkeys(group.split("|"), prior))
    return found
