"""The library of version c369f77, opened by the commands of today."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import msgspec
import pytest

from sawt_reader.library import annotation_store, articles, pages, search, sessions, subscriptions
from sawt_reader.library.records import Annotation, Bookmark, Draft, Note
from sawt_reader.library.store import Library
from sawt_reader.reading.serialization import to_json
from sawt_reader.sources.article import article_from_text

from .conftest import lost, objects, run, said

PORT = "/home/lecture/presse/port.txt"
SCHOOL = "https://www.lesillon.example/ecole"
# That version left claims with the old speaker of a quote whose speaker was corrected.
FOLLOWS = re.compile(r"\[1\]\.claims\[[356]\]\.(claimants|source_kind)")
RSS = "https://www.lesillon.example/rss"


def plain(values: Sequence[object]) -> list[Any]:
    """Records as they are in JSON."""
    return msgspec.json.decode(msgspec.json.encode(values))


@pytest.fixture
def library(left: Callable[[str], Path]) -> Path:
    return left("library")


@pytest.mark.parametrize(
    ("file", "command"),
    [
        ("library-list.jsonl", ("library", "list", "--json")),
        ("library-tags.jsonl", ("library", "tags", "--json")),
        ("library-export.jsonl", ("library", "export")),
        ("feeds-list.jsonl", ("feeds", "list", "--json")),
        *((f"search-{word}.jsonl", ("library", "search", word, "--json")) for word in ("travaux", "promet", "chiffre")),
        ("search-préfecture.jsonl", ("library", "search", "préfecture", "--json")),
    ],
)
def test_the_commands_say_all_that_they_said(library: Path, file: str, command: tuple[str, ...]):
    found = run(*command)
    assert found.exit_code == 0, found.stderr
    assert [one for one in lost(objects(said(file)), objects(found.stdout)) if not FOLLOWS.match(one)] == []


def test_every_annotation_is_as_it_was_written(library: Path):
    with Library() as opened:
        found = [one for entry in articles.entries(opened) for one in annotation_store.of(opened, entry.id)]
    assert [type(one).__name__ for one in found].count("Correction") == 9
    assert list(lost(objects(said("annotations.jsonl")), plain(found))) == []


def test_the_words_of_notes_and_drafts_are_where_they_were(library: Path):
    with Library() as opened:
        placed = annotation_store.listed(opened)
    words = {(type(one.annotation), getattr(one.annotation, "body", ""), one.place is not None) for one in placed}
    assert words == {
        (Bookmark, "", True),
        (Note, "Demander le chiffre exact.\nQui l’a donné ?", True),
        (Note, "Le Goff disait le contraire en 2022.", True),
        (Draft, "Vérifier auprès de", True),
        (Note, "Comparer avec le rapport de la chambre.", True),
    }
    # Never stored or printed: only the name of this field in the program has changed.
    old = said("remarks.jsonl").replace('"remark":', '"annotation":')
    assert list(lost(objects(old), plain(placed))) == []


def test_a_note_on_an_article_that_was_removed_is_back_with_it(library: Path):
    text = "La piscine ferme. « Faute de moyens », a reconnu Alice Lebrun."
    article = article_from_text(text, "/home/lecture/presse/piscine.txt")
    with Library() as opened:
        articles.add(opened, article)
        (note,) = annotation_store.of(opened, article.id)
    assert isinstance(note, Note) and note.body == "Article retiré, note gardée."


def test_every_sort_of_correction_holds(library: Path):
    (port,) = objects(run("library", "export", PORT).stdout)
    (hospital,) = objects(run("library", "export", "/home/lecture/presse/hopital.html").stdout)

    def words(reading: dict, item: dict) -> str:
        return reading["article"]["text"][item["spans"][0]["start"] : item["spans"][-1]["end"]]

    def speakers(beginning: str) -> list[str]:
        (quote,) = [one for one in port["quotes"] if words(port, one).startswith(beginning)]
        return [source["name"] for source in quote["speakers"]]

    assert speakers("que les travaux") == ["Élise Kerdran"]
    assert speakers("« On nous promet") == ["Loïc Morvan"]
    assert speakers("« Le chenal") == []
    assert "Valbrune" not in {entity["name"] for entity in port["entities"]}
    assert not any("Aucun poste" in words(hospital, quote) for quote in hospital["quotes"])
    assert not any("coûtera" in words(hospital, claim) for claim in hospital["claims"])
    status = {}
    for reading in (port, hospital):
        for item in reading["review"]["items"]:
            made = item.get("quote") or item.get("claim")
            if item.get("status"):
                status[words(reading, made)] = item["status"]
    assert status == {
        "« Nous avons investi 12 millions d’euros dans les quais »": "checked",
        "que les travaux étaient terminés": "to check",
        "140 bateaux pourraient revenir avant l’été": "doubtful",
        "« Nous serons vigilants »": "to check",
    }


def test_who_said_what_is_found_with_the_corrections(library: Path):
    with Library() as opened:
        (hit,) = [hit for hit in search.search(opened, "promet") if hit.layer == "quote"]
        assert "« On nous promet" in hit.snippet
        row = "SELECT speakers FROM statements WHERE text LIKE '« On nous promet%'"
        assert opened.execute(row) == [('["Loïc Morvan"]',)]


def test_who_was_what_is_learnt_from_the_readings_it_left(library: Path):
    with Library() as opened:
        assert opened.execute("SELECT count(*) FROM roles") == [(0,)], "opening it waits for nothing"
    found = objects(run("library", "who", "kerdran", "--json").stdout)
    assert [(held["name"], held["role"]) for held in found] == [("Élise Kerdran", "maire de Valbrune")]
    assert objects(run("library", "who", "maire de Valbrune", "--json").stdout) == found


def test_feeds_keep_what_is_read_and_new(library: Path):
    with Library() as opened:
        announced = subscriptions.announced(opened, RSS)
        known = subscriptions.known(opened, RSS)
    assert list(lost(objects(said("announced.jsonl")), plain(announced))) == []
    assert known is not None and (known.etag, known.retrieved) == ('"301"', "2024-05-23T07:00:00Z")
    assert run("feeds", "export").stdout.split() == said("feeds.opml").split()


def test_a_page_that_was_kept_opens_offline(library: Path, monkeypatch: pytest.MonkeyPatch):
    from sawt_reader.sources import SourceError

    def offline(*_: object, **__: object) -> None:
        raise SourceError("no network")

    monkeypatch.setattr("sawt_reader.sources.load", offline)
    assert "Sophie Lanier" in pages.load(SCHOOL).text


def test_the_reader_goes_on_where_it_was_left(library: Path):
    article = sessions.last_article()
    assert article is not None and article.source == PORT


def test_a_record_is_written_as_that_version_reads_it(library: Path):
    """So that going back to an earlier version loses nothing either."""
    with Library() as opened:
        rows = opened.execute("SELECT record FROM annotations")
    decoder = msgspec.json.Decoder(Annotation)
    for (record,) in rows:
        assert list(lost(msgspec.json.decode(record), msgspec.json.decode(to_json(decoder.decode(record))))) == []
