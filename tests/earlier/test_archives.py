"""The archives of version c369f77, whole and stopped: read, counted, gone on with."""

from __future__ import annotations

import csv
import io
import sqlite3
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import msgspec
import pytest
from click.testing import Result
from spacy.language import Language

from sawt_reader.analysis import pipeline
from sawt_reader.archive.browser import Browser
from sawt_reader.archive.contents import open_contents
from sawt_reader.archive.outputs import OutputError, open_output
from sawt_reader.archive.tables import TABLES
from sawt_reader.cli import analyze
from sawt_reader.reading.model import Analyzer
from sawt_reader.reading.serialization import Failure, result_from_json
from sawt_reader.reading.stored import ReadingError

from ..unit.in_process import InProcess
from .conftest import DATA, lost, run, said

FORMS = ("jsonl", "sqlite", "parquet")
ROWS = (DATA / "archives" / "whole.jsonl").read_bytes().splitlines()
STOPPED = (DATA / "archives" / "stopped.jsonl.part").read_bytes().splitlines()
MADE_BY = result_from_json(ROWS[0]).analyzer


def key(row: bytes) -> str:
    """What a row is of: the id of an article, or the source of what has no text."""
    result = result_from_json(row)
    return result.source if isinstance(result, Failure) else result.article.id


def rows(path: Path) -> list[bytes]:
    return [row for _number, row in open_contents(path).rows()]


@pytest.fixture(params=FORMS)
def form(request: pytest.FixtureRequest) -> str:
    return request.param


@pytest.fixture
def archive(left: Callable[[str], Path], form: str) -> Path:
    return left("archives") / f"whole.{form}"


def test_every_row_is_read(archive: Path):
    assert len(ROWS) == 27
    assert [msgspec.json.decode(row) for row in rows(archive)] == [msgspec.json.decode(row) for row in ROWS]


def test_voices_are_counted_as_they_were(archive: Path, tmp_path: Path):
    out = tmp_path / "voices.csv"
    assert run("voices", archive, "-o", out).exit_code == 0

    def table(text: str) -> list[dict[str, str]]:
        return list(csv.DictReader(io.StringIO(text.lstrip("\ufeff"))))

    old, new = table(said("voices.csv")), table(out.read_text("utf-8"))
    assert old[0].keys() <= new[0].keys()
    counted = ("name", "kind", "gender", "outlet", "month", "quotes", "direct", "words", "relayed", "articles")
    assert Counter(tuple(row[c] for c in counted) for row in old) == Counter(
        tuple(row[c] for c in counted) for row in new
    )


def test_the_reader_shows_it(archive: Path):
    browser = Browser(archive)
    shares, _line = browser.voices(lambda number: None)
    assert {"Inès Roche", "Anne Vasseur", "Élise Kerdran"} <= {share.name for share in shares}
    assert browser.first == next(result for row in ROWS if not isinstance(result := result_from_json(row), Failure))


def test_other_formats_are_made_of_it(left: Callable[[str], Path]):
    done = run("export", left("archives") / "whole.jsonl", "--to", "csv-quotes")
    assert done.exit_code == 0 and done.stdout.count("Nous rouvrirons vite") == 2 * 18


# --- Runs that go on


@pytest.fixture
def go_on(
    left: Callable[[str], Path], tmp_path: Path, nlp: Language, monkeypatch: pytest.MonkeyPatch
) -> Callable[[Path], Result]:
    """`go_on(out)`: the command that made the archives, with --resume, in a folder with its sources."""
    left("press")
    left("wires.jsonl")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(pipeline, "load", lambda: nlp)
    monkeypatch.setattr(analyze, "_engine", lambda options, say: InProcess())
    return lambda out: run("analyze", "press", "wires.jsonl", "--resume", "-o", out)


@pytest.fixture
def same_analyser(monkeypatch: pytest.MonkeyPatch) -> None:
    """Articles are analysed, it seems, by what made the archives."""
    monkeypatch.setattr(analyze, "installed", lambda: MADE_BY)


def test_a_whole_one_stays_as_it_is(archive: Path, go_on, same_analyser):
    before = rows(archive)
    assert go_on(archive).exit_code in (0, 2)
    assert rows(archive) == before


def test_a_stopped_one_is_made_whole(form: str, left: Callable[[str], Path], go_on, same_analyser):
    out = left("archives") / f"stopped.{form}"
    go_on(out)
    assert not out.with_name(f"{out.name}.part").exists()
    found = rows(out)
    there = [msgspec.json.decode(row) for row in STOPPED[:16]]
    assert list(lost(there, [msgspec.json.decode(row) for row in found[:16]])) == []
    assert Counter(map(key, found)) == Counter(map(key, ROWS))


def test_with_the_analyser_of_today_no_article_is_lost(archive: Path, go_on):
    done = go_on(archive)
    assert "Traceback" not in done.output
    assert Counter(map(key, rows(archive))) == Counter(map(key, ROWS))


# --- Versions of the tables


def edit(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path)) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()


def version(path: Path) -> int:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute("PRAGMA user_version").fetchone()[0]


@pytest.fixture
def database(left: Callable[[str], Path]) -> Path:
    return left("archives") / "whole.sqlite"


@pytest.fixture
def older(database: Path) -> Path:
    """As a version before the first might have left it: without a column and a table; its third article is gone."""
    edit(
        database,
        "ALTER TABLE articles DROP COLUMN notice",
        "DROP TABLE claimants",
        "DELETE FROM articles WHERE article = 3",
        "PRAGMA user_version = 0",
    )
    return database


def test_an_earlier_version_is_read_and_left_as_it_is(older: Path):
    before = older.read_bytes()
    assert rows(older) == [*ROWS[:2], *ROWS[3:]]
    assert run("voices", older).exit_code == 0
    assert older.read_bytes() == before


def test_an_earlier_version_gets_the_tables_of_today_when_a_run_goes_on(older: Path):
    output = open_output(older, MADE_BY, resume=True)
    output.finish()
    output.close()
    there = [msgspec.json.decode(row) for row in (*ROWS[:2], *ROWS[3:])]
    assert list(lost(there, [msgspec.json.decode(row) for row in rows(older)])) == []
    with closing(sqlite3.connect(older)) as connection:
        for table, columns in TABLES.items():
            assert [row[0] for row in connection.execute(f"SELECT name FROM pragma_table_info('{table}')")] == [
                *columns
            ]
        numbers = [
            row[0] for row in connection.execute("SELECT article FROM articles UNION SELECT article FROM errors")
        ]
        assert sorted(numbers) == [1, 2, *range(4, 28)]
        assert connection.execute("SELECT count(*) FROM claimants").fetchone()[0] > 0
        notices = connection.execute("SELECT count(*) FROM articles WHERE notice LIKE 'This text is not French%'")
        assert notices.fetchone() == (1,)
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    assert version(older) == 1


def test_an_earlier_version_that_cannot_be_renewed_stays_as_it_is(older: Path):
    edit(older, "UPDATE articles SET reading = '{}' WHERE article = 5")
    with closing(sqlite3.connect(older)) as connection:
        before = list(connection.iterdump())
    with pytest.raises(OutputError, match=r"whole\.sqlite is not an output of sawt-reader analyze"):
        open_output(older, MADE_BY, resume=True)
    with closing(sqlite3.connect(older)) as connection:
        assert list(connection.iterdump()) == before


def test_a_later_version_is_one_line_and_left_as_it_is(database: Path):
    edit(database, "PRAGMA user_version = 99")
    before = database.read_bytes()
    with pytest.raises(ReadingError, match=r"whole\.sqlite was made by a newer sawt-reader; update this one"):
        rows(database)
    with pytest.raises(OutputError, match=r"whole\.sqlite was made by a newer sawt-reader; update this one"):
        open_output(database, Analyzer("1", "none"), resume=True)
    done = run("voices", database)
    assert done.exit_code == 2 and done.stderr.count("\n") == 1 and "newer sawt-reader" in done.stderr
    assert database.read_bytes() == before
