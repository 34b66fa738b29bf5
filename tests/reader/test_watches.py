"""Watches in the library: typed, counted above the articles, new hits first, removed."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from sawt_reader.library import readings, watches
from sawt_reader.library.store import Library
from sawt_reader.reader.main_screen.screen import ReadingScreen
from sawt_reader.reader.screens.library_picker import WatchScreen
from sawt_reader.reading.model import Reading

from .conftest import press, rows


@pytest.fixture(autouse=True)
def other(reading: Reading, library_folder: Path) -> None:
    """A watch, and an article that came later."""
    article = replace(reading.article, id="autre", source="autre.txt", title="Valmer attend", published="2022-03-04")
    with Library(library_folder) as library:
        watches.add(library, "person:Jeanne-Corbin")
        readings.save(library, replace(reading, article=article))


async def test_new_hits_are_counted_and_listed_first(running):
    async with running() as pilot:
        await press(pilot, "B")
        text = "\n".join(rows(pilot.app))
        assert "WATCHES · 1" in text and "● person:Jeanne-Corbin  4 hits · 4 new" in text
        await press(pilot, "up", "enter")
        assert isinstance(pilot.app.screen, WatchScreen)
        assert "● 2022-03-04" in "\n".join(rows(pilot.app))
        await press(pilot, "escape")
        assert "person:Jeanne-Corbin  4 hits" in (text := "\n".join(rows(pilot.app))) and "4 new" not in text
        await press(pilot, "enter", *"investi", "enter")
        assert isinstance(pilot.app.screen, ReadingScreen)


async def test_what_is_typed_is_found_watched_and_taken_back(running):
    async with running() as pilot:
        await press(pilot, "B", *"above:1M")
        assert "Nous avons investi 40 millions" in "\n".join(rows(pilot.app))
        await press(pilot, "f5")
        assert "Watched: above:1M." in "\n".join(rows(pilot.app))
        await press(pilot, "ctrl+u")
        assert "WATCHES · 2" in "\n".join(rows(pilot.app))
        await press(pilot, "f9")
        assert "WATCHES · 1" in "\n".join(rows(pilot.app))
        await press(pilot, "f5")
        assert "Type what to watch for first" in "\n".join(rows(pilot.app))
