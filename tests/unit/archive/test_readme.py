"""The queries of the README work as they are written."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from .test_voices import written

README = Path(__file__).parents[3] / "README.md"
QUERIES = re.findall(r"```sql\n(.*?)```", README.read_text("utf-8"), re.DOTALL)
# In a process of its own: DuckDB's bindings report on themselves when the one that imported them ends.
ASK = "import duckdb, json, sys; print(json.dumps([duckdb.sql(q).fetchall() for q in json.load(sys.stdin)]))"


@pytest.fixture
def answers(tmp_path: Path) -> list[list[list[object]]]:
    """What each query gives in a folder with a small archive."""
    written(tmp_path / "out.parquet")
    asked = json.dumps(QUERIES)
    done = subprocess.run([sys.executable, "-c", ASK], input=asked, capture_output=True, text=True, cwd=tmp_path)
    return json.loads(done.stdout)


def test_the_queries_of_the_readme(answers: list[list[list[object]]]) -> None:
    words, outlets, claims = answers
    assert words[:2] == [["Awa Morel", 2, 9], ["Jean Petit", 1, 3]]
    assert outlets == [["Le Phare", "female", 1, 6], [None, "male", 1, 3]]
    assert claims == [], "these articles claim nothing"
