"""Archives that somebody has edited: rows are joined by their number, and what cannot be used is one line."""

from __future__ import annotations

import contextlib
import sqlite3
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from pyarrow import parquet

from sawt_reader.archive.browser import Browser
from sawt_reader.archive.contents import open_contents
from sawt_reader.archive.outputs import OutputError, open_output
from sawt_reader.archive.tables import TABLES
from sawt_reader.reading.serialization import to_json
from sawt_reader.reading.stored import ReadingError

from .test_voices import FAILURE, MADE_BY, READINGS, run, written

VALUES = ("NULL", "'x'", "x'00ff'", "-1", "1e308", f"'{'é' * 100_000}'")
EDITS = [
    *(f"UPDATE {table} SET {column} = {value}" for table in TABLES for column in TABLES[table] for value in VALUES),
    *(f"DROP TABLE {table}" for table in TABLES),
    *(f"DELETE FROM {table}" for table in TABLES),
]


def looked_through(path: Path) -> dict[str, list[str]]:
    """What each voice of an archive has said, and in the reading of which article it stands."""
    browser = Browser(path)
    shares, _line = browser.voices(lambda number: None)
    found = {}
    for number, share in enumerate(shares):
        said = browser.said(number)
        found[share.name] = sorted(each.words for each in said)
        for each in said:
            assert each.words in browser.reading(each.article).article.text
    return found


def sql(path: Path, *statements: str) -> None:
    with contextlib.closing(sqlite3.connect(path)) as connection, connection:
        for statement in statements:
            connection.execute(statement)


def edited(folder: Path, table: str, edit: Any) -> Path:
    """Give a table of an archive of Parquet to `edit`, and write what it returns."""
    path = folder / f"{table}.parquet"
    parquet.write_table(edit(parquet.read_table(path)), path)
    return folder


# The failure is article 1; the articles from 2 on are those of READINGS.
@pytest.mark.parametrize("gone", [1, 2, 3, 4, 8])
def test_a_row_that_is_gone_costs_no_other(tmp_path: Path, gone: int) -> None:
    database, folder = written(tmp_path / "out.sqlite"), written(tmp_path / "out.parquet")
    lines = tmp_path / "out.jsonl"
    rows = [FAILURE, *READINGS]
    lines.write_bytes(b"".join(to_json(row) + b"\n" for n, row in enumerate(rows, start=1) if n != gone))
    sql(database, f"DELETE FROM articles WHERE article = {gone}", f"DELETE FROM errors WHERE article = {gone}")
    for table in ("articles", "errors"):
        edited(folder, table, lambda found: found.filter(pa.compute.field("article") != gone))
    left = [(number, row) for number, row in enumerate(READINGS, start=2) if number != gone]
    assert list(open_contents(database)) == list(open_contents(folder)) == left
    expected = {name: words for name, words in looked_through(lines).items() if "name alone" not in name}
    assert sum(map(len, expected.values())) >= 4
    for path in (database, folder):
        found = looked_through(path)
        assert {name: words for name, words in found.items() if "name alone" not in name} == expected
        assert f"{len(left)} articles, {len(left)} quotes" in run(path).output
        with pytest.raises(ReadingError, match=f"no reading {gone}"):
            open_contents(path).reading(gone)


def test_more_is_added_behind_a_gap(tmp_path: Path) -> None:
    database = written(tmp_path / "out.sqlite")
    sql(database, "DELETE FROM articles WHERE article = 3")
    output = open_output(database, MADE_BY, resume=True)
    output.write([to_json(READINGS[1])])
    output.finish()
    output.close()
    assert list(open_contents(database)) == [
        *((number, row) for number, row in enumerate(READINGS, start=2) if number != 3),
        (9, READINGS[1]),
    ]


def test_rows_may_be_in_any_order(tmp_path: Path) -> None:
    expected = looked_through(written(tmp_path / "plain.parquet"))
    folder = edited(
        written(tmp_path / "out.parquet"), "articles", lambda found: found.sort_by([("text", "descending")])
    )
    assert looked_through(folder) == expected
    assert open_contents(folder).reading(4) == READINGS[2]


def test_a_number_given_twice_is_one_line(tmp_path: Path) -> None:
    database = written(tmp_path / "out.sqlite")
    sql(database, "UPDATE errors SET article = 5")
    folder = edited(written(tmp_path / "out.parquet"), "articles", lambda found: pa.concat_tables([found, found[3:4]]))
    for path in (database, folder):
        with pytest.raises(ReadingError, match="article 5 appears twice"):
            looked_through(path)
        with contextlib.suppress(OutputError):
            open_output(path, MADE_BY, resume=True).close()


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return written(tmp_path_factory.mktemp("sound") / "out.sqlite").read_bytes()


@pytest.mark.parametrize("table", TABLES)
def test_edits_by_sql_give_no_traceback(sound: bytes, tmp_path: Path, table: str) -> None:
    path = tmp_path / "out.sqlite"
    for edit in (edit for edit in EDITS if table in edit.split()):
        path.write_bytes(sound)
        with contextlib.suppress(sqlite3.IntegrityError):
            sql(path, edit)
        with contextlib.suppress(ReadingError):
            looked_through(path)
        result = run(path)
        assert result.exit_code in (0, 2) and (result.exit_code == 0 or result.output.count("\n") == 1), edit
        with contextlib.suppress(OutputError):
            open_output(path, MADE_BY, resume=True).close()


@pytest.mark.parametrize("table", ["articles", "errors"])
def test_tables_of_other_columns_are_one_line(tmp_path: Path, table: str) -> None:
    folder = written(tmp_path / "out.parquet")
    path = folder / f"{table}.parquet"
    sound = parquet.read_table(path)
    for name in sound.column_names:
        place = sound.column_names.index(name)
        column = pa.array([b"\xff"] * len(sound)), pa.array([1.5] * len(sound)), pa.nulls(len(sound))
        for other in (sound.drop_columns([name]), *(sound.set_column(place, name, values) for values in column)):
            parquet.write_table(other, path)
            with contextlib.suppress(ReadingError):
                looked_through(folder)
            result = run(folder)
            assert result.exit_code in (0, 2) and (result.exit_code == 0 or result.output.count("\n") == 1), name
            with contextlib.suppress(OutputError):
                open_output(folder, MADE_BY, resume=True).close()
            assert not list(tmp_path.glob("*.part"))
