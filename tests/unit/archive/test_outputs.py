"""The files of a run: rows that stay, runs that go on, tables that say what the readings say."""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from msgspec.structs import replace
from pyarrow import parquet

from sawt_reader.analysis.version import installed
from sawt_reader.archive import tables
from sawt_reader.archive.contents import open_contents
from sawt_reader.archive.outputs import OutputError, open_output
from sawt_reader.archive.outputs.existing import key_of
from sawt_reader.archive.outputs.lock import locked
from sawt_reader.archive.outputs.output import part
from sawt_reader.reading import stored
from sawt_reader.reading.model import Analyzer, KindSign, Reading, Span, SpeakerSign
from sawt_reader.reading.serialization import Failure, result_from_json, to_json

from .conftest import article, empty_reading

SUFFIXES = (".jsonl", ".sqlite", ".parquet")
FAILURE = Failure(source="x.txt", error="x.txt is empty", analyzer=installed())
ROWS = [to_json(FAILURE if number == 3 else empty_reading(article(number))) for number in range(8)]


@pytest.fixture(params=SUFFIXES)
def out(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    return tmp_path / f"out{request.param}"


def write(out: Path, rows: list[bytes], *, resume: bool = False, finish: bool = True) -> int:
    """Write rows. Returns how many were there."""
    output = open_output(out, installed(), resume=resume)
    there = output.existing.done.total()
    output.write(rows)
    if finish:
        output.finish()
    output.close()
    return there


def reanalyse(out: Path, rows: list[bytes], *, finish: bool = True) -> None:
    output = open_output(out, installed(), resume=False, reanalyse=True)
    output.write(rows)
    if finish:
        output.finish()
    output.close()


def rows_in(out: Path) -> list[bytes]:
    return [row for _number, row in open_contents(out).rows()]


def test_rows_come_back_in_their_order(out: Path) -> None:
    write(out, ROWS)
    assert rows_in(out) == ROWS
    assert list(out.parent.iterdir()) == [out]


def test_a_run_that_was_stopped_goes_on(out: Path) -> None:
    write(out, ROWS[:5], finish=False)
    assert not out.exists()
    output = open_output(out, installed(), resume=True)
    assert output.existing.done == {key_of(FAILURE): 1} | {key_of(article(number)): 1 for number in (0, 1, 2, 4)}
    output.close()
    assert write(out, ROWS[5:], resume=True) == 5
    assert rows_in(out) == ROWS
    assert list(out.parent.iterdir()) == [out]


def test_a_finished_run_takes_more(out: Path) -> None:
    write(out, ROWS[:5])
    assert write(out, ROWS[5:], resume=True) == 5
    assert rows_in(out) == ROWS


def test_what_stood_there_stays_until_the_run_is_whole(out: Path) -> None:
    write(out, ROWS[:2])
    write(out, ROWS[2:4], finish=False)
    assert rows_in(out) == ROWS[:2]
    write(out, ROWS[4:], resume=True)
    assert rows_in(out) == ROWS[2:]
    assert list(out.parent.iterdir()) == [out]


def test_a_new_run_costs_no_row_of_a_stopped_one(out: Path) -> None:
    write(out, ROWS[:2])
    write(out, ROWS[2:4], finish=False)
    before = contents_of(out)
    with pytest.raises(OutputError, match=r"\.part contains .*--resume .*delete this file to start over"):
        open_output(out, installed(), resume=False)
    assert contents_of(out) == before
    part(out).unlink()
    write(out, ROWS[4:])
    assert rows_in(out) == ROWS[4:]


@pytest.mark.parametrize("left", [b"", ROWS[0][:5], ROWS[0][:40]])
def test_a_new_run_minds_no_file_without_a_row(out: Path, left: bytes) -> None:
    part(out).write_bytes(left if out.suffix != ".sqlite" else b"")
    write(out, ROWS[:2])
    assert rows_in(out) == ROWS[:2]


def test_a_new_run_minds_no_tables_without_a_row(tmp_path: Path) -> None:
    out = tmp_path / "out.sqlite"
    output = open_output(out, installed(), resume=False)
    part(out).rename(tmp_path / "left")
    output.close()
    (tmp_path / "left").rename(part(out))
    write(out, ROWS[:2])
    assert rows_in(out) == ROWS[:2]


@pytest.mark.parametrize("more", [[], ROWS[4:]])
def test_what_a_run_wrote_is_on_the_disk_when_it_ends(
    out: Path, more: list[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    flushed: set[int] = set()
    monkeypatch.setattr(os, "fsync", lambda descriptor: flushed.add(os.fstat(descriptor).st_ino))
    write(out, ROWS[:4])
    assert {file.stat().st_ino for file in (out, *out.rglob("*"), out.parent)} <= flushed
    if more and out.suffix != ".sqlite":  # SQLite flushes what is added by itself
        flushed.clear()
        write(out, more, resume=True)
        assert {file.stat().st_ino for file in (out, *out.rglob("*"))} <= flushed


OTHER = Analyzer("0.1.0+becdb64bbe8c", "none")
"""As an earlier version called itself."""


def by_other(row: bytes) -> bytes:
    return to_json(msgspec.structs.replace(result_from_json(row), analyzer=OTHER))


def contents_of(path: Path) -> dict[str, bytes]:
    """All files at or beside a path, byte by byte."""
    return {str(file): file.read_bytes() for file in path.parent.rglob("*") if file.is_file()}


def test_rows_of_another_analyzer_stay_and_the_way_out_is_told(out: Path) -> None:
    write(out, [*map(by_other, ROWS[:4]), ROWS[4]])
    before = contents_of(out)
    with pytest.raises(OutputError, match=r"0\.1\.0\+becdb64bbe8c.*--reanalyse, .*another file"):
        open_output(out, installed(), resume=True)
    assert contents_of(out) == before


def test_the_program_may_have_another_version_where_the_analysis_is_the_same(out: Path) -> None:
    now = installed()
    later = Analyzer(f"9.9.9+{now.version.partition('+')[2]}", now.model)
    write(out, [to_json(msgspec.structs.replace(result_from_json(row), analyzer=later)) for row in ROWS[:4]])
    assert write(out, ROWS[4:], resume=True) == 4


def test_only_what_is_named_is_made_anew_and_keeps_its_place(out: Path) -> None:
    old = [*map(by_other, ROWS[:5]), ROWS[5]]
    write(out, old)
    reanalyse(out, [ROWS[1], ROWS[4], ROWS[6]])
    assert rows_in(out) == [old[0], ROWS[1], old[2], old[3], ROWS[4], ROWS[5], ROWS[6]]
    assert list(out.parent.iterdir()) == [out]


def test_a_run_that_makes_rows_anew_goes_on_where_it_was_stopped(out: Path) -> None:
    old = [by_other(ROWS[number]) for number in (0, 1, 0, 2)]
    write(out, old)
    reanalyse(out, [ROWS[0]], finish=False)
    output = open_output(out, installed(), resume=False, reanalyse=True)
    assert output.existing.done == {key_of(article(0)): 1}
    output.close()
    reanalyse(out, [ROWS[0], ROWS[0], ROWS[1]])
    assert rows_in(out) == [ROWS[0], ROWS[1], ROWS[0], old[3], ROWS[0]]


def test_an_analysis_that_failed_is_tried_again_where_it_is_asked_for(out: Path) -> None:
    failed = msgspec.structs.replace(FAILURE, article=article(1).id)
    write(out, [ROWS[0], to_json(failed), ROWS[2]])
    output = open_output(out, installed(), resume=True)
    assert output.existing.done[key_of(article(1))] == 1 and output.existing.failed == {key_of(article(1))}
    output.close()
    reanalyse(out, [ROWS[1]])
    assert rows_in(out) == [ROWS[0], ROWS[1], ROWS[2]]


def test_a_failure_goes_where_its_source_has_been_read(out: Path) -> None:
    write(out, [ROWS[0], to_json(FAILURE), ROWS[2]])
    output = open_output(out, installed(), resume=True)
    output.write([ROWS[1]])
    output.finish([key_of(FAILURE)])
    output.close()
    assert rows_in(out) == [ROWS[0], ROWS[2], ROWS[1]]


def test_a_run_with_nothing_to_add_leaves_the_file_as_it_is(out: Path) -> None:
    write(out, ROWS)
    before = {file: file.stat().st_mtime_ns for file in (out, *out.rglob("*"))}
    assert write(out, [], resume=True) == 8
    assert {file: file.stat().st_mtime_ns for file in (out, *out.rglob("*"))} == before


def test_new_rows_take_no_number_that_others_tables_may_still_know(tmp_path: Path) -> None:
    out = tmp_path / "out.sqlite"
    write(out, ROWS[:3])
    with sqlite3.connect(out) as connection:
        connection.execute("INSERT INTO quotes (article, quote) VALUES (3, 'q1')")
        connection.execute("DELETE FROM articles WHERE article = 3")
    write(out, [ROWS[4]], resume=True)
    assert [number for number, _row in open_contents(out).rows()] == [1, 2, 4]


def test_an_archive_without_the_newest_columns_is_gone_on_with(tmp_path: Path, reading: Reading) -> None:
    out = tmp_path / "out.sqlite"
    written = [*ROWS[:5], to_json(reading)]
    write(out, written)
    newest = (
        *(("errors", "origin"), ("entities", "kind_confidence"), ("entities", "kind_signs")),
        *(("quotes", "speaker_confidence"), ("quotes", "basis")),
    )
    kinds = "SELECT kind_confidence, kind_signs FROM entities"
    speakers = "SELECT DISTINCT speaker_confidence, basis FROM quotes WHERE article <= 6"
    with sqlite3.connect(out) as connection:
        before = connection.execute(kinds).fetchall()
        for table, column in newest:
            connection.execute(f"ALTER TABLE {table} DROP COLUMN {column}")
    assert rows_in(out) == written
    assert write(out, ROWS[5:], resume=True) == 6
    assert rows_in(out) == [*written, *ROWS[5:]]
    with sqlite3.connect(out) as connection:
        assert connection.execute(kinds).fetchall() == [(1.0, "[]")] * len(before) != []
        assert connection.execute(speakers).fetchall() == [(None, "[]")]
        for table, columns in tables.TABLES.items():
            found = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
            assert found == list(columns)


def test_one_run_at_a_time_writes_to_a_file(out: Path) -> None:
    with locked(out):
        with (
            pytest.raises(OutputError, match=r"another run is writing to .*; wait"),
            locked(out.parent / "." / out.name),
        ):
            pass
        assert len(list(out.parent.iterdir())) == 1
    with locked(out):
        pass
    assert list(out.parent.iterdir()) == []


def test_no_row_leaves_no_file(out: Path) -> None:
    open_output(out, installed(), resume=False).close()
    assert list(out.parent.iterdir()) == []


@pytest.mark.parametrize("resume", [False, True])
@pytest.mark.parametrize("text", ["Le maire est parti.\n", "Le maire", '{"schema": 1}'])
def test_other_peoples_files_stay(out: Path, text: str, resume: bool) -> None:
    for path in (out, part(out)) if resume else (part(out),):
        path.write_text(text)
        with pytest.raises(OutputError, match="name another file"):
            open_output(out, installed(), resume=resume)
        assert path.read_text() == text
        path.unlink()


def test_a_folder_that_is_missing_is_one_line(out: Path) -> None:
    with pytest.raises(OutputError, match="cannot be written"):
        open_output(out.parent / "no" / out.name, installed(), resume=False)


def test_tables_that_are_broken_are_one_line(tmp_path: Path) -> None:
    out = tmp_path / "out.parquet"
    write(out, ROWS)
    (out / "articles.parquet").write_bytes(b"PAR1 and no more")
    with pytest.raises(OutputError, match=r"out\.parquet is not an output of sawt-reader analyze"):
        open_output(out, installed(), resume=True)
    assert (out / "articles.parquet").read_bytes() == b"PAR1 and no more"


def test_two_who_read_at_once_do_not_disturb_each_other(out: Path) -> None:
    write(out, ROWS)
    contents = open_contents(out)
    first = contents.rows()
    next(first)
    list(zip(contents.rows(), first, strict=False))
    assert contents.reading(6) == result_from_json(ROWS[5])


def test_a_row_that_is_gone_meanwhile_is_one_line(out: Path) -> None:
    write(out, ROWS)
    contents = open_contents(out)
    assert list(contents)
    out.rename(out.with_name("elsewhere"))
    with pytest.raises(stored.ReadingError, match="is not an output of sawt-reader analyze"):
        contents.reading(1)


def test_a_row_cut_off_is_cut_away(tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    write(out, ROWS[:5], finish=False)
    part(out).write_bytes(part(out).read_bytes() + ROWS[5][:40])
    assert write(out, ROWS[5:], resume=True) == 5
    assert rows_in(out) == ROWS


def test_a_last_row_without_its_line_end_stays(tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    write(out, ROWS[:5])
    out.write_bytes(out.read_bytes().rstrip())
    assert write(out, ROWS[5:], resume=True) == 5
    assert rows_in(out) == ROWS


def test_a_change_of_a_row_that_is_not_there_is_no_traceback(tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    write(out, [*map(by_other, ROWS[:3])])
    reanalyse(out, [ROWS[1]], finish=False)
    changed = part(out).read_bytes()
    part(out).write_bytes(changed.replace(b'"row":2', b'"row":1'))
    reanalyse(out, [ROWS[2]])
    assert len(rows_in(out)) == 3


def test_readers_of_readings_skip_failures(tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    write(out, ROWS)
    assert [reading.article for reading in stored.load(out)] == [article(n) for n in range(8) if n != 3]


@pytest.fixture(scope="module")
def reading(read: Callable[[str], Reading]) -> Reading:
    return read(
        "La ministre Awa Morel a promis une loi. « Nous irons vite », a-t-elle dit, selon Le Val.\n\n"
        "Selon un responsable, 300 écoles ont fermé. « C’est trop », ont répondu Luc Petit et Zoé Roy."
    )


def test_tables_say_what_the_reading_says(reading: Reading) -> None:
    rows = tables.rows(4, reading)
    text = reading.article.text
    assert {name: len(values[0]) for name, values in rows.items() if values} == {
        name: len(tables.TABLES[name]) for name, values in rows.items() if values
    }
    quotes = {row[1]: row for row in rows["quotes"]}
    for quote in reading.quotes:
        row = dict(zip(tables.TABLES["quotes"], quotes[quote.id], strict=True))
        assert text[row["start"] : row["stop"]].replace("\u00a0", " ") == row["quoted"].replace("\u00a0", " ")
        assert (row["article"], row["kind"], row["inferred"]) == (4, quote.kind, quote.inferred)
    named = {(row[1], row[2], row[4]) for row in rows["speakers"]}
    assert {(q.id, 0, s.name) for q in reading.quotes for s in q.speakers if s.name} <= named
    assert {"Luc Petit", "Zoé Roy"} <= {name for *_, name in named}
    assert len(rows["claims"]) == len(reading.claims)


def test_tables_say_why_an_entity_has_its_kind(reading: Reading) -> None:
    signs = (KindSign("words", "la ministre"), KindSign("model"))
    entities = tuple(replace(entity, kind_confidence=0.4, kind_signs=signs) for entity in reading.entities)
    row = tables.rows(4, replace(reading, entities=entities))["entities"][0]
    assert row[-2:] == (0.4, ("words: la ministre", "model"))


def test_tables_say_how_a_speaker_was_reached(reading: Reading) -> None:
    basis = (SpeakerSign("spoke", Span(0, 11)), SpeakerSign("only"))
    quotes = tuple(replace(quote, speaker_confidence=0.6, basis=basis) for quote in reading.quotes)
    row = tables.rows(4, replace(reading, quotes=quotes))["quotes"][0]
    assert row[-2:] == (0.6, ("spoke: La ministre", "only"))


def test_sql_finds_who_said_how_much(reading: Reading, tmp_path: Path) -> None:
    for suffix in (".sqlite", ".parquet"):
        write(tmp_path / f"out{suffix}", [to_json(reading)])
    ask = (
        "SELECT name, sum(words), max(gender) FROM speakers JOIN quotes USING (article, quote) "
        "WHERE relay = 0 GROUP BY name ORDER BY name"
    )
    with sqlite3.connect(tmp_path / "out.sqlite") as connection:
        found = connection.execute(ask).fetchall()
        (types,) = connection.execute("SELECT types FROM claims WHERE types LIKE '%quantity%'").fetchone()
    assert ("Luc Petit", 2, "male") in found and [row[0] for row in found if row[0] == "Zoé Roy"]
    assert "quantity" in json.loads(types)
    speakers = parquet.read_table(tmp_path / "out.parquet" / "speakers.parquet").to_pylist()
    assert {row["name"] for row in speakers if row["relay"] == 0} == {row[0] for row in found}
    claims = parquet.read_table(tmp_path / "out.parquet" / "claims.parquet").to_pylist()
    assert [claim["types"] for claim in claims] == [list(claim.types) for claim in reading.claims]
