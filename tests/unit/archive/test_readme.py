"""The queries of the README work as they are written."""

from __future__ import annotations

import re
from pathlib import Path

import duckdb
import pytest

from tui.analysis.version import installed
from tui.archive.outputs import open_output
from tui.model import to_json

from .test_voices import READINGS

README = Path(__file__).parents[3] / "README.md"
QUERIES = re.findall(r"```sql\n(.*?)```", README.read_text("utf-8"), re.DOTALL)


@pytest.fixture
def answers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[list[tuple[object, ...]]]:
    """What each query gives on a small archive in the folder one is in."""
    monkeypatch.chdir(tmp_path)
    output = open_output(Path("out.parquet"), installed(), resume=False)
    output.write([to_json(reading) for reading in READINGS])
    output.finish()
    output.close()
    return [duckdb.sql(query).fetchall() for query in QUERIES]


def test_the_queries_of_the_readme(answers: list[list[tuple[object, ...]]]) -> None:
    words, outlets, claims = answers
    assert words[:2] == [("Awa Morel", 2, 9), ("Jean Petit", 1, 3)]
    assert outlets == [("Le Phare", "female", 1, 6), (None, "male", 1, 3)]
    assert claims == [], "these articles claim nothing"
