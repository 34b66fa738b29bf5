"""The fit of weights finds the signs that decide, and judges speakers as the annotation does."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest

from sawt_reader.analysis.quotes.sources import Speakers
from sawt_reader.reading.model import Source, Span

SCRIPT = Path(__file__).parents[3] / "tui" / "training" / "fit_speakers.py"


@pytest.fixture(scope="module")
def fit() -> ModuleType:
    """The script, where SciPy is installed: it is no dependency of the program."""
    pytest.importorskip("scipy")
    spec = importlib.util.spec_from_file_location("fit_speakers", SCRIPT)
    assert spec and spec.loader
    module = sys.modules["fit_speakers"] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_sign_that_decides_has_the_weight(fit: ModuleType) -> None:
    rows = [fit.Choice("pronoun", [{"near": 1.0, "often": 1.0}, {"often": 1.0}, {"none": 1.0}], 0)] * 20
    rows += [fit.Choice("pronoun", [{"often": 1.0}, {"near": 1.0}, {"none": 1.0}], 1)] * 20
    weights = fit.fit_choices(rows, {})
    assert weights["near"] > 1 and weights["none"] < 0 and abs(weights["often"]) < weights["near"] / 2
    assert fit.shares(weights, rows[0].options)[0] > 0.8


def test_nobody_is_an_option_like_others(fit: ModuleType) -> None:
    rows = [fit.Choice("floating", [{"far": 1.0}, {"none": 1.0}], 1)] * 20
    rows += [fit.Choice("floating", [{"near": 1.0}, {"none": 1.0}], 0)] * 20
    weights = fit.fit_choices(rows, {})
    assert weights["far"] < weights["none"] < weights["near"]


def test_a_rare_sign_has_no_weight(fit: ModuleType) -> None:
    rows = [fit.Choice("pronoun", [{"near": 1.0}, {"none": 1.0}], 0)] * 20
    rows += [fit.Choice("pronoun", [{"rare": 1.0}, {"none": 1.0}], 0)] * (fit.SEEN_WITH - 1)
    assert "rare" not in fit.fit_choices(rows, {})


def test_a_fit_begins_with_the_known_weights(fit: ModuleType) -> None:
    rows = [fit.Choice("pronoun", [{"near": 1.0}, {"far": 1.0}, {"none": 1.0}], 0)] * 20
    anew, onto = fit.fit_choices(rows, {}), fit.fit_choices(rows, {"near": -3.0, "seldom": 0.5})
    assert onto["seldom"] == 0.5
    assert -3 < onto["near"] < anew["near"]
    sure = fit.fit_confidence([{"named": 1.0}] * 20, [True] * 19 + [False], {"named": 2.0, "seldom": 0.5})
    assert sure["seldom"] == 0.5 and sure["named"] > 1


def test_the_confidence_is_higher_with_the_sign_of_right_quotes(fit: ModuleType) -> None:
    signs = [{"named": 1.0}] * 30 + [{"guessed": 1.0}] * 30
    weights = fit.fit_confidence(signs, [True] * 28 + [False] * 2 + [True] * 6 + [False] * 24, {})
    assert weights["named"] > 0 > weights["guessed"] and weights.keys() == {"always", "named", "guessed"}


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Léa Brun", "Brun", True),
        ("Élodie Brun", "elodie brun", True),
        ("Léa Brun", "Awa Diallo", False),
        ("Paul Arnal", "Paul Viard", False),
        ("Léa Brun", None, False),
    ],
)
def test_names(fit: ModuleType, one: str, other: str | None, same: bool) -> None:
    assert fit.same_name(one, other) is same


def test_the_right_option(fit: ModuleType) -> None:
    def candidate(name: str) -> SimpleNamespace:
        return SimpleNamespace(referent=SimpleNamespace(entity=None, name=name))

    candidates = [candidate("Paul Arnal"), candidate("Léa Brun")]

    def right(*names: str | None) -> int | None:
        said = {"speakers": [{"span": None, "name": name} for name in names]}
        return fit._right(candidates, said, {})

    assert right("Léa Brun") == 1
    assert right("Awa Diallo") == right() == right(None) == 2  # nobody of them
    assert right("Léa Brun", "Paul Arnal") is None  # one choice cannot be right


@pytest.mark.parametrize(
    ("span", "name", "is_right"),
    [
        ((12, 20), "Léa Brun", True),
        ((12, 20), "Paul Arnal", False),
        ((12, 20), None, True),
        (None, "Léa Brun", True),
        (None, None, False),
        ((0, 6), None, False),
    ],
)
def test_a_speaker_as_annotated(
    fit: ModuleType, span: tuple[int, int] | None, name: str | None, is_right: bool
) -> None:
    said = {"speakers": [{"span": [12, 20], "name": "Léa Brun"}]}
    speakers = Speakers((Source(Span(*span) if span else None, None, name),), (), is_inferred=False)
    assert fit._is_right(said, speakers, "« Oui », dit Léa Brun.") is is_right


def test_words_match_by_their_overlap(fit: ModuleType) -> None:
    assert fit.overlap((0, 10), (5, 15)) == pytest.approx(1 / 3)
    assert fit.overlap((0, 10), (10, 20)) == 0
    gold = [{"start": 0, "end": 10, "optional": False}, {"start": 20, "end": 30, "optional": True}]
    assert fit._nearest(gold, (1, 10)) is gold[0]
    assert fit._nearest(gold, (20, 30)) is None and fit._nearest([], (0, 5)) is None


def test_a_title_is_no_name(fit: ModuleType) -> None:
    assert not fit.same_name("Mme Brun", "Mme Morel")
    assert fit.same_name("Mme Brun", "Léa Brun")


def test_a_new_sign_is_not_drawn_to_nothing_as_known_ones_are_to_their_weights(fit: ModuleType) -> None:
    rows = [fit.Choice("pronoun", [{"near": 1.0}, {"none": 1.0}], 0)] * 10
    anew, onto = fit.fit_choices(rows, {"none": 0.0}), fit.fit_choices(rows, {"none": 0.0, "near": 0.0})
    assert anew["near"] > onto["near"] > 0
