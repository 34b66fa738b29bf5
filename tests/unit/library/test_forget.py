"""Forgetting: no table, index, file or freed page knows the article any more, and everything else is still there."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from msgspec.structs import replace

from sawt_reader.library import articles, changes, people, readings, removal, roles, schema, search, sessions, tags
from sawt_reader.library.anchors import anchor
from sawt_reader.library.records import Change, Session, new_correction, new_note
from sawt_reader.library.store import Library, LibraryError
from sawt_reader.reading.kinds import extent
from sawt_reader.reading.model import Reading, Span

Make = Callable[..., Reading]
SECRET = "xylophone"


@pytest.fixture
def secret(library: Library, reading_of: Make) -> Reading:
    """A work of two versions with all that can hang on it, among twenty others."""
    for number in range(20):
        readings.save(library, reading_of(("Anne Roy", f"le pont {number} est fermé"), ("Luc Bel", "la route aussi")))
    first, second = (
        reading_of((f"Zoé {SECRET.title()}", f"le {SECRET} {n}"), title=SECRET, url=f"https://{SECRET}.example/")
        for n in (1, 2)
    )
    for reading in (first, second):
        people = tuple(replace(one, roles=(f"maire de {SECRET.title()}",)) for one in reading.entities)
        reading = replace(reading, entities=people)
        readings.save(library, reading)
        id, text = reading.article.id, reading.article.text
        correction = new_correction(anchor(text, "quote", extent(reading.quotes[0])), speakers=(f"Mme {SECRET}",))
        for one in (new_note(anchor(text, "sentence", Span(0, 9)), f"mon {SECRET}"), correction):
            changes.make(library, Change(id, None, one))
    tags.add(library, id, SECRET)
    sessions.save(library, Session(id, f'{{"filter": "{SECRET}"}}'))
    return second


def test_nothing_is_left_of_it(library: Library, secret: Reading) -> None:
    (library.folder / "library.before-1.sqlite3").write_bytes(SECRET.encode())
    forgotten = removal.forget(library, secret.article.id)
    assert (forgotten.versions, forgotten.wiped) == (2, True)
    for path in library.folder.iterdir():
        content = path.read_bytes().lower()
        assert SECRET.encode() not in content, path
        assert secret.article.id.encode() not in content, path
    assert search.search(library, SECRET) == []
    assert sessions.last(library) is None
    assert roles.who(library, SECRET) == roles.who(library, f"maire de {SECRET.title()}") == []
    assert [tag.name for tag in tags.counted(library)] == []


def test_all_others_are_still_there(library: Library, secret: Reading) -> None:
    removal.forget(library, secret.article.id)
    assert len(articles.entries(library)) == 20
    assert len(search.search(library, "pont", ["article"])) == 20
    assert people.person_page(library, "Luc Bel").total == 40
    for index in schema.INDEXES:
        library.execute(f"INSERT INTO {index} ({index}, rank) VALUES ('integrity-check', 1)")
    assert library.execute("PRAGMA integrity_check") == [("ok",)]
    assert library.execute("PRAGMA foreign_key_check") == []


def test_what_a_removed_article_left_can_be_forgotten_too(library: Library, secret: Reading) -> None:
    removal.remove(library, secret.article.id)
    assert removal.forget(library, f"https://{SECRET}.example/").versions == 0
    assert all(SECRET.encode() not in path.read_bytes().lower() for path in library.folder.iterdir())


def test_removal_without_notes_leaves_no_name_behind(library: Library, secret: Reading) -> None:
    other = articles.entries(library)[-1].id
    removal.remove(library, other)
    with pytest.raises(LibraryError, match="no article"):
        removal.forget(library, other)


def test_one_wrong_name_and_none_is_forgotten(library: Library, secret: Reading) -> None:
    with pytest.raises(LibraryError, match="nowhere"):
        removal.forget(library, secret.article.id, "nowhere")
    assert articles.get(library, secret.article.id)


def test_a_reader_in_the_way_is_told(library: Library, secret: Reading) -> None:
    with Library(library.folder) as other:
        library.execute("PRAGMA busy_timeout = 0")
        other.execute("BEGIN")
        assert articles.entries(other)
        assert not removal.forget(library, secret.article.id).wiped
        other.execute("COMMIT")
        assert len(articles.entries(other)) == 20
    assert search.search(library, SECRET) == []


def test_removal_keeps_the_indexes_true(library: Library, secret: Reading) -> None:
    removal.remove(library, secret.article.id)
    for index in schema.INDEXES:
        library.execute(f"INSERT INTO {index} ({index}, rank) VALUES ('integrity-check', 1)")
    assert library.execute("PRAGMA foreign_key_check") == []


def test_what_a_feed_announced_of_it_goes_too(library: Library, secret: Reading) -> None:
    library.execute("INSERT INTO subscriptions (number, source, title) VALUES (1, 'https://fil.example/', 'Fil')")
    for number, url in enumerate((secret.article.url, "https://autre.example/")):
        library.execute(
            "INSERT INTO announcements (subscription, id, title, url, summary, arrived) VALUES (1, ?, ?, ?, '', '')",
            (str(number), SECRET if url == secret.article.url else "autre", url),
        )
    removal.forget(library, secret.article.id)
    assert library.execute("SELECT title FROM announcements") == [("autre",)]
    assert all(SECRET.encode() not in path.read_bytes().lower() for path in library.folder.iterdir())
