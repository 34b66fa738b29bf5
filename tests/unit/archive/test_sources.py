"""Archives as sources: rows one at a time, columns by their names, a bad row told and left out."""

from __future__ import annotations

import datetime
import json
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from pyarrow import parquet

from sawt_reader.analysis.version import installed
from sawt_reader.reading.model import Article
from sawt_reader.reading.serialization import Failure, to_json
from sawt_reader.sources import expand
from sawt_reader.sources.corpus import FORMATS, Outcome, articles
from sawt_reader.sources.files import LARGEST_MB

from .conftest import article, empty_reading, text

HOSTILE = "La maire\x1b]52;c;eA==\x07 de Tours\u202e a parlé lundi. Elle inaugure une école."


def found(path: Path, **more: Any) -> list[Article]:
    came = list(articles(str(path), **more))
    assert all(each.article for each in came), [each.error for each in came]
    return [each.article for each in came if each.article]


def only_error(path: Path, **more: Any) -> str:
    (came,) = articles(str(path), **more)
    assert came.article is None and "\n" not in came.error
    return came.error


def test_columns_are_found_by_their_names(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    row = {
        "Texte": text(1),
        "Titre": "Des écoles",
        "Média": "Le Val",
        "date": "lundi 4 mars 2024",
        "lien": "https://val.example/1",
        "auteurs": ["Awa Diop", "Luc Petit"],
        "langue": "fr-FR",
        "ID": 17,
    }
    path.write_text(json.dumps(row))
    (one,) = found(path)
    assert (one.text, one.title, one.outlet, one.published) == (text(1), "Des écoles", "Le Val", "2024-03-04")
    assert (one.url, one.byline, one.language) == ("https://val.example/1", "Awa Diop, Luc Petit", "fr")
    assert one.source == f"{path}#17"


def test_the_language_is_what_the_archive_says(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(f'text;lang\n"{text(1)}";de\n"{"The mayor of the town was there. " * 9}";fr\n"{text(2)}";xx-YY\n')
    german, french, other = found(path)
    assert german.language == "de" and german.notice
    assert french.language == "fr" and french.notice is None
    assert other.language == "xx" and other.notice


def test_a_row_is_cleaned_as_any_source(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"text": HOSTILE, "title": "a\x1b[2Jb", "url": "javascript:alert(1)", "id": "\x07x"}))
    (one,) = found(path)
    assert one.text.isprintable() and one.dropped == 3
    assert one.title == "a[2Jb" and one.url is None and one.source.endswith("#x")


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_csv_of_any_spreadsheet(tmp_path: Path, delimiter: str, encoding: str) -> None:
    path = tmp_path / "a.csv"
    body = text(1).replace("»", "»\n\n")
    quoted = body.replace('"', '""')
    path.write_text(
        f'titre{delimiter}contenu\r\n"Élus, ou non; bref"{delimiter}"{quoted}"\r\n\r\n', encoding, newline=""
    )
    (one,) = found(path)
    assert (one.text, one.title) == (body, "Élus, ou non; bref")


def test_a_huge_field_is_read_and_a_monstrous_one_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    long = "Le maire est parti. " * 10_000
    path.write_text(f'id,text\n1,"{long}"\n2,"{"x" * (LARGEST_MB * 1_000_000 + 1)}"\n3,{text(3)}\n')
    came = list(articles(str(path)))
    assert came[0].article and came[0].article.text == long
    assert came[-1].article and came[-1].article.text == text(3).split(",")[0]
    assert [each for each in came[1:-1] if each.error]


def test_parquet_with_dates_of_its_own(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    day = datetime.datetime(2024, 3, 4, 23, 59)
    rows = [{"body": text(n), "published_at": day, "vector": [0.0] * 8} for n in range(40)]
    parquet.write_table(pa.Table.from_pylist(rows), path)
    got = found(path)
    assert [one.text for one in got] == [text(n) for n in range(40)]
    assert got[0].published == "2024-03-04" and got[39].source == f"{path}#40"


def test_bad_rows_are_told_and_left_out(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    deep = "[" * 100_000
    rows = ["{broken", '["a list"]', '{"text": "  "}', '{"text": 3}', '{"titre": "x"}', deep, '{"text": "\udc80"}']
    path.write_bytes("\n".join([*rows, json.dumps({"text": text(1)})]).encode(errors="surrogateescape"))
    came = list(articles(str(path)))
    assert [bool(each.article) for each in came] == [False] * 7 + [True]
    assert [each.error.partition(": ")[0] for each in came[:7]] == [f"{path}#{n}" for n in range(1, 8)]


def test_a_table_without_text_names_its_columns(tmp_path: Path) -> None:
    table = tmp_path / "a.csv"
    table.write_text("nom,résumé\nx,Le maire est parti.\n")
    assert "nom, résumé" in only_error(table) and "--text-column" in only_error(table)
    assert found(table, text_column="résumé")[0].text == "Le maire est parti."
    assert "no column corps" in only_error(table, text_column="corps")


def test_broken_archives_are_one_line(tmp_path: Path) -> None:
    (tmp_path / "a.parquet").write_bytes(b"PAR1 not really PAR1")
    assert "Parquet" in only_error(tmp_path / "a.parquet")
    assert "no known column of text" in only_error_of_empty(tmp_path / "a.csv")
    assert "cannot be read" in only_error(tmp_path / "nowhere.jsonl")


def only_error_of_empty(path: Path) -> str:
    path.touch()
    return only_error(path)


def test_readings_give_their_articles_back(tmp_path: Path) -> None:
    path = tmp_path / "out.jsonl"
    failure = Failure(source="x.txt", error="x.txt is empty", analyzer=installed())
    path.write_bytes(to_json(empty_reading(article(1))) + b"\n" + to_json(failure) + b"\n")
    assert found(path) == [article(1)]
    damaged = to_json(empty_reading(article(1))).replace(b"Tours", b"Nantes")
    path.write_bytes(damaged)
    assert "id" in only_error(path)


def test_a_folder_gives_its_archives_where_they_are_wanted(tmp_path: Path) -> None:
    for name in ("a.txt", "b.jsonl", "c.png"):
        (tmp_path / name).write_text(text(1))
    assert [Path(name).name for name in expand([str(tmp_path)], FORMATS)] == ["a.txt", "b.jsonl"]
    assert [Path(name).name for name in expand([str(tmp_path)])] == ["a.txt"]


def test_rows_come_one_at_a_time(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text("\n".join(json.dumps({"text": text(n)}) for n in range(50)))
    came = articles(str(path))
    first: Outcome = next(came)
    assert 0 < first.read < path.stat().st_size / 20
    assert [each.read for each in came][-1] == path.stat().st_size
