"""The fit of words in marks judges each run of them as the annotation does."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from spacy.language import Language

from sawt_reader.analysis import pipeline, text
from sawt_reader.analysis.entities.stage import Entities
from sawt_reader.sources import article_from_text

FOLDER = Path(__file__).parents[3] / "tui" / "training"


@pytest.fixture(scope="module")
def fit() -> ModuleType:
    """The script, where SciPy is installed: it is no dependency of the program."""
    pytest.importorskip("scipy")
    for name in ("fit_speakers", "fit_floating"):
        spec = importlib.util.spec_from_file_location(name, FOLDER / f"{name}.py")
        assert spec and spec.loader
        module = sys.modules[name] = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
    return module


TEXT = "La maire a visité le quai. Elle a quitté un port « vivant et propre » lundi."
SPAN = (TEXT.index("«"), TEXT.index("»") + 1)


@pytest.mark.parametrize(
    ("gold", "reading"),
    [
        ([{"start": SPAN[0], "end": SPAN[1], "optional": False}], "quote"),
        ([{"start": SPAN[0], "end": SPAN[1], "optional": True}], None),
        ([{"start": 0, "end": len(TEXT), "optional": False}], None),
        ([], "term"),
    ],
)
def test_what_a_run_is(fit: ModuleType, nlp: Language, gold: list[Any], reading: str | None) -> None:
    article = article_from_text(TEXT)
    rows = fit.rows(Entities()(text.join(nlp, article, list(pipeline.parse(nlp, article)))), gold)
    assert [row.readings[row.choice.right] for row in rows] == ([reading] if reading else [])


def test_what_is_right_is_counted(fit: ModuleType) -> None:
    rows = [fit.Row(fit.Choice("floating", [{"quote: short": 1.0}, {}], right), ["quote", "term"]) for right in (0, 1)]
    assert fit.measure({"quote: short": 3.0}, rows) == "1 of 1 found, 2 given"
