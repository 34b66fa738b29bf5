"""The dialog that writes the article in another format."""

from __future__ import annotations

import json
import threading
from pathlib import Path

import pytest
from textual.widgets import Input, Static

from sawt_reader.exports import with_model
from sawt_reader.exports.formats import FORMATS, Format
from sawt_reader.reader.main_screen.screen import ReadingScreen
from sawt_reader.reader.screens.export import ExportScreen

from .conftest import messages


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder the reader is started in."""
    folder = tmp_path / "here"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


async def written(pilot) -> None:
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


async def test_the_page_is_the_first_choice(running, here: Path, snapshot):
    async with running() as pilot:
        await pilot.press("x")
        await pilot.pause()
        where = pilot.app.screen.query_one(".message", Static)
        assert str(here) in str(where.content)
        where.update("Enter writes it in /home/ada; tab goes to the name.")  # the folder is another one in each run
        await pilot.pause()
        await snapshot(pilot.app, "export-140x45")
        await pilot.press("enter", "enter")
        await written(pilot)
        assert isinstance(pilot.app.screen, ReadingScreen)
        (page,) = here.iterdir()
        assert page.name == "le-port-de-valmer-rouvre-ses-quais-phare.html" and "Jeanne Corbin" in page.read_text()
        assert [str(page) in notification for notification in messages(pilot)] == [True]


async def test_nothing_is_replaced_without_a_second_enter(running, here: Path):
    async with running() as pilot:
        await pilot.press("x", "enter")
        name = here / pilot.app.focused.value
        name.write_text("mine")
        await pilot.press("enter")
        await written(pilot)
        assert isinstance(pilot.app.screen, ExportScreen) and name.read_text() == "mine"
        await pilot.press("enter")
        await written(pilot)
        assert isinstance(pilot.app.screen, ReadingScreen) and name.read_text() != "mine"


async def test_a_folder_that_is_not_there_is_told(running, screen_rows):
    async with running() as pilot:
        await pilot.press("x", "enter")
        pilot.app.screen.query_one(Input).value = "/nowhere/x.html"
        await pilot.press("enter")
        await written(pilot)
        assert "/nowhere/x.html cannot be written" in "\n".join(screen_rows(pilot.app))


async def test_corrections_are_exported_and_what_is_dismissed_is_not(running, here: Path):
    async with running() as pilot:
        await pilot.press("3", "d", "j", "w", *"Zoé Martin", "enter")
        await written(pilot)
        await pilot.press("a", *"sûr ?", "ctrl+s")
        await written(pilot)
        await pilot.press("x", *["down"] * list(FORMATS).index("json"), "enter", "enter")
        await written(pilot)
        (file,) = here.glob("*.json")
        reading = json.loads(file.read_text("utf-8"))
        assert [quote["id"] for quote in reading["quotes"]] == ["q2", "q3", "q4"]
        assert reading["quotes"][0]["speakers"][0]["name"] == "Zoé Martin"
        dismissed, corrected = reading["review"]["items"]
        assert dismissed["dismissed"] and corrected["quote"]["speakers"][0]["name"] == "Jeanne Corbin"
        assert [(note["item"], note["body"]) for note in reading["review"]["notes"]] == [("q2", "sûr ?")]


async def test_brat_is_two_files(running, here: Path):
    async with running() as pilot:
        await pilot.press("x", "up", "enter", "enter")
        await written(pilot)
        assert sorted(file.suffix for file in here.iterdir()) == [".ann", ".txt"]


async def test_before_the_analysis_there_is_nothing_to_export(running):
    async with running(analysed=False) as pilot:
        await pilot.press("x")
        await pilot.pause()
        assert isinstance(pilot.app.screen, ReadingScreen)


async def test_what_takes_long_says_so_and_is_told_even_after_the_dialog_was_closed(
    running, here: Path, screen_rows, monkeypatch: pytest.MonkeyPatch
):
    may_end = threading.Event()

    def build(reading) -> bytes:
        may_end.wait()
        return b"page"

    monkeypatch.setitem(FORMATS, "html", Format("", {".html": build}))
    async with running() as pilot:
        for number, closed in enumerate((False, True), start=1):
            await pilot.press("x", "enter", *"2" * closed, "enter")
            await pilot.pause()
            assert "writing…" in "\n".join(screen_rows(pilot.app))
            await pilot.press("enter", "x", *["escape"] * closed)
            may_end.set()
            await written(pilot)
            may_end.clear()
            assert isinstance(pilot.app.screen, ReadingScreen)
            assert len(list(here.iterdir())) == number and len(messages(pilot)) == 1


@pytest.mark.parametrize("name", ["phare.txt", "./phare.txt", "link.txt"])
async def test_the_article_being_read_is_never_written_over(name: str, running, here: Path, screen_rows):
    source = here / "phare.txt"
    source.write_text("Le texte.", "utf-8")
    (here / "link.txt").symlink_to(source)
    async with running() as pilot:
        await pilot.press("x", "enter")
        pilot.app.screen.query_one(Input).value = name
        await pilot.press("enter", "enter", "enter")
        await written(pilot)
        assert "is one of the sources: name another file" in "\n".join(screen_rows(pilot.app))
        assert source.read_text("utf-8") == "Le texte."


async def test_a_disk_that_takes_no_more_leaves_the_old_file(running, here: Path, screen_rows, monkeypatch):
    (here / "a.html").write_text("old")
    # As the system does when the disk is full.
    monkeypatch.setattr("os.fsync", lambda descriptor: (_ for _ in ()).throw(OSError(28, "No space left on device")))
    async with running(library=False) as pilot:
        await pilot.press("x", "enter")
        pilot.app.screen.query_one(Input).value = "a.html"
        await pilot.press("enter", "enter")
        await written(pilot)
        assert "a.html cannot be written: No space left on device" in "\n".join(screen_rows(pilot.app))
        assert (here / "a.html").read_text() == "old" and list(here.iterdir()) == [here / "a.html"]


async def choose(pilot, name: str) -> None:
    await pilot.press("x", *["down"] * list(FORMATS).index(name), "enter", "enter")
    await written(pilot)


async def test_a_format_that_needs_the_model_is_built_by_a_child_process(running, here: Path, monkeypatch):
    # Any module that writes to standard output will do; ours would load the model.
    monkeypatch.setattr(with_model, "MODULE", "platform")
    async with running() as pilot:
        await choose(pilot, "conllu")
        (file,) = here.iterdir()
        assert isinstance(pilot.app.screen, ReadingScreen)
        assert file.name == "le-port-de-valmer-rouvre-ses-quais-phare.conllu" and file.stat().st_size


async def test_a_child_process_that_fails_is_told_and_nothing_is_written(running, here: Path, screen_rows, monkeypatch):
    monkeypatch.setattr(with_model, "MODULE", "sawt_reader.absent")
    async with running() as pilot:
        await choose(pilot, "docbin")
        assert "docbin cannot be built: " in "\n".join(screen_rows(pilot.app)) and list(here.iterdir()) == []


async def test_an_existing_folder_gets_a_file_named_after_the_article(running, here: Path):
    (here / "out").mkdir()
    async with running() as pilot:
        await pilot.press("x", "enter")
        pilot.app.screen.query_one(Input).value = "out"
        await pilot.press("enter")
        await written(pilot)
        assert [file.name for file in (here / "out").iterdir()] == ["le-port-de-valmer-rouvre-ses-quais-phare.html"]
