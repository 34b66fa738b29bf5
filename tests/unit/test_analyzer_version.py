"""What a reading is said to be made by changes when readings do, and only then."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest
from spacy.language import Language

from sawt_reader.analysis import version
from sawt_reader.reading.model import Analyzer

from ..fixed_readings import STORED, Stored, problem, today

ROOM = Path(version.__file__).parent


def test_rules_that_read_otherwise_have_another_number(nlp: Language) -> None:
    assert problem(json.loads(STORED.read_text("utf-8")), today(nlp)) == ""


def test_what_to_do_is_told() -> None:
    before: Stored = {"version": "1.a", "readings": {"Le pont": "x"}}
    assert "raise RULES" in problem(before, {"version": "1.a", "readings": {"Le pont": "y"}})
    assert "run python" in problem(before, {"version": "2.a", "readings": {"Le pont": "y"}})
    assert "run python" in problem(before, {"version": "1.b", "readings": {"Le pont": "x"}})
    assert problem(before, {"version": "1.a", "readings": {"Le pont": "x", "La gare": "z"}}).startswith("the version")


def test_the_version_has_the_form_that_programs_know() -> None:
    assert re.fullmatch(r"\d+\.\d+\.\d+\+\d+\.[0-9a-f]{12}", version.analyzer_version())


@pytest.fixture
def room(tmp_path: Path) -> Path:
    """A copy of the files the analysis is made of."""
    return Path(shutil.copytree(ROOM, tmp_path / "analysis"))


def add(path: Path, line: str) -> None:
    path.write_text(path.read_text("utf-8") + line + "\n", encoding="utf-8")


def test_comments_change_nothing(room: Path) -> None:
    before = version.data_hash(room)
    add(room / "grammar" / "verbs.py", "# A comment.")
    add(room / "lexicons" / "reporting_verbs.tsv", "# A comment.")
    add(room / "lexicons" / "units.toml", "# A comment.")
    (room / "lexicons" / ".reporting_verbs.tsv.swp").write_text("left by an editor")
    assert version.data_hash(room) == before == version.data_hash(ROOM)


@pytest.mark.parametrize(
    ("name", "line"),
    [("reporting_verbs.tsv", "acter\tx"), ("claims_types.toml", "[other]\nx = 1"), ("new.json", "{}")],
)
def test_lexicons_and_weights_do(room: Path, name: str, line: str) -> None:
    before = version.data_hash(room)
    path = room / "lexicons" / name
    path.touch()
    add(path, line)
    assert version.data_hash(room) != before


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        (("0.1.0+1.aa", "m"), ("0.2.0+1.aa", "m"), True),
        (("0.1.0+1.aa", "m"), ("0.1.0+2.aa", "m"), False),
        (("0.1.0+1.aa", "m"), ("0.1.0+1.aa", "n"), False),
        (("0.1.0+1.aa", "m"), ("0.1.0+becdb64bbe8c", "m"), False),
        (("1", "m"), ("2", "m"), False),
    ],
)
def test_versions_of_one_analysis(one: tuple[str, str], other: tuple[str, str], alike: bool) -> None:
    assert Analyzer(*one).reads_as(Analyzer(*other)) is alike
