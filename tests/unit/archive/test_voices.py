"""Who is quoted in an archive: counts, tables, explanations."""

from __future__ import annotations

import csv
from pathlib import Path

import msgspec
import pytest
from click.testing import CliRunner

from sawt_reader.archive.contents import is_archive, open_contents
from sawt_reader.archive.outputs import open_output
from sawt_reader.archive.report import label
from sawt_reader.archive.voices import count
from sawt_reader.cli.main import main
from sawt_reader.reading.model import Analyzer, Reading, Source, Span
from sawt_reader.reading.serialization import Failure, to_json
from sawt_reader.reading.stored import ReadingError
from sawt_reader.sources.article import article_from_text

from ...factories import make_entity, make_quote, make_reading

MADE_BY = Analyzer("1", "none")
FAILURE = Failure(source="b.txt", error="it is empty", analyzer=MADE_BY)


def reading(
    who: str | None, words: str, *, outlet="Le Phare", day="2024-03-02", gender=None, kind="direct", roles=()
) -> Reading:
    """An article that quotes somebody once: `who` is a name, "" for a mere description, None for nobody."""
    name = who or "un pêcheur"
    text = f"« {words} », a dit {name}."
    start = text.index(name)
    said = Span(0, len(words) + 4)
    entities, speakers = [], []
    if who:
        entities = [make_entity(who, Span(start, start + len(who)), roles=tuple(roles), gender=gender)]
        speakers = [Source(Span(start, start + len(who)), "e1", who)]
    elif who == "":
        speakers = [Source(Span(start, start + len(name)))]
    return make_reading(
        msgspec.structs.replace(article_from_text(text, "a.txt"), outlet=outlet, published=day),
        entities=entities,
        quotes=[make_quote(said, kind=kind, attribution="verb", speakers=tuple(speakers))],
        analyzer=MADE_BY,
    )


READINGS = [
    reading("Awa Morel", "Le port de Valmer rouvre enfin", gender="female", roles=["maire de Valmer"]),
    reading("Awa Morel", "Le quai attendra", outlet="La Digue", day="2024-04-01", kind="indirect"),
    reading("Jean Petit", "Rien ne presse", gender="male", outlet=None),
    reading("Petit", "Oui"),
    reading("Petit", "Non"),
    reading("", "On verra"),
    reading(None, "Assez"),
]


@pytest.fixture
def lines(tmp_path: Path) -> Path:
    path = tmp_path / "out.jsonl"
    path.write_bytes(b"\n".join([to_json(FAILURE), *map(to_json, READINGS)]) + b"\n")
    return path


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return written(tmp_path / "out.sqlite")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return written(tmp_path / "out.parquet")


def written(path: Path) -> Path:
    output = open_output(path, MADE_BY, resume=False)
    output.write([to_json(FAILURE), *map(to_json, READINGS)])
    output.finish()
    output.close()
    return path


def run(*arguments: str | Path):
    return CliRunner().invoke(main, ["voices", *map(str, arguments)])


@pytest.mark.parametrize("form", ["lines", "database", "folder"])
def test_every_form_gives_the_same_readings(form: str, request: pytest.FixtureRequest):
    path = request.getfixturevalue(form)
    assert is_archive(str(path))
    contents = open_contents(path)
    assert list(contents) == list(enumerate(READINGS, start=2))
    assert contents.reading(4) == READINGS[2]
    with pytest.raises(ReadingError, match="no reading 99"):
        contents.reading(99)


def test_what_is_counted(lines: Path):
    found = count(open_contents(lines))
    rows = {label(row.voice): row.tally for row in found.by("voice")}
    assert found.articles == 7
    assert list(rows) == [
        "Awa Morel",
        "Jean Petit",
        "speaker described, not named",
        "Petit (name alone, article 5)",
        "Petit (name alone, article 6)",
        "speaker unknown",
    ]
    morel = rows["Awa Morel"]
    assert (morel.quotes, morel.direct, morel.literal, morel.reported, morel.articles) == (2, 1, 6, 3, 2)


def test_other_dimensions_and_choices(lines: Path):
    found = count(open_contents(lines))
    assert [(r.values["gender"], r.tally.words) for r in found.by("gender")] == [("female", 9), (None, 5), ("male", 3)]
    outlets = {row.values["outlet"]: row.tally.articles for row in found.by("outlet")}
    assert outlets == {"Le Phare": 5, "La Digue": 1, None: 1}
    april = found.by("voice", where=lambda cell: cell.month == "2024-04")
    assert [row.tally.words for row in april] == [3]


def test_the_quotes_of_a_voice(lines: Path):
    contents = open_contents(lines)
    found = count(contents)
    voice = found.by("voice")[0].voice
    assert found.articles_of(voice) == [2, 3]
    assert [quote.id for quote in found.quotes_of(voice, 3, contents.reading(3))] == ["q1"]
    assert found.quotes_of(voice, 4, contents.reading(4)) == []


def test_the_table_in_the_terminal(lines: Path):
    result = run(lines, "--top", "2")
    assert result.exit_code == 0
    assert result.output.splitlines()[0] == (
        "7 articles, 7 quotes. Words of people whose gender is known: 1 woman 75 %, 1 man 25 %."
    )
    assert "Awa Morel" in result.output and "Jean Petit" in result.output
    assert "… and 4 more" in result.output


def test_by_and_choices_on_the_command_line(lines: Path):
    result = run(lines, "--by", "outlet", "--by", "month", "--since", "2024-04", "--outlet", "la digue")
    assert [line.split()[:4] for line in result.output.splitlines()[2:]] == [["La", "Digue", "·", "2024-04"]]


def test_csv_has_a_row_a_voice_an_outlet_and_a_month(lines: Path, tmp_path: Path):
    path = tmp_path / "voices.csv"
    assert run(lines, "-o", path).exit_code == 0
    rows = list(csv.DictReader(path.read_text("utf-8-sig").splitlines()))
    assert len(rows) == 7
    assert [(row["outlet"], row["words"]) for row in rows if row["name"] == "Awa Morel"] == [
        ("Le Phare", "6"),
        ("La Digue", "3"),
    ]
    assert len({row["voice"] for row in rows if row["name"] == "Awa Morel"}) == 1


def test_parquet_has_the_same_rows(lines: Path, tmp_path: Path):
    parquet = pytest.importorskip("pyarrow.parquet")
    path = tmp_path / "voices.parquet"
    assert run(lines, "-o", path, "--by", "voice").exit_code == 0
    rows = parquet.read_table(path).to_pylist()
    assert {row["name"]: row["words"] for row in rows if row["name"]}["Awa Morel"] == 9


def test_why_two_names_are_one(lines: Path):
    assert "Awa Morel = Awa Morel: the same whole name, in articles 2, 3" in run(lines, "--why", "morel").output
    assert "a name alone is never merged" in run(lines, "--why", "Petit").output
    nobody = run(lines, "--why", "Durand")
    assert nobody.exit_code == 2 and "nobody named" in nobody.output


@pytest.mark.parametrize("damage", [b"{", b'{"schema":"sawt-reading/1"}\n', b"SQLite format 3\x00 and no more"])
def test_what_holds_no_readings_is_told_in_a_line(damage: bytes, tmp_path: Path):
    path = tmp_path / "out.jsonl"
    path.write_bytes(damage)
    result = run(path)
    assert result.exit_code == 2
    assert len(result.output.splitlines()) == 1 and "out.jsonl" in result.output


def test_an_ending_that_is_not_known(lines: Path, tmp_path: Path):
    result = run(lines, "-o", tmp_path / "voices.xls")
    assert result.exit_code == 2 and ".csv or .parquet" in result.output


def test_names_cannot_act_on_the_terminal_or_a_spreadsheet(tmp_path: Path):
    path = tmp_path / "out.jsonl"
    path.write_bytes(to_json(reading("=cmd\x1b[2J Morel", "Oui")) + b"\n")
    assert "\x1b" not in run(path).output
    run(path, "-o", tmp_path / "v.csv")
    assert ",=cmd" not in (tmp_path / "v.csv").read_text("utf-8-sig")


def test_the_reader_opens_one_archive_at_a_time(lines: Path, tmp_path: Path):
    other = tmp_path / "other.jsonl"
    other.write_bytes(lines.read_bytes())
    result = CliRunner().invoke(main, ["read", str(lines), str(other)])
    assert result.exit_code == 2 and "leave out" in result.stderr and "other.jsonl" in result.stderr
