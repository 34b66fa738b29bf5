"""Where else the words of a quote stand: counted in the details, listed with what differs."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from sawt_reader.library import readings
from sawt_reader.library.store import Library
from sawt_reader.reader.main_screen import library as library_actions
from sawt_reader.reader.main_screen.screen import ReadingScreen
from sawt_reader.reader.screens.comparison import ComparisonScreen
from sawt_reader.reader.screens.library import OtherArticleScreen
from sawt_reader.reader.screens.repetitions import RepetitionsScreen
from sawt_reader.reading.model import Reading

from .conftest import messages, press, rows, settled


@pytest.fixture(autouse=True)
def others(reading: Reading, library_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two other articles: the investment is 50 million in one, and somebody else's in the other."""
    monkeypatch.setattr(library_actions, "PAUSE", 0)
    with Library(library_folder) as library:
        for id, day, changes in (
            ("gazette", "2022-03-04", {"40 millions": "50 millions"}),
            ("echo", "2022-03-05", {"Jeanne Corbin": "Claire Aubert"}),
        ):
            text = reading.article.text
            for old, new in changes.items():
                assert len(old) == len(new)
                text = text.replace(old, new)
            article = replace(
                reading.article, id=id, source=f"{id}.txt", text=text, title=id, outlet=f"L’{id}", published=day
            )
            other = replace(reading, article=article)
            if id == "echo":
                aubert = replace(reading.entities[0], name="Claire Aubert")
                quotes = (
                    replace(
                        quote, speakers=tuple(replace(s, name=aubert.name) for s in quote.speakers if s.entity == "e1")
                    )
                    for quote in reading.quotes
                )
                other = replace(other, entities=(aubert, *reading.entities[1:]), quotes=tuple(quotes))
            readings.save(library, other)


async def test_the_details_count_and_a_key_lists_them(running, snapshot):
    async with running() as pilot:
        await press(pilot, "s", "s")
        details = "\n".join(rows(pilot.app))
        assert "in 2 other articles · first 2022-03-04" in " ".join(details.split())
        await press(pilot, "asterisk")
        assert isinstance(pilot.app.screen, RepetitionsScreen)
        await snapshot(pilot.app, "elsewhere-140x45")
        listed = "\n".join(rows(pilot.app))
        assert "[-40-] {+50+}" in listed
        assert "Claire Aubert  (another name)" in listed
        await press(pilot, *"echo", "enter")
        assert isinstance(pilot.app.screen, ReadingScreen) and pilot.app.screen.article.id == "echo"


async def test_two_articles_are_compared_by_their_quotes(running, snapshot):
    async with running() as pilot:
        await press(pilot, "semicolon", *"gazette")
        assert isinstance(pilot.app.screen, OtherArticleScreen)
        await press(pilot, "down", "enter")
        assert isinstance(pilot.app.screen, ComparisonScreen)
        await snapshot(pilot.app, "comparison-140x45")
        text = "\n".join(rows(pilot.app))
        assert "CUT OR ALTERED · 1" in text and "IN BOTH · " in text
        assert any(
            "investi [-40-] millions" in row and "│   Nous avons investi {+50+}" in row for row in rows(pilot.app)
        )
        await press(pilot, *"investi", "f2")
        assert isinstance(pilot.app.screen, ReadingScreen) and pilot.app.screen.article.id == "gazette"


async def test_the_article_of_a_passage_is_compared(running):
    async with running() as pilot:
        await press(pilot, "s", "s", "asterisk", *"echo", "f2")
        assert isinstance(pilot.app.screen, ComparisonScreen)
        left, _, right = next(row for row in rows(pilot.app) if "Claire Aubert" in row).partition(" │ Claire Aubert")
        assert "Jeanne Corbin" in left and "whole" in right
        await pilot.resize_terminal(99, 40)
        await settled(pilot)
        assert "Jeanne Corbin ≠ Claire Aubert" in "\n".join(rows(pilot.app)), "one below the other"
        await press(pilot, "f2")
        assert isinstance(pilot.app.screen, ReadingScreen) and pilot.app.screen.article.id == "echo"


async def test_a_quote_that_nobody_else_has_says_nothing(running, library_folder: Path):
    async with running() as pilot:
        await press(pilot, "e")
        assert "elsewhere" not in "\n".join(rows(pilot.app))
        await press(pilot, "asterisk")
        assert isinstance(pilot.app.screen, ReadingScreen)
        assert messages(pilot)[-1].startswith("Select a quote or claim first")


async def test_without_a_library_the_key_says_so(running):
    async with running(library=False) as pilot:
        await press(pilot, "s", "s", "asterisk")
        assert "--no-library" in messages(pilot)[-1]
