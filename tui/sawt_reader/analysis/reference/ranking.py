"""Which candidate an anaphor means: a choice among all of them and nobody, by weights learnt from annotated articles.

A log-linear model: each sign has a weight for each kind of anaphor; a candidate's share of the probability grows with
the sum of the weights of its signs. `tui/training/fit_speakers.py` fits them.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from sawt_reader.analysis import lexicons
from sawt_reader.analysis.reference.candidates import Kind
from sawt_reader.analysis.reference.signs import Signs


def probabilities(kind: Kind, options: Sequence[Signs]) -> list[float]:
    """The probability of each option, of which there is one at least, given the signs of each; they add up to 1."""
    return shares(_weights(kind), options)


def shares(weights: Mapping[str, float], options: Sequence[Signs]) -> list[float]:
    """The same by given weights of the signs."""
    scores = [sum(value * weights.get(sign, 0.0) for sign, value in signs.items()) for signs in options]
    highest = max(scores)
    parts = [math.exp(score - highest) for score in scores]
    total = sum(parts)
    return [part / total for part in parts]


def strongest(kind: Kind, signs: Signs) -> list[str]:
    """The signs that spoke for an option, the strongest first."""
    weights = _weights(kind)
    effects = [(value * weights.get(sign, 0.0), sign) for sign, value in signs.items()]
    return [sign for effect, sign in sorted(effects, reverse=True) if effect > 0]


def _weights(kind: Kind) -> dict[str, float]:
    return lexicons.weights("speaker_weights.tsv", kind)
