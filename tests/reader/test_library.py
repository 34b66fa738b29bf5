"""The library in the reader: searched, opened, removed; the page of a speaker."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from tui.library import readings
from tui.library.store import Library
from tui.model import Reading
from tui.reader.screens.library import LibraryScreen
from tui.reader.screens.reading import ReadingScreen
from tui.reader.widgets.status import StatusLine


@pytest.fixture(autouse=True)
def other(reading: Reading, library_folder: Path) -> Reading:
    """An article read on another day, by another outlet, with the same speakers."""
    text = reading.article.text.replace("300", "500")
    article = replace(
        reading.article, id="autre", source="autre.txt", text=text, title="Valmer attend", published="2022-03-04"
    )
    article = replace(article, outlet="La Gazette")
    other = replace(reading, article=article)
    with Library(library_folder) as library:
        readings.save(library, other)
    return other


def text_of(pilot, rows) -> str:
    return "\n".join(rows(pilot.app))


async def arrived(pilot) -> None:
    await pilot.pause()
    await pilot.app.arrived()
    await pilot.pause()


async def saved(pilot) -> None:
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


async def test_articles_are_listed_and_opened(running, screen_rows):
    async with running() as pilot:
        await saved(pilot)
        await pilot.press("B")
        await pilot.pause()
        assert "2022-03-04  La Gazette        Valmer attend" in text_of(pilot, screen_rows)
        await pilot.press("down", "enter")
        await arrived(pilot)
        assert pilot.app.screen.article.id == "autre" and pilot.app.analysed


async def test_words_are_found_while_one_types_and_opened_at_their_place(running, screen_rows):
    async with running() as pilot:
        await saved(pilot)
        await pilot.press("B", *"500 bateaux")
        await pilot.pause()
        assert "claim   500 bateaux pourraient revenir" in text_of(pilot, screen_rows)
        await pilot.press("down", "enter")
        await arrived(pilot)
        assert pilot.app.screen.article.id == "autre"
        assert pilot.app.screen.query_one(StatusLine).position.startswith("sentence 7/8")
        await pilot.press("B", *"terminés", "enter")
        await arrived(pilot)


async def test_an_article_is_removed_and_brought_back(running, screen_rows, library_folder: Path):
    async with running() as pilot:
        await saved(pilot)
        await pilot.press("B", "down", "f8")
        await pilot.pause()
        assert "2022-03-04" not in text_of(pilot, screen_rows)
        await pilot.press("f9")
        await pilot.pause()
        assert "2022-03-04" in text_of(pilot, screen_rows)
    with Library(library_folder) as library:
        assert readings.load(library, "autre") is not None


async def test_what_is_read_is_no_longer_marked_as_unread(running, screen_rows):
    async with running() as pilot:
        await saved(pilot)
        await pilot.press("B", "down", "f4")
        await pilot.pause()
        row = next(row for row in screen_rows(pilot.app) if "Valmer attend" in row)
        assert "●" not in row


async def test_the_page_of_a_speaker_is_over_all_articles(running, screen_rows):
    async with running() as pilot:
        await saved(pilot)
        await pilot.press("3", "j", "P")
        await pilot.pause()
        text = text_of(pilot, screen_rows)
        assert "Jeanne Corbin" in text and "2022-03-04 La Gazette  « Nous avons investi" in text
        assert "Le Phare du matin" in text
        await pilot.press(*"travaux")
        await pilot.pause()
        text = text_of(pilot, screen_rows)
        assert "2022-03-04 La Gazette ?  que les travaux" in text and "La Gazette  « Nous" not in text
        await pilot.press("escape")
        assert isinstance(pilot.app.screen, ReadingScreen)


@pytest.mark.parametrize("size", [(140, 45), (40, 12)], ids=lambda size: f"{size[0]}x{size[1]}")
async def test_screen(running, snapshot, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("tui.library.articles.now", lambda: "2026-01-02T03:04:05.000Z")
    async with running(size=size) as pilot:
        await saved(pilot)
        await pilot.press("B", *"quais")
        await pilot.pause()
        assert isinstance(pilot.app.screen, LibraryScreen)
        snapshot(pilot.app, f"library-{size[0]}x{size[1]}")


async def test_without_a_library_the_key_does_no_harm(running):
    async with running(library=False) as pilot:
        await pilot.press("B", "P", "s", "P")
        assert isinstance(pilot.app.screen, ReadingScreen)
