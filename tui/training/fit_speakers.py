"""Fits the weights that decide whom a pronoun, a description or a floating quotation means. Run it by hand.

    python -m pip install scipy
    python tui/training/fit_speakers.py --held held FOLDER...

FOLDER and `held` contain annotated articles: N.txt and N.json with `quotes`: `start` and `end` (code points), `optional`
and `speakers`, each with a `name`, the fullest that the article gives. Those of `held` are only measured on.
"""

from __future__ import annotations

import argparse
import json
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple, get_args

import numpy as np
from scipy.optimize import minimize  # type: ignore[import-not-found]  # not a dependency of the program
from spacy.tokens import Doc

from sawt_reader.analysis import pipeline, text
from sawt_reader.analysis.entities.stage import Entities
from sawt_reader.analysis.quotes.stage import Quotes
from sawt_reader.analysis.reference import ranking
from sawt_reader.analysis.reference.signs import Anaphor, Candidate, Kind, Signs
from sawt_reader.sources import article_from_text

LEXICONS = Path(__file__).parents[1] / "sawt_reader" / "analysis" / "lexicons"
# Rounds of reading and fitting: who spoke before depends on the weights.
ROUNDS = 3
# Strength of L2.
STRENGTH = 0.5
# Signs seen with fewer anaphors have no weight.
SEEN_WITH = 5

Weights = dict[Kind, dict[str, float]]


class Example(NamedTuple):
    """A choice: the signs of each option, the last for nobody, and the right one."""

    article: str
    kind: Kind
    options: list[Signs]
    right: int


def words(name: str) -> set[str]:
    """The words of a name that count, without accents."""
    folded = unicodedata.normalize("NFD", name).encode("ascii", "ignore").decode().lower()
    return {w for w in re.findall(r"\w+", folded) if len(w) > 2 and w not in {"les", "des", "une", "son", "ses", "leur"}}


def same_name(one: str, other: str) -> bool:
    """Do two names share most words of the shorter one?"""
    a, b = words(one), words(other)
    return bool(a and b) and (a == b or len(a & b) / min(len(a), len(b)) > 0.5)


class Recorder:
    """Chooses by the weights so far and remembers each choice."""

    def __init__(self, weights: Weights | None) -> None:
        self.weights = weights
        self.seen: list[tuple[Anaphor, Sequence[Candidate], Sequence[Signs]]] = []

    def __call__(self, anaphor: Anaphor, candidates: Sequence[Candidate], options: Sequence[Signs]) -> Sequence[float]:
        """The probabilities of the options."""
        self.seen.append((anaphor, candidates, list(options)))
        if self.weights is None:
            return ranking.probabilities(anaphor.kind, options)
        return shares(self.weights[anaphor.kind], options)


def shares(weights: Mapping[str, float], options: Sequence[Signs]) -> list[float]:
    """The probabilities of options."""
    scores = np.array([sum(v * weights.get(s, 0.0) for s, v in signs.items()) for signs in options])
    exp = np.exp(scores - scores.max())
    return (exp / exp.sum()).tolist()  # type: ignore[no-any-return]


def examples(article: str, doc: Doc, gold: list[dict[str, Any]], weights: Weights | None) -> Iterator[Example]:
    """The choices of an article for whose words the annotation tells who spoke."""
    recorder = Recorder(weights)
    doc = Quotes(recorder)(Entities()(doc))
    entities = {e.id: e for e in doc._.entities}
    for anaphor, candidates, options in recorder.seen:
        if anaphor.words is None:
            continue
        said = max(gold, key=lambda g: _iou((g["start"], g["end"]), anaphor.words), default=None)
        if said is None or said["optional"] or _iou((said["start"], said["end"]), anaphor.words) < 0.5:
            continue
        names = [n for s in said["speakers"] for n in (s["name"] or "").split(";") if words(n)]
        if len(names) > 1:
            continue
        right = len(candidates)
        for n, candidate in enumerate(candidates):
            referent = candidate.referent
            entity = entities.get(referent.entity.id) if referent.entity else None
            forms = [referent.name, *(entity.aliases if entity else ())]
            if names and any(same_name(names[0], form) for form in forms):
                right = n
                break
        yield Example(article, anaphor.kind, list(options), right)


def _iou(a: tuple[int, int], b: tuple[int, int]) -> float:
    both = max(0, min(a[1], b[1]) - max(a[0], b[0]))
    return both / (a[1] - a[0] + b[1] - b[0] - both)


def fit(rows: Sequence[Example], strength: float = STRENGTH) -> dict[str, float]:
    """The weights of the signs by choices of one kind."""
    counts = Counter(sign for row in rows for sign in {s for signs in row.options for s in signs})
    names = sorted(sign for sign, n in counts.items() if n >= SEEN_WITH)
    index = {sign: i for i, sign in enumerate(names)}
    matrices = []
    for row in rows:
        matrix = np.zeros((len(row.options), len(names)))
        for o, signs in enumerate(row.options):
            for sign, value in signs.items():
                if sign in index:
                    matrix[o, index[sign]] = value
        matrices.append(matrix)

    def loss(w: np.ndarray) -> tuple[float, np.ndarray]:
        total, gradient = strength * float(w @ w), 2 * strength * w
        for matrix, row in zip(matrices, rows, strict=True):
            scores = matrix @ w
            exp = np.exp(scores - scores.max())
            p = exp / exp.sum()
            total -= float(np.log(max(p[row.right], 1e-12)))
            gradient = gradient - matrix[row.right] + p @ matrix
        return total, gradient

    found = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B").x
    return {sign: round(float(found[i]), 2) for sign, i in index.items() if abs(found[i]) >= 0.01}


def measure(rows: Iterable[Example], weights: Weights, least: float = 0.5) -> dict[str, str]:
    """Of each kind: choices right, names given that are right, and the mean logarithmic loss."""
    by: dict[str, Counter[str]] = defaultdict(Counter)
    for row in rows:
        p = shares(weights[row.kind], row.options)
        nobody = len(row.options) - 1
        best = int(np.argmax(p))
        if p[best] < least:
            best = nobody
        c = by[row.kind]
        c["all"] += 1
        c["right"] += best == row.right
        c["given"] += best != nobody
        c["given right"] += best == row.right != nobody
        c["reachable"] += row.right != nobody
        c["loss"] += -np.log(max(p[row.right], 1e-9))  # type: ignore[assignment]
    return {
        kind: f"{c['right']}/{c['all']} right; given {c['given right']}/{c['given']} of {c['reachable']};"
        f" loss {c['loss'] / c['all']:.3f}"
        for kind, c in by.items()
    }
