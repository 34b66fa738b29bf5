"""One name, one person in the data, whatever spaces and ligatures the press sets it with."""

from __future__ import annotations

import csv
import io
import sqlite3
import unicodedata
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import msgspec
import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from sawt_reader.archive.outputs import open_output
from sawt_reader.cli import main
from sawt_reader.exports.formats import FORMATS
from sawt_reader.library import people, readings
from sawt_reader.library.store import Library
from sawt_reader.reading.model import Entity, Mention, Reading, Source
from sawt_reader.reading.normal_form import as_name
from sawt_reader.reading.serialization import reading_from_json, to_json

SPACES = "\u00a0\u202f\u2009\u2007\u3000"
TEXT = "\n\n".join(
    f"« Le pont {word} », a déclaré Claire{space}Staffin, la directrice{space}du{space}port."
    for space, word in zip(" " + SPACES, ("ferme", "tient", "penche", "rouvre", "attend", "dure"), strict=True)
).replace("Staffin, la directrice\u202f", "Sta\ufb03n, la directrice\u202f")


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Claire Petit", "Claire Petit"),
        ("Claire\u00a0Petit", "Claire Petit"),
        ("Claire\u202fPetit", "Claire Petit"),
        (" Claire \n Petit\u2009", "Claire Petit"),
        ("Sta\ufb00ord, \ufb01n, \ufb02ot, a\ufb03rmé", "Stafford, fin, flot, affirmé"),
        ("Cœur d’Æther", "Cœur d’Æther"),
        ("Ame\u0301lie", "Amélie"),
        ("Claire\u200e Pe\u200dtit", "Claire Petit"),
        ("علی\u200cرضا", "علی\u200cرضا"),
        ("", ""),
    ],
)
def test_the_form_of_a_name(written: str, name: str) -> None:
    assert as_name(written) == name


@given(st.text(alphabet=st.sampled_from("aé \u00a0\u202f\u2009\n\ufb00\ufb03œ\u0301\u0327\u200d\u200e-’ÅK\u212aن")))
def test_a_name_in_form_stays(text: str) -> None:
    name = as_name(text)
    assert as_name(name) == name
    assert unicodedata.is_normalized("NFC", name)
    assert " ".join(name.split()) == name and not set(name) & set(SPACES + "\ufb00\ufb03\u200e")
    assert Source(name=text).name == name


def test_forms_that_are_one_are_told_once() -> None:
    entity = Entity("e1", "person", "Claire\u00a0Petit", (Mention(0, 5, 0),), ("Petit", "Claire\u202fPetit", "Petit"))
    assert (entity.name, entity.aliases) == ("Claire Petit", ("Petit",))


@pytest.fixture(scope="module")
def typeset(read: Callable[[str], Reading]) -> Reading:
    return read(TEXT)


def test_the_analysis_finds_one_person(typeset: Reading) -> None:
    assert "Claire\u00a0Staffin" in typeset.article.text and "Sta\ufb03n" in typeset.article.text
    (person,) = [entity for entity in typeset.entities if entity.kind == "person"]
    assert (person.name, person.aliases, len(person.mentions)) == ("Claire Staffin", (), 6)
    assert person.roles == ("directrice du port",)
    assert {source.name for quote in typeset.quotes for source in quote.speakers} == {"Claire Staffin"}
    assert {source.name for claim in typeset.claims for source in claim.claimants} == {"Claire Staffin"}


def names_in_sql(path: Path) -> set[str]:
    tables = ("entities WHERE kind = 'person'", "speakers", "claimants")
    query = " UNION ".join(f"SELECT name FROM {table}" for table in tables)
    with closing(sqlite3.connect(path)) as connection:
        return {name for (name,) in connection.execute(query)}


def names_in_parquet(path: Path) -> set[str]:
    import duckdb

    tables = [f"SELECT name FROM '{path}/{table}.parquet'" for table in ("speakers", "claimants")]
    return {name for (name,) in duckdb.sql(" UNION ".join(tables)).fetchall()}


@pytest.mark.parametrize(("suffix", "names"), [(".sqlite", names_in_sql), (".parquet", names_in_parquet)])
def test_tables_of_an_archive(suffix: str, names: Callable[[Path], set[str]], typeset: Reading, tmp_path: Path) -> None:
    out = open_output(tmp_path / f"out{suffix}", typeset.analyzer, resume=False)
    out.write([to_json(typeset)])
    out.finish()
    assert names(out.path) == {"Claire Staffin"}
    voices = tmp_path / "voices.csv"
    assert CliRunner().invoke(main.main, ["voices", str(out.path), "-o", str(voices)]).exit_code == 0
    rows = list(csv.DictReader(io.StringIO(voices.read_text("utf-8-sig"))))
    assert [row["name"] for row in rows] == ["Claire Staffin"]


@pytest.mark.parametrize("name", [name for name, form in FORMATS.items() if not form.needs_model])
def test_exports(name: str, typeset: Reading) -> None:
    for suffix, build in FORMATS[name].builders.items():
        written = build(typeset).decode()
        if suffix != ".txt":  # the text itself
            assert "Claire Staffin" in written


def test_columns_of_a_spreadsheet(typeset: Reading) -> None:
    table = FORMATS["csv-quotes"].builders[".quotes.csv"](typeset).decode("utf-8-sig")
    assert {row["speakers"] for row in csv.DictReader(io.StringIO(table))} == {"Claire Staffin"}
    table = FORMATS["csv-entities"].builders[".entities.csv"](typeset).decode("utf-8-sig")
    assert "Claire Staffin" in {row["name"] for row in csv.DictReader(io.StringIO(table))}


def test_people_of_the_library(typeset: Reading, tmp_path: Path) -> None:
    with Library(tmp_path) as library:
        readings.save(library, typeset)
        assert [speaker.name for speaker in people.speakers(library)] == ["Claire Staffin"]
        spaced, plain = (people.person_page(library, f"Claire{space}Staffin") for space in ("\u00a0", " "))
        assert spaced.total == plain.total > 6


def test_names_of_an_earlier_version_take_the_form_when_read(typeset: Reading) -> None:
    old = msgspec.json.decode(to_json(typeset))
    for quote in old["quotes"]:
        for speaker in quote["speakers"]:
            speaker["name"] = "Claire\u00a0Staffin"
    assert reading_from_json(msgspec.json.encode(old)) == typeset
