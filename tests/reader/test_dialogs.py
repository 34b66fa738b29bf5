"""Help, palette, the dialog that opens an article, themes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from msgspec.structs import replace
from textual.pilot import Pilot
from textual.widgets import Input

from sawt_reader.library import readings
from sawt_reader.library.store import Library
from sawt_reader.reader.app import SawtReader
from sawt_reader.reader.main_screen.screen import ReadingScreen
from sawt_reader.reader.open.loaders import Loaders
from sawt_reader.reader.open.start import Start
from sawt_reader.reader.services import Services
from sawt_reader.reading.glyphs import DENIED, GLYPHS

from .conftest import settled


def shown(pilot: Pilot[None], rows) -> str:
    return "\n".join(rows(pilot.app))


async def test_help_is_about_the_focused_pane(running, screen_rows):
    async with running() as pilot:
        await pilot.press("3", "?")
        text = shown(pilot, screen_rows)
        assert "Help · Quotes" in text and "Who said what" in text
        assert "Next item" in text and "Next quote" in text
        await pilot.press("escape")
        assert isinstance(pilot.app.screen, ReadingScreen)
        await pilot.press("1", "?")
        text = shown(pilot, screen_rows)
        assert "Help · Article" in text and "Next paragraph" in text


async def test_help_explains_every_sign(running, screen_rows):
    async with running(size=(140, 120)) as pilot:
        await pilot.press("?")
        text = shown(pilot, screen_rows)
        for sign in (*GLYPHS.values(), DENIED, "▌", "•", "?", "bold", "italic", "underline"):
            assert re.search(f"(│ |  ){re.escape(sign)}  ", text), sign


@pytest.mark.parametrize("key", [":", "ctrl+p"])
async def test_the_palette_runs_what_keys_run(running, key: str):
    async with running() as pilot:
        await pilot.press(key, *"next quote")
        await pilot.pause()
        await pilot.app.workers.wait_for_complete()
        await pilot.press("enter", "enter")
        await pilot.pause()
        assert pilot.app.screen.item.id == "q1"


async def test_every_key_that_does_something_is_in_the_palette(running):
    async with running() as pilot:
        screen = pilot.app.screen
        described = {active.binding.description for active in screen.active_bindings.values()} - {"", "Commands"}
        assert described <= {command.title for command in pilot.app.get_system_commands(screen)}
        assert {"Next sentence", "Next entity", "Hide or show the lists", "Quit"} <= described


async def test_the_themes_are_in_the_palette(running):
    async with running() as pilot:
        commands = {command.title: command.callback for command in pilot.app.get_system_commands(pilot.app.screen)}
        await commands["Light theme"]()
        assert pilot.app.theme == "sawt-light"
        await pilot.pause()
        await commands["Dark theme"]()
        assert pilot.app.theme == "sawt-dark"


async def test_analysing_again_asks_the_worker(running, worker):
    async with running() as pilot:
        await pilot.app.run_action("analyse_again")
        assert len(worker.asked) == 2


async def test_another_article_of_the_command_line_opens(running, worker, tmp_path: Path, screen_rows):
    other = tmp_path / "other.txt"
    other.write_text("Un autre texte, sur un autre sujet.", "utf-8")
    async with running(sources=("phare.txt", str(other))) as pilot:
        await pilot.press("s", "o", "down", "enter")
        await settled(pilot)
        assert isinstance(pilot.app.screen, ReadingScreen)
        assert "Un autre texte" in shown(pilot, screen_rows)
        assert worker.asked[-1].text.startswith("Un autre texte")
        assert "Jeanne Corbin" not in shown(pilot, screen_rows)
        assert pilot.app.screen.has_use("history.back") is False, "the history is the article's own"


async def test_an_article_from_standard_input_is_come_back_to(running, article, tmp_path: Path):
    other = tmp_path / "other.txt"
    other.write_text("Un autre texte.", "utf-8")
    async with running(sources=("-", str(other))) as pilot:
        await pilot.press("o", "down", "enter")
        await settled(pilot)
        assert pilot.app.screen.article.source == str(other)
        await pilot.press("o", "up", "enter")
        await settled(pilot)
        assert pilot.app.screen.article is article


async def test_choosing_the_current_article_changes_nothing(running, worker):
    async with running(sources=("phare.txt", "nowhere.txt")) as pilot:
        await pilot.press("s", "o", "enter")
        await settled(pilot)
        assert len(worker.asked) == 1
        assert pilot.app.screen.item.id == "q1"


async def test_a_path_that_is_typed_opens(running, worker, tmp_path: Path):
    other = tmp_path / "q?o 1.txt"
    other.write_text("Bonjour tout le monde.", "utf-8")
    async with running() as pilot:
        await pilot.press("o")
        assert isinstance(pilot.app.focused, Input), "with one article named there is nothing to choose from"
        pilot.app.focused.value = str(other)
        await pilot.press("enter")
        await settled(pilot)
        assert worker.asked[-1].source == str(other)


async def test_a_path_that_cannot_be_read_is_told_in_the_dialog(running, worker, screen_rows):
    async with running() as pilot:
        await pilot.press("o", *"/nowhere/x.txt", "enter")
        await settled(pilot)
        assert "/nowhere/x.txt" in shown(pilot, screen_rows).split("Open")[1]
        assert len(worker.asked) == 1
        await pilot.press("escape")
        assert isinstance(pilot.app.screen, ReadingScreen)


async def test_standard_input_is_not_read_twice(running, worker, screen_rows):
    async with running() as pilot:
        await pilot.press("o", "-", "enter")
        await settled(pilot)
        assert "standard input has already been read" in shown(pilot, screen_rows)
        assert len(worker.asked) == 1


async def test_home_is_understood(running, worker, tmp_path: Path, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path))
    (tmp_path / "chez.txt").write_text("Chez nous.", "utf-8")
    async with running() as pilot:
        await pilot.press("o", *"~/chez.txt", "enter")
        await settled(pilot)
        assert worker.asked[-1].text == "Chez nous."


async def test_a_folder_joins_the_list_and_its_first_text_opens(running, worker, tmp_path: Path, screen_rows):
    for name in ("1", "2", "10"):
        (tmp_path / f"{name}.txt").write_text(f"Le titre {name}\n\nLe texte {name} dit peu de choses.", "utf-8")
    async with running() as pilot:
        await pilot.press("o", *str(tmp_path), "enter")
        await settled(pilot)
        assert worker.asked[-1].source.endswith("/1.txt")
        await pilot.press("o")
        text = shown(pilot, screen_rows).split("Open")[1]
        assert text.index("phare.txt") < text.index("1.txt") < text.index("2.txt") < text.index("10.txt")
        assert any("▌" in row and "1.txt  Le titre 1" in row for row in text.splitlines()), "the current article"
        assert "phare.txt  Le port de Valmer" in text
        await pilot.press("up", "enter")
        await settled(pilot)
        assert pilot.app.screen.article.source == "phare.txt"


async def test_whatever_loading_raises_is_one_line(running, worker, monkeypatch, screen_rows):
    def load(name: str, *, linked_from: str | None = None, encoding: str | None = None):
        raise ZeroDivisionError("a fault\nof ours")

    async with running() as pilot:
        monkeypatch.setitem(vars(pilot.app.services), "loaders", Loaders(load=load))
        await pilot.press("o", *"x.txt", "enter")
        await settled(pilot)
        assert "x.txt: broken (ZeroDivisionError: a fault of ours); choose another file" in shown(pilot, screen_rows)
        await pilot.press("escape")
        assert isinstance(pilot.app.screen, ReadingScreen)


async def test_what_is_typed_in_the_list_reaches_the_input(running):
    async with running(sources=("phare.txt", "other.txt")) as pilot:
        await pilot.press("o", "down", *"/a-b")
        assert isinstance(pilot.app.focused, Input) and pilot.app.focused.value == "/a-b"


async def test_sources_that_could_not_be_read_are_in_the_status(article, worker, screen_rows):
    app = SawtReader(
        article,
        Services(worker=worker),
        Start(sources=["phare.txt"], failures=["a.txt does not exist", "b.txt is empty"]),
    )
    async with app.run_test(size=(140, 45)) as pilot:
        await pilot.pause()
        assert "a.txt does not exist · b.txt is empty" in " ".join(shown(pilot, screen_rows).split())


async def test_printable_keys_reach_the_input(running):
    async with running() as pilot:
        await pilot.press("o", *"q?eh:z<1é&")
        assert pilot.app.focused.value == "q?eh:z<1é&"


@pytest.mark.parametrize("size", [(100, 30), (40, 12)], ids=lambda size: f"{size[0]}x{size[1]}")
async def test_a_long_list_leaves_no_empty_rows_in_its_box(running, reading, library_folder, size: tuple[int, int]):
    with Library(library_folder) as library:
        for number in range(30):
            article = replace(reading.article, id=f"a{number}", source=f"a{number}.txt", title=f"Titre {number}")
            readings.save(library, replace(reading, article=article))
    async with running(size=size) as pilot:
        for key in ("B", "x"):
            await pilot.press(key)
            await pilot.pause()
            box, last = pilot.app.screen.query_one(".box"), pilot.app.screen.query_one(".message")
            assert last.region.bottom >= box.content_region.bottom and last.region.y < box.content_region.bottom
            await pilot.press("escape")
