"""The annotations shipped without texts become what the scripts that fit weights read."""

from __future__ import annotations

import hashlib
import importlib.util
import json
from pathlib import Path
from types import ModuleType

import pytest

SCRIPT = Path(__file__).parents[3] / "tui" / "training" / "annotated.py"
TEXT = "« Nous partons », a dit Nina Roche."


@pytest.fixture
def annotated(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The script, with annotations of one invented article."""
    spec = importlib.util.spec_from_file_location("annotated", SCRIPT)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    digest = hashlib.sha256(TEXT.encode()).hexdigest()
    place = f"{TEXT.index('Nina')}-{TEXT.index('.')}"
    (tmp_path / "articles.tsv").write_text(f"# a comment\nor_1\theld\t{digest}\n", "utf-8")
    (tmp_path / "quotes.tsv").write_text(f"or_1\t0\t{TEXT.index(',')}\toptional\t{place}=Nina Roche|=mairie\n", "utf-8")
    (tmp_path / "claims.tsv").write_text(f"or_1\t2\t{TEXT.index(' »')}\t2\n", "utf-8")
    monkeypatch.setattr(module, "ANNOTATIONS", tmp_path)
    return module


def test_each_article_is_laid_out_in_its_part(annotated: ModuleType, tmp_path: Path) -> None:
    annotated.lay_out({"or_1": TEXT}, tmp_path / "out")
    assert (tmp_path / "out" / "held" / "or_1.txt").read_text("utf-8") == TEXT
    gold = json.loads((tmp_path / "out" / "held" / "or_1.json").read_text("utf-8"))
    (quote,), (claim,) = gold["quotes"], gold["claims"]
    assert TEXT[claim["start"] : claim["end"]] == "Nous partons" and claim["worth"] == 2
    assert TEXT[quote["start"] : quote["end"]] == "« Nous partons »" and quote["optional"]
    first, second = quote["speakers"]
    assert TEXT[slice(*first["span"])] == first["name"] == "Nina Roche"
    assert second == {"span": None, "name": "mairie"}
    assert annotated.speakers_of(annotated.cell_of(quote["speakers"])) == quote["speakers"]


@pytest.mark.parametrize(("texts", "trouble"), [({}, "missing"), ({"or_1": TEXT + " "}, "another text")])
def test_a_text_that_was_not_annotated_is_refused(
    annotated: ModuleType, tmp_path: Path, texts: dict[str, str], trouble: str
) -> None:
    with pytest.raises(SystemExit, match=f"or_1: {trouble}"):
        annotated.lay_out(texts, tmp_path / "out")


def test_the_annotations_are_in_order_and_within_their_articles() -> None:
    spec = importlib.util.spec_from_file_location("annotated", SCRIPT)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    parts = {article: part for article, part, _ in module.rows(module.ANNOTATIONS / "articles.tsv")}
    assert set(parts.values()) == {"fit", "choose", "held"}
    for article, items in (*module.quotes().items(), *module.claims().items()):
        assert article in parts
        assert all(item["start"] < item["end"] for item in items)
