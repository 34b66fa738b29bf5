"""Fits the weights of the score that says which claims to check first. Run it by hand.

    python -m pip install scipy
    python tui/training/fit_claims.py --held held FOLDER...

FOLDER and `held` contain annotated articles: N.txt and N.json with `claims`: `start` and `end` (code points),
`optional` and `worth`, 2 for those that a fact-checker would take first. `annotated.py` lays out those of
`annotations/claims.tsv` in `fit`; articles without rated claims are passed over. Those of `held` are only measured on.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from fit_speakers import overlap
from scipy.optimize import minimize  # type: ignore[import-not-found]  # not a dependency of the program

from sawt_reader.analysis import lexicons, pipeline
from sawt_reader.reading.model import Claim
from sawt_reader.sources import article_from_text

WEIGHTS = Path(__file__).parents[1] / "sawt_reader" / "analysis" / "lexicons" / "claims_weights.tsv"
# Strength of L2; 1 and 5 change the mean average precision in cross-validation by less than .01.
STRENGTH = 2.0
# Features seen with fewer claims have the weight in RARE, set by hand, or none.
SEEN_WITH = 25
RARE = {"denial": 1.0, "opposed": 0.8, "rule": 0.2, "silence": -0.6}
# Claims match from this intersection over union.
SAME = 0.5
FIRST = 2  # the worth of a claim to check first

SOURCE = "press of OrangeSum, CC BY-SA 4.0, rated by the authors; the weights: CC BY-SA 4.0"

Weights = Mapping[str, float]


class Rated(NamedTuple):
    """A claim: the features that it has, and whether it is to be checked first."""

    features: frozenset[str]
    is_first: bool


Article = Sequence[Rated]


def annotated(folders: Iterable[Path]) -> Iterator[Article]:
    """The claims of annotated articles that the analysis finds, with their features."""
    nlp = pipeline.load()
    for path in sorted(p for folder in folders for p in folder.glob("*.json")):
        gold = json.loads(path.read_text("utf-8")).get("claims")
        if gold:
            reading = pipeline.analyse(nlp, article_from_text(path.with_suffix(".txt").read_text("utf-8")))
            yield list(rated(reading.claims, gold))


def rated(claims: Iterable[Claim], gold: Sequence[Mapping[str, Any]]) -> Iterator[Rated]:
    """The claims that are annotated, without the optional ones."""
    for claim in claims:
        span = (claim.spans[0].start, claim.spans[-1].end)
        same = max(gold, key=lambda g: overlap(span, (g["start"], g["end"])))
        if overlap(span, (same["start"], same["end"])) >= SAME and not same["optional"]:
            features = frozenset(reason.feature for reason in claim.reasons)
            yield Rated(features, same["worth"] == FIRST)


def fit(articles: Sequence[Article]) -> dict[str, float]:
    """Weights by logistic regression with L2 towards 0; "always" is the constant."""
    claims = [claim for article in articles for claim in article]
    counts = Counter(feature for claim in claims for feature in claim.features)
    names = sorted(feature for feature, n in counts.items() if n >= SEEN_WITH)
    x = np.array([[feature in claim.features for feature in names] for claim in claims], dtype=float)
    y = np.array([claim.is_first for claim in claims], dtype=float)

    def loss(w: np.ndarray) -> tuple[float, np.ndarray]:
        score = x @ w[1:] + w[0]
        p = 1 / (1 + np.exp(-score))
        total = float(np.logaddexp(0, score).sum() - score @ y + STRENGTH / 2 * (w[1:] @ w[1:]))
        return total, np.concatenate([[(p - y).sum()], x.T @ (p - y) + STRENGTH * w[1:]])

    found = minimize(loss, np.zeros(len(names) + 1), jac=True, method="L-BFGS-B").x
    return {"always": float(found[0]), **{name: float(w) for name, w in zip(names, found[1:], strict=True)}}


def average_precision(weights: Weights, article: Article) -> float | None:
    """How near the top the claims to check first are, 0 to 1; None where there is none."""
    first, total = 0, 0.0
    ranked = sorted(article, key=lambda claim: -sum(weights.get(feature, 0.0) for feature in claim.features))
    for place, claim in enumerate(ranked, 1):
        if claim.is_first:
            first += 1
            total += first / place
    return total / first if first else None


def measure(weights: Weights, articles: Iterable[Article]) -> float:
    """The mean average precision of the articles that have claims to check first."""
    found = [p for article in articles if (p := average_precision(weights, article)) is not None]
    return float(np.mean(found))


def crossed(articles: Sequence[Article], folds: int = 5) -> float:
    """The same, of each fifth by weights fitted on the others."""
    parts = [articles[n::folds] for n in range(folds)]
    scores = [measure(fit([a for other in parts if other is not part for a in other]), part) for part in parts]
    return float(np.mean(scores))


def store(training: Sequence[Article], held: Sequence[Article]) -> None:
    """Fit on one set of articles, measure on the other, and write the lexicon."""
    features = lexicons.weights(WEIGHTS.name, "worth")
    weights = {feature: RARE.get(feature, 0.0) for feature in features} | fit(training)
    said = f"{len(training)} articles; mean average precision {crossed(training):.3f} in cross-validation"
    if held:
        by_text = f"{measure({}, held):.3f} there in the order of the text"
        said += f", {measure(weights, held):.3f} on {len(held)} held out, {by_text}"
    print(said)
    lines = ["# question\tfeature\tweight", f"# Fitted by tui/training/fit_claims.py on articles from the {SOURCE}."]
    lines += [f"# {said}.", *(f"worth\t{feature}\t{weight:.2f}" for feature, weight in sorted(weights.items()))]
    WEIGHTS.write_text("\n".join(lines) + "\n", "utf-8")


def main() -> None:
    """Fit, measure on the articles held out, and write the lexicon."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--held", type=Path, required=True)
    arguments = parser.parse_args()
    store(list(annotated(arguments.folders)), list(annotated([arguments.held])))


if __name__ == "__main__":
    main()
