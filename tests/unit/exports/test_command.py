"""`sawt-reader export` as a shell meets it."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from sawt_reader.cli import export, main
from sawt_reader.exports.formats import FORMATS
from sawt_reader.reading.model import Reading
from sawt_reader.reading.serialization import reading_from_json, to_json


@pytest.fixture
def kept(reading: Reading, tmp_path: Path) -> Path:
    path = tmp_path / "port.json"
    path.write_bytes(to_json(reading))
    return path


@pytest.fixture
def both(reading: Reading, bare: Reading, tmp_path: Path) -> Path:
    path = tmp_path / "both.jsonl"
    path.write_bytes(to_json(reading) + b"\n" + to_json(bare) + b"\n")
    return path


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch):
    """`run(*args)`: the command without the model; only two formats and new articles need it."""

    def missing() -> None:
        raise AssertionError("the model is loaded for nothing")

    monkeypatch.setattr(export, "model", missing)
    return lambda *args: CliRunner().invoke(main.main, ["export", *map(str, args)])


def says(result: Result) -> str:
    """The only line of an error."""
    assert result.exit_code == 2
    assert result.stderr.count("\n") == 1, result.stderr
    return result.stderr


@pytest.mark.parametrize("name", [name for name, form in FORMATS.items() if not form.needs_model])
def test_each_format_into_a_folder(name: str, run, both: Path, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    assert run(both, "--to", name, "-o", folder).exit_code == 0
    names = {path.name for path in folder.iterdir()}
    assert len(names) == 2 * len(FORMATS[name].builders)
    title = "a-morlaix-le-port-rouvre-et-les-pecheurs-doutent-62bec292"
    assert {title + suffix for suffix in FORMATS[name].builders} <= names


def test_one_reading_to_standard_output(run, kept: Path, reading: Reading) -> None:
    assert reading_from_json(run(kept, "--to", "jsonl").stdout) == reading


def test_several_readings_in_one_table(run, kept: Path, both: Path, tmp_path: Path) -> None:
    out = tmp_path / "claims.csv"
    assert run(both, kept, "--to", "csv-claims", "-o", out).exit_code == 0
    assert len(list(csv.reader(io.StringIO(out.read_text("utf-8-sig"))))) == 1 + 3 + 3


def test_two_files_from_one_name(run, kept: Path, tmp_path: Path, reading: Reading) -> None:
    assert run(kept, "--to", "brat", "-o", tmp_path / "a.ann").exit_code == 0
    assert (tmp_path / "a.txt").read_text() == reading.article.text and (tmp_path / "a.ann").exists()


def test_nothing_is_overwritten_unless_told(run, kept: Path, tmp_path: Path) -> None:
    out = tmp_path / "a.ann"
    out.write_text("mine")
    assert "a.ann exists" in says(run(kept, "--to", "brat", "-o", out))
    assert out.read_text() == "mine" and not (tmp_path / "a.txt").exists()
    assert run(kept, "--to", "brat", "-o", out, "--force").exit_code == 0
    assert out.read_text().startswith("T1\t")


def test_a_link_in_the_folder_is_not_followed(run, kept: Path, tmp_path: Path) -> None:
    folder, outside = tmp_path / "out", tmp_path / "outside.html"
    folder.mkdir()
    name = "a-morlaix-le-port-rouvre-et-les-pecheurs-doutent-62bec292.html"
    (folder / name).symlink_to(outside)
    assert "leads out of its folder" in says(run(kept, "--to", "html", "-o", folder, "--force"))
    assert not outside.exists()


def test_a_source_is_never_replaced(run, kept: Path) -> None:
    before = kept.read_bytes()
    assert "one of the sources" in says(run(kept, "--to", "markdown", "-o", kept, "--force"))
    assert kept.read_bytes() == before


def test_a_bad_source_is_named_and_the_others_are_written(run, kept: Path, tmp_path: Path) -> None:
    bad = tmp_path / "bad.json"
    bad.write_text("{}")
    out = tmp_path / "a.jsonl"
    assert "bad.json is not a reading" in says(run(bad, kept, "--to", "jsonl", "-o", out))
    assert len(out.read_bytes().splitlines()) == 1


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        (["--to", "docx"], "unknown format docx; choose one of html,"),
        (["--to", "html"], "name an existing folder"),
        (["--to", "brat"], "brat needs a file to write to"),
        (["--to", "html", "-o", "/nowhere/a.html"], "name an existing folder"),
        (["--to", "jsonl", "-o", "/nowhere/a.jsonl"], "/nowhere/a.jsonl cannot be written: No such file or directory"),
    ],
)
def test_one_line_for_what_cannot_be_done(arguments: list[str], error: str, run, both: Path) -> None:
    assert error in says(run(both, *arguments))


def test_help_lists_every_format(run) -> None:
    shown = run("--help").stdout
    assert all(f"\n  {name} " in shown for name in FORMATS)
