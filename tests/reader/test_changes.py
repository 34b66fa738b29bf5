"""What changed since the version before: told, marked, listed; corrections that no longer fit are named."""

from __future__ import annotations

from pathlib import Path

import pytest

from sawt_reader.library import articles
from sawt_reader.library.store import Library
from sawt_reader.reader.app import SawtReader
from sawt_reader.reader.library.library_thread import LibraryThread
from sawt_reader.reader.main_screen.screen import ReadingScreen
from sawt_reader.reader.open.start import Start
from sawt_reader.reader.services import Services
from sawt_reader.reader.widgets.status import StatusLine
from sawt_reader.sources import load
from sawt_reader.system.settings import LibrarySettings, Settings

from .conftest import messages, press, rows, settled

BEFORE = "Le pont a coûté 50 000 euros à la ville. Le maire est ravi de son ouvrage.\n"
AFTER = "Le pont a coûté 15 000 euros à la ville. Nul ne sait pourquoi.\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "pont.txt"
    path.write_text(BEFORE, "utf-8")
    return path


def reader(file: Path, worker, settings: Settings | None = None) -> SawtReader:
    services = Services(worker=worker, library=LibraryThread(), settings=settings or Settings())
    return SawtReader(load(str(file)), services, Start(sources=(str(file),)))


async def test_after_f5_the_sentences_that_differ_are_told_marked_and_listed(file: Path, worker):
    async with (app := reader(file, worker)).run_test(size=(90, 30)) as pilot:
        await settled(pilot)
        file.write_text(AFTER, "utf-8")
        await press(pilot, "f5")
        assert "3 sentences differ from the version before; , shows them." in messages(pilot)
        assert any("±" in row for row in rows(app))
        pilot.app.clear_notifications()
        await press(pilot, "comma")
        text = "\n".join(rows(app))
        assert "± Le pont a coûté [-50-] {+15+} 000 euros à la ville" in text
        assert "− [-Le maire est ravi de son ouvrage.-]" in text and "+ {+Nul ne sait pourquoi.+}" in text
        await press(pilot, *"nul", "enter")
        assert isinstance(app.screen, ReadingScreen)
        assert app.screen.query_one(StatusLine).position.startswith("paragraph 1/1")


async def test_in_a_wide_terminal_both_versions_stand_side_by_side(file: Path, worker, snapshot, monkeypatch):
    monkeypatch.chdir(file.parent)
    file = Path(file.name)
    for text in (BEFORE, AFTER):
        file.write_text(text, "utf-8")
        with Library() as library:
            articles.add(library, load(str(file)))
            library.execute("UPDATE articles SET added = '2026-01-02T10:12:00.000Z'")
    async with (app := reader(file, worker)).run_test(size=(100, 30)) as pilot:
        await settled(pilot)
        await press(pilot, "comma")
        left, right = "± Le pont a coûté [-50-] 000 euros à la ville", "│ ± Le pont a coûté {+15+} 000 euros à la ville"
        assert any(left in row and right in row for row in rows(app))
        await snapshot(app, "changes-100x30")
        await pilot.resize_terminal(90, 30)
        await settled(pilot)
        assert "± Le pont a coûté [-50-] {+15+} 000 euros à la ville" in "\n".join(rows(app)), "one column"


async def test_a_change_is_told_once_and_marked_always(file: Path, worker):
    for text, told in ((BEFORE, 0), (AFTER, 1), (AFTER, 0)):
        file.write_text(text, "utf-8")
        async with (app := reader(file, worker)).run_test(size=(140, 30)) as pilot:
            await settled(pilot)
            assert sum("differ" in message for message in messages(pilot)) == told
            assert any("±" in row for row in rows(app)) == (text == AFTER)


async def test_another_version_is_chosen_to_compare_with(file: Path, worker):
    for text in ("Premier état du pont.\n", BEFORE, AFTER):
        file.write_text(text, "utf-8")
        with Library() as library:
            articles.add(library, load(str(file)))
    async with (app := reader(file, worker)).run_test(size=(140, 30)) as pilot:
        await press(pilot, "comma")
        await pilot.press("f2")  # what waits for the answer is under way until there is one
        await pilot.pause()
        await pilot.press("down", "enter")
        await settled(pilot)
        text = "\n".join(rows(app))
        assert "[-Premier état du pont.-]" in text and "50" not in text


async def test_only_as_many_versions_are_kept_as_are_set(file: Path, worker):
    for text in (BEFORE, AFTER):
        file.write_text(text, "utf-8")
        app = reader(file, worker, Settings(library=LibrarySettings(versions=1)))
        async with app.run_test(size=(140, 30)) as pilot:
            await settled(pilot)
    with Library() as library:
        (entry,) = articles.entries(library)
        assert entry.versions == 1


async def test_without_another_version_the_list_says_so(running):
    async with running() as pilot:
        await press(pilot, "comma")
        assert "The library has no other version of this article." in "\n".join(rows(pilot.app))
