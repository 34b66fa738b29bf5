"""What comes back when an article is opened again."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from sawt_reader.library import annotation_store, articles, readings, schema
from sawt_reader.library.store import Library
from sawt_reader.reader.widgets.item_list import ItemList
from sawt_reader.reader.widgets.status import StatusLine
from sawt_reader.reading import protocol
from sawt_reader.reading.model import Analyzer

from .conftest import messages


def titles(pilot) -> list[str]:
    return [items.title for items in pilot.app.screen.query(ItemList)]


async def test_the_lists_are_full_without_the_worker(running, worker):
    async with running():
        pass
    async with running(analysed=False) as pilot:
        assert titles(pilot) == ["Entities · 4", "Quotes · 4", "Claims · 4"]
        assert pilot.app.screen.query_one(StatusLine).state == "analysed before"
        assert len(worker.asked) == 1, "no second analysis"


async def test_the_place_comes_back(running):
    async with running() as pilot:
        await pilot.press("s", "s")
    async with running(analysed=False) as pilot:
        assert pilot.app.screen.query_one(StatusLine).position.startswith("sentence 5/8")


async def test_the_place_comes_back_to_an_article_that_is_opened_from_another(running, tmp_path: Path):
    other = tmp_path / "autre.txt"
    other.write_text("Un mot. Un autre mot.", "utf-8")
    async with running(sources=("phare.txt", str(other))) as pilot:
        await pilot.press("G", "o", "down", "enter")
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        await pilot.app.opened()
        await pilot.press("o", "up", "enter")
        await pilot.pause()
        await pilot.app.opened()
        assert pilot.app.screen.query_one(StatusLine).position.startswith("sentence 8/8")


async def test_a_reading_by_another_analyser_is_renewed_in_the_background(running, worker, reading):
    async with running():
        pass
    async with running(analysed=False) as pilot:
        await pilot.pause()
        worker.say(protocol.Ready(0.1, Analyzer("newer", "none")))
        await pilot.pause()
        assert len(worker.asked) == 2
        worker.say(protocol.Partial(2, replace(reading, quotes=())))
        await pilot.pause()
        assert titles(pilot)[1] == "Quotes · 4", "a part does not take the place of the whole"
        newer = replace(reading, quotes=reading.quotes[:3], analyzer=Analyzer("newer", "none"))
        worker.say(protocol.Done(2, newer, 0.1))
        await pilot.pause()
        assert titles(pilot)[1] == "Quotes · 3"
    async with running(analysed=False) as pilot:
        assert titles(pilot)[1] == "Quotes · 3"


async def test_indexes_that_the_library_lacks_are_built_once_the_article_is_shown(
    running, library_folder: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(schema, "LATE_INDEXES", ("a ON articles (title_key)", "b ON articles (added)"))
    async with running() as pilot:
        await pilot.app.workers.wait_for_complete()
        with Library(library_folder) as library:
            assert not library.build_next_index()


async def test_a_reading_by_the_same_analyser_is_not_made_again(running, worker, reading):
    async with running():
        pass
    async with running(analysed=False) as pilot:
        worker.say(protocol.Ready(0.1, reading.analyzer))
        await pilot.pause()
        assert len(worker.asked) == 1


async def test_a_text_cut_otherwise_is_analysed_anew(running, worker, reading, article, library_folder: Path):
    with Library(library_folder) as library:
        readings.save(library, replace(reading, article=replace(article, blocks=article.blocks[:1])))
    async with running(analysed=False) as pilot:
        assert len(worker.asked) == 1
        assert not pilot.app.analysed


async def test_without_a_library_nothing_is_left(running, worker, library_folder: Path):
    async with running(library=False) as pilot:
        await pilot.press("j", "j")
        assert pilot.app.analysed
    assert not library_folder.exists()


async def test_the_article_is_in_the_library_before_it_is_analysed(running, article, library_folder: Path):
    async with running(analysed=False):
        pass
    with Library(library_folder) as library:
        entry = articles.entry(library, article.id)
        assert entry and entry.quotes is None and entry.opened


def _damaged(folder: Path) -> None:
    (folder / "library.sqlite3").write_bytes(b"no library at all" * 100)


def _newer(folder: Path) -> None:
    Library(folder).close()
    connection = sqlite3.connect(folder / "library.sqlite3")
    connection.execute("PRAGMA user_version = 999")
    connection.close()


def _a_folder_in_its_place(folder: Path) -> None:
    (folder / "library.sqlite3").mkdir()


@pytest.mark.parametrize("spoil", [_damaged, _newer, _a_folder_in_its_place])
async def test_a_library_that_cannot_be_used_is_a_line_in_the_status(running, library_folder: Path, screen_rows, spoil):
    library_folder.mkdir()
    spoil(library_folder)
    before = sorted(library_folder.iterdir())
    async with running() as pilot:
        await pilot.press("j", "s")
        await pilot.pause()
        assert pilot.app.analysed
        assert "⚠ the library" in "\n".join(screen_rows(pilot.app))
    assert sorted(library_folder.iterdir()) == before


async def test_a_library_that_is_locked_for_long_holds_up_nothing_but_itself(
    running, library_folder: Path, screen_rows, monkeypatch: pytest.MonkeyPatch
):
    """As by a program that copies the file: the wait for it is over once, not once a question."""
    Library(library_folder).close()
    waits = []
    connect = sqlite3.connect

    def hurried(file: Path, timeout: float, **options: Any) -> sqlite3.Connection:
        waits.append(timeout)
        return connect(file, timeout=0.01, **options)

    lock = connect(library_folder / "library.sqlite3", isolation_level=None)
    lock.execute("PRAGMA locking_mode = EXCLUSIVE")
    lock.execute("BEGIN EXCLUSIVE")
    before = (library_folder / "library.sqlite3").read_bytes()
    monkeypatch.setattr(sqlite3, "connect", hurried)
    async with running() as pilot:
        await pilot.press("j", "s", "m")
        await pilot.pause()
        assert pilot.app.analysed
        assert "locked by another process" in "\n".join(screen_rows(pilot.app))
    assert len(waits) == 1
    lock.close()
    assert (library_folder / "library.sqlite3").read_bytes() == before


async def test_a_disk_that_is_full_from_now_on_is_a_line_in_the_status(
    running, article, library_folder: Path, screen_rows, monkeypatch: pytest.MonkeyPatch
):
    async with running() as pilot:
        await pilot.press("j", "m")
        await pilot.pause()
    resource = pytest.importorskip("resource")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    async with running() as pilot:
        # No file may grow: what is written to the log of the library fails, as on a full disk.
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, hard))
        try:
            await pilot.press("j", "j", "m")
            await pilot.pause()
            assert pilot.app.analysed
            said = messages(pilot)
            assert any("cannot be used" in message for message in said), said
            await pilot.app.current_article.save()
            await pilot.pause()
            assert "⚠ the library" in "\n".join(screen_rows(pilot.app))
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    with Library(library_folder) as library:
        assert library.execute("PRAGMA integrity_check") == [("ok",)]
        assert len(annotation_store.of(library, article.id)) == 1
