"""A disk that takes no more: each kind of write says so in one line, and leaves what was there as it was.

The disk is a limit on the size of files, set in a child; to write beyond it fails as on a full disk.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import IO

import pytest

from sawt_reader.library import articles, readings, subscriptions
from sawt_reader.library.store import Library
from sawt_reader.reading.model import Reading, Span
from sawt_reader.reading.serialization import to_json
from sawt_reader.sources import article_from_text
from sawt_reader.sources.feed_model import Subscription

from ..factories import make_quote, make_reading

CHILD = """
import resource, sys
from sawt_reader import i18n; from sawt_reader.system import settings
limit = int(sys.argv.pop(1))
resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
from sawt_reader.cli.start import main
main()
"""
# More than the 32 kB that SQLite needs to read, less than what is written here.
LIMIT = 40_000
WORDS = "« Le port est fermé, et la criée aussi, depuis la tempête », a dit le maire. " * 600


def reading() -> Reading:
    return make_reading(article_from_text(WORDS), quotes=[make_quote(Span(0, 60))])


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SAWT_READER_DATA", str(tmp_path / "library"))
    with Library() as library:
        readings.save(library, reading())
        subscriptions.follow(library, [Subscription(f"https://fil.invalid/{n}", f"Fil {n}") for n in range(900)])
    (tmp_path / "lu.jsonl").write_bytes(to_json(reading()) + b"\n")
    return tmp_path


def run(*arguments: object, limit: int = LIMIT, out: IO[bytes] | int = subprocess.PIPE) -> tuple[int, str]:
    """Run a command. Returns its exit status and what it says on standard error."""
    ended = subprocess.run(
        [sys.executable, "-B", "-c", CHILD, str(limit), *map(str, arguments)],
        stdout=out,
        stderr=subprocess.PIPE,
        check=False,
    )
    said = ended.stderr.decode()
    assert said.count("\n") == 1, said
    return ended.returncode, said


@pytest.mark.parametrize(
    ("limit", "arguments"),
    [
        (LIMIT, ("export", "lu.jsonl", "--to", "html", "--force", "-o")),
        (LIMIT, ("export", "lu.jsonl", "--to", "brat", "--force", "-o")),
        (LIMIT, ("feeds", "export", "--force")),
        (10, ("voices", "lu.jsonl", "--force", "-o")),
    ],
)
def test_a_file_is_as_it_was(
    limit: int, arguments: tuple[str, ...], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)
    out = folder / "out.csv"
    out.write_text("old")
    before = set(folder.iterdir())
    status, said = run(*arguments, out, limit=limit)
    assert status == 2 and "cannot be written: File too large" in said
    assert out.read_text() == "old" and set(folder.iterdir()) == before


def test_settings(folder: Path, settings_file: Path) -> None:
    status, said = run("config", "--init", limit=1_000)
    assert status == 2 and "cannot be written: File too large" in said
    assert list(settings_file.parent.iterdir()) == []


def test_standard_output(folder: Path) -> None:
    with (folder / "out.txt").open("wb") as out:
        status, said = run("library", "export", out=out)
    assert status == 2 and "File too large" in said


def test_the_library(folder: Path) -> None:
    status, said = run("library", "tag", "port", reading().article.id, limit=1_000)
    assert status == 2 and said.startswith("sawt-reader: the library ") and "disk" in said
    with Library() as library:
        assert [entry.tags for entry in articles.entries(library)] == [()]
        assert readings.load(library, reading().article.id) == reading()
        assert len(subscriptions.followed(library)) == 900
