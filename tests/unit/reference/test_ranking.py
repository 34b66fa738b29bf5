"""Probabilities among options, given their signs."""

from __future__ import annotations

import math
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sawt_reader.analysis import lexicons
from sawt_reader.analysis.reference import ranking
from sawt_reader.analysis.reference.candidates import Kind
from sawt_reader.analysis.reference.signs import Signs

KINDS = get_args(Kind)
NAMES = [*sorted({sign for _, sign, _ in lexicons.tsv("speaker_weights.tsv")}), "a sign that nobody knows"]
SIGNS = st.dictionaries(st.sampled_from(NAMES), st.floats(0, 5), max_size=12)


@given(st.sampled_from(KINDS), st.lists(SIGNS, min_size=1, max_size=30))
def test_they_add_up_to_one(kind: Kind, options: list[Signs]) -> None:
    found = ranking.probabilities(kind, options)
    assert len(found) == len(options) and all(0 <= p <= 1 for p in found)
    assert math.isclose(sum(found), 1)


@given(
    st.sampled_from(KINDS),
    st.lists(SIGNS, min_size=1, max_size=12).flatmap(lambda o: st.tuples(st.just(o), st.permutations(range(len(o))))),
)
def test_the_order_of_options_does_not_matter(kind: Kind, case: tuple[list[Signs], list[int]]) -> None:
    options, order = case
    found = ranking.probabilities(kind, options)
    again = ranking.probabilities(kind, [options[n] for n in order])
    assert again == pytest.approx([found[n] for n in order])


@given(st.floats(-50, 50), st.floats(-50, 50))
def test_a_weight_is_the_logarithm_of_the_odds(one: float, other: float) -> None:
    found = ranking.shares({"a": one, "b": other}, [{"a": 1.0}, {"b": 1.0}])
    assert found[0] == pytest.approx(1 / (1 + math.exp(other - one)))


def test_equal_signs_are_equally_likely_however_great() -> None:
    assert ranking.shares({"a": 1000.0}, [{"a": 1000.0}] * 4) == [0.25] * 4


@pytest.mark.parametrize("kind", KINDS)
def test_the_strongest_signs_come_first_and_none_that_speaks_against(kind: Kind) -> None:
    weights = {sign: float(weight) for of, sign, weight in lexicons.tsv("speaker_weights.tsv") if of == kind}
    found = ranking.strongest(kind, dict.fromkeys(weights, 1.0))
    assert found and [weights[sign] for sign in found] == sorted((w for w in weights.values() if w > 0), reverse=True)
