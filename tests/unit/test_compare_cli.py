"""`sawt-reader compare` as a shell meets it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from sawt_reader.cli.main import main
from sawt_reader.library import readings
from sawt_reader.library.store import FILE, Library
from sawt_reader.reading.serialization import to_json

from .library.conftest import reading_of

WORDS = "nous ne céderons jamais au chantage"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SAWT_READER_DATA", str(tmp_path / "data"))
    return tmp_path


def run(*args: object) -> Result:
    return CliRunner().invoke(main, ["compare", *map(str, args)])


def test_two_files_of_readings_are_compared(folder: Path):
    for name, speaker, words in (("a", "Luc Bel", WORDS), ("b", "Anne\x1b Roy", WORDS.replace("jamais", "pas"))):
        (folder / f"{name}.jsonl").write_bytes(to_json(reading_of((speaker.replace("\x1b", ""), words))))
    found = run(folder / "a.jsonl", folder / "b.jsonl")
    assert found.stdout.splitlines() == [
        "Given to different people · 1",
        "  Luc Bel ≠ Anne Roy  (altered)  nous ne céderons [-jamais-] {+pas+} au chantage",
    ]
    assert (
        json.loads(run(folder / "a.jsonl", folder / "b.jsonl", "--json").stdout)["shared"][0]["same_speakers"] is False
    )
    assert not (folder / "data" / FILE).exists(), "no library is made for it"


def test_articles_of_the_library_are_named_by_id(folder: Path):
    here, there = reading_of(("Luc Bel", WORDS)), reading_of(("Luc Bel", WORDS), ("Luc Bel", "le pont est fermé"))
    with Library() as library:
        for reading in (here, there):
            readings.save(library, reading)
    lines = run(here.article.id[:10], there.article.id[:10]).stdout.splitlines()
    assert lines == ["In both · 1", f"  Luc Bel  (whole)  {WORDS}", "Only in B · 1", "  Luc Bel  « le pont est fermé »"]


def test_what_is_neither_is_refused_in_one_line(folder: Path):
    (folder / "empty.jsonl").touch()
    for names in (("nothing", "nothing"), (folder / "empty.jsonl",) * 2):
        found = run(*names)
        assert found.exit_code == 2 and len(found.stderr.splitlines()) == 1
