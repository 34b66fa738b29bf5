"""`sawt-reader library …` as a shell meets it."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest
from click.testing import CliRunner, Result

from sawt_reader.cli import exits, main
from sawt_reader.library import articles, changes, readings, tags
from sawt_reader.library.anchors import anchor
from sawt_reader.library.records import Change, new_correction, new_note
from sawt_reader.library.store import FILE, Library
from sawt_reader.reading.kinds import extent
from sawt_reader.reading.model import Reading, Span
from sawt_reader.reading.serialization import reading_from_json

from ..factories import make_article, make_quote, make_reading
from ..stated import calling, stating

TEXT = "« Le pont de Téhéran est fermé », a dit le préfet."
ID = hashlib.sha256(TEXT.encode()).hexdigest()
URL = "https://journal.example/pont"
# A title that would clear the screen, and one that would break the columns.
TITLE = "Le pont\x1b[2J\nest fermé"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SAWT_READER_DATA", str(tmp_path / "data"))
    return tmp_path / "data"


@pytest.fixture
def stored(folder: Path) -> Reading:
    """A library with a reading that has a note and a correction, and an article that was not analysed."""
    quote = make_quote(Span(0, 32))
    article = make_article(TEXT, url=URL, title=TITLE, outlet="Le Phare", published="2024-05-02")
    reading = make_reading(article, quotes=[quote])
    with Library() as library:
        articles.add(library, make_article("Plus tard.", id="0" * 64, source="/tmp/plus tard.txt"))
        readings.save(library, reading)
        tags.add(library, ID, "voirie")
        for one in (
            new_note(anchor(TEXT, "quote", extent(quote)), "appeler le préfet"),
            new_correction(anchor(TEXT, "quote", extent(quote)), status="doubtful"),
        ):
            changes.make(library, Change(ID, None, one))
    return reading


def run(*args: object) -> Result:
    return CliRunner().invoke(main.main, ["library", *map(str, args)])


def one_line(result: Result) -> str:
    assert result.exit_code == 2
    assert result.stderr.count("\n") == 1, result.stderr
    return result.stderr


def test_list_has_a_line_an_article(stored: Reading) -> None:
    result = run("list")
    assert result.exit_code == 0
    first, second = result.stdout.splitlines()
    columns = [ID[:10], "2024-05-02", "new", "1", "0", "Le Phare", "Le pont[2J est fermé #voirie"]
    assert first.split() == " ".join(columns).split()
    assert second.endswith("plus tard.txt")
    assert "\x1b" not in result.output


def test_list_as_json_sorts_and_narrows(stored: Reading) -> None:
    entries = [json.loads(line) for line in run("list", "--json", "--sort", "title").stdout.splitlines()]
    assert [entry["id"] for entry in entries] == ["0" * 64, ID]
    assert entries[1]["tags"] == ["voirie"]
    tagged = run("list", "--json", "--unread", "--tag", "voirie").stdout.splitlines()
    assert [json.loads(line)["id"] for line in tagged] == [ID]


def test_articles_are_tagged_and_found_by_their_tags(stored: Reading) -> None:
    assert run("tag", "À relire", ID[:6], "0000").exit_code == 0
    assert run("tags").stdout.split() == ["2", "À-relire", "1", "voirie"]
    assert len(run("list", "--tag", "a relire").stdout.splitlines()) == 2
    assert run("list", "--tag", "a-relire", "--tag", "VOIRIE").stdout.split()[0] == ID[:10]
    assert len(run("search", "tard", "--tag", "À-relire").stdout.splitlines()) == 1
    assert run("search", "tard", "--tag", "voirie").stdout == ""
    assert run("tag", "--remove", "à-relire", ID).exit_code == 0
    assert run("list", "--tag", "à-relire").stdout.split()[0] == "0" * 10
    assert "letter" in one_line(run("tag", " # ", ID))
    assert "nowhere" in one_line(run("tag", "voirie", "0000", "nowhere"))
    assert run("list", "--tag", "voirie", "--outlet", "le phare").stdout.split()[0] == ID[:10]


def test_search_finds_without_accents(stored: Reading) -> None:
    layers = [line.split()[2] for line in run("search", "pont", "teheran").stdout.splitlines()]
    assert layers == ["article", "quote", "note"]
    hits = [json.loads(line) for line in run("search", "préfet", "--in", "note", "--json").stdout.splitlines()]
    assert [(hit["article"], hit["layer"]) for hit in hits] == [(ID, "note")]
    assert run("search", "baleine").stdout == ""


def test_export_writes_readings_with_what_the_reader_added(stored: Reading) -> None:
    result = run("export", URL)
    reading = reading_from_json(result.stdout)
    assert msgspec.structs.replace(reading, review=msgspec.UNSET) == stored
    assert json.loads(result.stdout)["tags"] == ["voirie"]
    assert reading.review and [note.body for note in reading.review.notes] == ["appeler le préfet"]
    assert [(item.item, item.status) for item in reading.review.items] == [("q1", "doubtful")]


def test_export_of_all_names_what_was_not_analysed(stored: Reading) -> None:
    result = run("export")
    assert reading_from_json(result.stdout).article == stored.article
    assert result.stderr.count("\n") == 1 and "0" * 10 in result.stderr
    assert result.exit_code == 0
    assert run("export", "0" * 10).exit_code == 2, "it was asked for"


@pytest.mark.parametrize("command", ["remove", "forget"])
def test_removal_names_articles_by_id_or_url(stored: Reading, command: str) -> None:
    assert run(command, ID[:6], "0000").exit_code == 0
    emptied = run("list")
    assert emptied.stdout == "" and "sawt-reader FILE" in emptied.stderr


def test_an_unknown_article_is_one_line_and_nothing_is_removed(stored: Reading) -> None:
    for command in ("remove", "forget", "export"):
        assert "nowhere" in one_line(run(command, ID, "nowhere"))
    assert len(run("list").stdout.splitlines()) == 2


def test_a_name_that_is_not_in_utf8_is_one_line(stored: Reading) -> None:
    assert "caf\ufffd.txt" in one_line(run("remove", "caf\udce9.txt"))
    assert run("list", "--outlet", "\udce9").stdout == ""


def test_path_prints_the_folder_and_makes_nothing(folder: Path) -> None:
    assert run("path").stdout == f"{folder}\n"
    assert not folder.exists()


def test_a_damaged_library_is_one_line(folder: Path) -> None:
    folder.mkdir()
    (folder / FILE).write_bytes(b"not a database " * 300)
    for command in (["list"], ["search", "x"], ["export"], ["remove", "x"], ["forget", "x"]):
        assert "corrupted" in one_line(run(*command))


def test_a_closed_pipe_ends_quietly(folder: Path) -> None:
    with Library() as library, library.transaction():
        for number in range(3000):
            articles.add(library, make_article(f"Texte {number}.", id=f"{number:064}", blocks=(), title="Titre " * 20))
    child = subprocess.Popen(
        [sys.executable, "-m", "sawt_reader", "library", "list"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert child.stdout and child.stderr and child.stdout.readline()
    child.stdout.close()
    assert child.stderr.read() == b""
    assert child.wait() == exits.CLOSED_PIPE


def test_who_somebody_is_and_who_held_an_office(folder: Path) -> None:
    with Library() as library:
        for name, day in (
            ("Claire Petit", "2023-01-02"),
            ("Claire Petit", "2023-03-04"),
            ("Luc\x1b[2J Bel", "2024-05-01"),
        ):
            readings.save(library, stating(name, "garde des Sceaux", published=day))
    result = run("who", "ministre", "de", "la", "Justice")
    assert result.exit_code == 0 and "\x1b" not in result.output
    last, first = result.stdout.splitlines()
    assert last.startswith("2024-05-01 ") and "Bel, garde des Sceaux" in last
    assert first.startswith("2023-01-02 – 2023-03-04    2  Claire Petit, garde des Sceaux  ")
    assert first.endswith("Visite du 2023-03-04")
    (known,) = [json.loads(line) for line in run("who", "petit", "--json").stdout.splitlines()]
    assert (known["name"], known["articles"], known["first"]) == ("Claire Petit", 2, "2023-01-02")
    nobody = run("who", "maire de Kermeur")
    assert (nobody.exit_code, nobody.stdout) == (0, "") and "Nothing is known" in nobody.stderr


def test_plain_text_names_holders_of_offices_too(
    folder: Path, tmp_path: Path, settings_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reading = calling("garde des Sceaux", published="2024-05-10")
    file = tmp_path / "qui-paiera.txt"
    file.write_text(reading.article.text)
    with Library() as library:
        readings.save(library, stating("Claire Petit", "ministre de la Justice", published="2024-05-01"))
        readings.save(library, reading)
    named = CliRunner().invoke(main.main, ["--plain", str(file)])
    assert "Claire Petit (from your library: Visite du 2024-05-01, 1 May 2024)" in named.stdout
    settings_file.parent.mkdir(exist_ok=True)
    settings_file.write_text("library.names = false\n")
    assert "Claire Petit" not in CliRunner().invoke(main.main, ["--plain", str(file)]).stdout


def test_articles_are_added_and_analysed(folder: Path, tmp_path: Path) -> None:
    press = tmp_path / "press"
    press.mkdir()
    (press / "1.txt").write_text("Le port\n\n« Nous rouvrons lundi », a déclaré Claire Petit.", "utf-8")
    (press / "2.txt").write_text("La rade\n\nRien n’est dit.", "utf-8")
    done = run("add", press, "/nowhere/x.txt")
    assert done.exit_code == 2 and "/nowhere/x.txt" in done.stderr
    (press / "x.pdf").write_bytes(b"%PDF-broken")
    done = run("add", press)
    assert done.exit_code == 2 and "x.pdf" in done.stderr
    assert "1/3  Le port  1 quote, 1 claim" in done.stderr
    listed = run("list").stdout
    assert "Le port" in listed and "La rade" in listed
    with Library() as library:
        before = library.execute("SELECT count(*) FROM readings")
    assert run("add", "--no-analysis", press / "1.txt").exit_code == 0
    with Library() as library:
        assert library.execute("SELECT count(*) FROM readings") == before
