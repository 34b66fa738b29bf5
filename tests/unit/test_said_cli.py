"""`sawt-reader said` as a shell meets it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from sawt_reader.cli.main import main
from sawt_reader.library import readings
from sawt_reader.library.store import Library
from sawt_reader.reading.serialization import to_json

from .library.conftest import reading_of

WORDS = "nous ne céderons jamais au chantage et nous le ferons savoir"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SAWT_READER_DATA", str(tmp_path / "data"))
    return tmp_path


def run(*args: object) -> Result:
    return CliRunner().invoke(main, ["said", *map(str, args)])


def test_each_passage_is_a_line_with_its_differences():
    reading = reading_of(("Luc Bel", WORDS.replace("jamais", "pas")), published="2024-03-01", outlet="Le\x1bPhare")
    with Library() as library:
        readings.save(library, reading)
    found = run("« Nous ne céderons jamais", "au chantage »")
    assert found.exit_code == 0
    words = "nous ne céderons [-jamais-] {+pas+} au chantage {+et nous le ferons savoir+}"
    assert found.stdout == f"{reading.article.id[:10]}  2024-03-01  LePhare               Luc Bel  (altered)  {words}\n"
    (row,) = map(json.loads, run(WORDS, "--json").stdout.splitlines())
    assert row["likeness"] == "altered" and {"kind": "missing", "text": "jamais"} in row["parts"]


def test_nothing_found_is_said():
    assert "Nobody is quoted with these words." in run(WORDS).stderr


def test_an_archive_is_searched_instead(folder: Path):
    archive = folder / "out.jsonl"
    rows = [reading_of((name, WORDS), published=day) for name, day in (("Luc Bel", "2024-03-02"), ("Zoé Roy", "2024"))]
    archive.write_bytes(b"\n".join(map(to_json, rows)))
    lines = run(WORDS, "--archive", archive).stdout.splitlines()
    assert [line.split()[2:4] for line in lines] == [["-", "Zoé"], ["-", "Luc"]]
    archive.write_text("not a reading\n")
    assert run(WORDS, "--archive", archive).exit_code == 2
