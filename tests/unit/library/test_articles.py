"""Articles in and out of the library: versions, places, tags, lists, removal."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from sawt_reader.library import annotation_store, articles, changes, people, readings, removal, search, sessions, tags
from sawt_reader.library.anchors import anchor
from sawt_reader.library.records import Change, Scope, Session, new_note
from sawt_reader.library.store import Library, LibraryError
from sawt_reader.reading.model import Analyzer, Article, Reading, Span

MakeArticle = Callable[..., Article]
MakeReading = Callable[..., Reading]
URL = "https://journal.example/pont"


def ids(library: Library, *args, **kwargs) -> list[str]:
    return [entry.id for entry in articles.entries(library, *args, **kwargs)]


def test_article_comes_back_as_it_was(library: Library, article_of: MakeArticle) -> None:
    article = article_of("Le pont.", url=URL, title="Été", outlet="Le Phare", published="2024-05-02", dropped=3)
    articles.add(library, article)
    assert articles.get(library, article.id) == article
    assert articles.get(library, "unknown") is None


def test_reading_comes_back_as_it_was(library: Library, reading_of: MakeReading) -> None:
    reading = reading_of(("Anne Roy", "le pont est fermé"))
    assert readings.load(library, reading.article.id) is None
    readings.save(library, reading)
    assert readings.load(library, reading.article.id) == reading
    assert readings.load(library, reading.article.id, reading.analyzer) == reading
    assert readings.load(library, reading.article.id, Analyzer("2", "model")) is None


def test_a_newer_reading_takes_the_place_of_the_old_one_of_its_model(library: Library, reading_of: MakeReading) -> None:
    words = ("Anne Roy", "le pont est fermé")
    old, new, large = (reading_of(words, analyzer=Analyzer(*by)) for by in (("1", "md"), ("2", "md"), ("1", "lg")))
    for reading in (old, large, new):
        readings.save(library, reading)
    id = old.article.id
    assert readings.load(library, id, old.analyzer) is None
    assert readings.load(library, id, large.analyzer) == large
    assert readings.load(library, id) == new


def test_a_damaged_reading_is_as_if_it_were_not_there(library: Library, reading_of: MakeReading) -> None:
    reading = reading_of(("Anne Roy", "le pont est fermé"))
    readings.save(library, reading)
    for body in (b"", b"not zlib", b"x\x9c\x03\x00\x00\x00\x00\x01"):
        library.execute("UPDATE readings SET body = ?", (body,))
        assert readings.load(library, reading.article.id) is None


def test_versions_of_one_url_belong_together(library: Library, article_of: MakeArticle) -> None:
    old, new = article_of("Le pont.", url=URL), article_of("Le pont est fermé.", url=URL)
    other = article_of("Autre chose.", url="https://journal.example/autre")
    for article in (old, other, new):
        articles.add(library, article)
    assert ids(library) == [new.id, other.id]
    assert [entry.id for entry in articles.versions(library, old.id)] == [new.id, old.id]
    assert [entry.versions for entry in articles.entries(library)] == [2, 1]
    articles.add(library, old)
    assert ids(library) == [other.id, old.id]


def test_versions_of_one_file_belong_together_from_any_folder(
    library: Library, article_of: MakeArticle, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a").mkdir()
    articles.add(library, article_of("Un.", source=str(tmp_path / "a" / "x.txt")))
    monkeypatch.chdir(tmp_path / "a")
    articles.add(library, article_of("Deux.", source="x.txt"))
    monkeypatch.chdir(tmp_path)
    articles.add(library, article_of("Trois.", source="x.txt"))
    assert sorted(entry.versions for entry in articles.entries(library)) == [1, 2]


def test_standard_input_is_no_common_source(library: Library, article_of: MakeArticle) -> None:
    for text in ("Un.", "Deux."):
        articles.add(library, article_of(text))
    assert len(ids(library)) == 2


def test_adding_again_learns_and_keeps_the_place(library: Library, article_of: MakeArticle) -> None:
    article = article_of("Le pont est fermé.")
    articles.add(library, article)
    articles.save_place(library, article.id, 8)
    articles.mark_read(library, article.id, read=True)
    articles.add(library, msgspec.structs.replace(article, outlet="Le Phare"))
    entry = articles.entry(library, article.id)
    assert entry and (entry.place, entry.read, entry.outlet) == (8, True, "Le Phare")


def test_what_is_known_outlives_another_look_through_standard_input(library: Library, article_of: MakeArticle) -> None:
    known = article_of("Le pont.", url=URL, source=URL, title="Pont", published="2024-05-02")
    articles.add(library, known)
    articles.add(library, article_of("Le pont."))
    assert articles.get(library, known.id) == known
    (entry,) = articles.entries(library)
    assert (entry.source, entry.day) == (URL, "2024-05-02")


def test_lists_are_sorted_and_narrowed(library: Library, article_of: MakeArticle) -> None:
    first = article_of("Un.", title="Zèbre", outlet="Écho", published="2024-01-01")
    second = article_of("Deux.", title="Élan", outlet="Phare", published="2023-01-01")
    third = article_of("Trois.", title="furet", published="2022-01-01")
    for article in (second, third, first):
        articles.add(library, article)
    articles.mark_opened(library, third.id)
    articles.mark_read(library, first.id, read=True)
    assert tags.add(library, second.id, " #à  vérifier ") == "à-vérifier"
    assert ids(library, "published") == [first.id, second.id, third.id]
    assert ids(library, "title") == [second.id, third.id, first.id]
    assert ids(library, "outlet") == [first.id, second.id, third.id]
    assert ids(library, "opened")[0] == third.id
    assert ids(library, "added", limit=1) == [first.id]
    assert set(ids(library, within=Scope(unread=True))) == {second.id, third.id}
    assert ids(library, within=Scope(tags=("A Verifier",))) == [second.id]
    assert ids(library, within=Scope(outlet="echo")) == [first.id]


def test_tags_are_of_all_versions(library: Library, article_of: MakeArticle) -> None:
    old, new = article_of("Le pont.", url=URL), article_of("Le pont est fermé.", url=URL)
    articles.add(library, old)
    tags.add(library, old.id, "voirie")
    tags.add(library, old.id, "voirie")
    articles.add(library, new)
    assert [entry.tags for entry in articles.entries(library)] == [("voirie",)]
    assert [tag.name for tag in tags.counted(library)] == ["voirie"]
    assert tags.add(library, new.id, "Voirie") == "voirie", "one tag, however it is typed"
    tags.remove(library, new.id, "VOIRIE")
    assert [tag.name for tag in tags.counted(library)] == []


def test_an_article_is_found_by_what_people_know_of_it(
    library: Library, article_of: MakeArticle, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    old = article_of("Le pont.", url=URL, source="pont.html")
    new = article_of("Le pont est fermé.", url=URL)
    for article in (old, new):
        articles.add(library, article)
    for name in (URL, "pont.html", str(tmp_path / "pont.html"), new.id, new.id[:8], new.id[:8].upper()):
        assert articles.find(library, name) == new.id
    assert articles.find(library, old.id[:8]) == old.id
    for name in ("", "abc", "nowhere.txt", "100%"):
        with pytest.raises(LibraryError, match="no article"):
            articles.find(library, name)


def test_removed_article_keeps_its_notes_for_when_it_returns(library: Library, reading_of: MakeReading) -> None:
    reading = reading_of(("Anne Roy", "le pont est fermé"))
    article = reading.article
    readings.save(library, reading)
    note = new_note(anchor(article.text, "sentence", Span(0, 8)), "vu")
    changes.make(library, Change(article.id, None, note))
    tags.add(library, article.id, "voirie")
    removal.remove(library, article.id)
    assert ids(library) == [] and search.search(library, "pont") == []
    assert articles.get(library, article.id) is None and readings.load(library, article.id) is None
    articles.add(library, article)
    assert annotation_store.of(library, article.id) == [note]
    assert articles.entries(library)[0].tags == ("voirie",)


def test_a_removed_article_is_brought_back_as_it_was(library: Library, reading_of: MakeReading) -> None:
    old, new = (reading_of(("Anne Roy", f"le pont est {state}"), url=URL) for state in ("fermé", "rouvert"))
    for reading in (old, new):
        readings.save(library, reading)
    articles.save_place(library, new.article.id, 7)
    articles.mark_read(library, new.article.id, read=True)
    articles.mark_opened(library, old.article.id)
    before = [articles.entry(library, reading.article.id) for reading in (old, new)]
    removed = removal.remove(library, old.article.id)
    assert ids(library) == [] and people.person_page(library, "Anne Roy").total == 0
    assert removal.remove(library, old.article.id) is None
    assert removed is not None
    removal.restore(library, removed)
    assert [articles.entry(library, reading.article.id) for reading in (old, new)] == before
    assert [readings.load(library, reading.article.id) for reading in (old, new)] == [old, new]
    assert ids(library) == [new.article.id]
    assert [s.text for s in people.person_page(library, "Anne Roy").statements][:1] == ["« le pont est rouvert »"]


def test_what_was_read_again_meanwhile_is_brought_back_once(library: Library, reading_of: MakeReading) -> None:
    reading = reading_of(("Anne Roy", "le pont est fermé"), url=URL)
    readings.save(library, reading)
    removed = removal.remove(library, reading.article.id)
    readings.save(library, reading)
    assert removed is not None
    removal.restore(library, removed)
    assert ids(library) == [reading.article.id]
    assert people.person_page(library, "Anne Roy").total == 2


def test_session_comes_back_and_goes_with_its_article(library: Library, article_of: MakeArticle) -> None:
    article = article_of("Le pont.")
    articles.add(library, article)
    assert sessions.last(library) is None
    sessions.save(library, Session(article.id, "{}"))
    sessions.save(library, Session(article.id, '{"pane": 2}'))
    assert sessions.last(library) == Session(article.id, '{"pane": 2}')
    removal.remove(library, article.id)
    assert sessions.last(library) is None
