"""The formats: ours, and those of other packages."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from sawt_reader.cli import main
from sawt_reader.exports.formats import FORMATS, available
from sawt_reader.reading.model import Reading
from sawt_reader.reading.serialization import to_json

CODE = """
from sawt_reader.exports.formats import Format
TITLE = Format("the title alone", {".title.txt": lambda reading: reading.article.title.encode()}, b"\\n".join)
NOT_A_FORMAT = 3
"""
ENTRY_POINTS = """[sawt_reader.exports]
title = sawt_made_up:TITLE
number = sawt_made_up:NOT_A_FORMAT
gone = sawt_absent:FORMAT
html = sawt_made_up:TITLE
"""


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A package that is installed, and offers formats: one that works, three that do not."""
    site = tmp_path / "site"
    facts = site / "sawt_made_up-1.0.dist-info"
    facts.mkdir(parents=True)
    (site / "sawt_made_up.py").write_text(CODE)
    (facts / "METADATA").write_text("Metadata-Version: 2.1\nName: sawt-made-up\nVersion: 1.0\n")
    (facts / "entry_points.txt").write_text(ENTRY_POINTS)
    monkeypatch.syspath_prepend(str(site))
    monkeypatch.delitem(sys.modules, "sawt_made_up", raising=False)


@pytest.fixture
def stored(reading: Reading, tmp_path: Path) -> Path:
    path = tmp_path / "port.json"
    path.write_bytes(to_json(reading))
    return path


def export(*arguments: object):
    return CliRunner().invoke(main.main, ["export", *map(str, arguments)])


def test_without_other_packages_there_are_ours() -> None:
    assert available() == (FORMATS, {})


@pytest.mark.usefixtures("package")
def test_a_package_adds_a_format(stored: Path, reading: Reading) -> None:
    done = export(stored, "--to", "title")
    assert (done.exit_code, done.stdout) == (0, reading.article.title)
    assert "title           the title alone" in export("--help").stdout


@pytest.mark.usefixtures("package")
@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("gone", "format gone: does not load from the package sawt-made-up (ModuleNotFoundError: No module named"),
        ("number", "format number: does not load from the package sawt-made-up (TypeError: not a sawt_reader.exports"),
    ],
)
def test_a_format_that_does_not_load_is_one_line(name: str, why: str, stored: Path) -> None:
    done = export(stored, "--to", name)
    assert done.exit_code == 2 and done.stderr.startswith(f"sawt-reader: {why}") and done.stderr.count("\n") == 1
    assert export(stored, "--to", "jsonl").exit_code == 0, "the other formats work"
    assert f"\n  {name} " in export("--help").stdout


@pytest.mark.usefixtures("package")
def test_ours_cannot_be_replaced(stored: Path) -> None:
    assert available().formats["html"] is FORMATS["html"]
    assert export(stored, "--to", "html").stdout.startswith("<!doctype html>")
