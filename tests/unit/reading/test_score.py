"""The analysis against a corrected reading: what it had found is reconstructed, and counted."""

from __future__ import annotations

import re
from pathlib import Path

from click.testing import CliRunner
from msgspec.structs import replace

from sawt_reader.cli.main import main
from sawt_reader.library.anchors import anchor
from sawt_reader.library.records import Correction, Layer, new_correction
from sawt_reader.library.review import reviewed
from sawt_reader.reading.kinds import all_items, extent
from sawt_reader.reading.model import Reading, Span
from sawt_reader.reading.score import Score, analysed, scores, summed
from sawt_reader.reading.serialization import to_json

from ... import phare
from ...factories import make_article

PHARE = phare.make_reading(make_article(phare.make_article().text, blocks=phare.make_article().blocks))


def on(layer: Layer, span: Span, **fields: object) -> Correction:
    return new_correction(anchor(PHARE.article.text, layer, span), **fields)


def words(found: str) -> Span:
    start = PHARE.article.text.index(found)
    return Span(start, start + len(found))


def corrected() -> Reading:
    return reviewed(
        PHARE,
        [
            on("quote", extent(PHARE.quotes[1]), speakers=("Mer libre",)),
            on("quote", extent(PHARE.quotes[0]), dismissed=True),
            on("quote", words("dément ce chiffre"), made=True),
            on("entity", extent(PHARE.entities[1]), same=anchor(PHARE.article.text, "entity", words("Mer libre"))),
            on("claim", extent(PHARE.claims[2]), certainty="predicted"),
        ],
    )


def test_a_corrected_reading_knows_what_the_analysis_had_made() -> None:
    before = analysed(corrected())
    assert sorted(map(repr, all_items(before))) == sorted(map(repr, all_items(PHARE)))


def test_what_is_corrected_was_wrong() -> None:
    found = {score.aspect: score for score in scores(corrected())}
    assert found["quotes"] == Score("quotes", 4, 3, 4), "one dismissed, one added"
    assert found["speakers"] == Score("speakers", 4, 1, 4), "one set, one through the entity that is another"
    assert found["claimants"] == Score("claimants", 4, 2, 4), "one follows its quote"
    assert found["certainty"] == Score("certainty", 4, 3, 4)
    assert (found["names"].precision, found["names"].recall) == (1, 1)


def test_nothing_was_wrong_where_nothing_is_corrected() -> None:
    assert all(score.precision == score.recall == 1 for score in scores(PHARE))
    assert summed([scores(PHARE), scores(PHARE)])[2] == Score("quotes", 8, 8, 8)


def test_the_command_prints_a_table(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(to_json(corrected()))
    done = CliRunner().invoke(main, ["score", str(tmp_path / "a.jsonl")])
    assert done.exit_code == 0, done.output
    row = next(line for line in done.output.splitlines() if line.startswith("quotes with speaker"))
    assert re.sub(r"\s+", " ", row) == "quotes with speaker 4 4 1 25 % 25 %"
    (tmp_path / "b.jsonl").write_bytes(to_json(replace(PHARE)))
    done = CliRunner().invoke(main, ["score", "--json", str(tmp_path / "b.jsonl")])
    assert '"aspect": "quotes", "found": 4, "right": 4, "expected": 4' in done.output
