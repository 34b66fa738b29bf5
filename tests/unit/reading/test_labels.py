"""What values are called: every value of a set has a label, and no two of a set have the same."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, get_args

import pytest

from sawt_reader.analysis import lexicons
from sawt_reader.reading import labels, model
from sawt_reader.reading.glyphs import GLYPHS

SETS = [
    (labels.entity_kind_label, model.EntityKind),
    (labels.entity_section, model.EntityKind),
    (labels.genre_label, model.Genre),
    (labels.gender_label, model.Gender),
    (labels.kind_reason_label, model.KindReason),
    (labels.speaker_reason_label, model.SpeakerReason),
    (labels.quote_kind_label, model.QuoteKind),
    (labels.attribution_label, model.Attribution),
    (labels.polarity_label, model.Polarity),
    (labels.certainty_label, model.Certainty),
    (labels.claim_type_label, model.ClaimType),
    (labels.source_kind_label, model.SourceKind),
    (labels.status_label, model.Status),
    (labels.correction_label, labels.Correction),
    (labels.corrected_field_label, model.CorrectedField),
    (labels.aspect_label, labels.Aspect),
    (labels.layer_label, labels.Layer),
    (labels.likeness_label, labels.Likeness),
    (labels.trait_label, labels.Trait),
]


@pytest.mark.parametrize(("label", "values"), SETS, ids=lambda value: getattr(value, "__name__", ""))
def test_every_value_has_a_label(label: Callable[[Any], str], values: Any) -> None:
    shown = [label(value) for value in get_args(values)]
    assert all(shown) and len(set(shown)) == len(shown)


def test_every_set_of_labels_is_tested() -> None:
    public = {name for name, value in vars(labels).items() if callable(value) and name.endswith(("_label", "_section"))}
    assert public - {label.__name__ for label, _ in SETS} == {"reason_label"}


def test_every_certainty_has_a_glyph() -> None:
    assert set(GLYPHS) == set(get_args(model.Certainty))


def test_every_feature_of_the_score_has_a_label() -> None:
    weights = lexicons.weights("claims_weights.tsv", "worth").keys() - {"always"}
    assert [feature for feature in weights if labels.reason_label(feature) == feature and "_" in feature] == []
    assert set(weights) <= set(labels._REASONS)


def test_a_feature_of_another_version_is_shown_by_its_name() -> None:
    assert labels.reason_label("of_tomorrow") == "of_tomorrow"
