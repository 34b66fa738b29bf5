"""A library that another program has written into: what is damaged is left out and named, and all else is there."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest
from click.testing import CliRunner
from msgspec.structs import replace

from sawt_reader.cli import main
from sawt_reader.library import (
    annotation_store,
    articles,
    changes,
    exported,
    people,
    readings,
    removal,
    said_before,
    sessions,
    subscriptions,
    tags,
    watches,
)
from sawt_reader.library.anchors import anchor
from sawt_reader.library.records import Change, Session, new_bookmark, new_correction, new_draft, new_note
from sawt_reader.library.schema import INDEXES
from sawt_reader.library.search import search
from sawt_reader.library.store import FILE, Library, LibraryError
from sawt_reader.reader.app import SawtReader
from sawt_reader.reader.library.library_thread import LibraryThread
from sawt_reader.reader.library.queries import (
    Position,
    find_changes,
    load_state,
    save_opened,
    save_position,
    save_reading,
)
from sawt_reader.reader.open.start import Start
from sawt_reader.reader.services import Services
from sawt_reader.reading.model import Reading, Span
from sawt_reader.sources import article_from_text
from sawt_reader.sources.feed_model import Entry, Feed

FEED = Feed(
    "https://cote.invalid/fil", "La Côte", (Entry("1", "Dunes", "https://cote.invalid/dunes"),), retrieved="2023"
)
VALUES = ("NULL", "'x'", "x'00ff'", "CAST(x'ff41' AS TEXT)", "-1", "1e308")
OTHER = "Un autre article parle de la plage."


@pytest.fixture(scope="module")
def whole(sound: Reading, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of a library that has something in every table."""
    folder = tmp_path_factory.mktemp("whole")
    text = sound.article.text
    with Library(folder) as library:
        articles.add(library, article_from_text(OTHER))
        readings.save(library, sound)
        place = anchor(text, "quote", sound.quotes[0].spans[0])
        for one in (
            new_note(place, "À revoir"),
            new_bookmark(place),
            new_draft(place, None),
            new_correction(place, status="checked"),
        ):
            changes.make(library, Change(sound.article.id, None, one))
        tags.add(library, sound.article.id, "côte")
        subscriptions.store(library, FEED.source, FEED)
        sessions.save(library, Session(sound.article.id, "{}"))
        people.speakers(library)
    return folder / FILE


def columns(file: Path) -> Iterator[tuple[str, str]]:
    """Every column of every table of ours."""
    with closing(sqlite3.connect(file)) as connection:
        tables = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE '%index%'")
        for (table,) in tables.fetchall():
            yield from ((table, row[1]) for row in connection.execute(f"PRAGMA table_info({table})").fetchall())


def edit(file: Path, *statements: str) -> bool:
    """Write into a library as another program might. False where SQLite itself refuses."""
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        connection.execute("PRAGMA ignore_check_constraints = ON")
        try:
            for statement in statements:
                connection.execute(statement)
        except sqlite3.Error:
            return False
    return True


def uses(reading: Reading) -> list[Callable[[Library], object]]:
    """All that the reader and the commands ask of a library; what takes articles out comes last."""
    id, article = reading.article.id, reading.article
    note = new_note(anchor(article.text, "sentence", Span(0, 5)), "Encore")
    return [
        articles.entries,
        partial(articles.entries, order="title"),
        articles.count,
        partial(articles.find, name=id[:8]),
        partial(articles.get, article_id=id),
        partial(articles.versions, article_id=id),
        partial(search, words="plage"),
        partial(people.person_page, name="Maïa Tanguy"),
        partial(people.outlet_page, name="La Côte"),
        people.speakers,
        people.outlets,
        partial(people.speakers, beginning="ma"),
        partial(people.voice_history, name="Maïa Tanguy"),
        people.voices_by_outlet,
        partial(said_before.find, words="la plage de la ville est fermée"),
        partial(find_changes, article=article, keep=3),
        partial(watches.find, search="plage above:1"),
        partial(watches.find, search="accuses:Tanguy"),
        partial(watches.add, search="plage"),
        watches.listed,
        partial(watches.mark_seen, search="plage"),
        tags.counted,
        partial(tags.of, article_id=id),
        annotation_store.listed,
        partial(exported.line, article_id=id),
        subscriptions.followed,
        partial(subscriptions.announced, source=FEED.source),
        partial(subscriptions.known, source=FEED.source),
        sessions.last,
        partial(load_state, article=article),
        partial(save_opened, article=article),
        partial(save_position, position=Position(id, 3, True, "{}")),
        partial(changes.make, change=Change(id, None, note)),
        partial(changes.undo, article=id),
        partial(changes.redo, article=id),
        partial(save_reading, reading=reading),
        partial(tags.add, article_id=id, name="Cote"),
        partial(subscriptions.store, source=FEED.source, feed=FEED),
        partial(subscriptions.mark_read, source=FEED.source, ids=["1"]),
        partial(removal.remove, article_id=id),
        lambda library: removal.forget(library, id),
    ]


def use(file: Path, reading: Reading) -> list[str]:
    """Use a library in every way. Returns the lines it gives."""
    said: list[str] = []
    try:
        library = Library(file.parent)
    except LibraryError as error:
        return [str(error)]
    with library:
        for question in uses(reading):
            try:
                question(library)
            except LibraryError as error:
                said.append(str(error))
        said += library.damage()
    return said


def copied(whole: Path, tmp_path: Path, name: str) -> Path:
    folder = tmp_path / name
    folder.mkdir()
    return Path(shutil.copy(whole, folder / FILE))


def test_a_whole_library_has_nothing_to_say(whole: Path, sound: Reading, tmp_path: Path) -> None:
    assert use(copied(whole, tmp_path, "a"), sound) == []


@pytest.mark.parametrize("value", VALUES)
def test_any_column_of_any_type(value: str, whole: Path, sound: Reading, tmp_path: Path) -> None:
    edited = 0
    for number, (table, column) in enumerate(columns(whole)):
        file = copied(whole, tmp_path, str(number))
        if not edit(file, f"UPDATE {table} SET {column} = {value}"):
            continue
        edited += 1
        said = use(file, sound)
        assert not any("\n" in line or "\x1b" in line for line in said), (table, column)
    assert edited > 20


def tables(file: Path) -> set[str]:
    return {table for table, _column in columns(file)} | set(INDEXES)


def test_a_table_that_is_gone(whole: Path, sound: Reading, tmp_path: Path) -> None:
    for table in tables(whole):
        file = copied(whole, tmp_path, table)
        assert edit(file, f"DROP TABLE {table}")
        said = use(file, sound)
        assert said and all("corrupted (" in line and "\n" not in line for line in said), table


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE articles SET place = 'x' WHERE id = :id",
        "UPDATE articles SET title = x'00ff' WHERE id = :id",
        "UPDATE articles SET read = 7 WHERE id = :id",
        'UPDATE texts SET blocks = \'[{"kind":"title","start":0,"end":900000}]\' WHERE text LIKE \'Les dunes%\'',
        "UPDATE texts SET blocks = '[]' WHERE text LIKE 'Les dunes%'",
        "UPDATE texts SET blocks = '{\"a\":[[[' WHERE text LIKE 'Les dunes%'",
        "UPDATE texts SET text = '' WHERE text LIKE 'Les dunes%'",
        "UPDATE texts SET text = x'4c' WHERE text LIKE 'Les dunes%'",
    ],
)
def test_one_damaged_article_leaves_the_others(damage: str, whole: Path, sound: Reading, tmp_path: Path) -> None:
    file = copied(whole, tmp_path, "a")
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        connection.execute(damage, {"id": sound.article.id} if ":id" in damage else {})
    with Library(file.parent) as library:
        other = article_from_text(OTHER)
        assert articles.get(library, other.id) == replace(other, source="-")
        assert other.id in [entry.id for entry in articles.entries(library)]
        listed = sound.article.id in [entry.id for entry in articles.entries(library)]
        there = articles.get(library, sound.article.id)
        assert not listed or there is None
        assert [line for line in library.damage() if sound.article.id[:20] in line]
        assert library.damage() == []
        # Read from its file again, it is as it was.
        articles.add(library, sound.article)
        articles.save_place(library, sound.article.id, 5)
        articles.mark_read(library, sound.article.id, read=True)
        assert articles.get(library, sound.article.id).text == sound.article.text
        assert {entry.id for entry in articles.entries(library)} == {sound.article.id, other.id}


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE articles SET title = x'00ff'",
        "UPDATE articles SET place = 'x'",
        "UPDATE texts SET blocks = '[]'",
        "UPDATE annotations SET record = 'x'",
        "UPDATE tags SET name = x'ff'",
        "DROP TABLE tags",
    ],
)
def test_commands_name_it_and_the_reader_starts(
    damage: str, whole: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = copied(whole, tmp_path, "a")
    monkeypatch.setenv("SAWT_READER_DATA", str(file.parent))
    assert edit(file, damage)
    said = ""
    for command in ("list", "search plage", "export", "tags"):
        ended = CliRunner().invoke(main.main, ["library", *command.split()])
        assert ended.exit_code in (0, 2) and not isinstance(ended.exception, Exception), command
        said += ended.stderr
    lines: list[str] = []
    article = sessions.last_article(lines.append)
    assert article is None or article.blocks
    reported = said + "".join(lines)
    assert "damaged" in reported or "corrupted" in reported
    assert "\x1b" not in said and "\xff" not in said


async def test_the_reader_opens_an_article_whose_row_is_damaged(
    whole: Path, sound: Reading, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = copied(whole, tmp_path, "a")
    monkeypatch.setenv("SAWT_READER_DATA", str(file.parent))
    assert edit(file, "UPDATE articles SET place = 'x'", "UPDATE annotations SET record = 'x'")
    app = SawtReader(sound.article, Services(library=LibraryThread()), Start(sources=["côte.txt"]))
    async with app.run_test(size=(160, 40)) as pilot:
        await app.opened()
        await pilot.pause()
        await app.workers.wait_for_complete()
        await pilot.pause()
        shown = " ".join("".join(s.text for s in strip) for strip in app.screen._compositor.render_strips())
        assert "skipped a damaged row" in " ".join(shown.split())
        await pilot.press("j", "B")
        await pilot.pause()
        assert app.is_running
