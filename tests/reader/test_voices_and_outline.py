"""The article at a glance: who speaks how much, and its headings."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace
from textual.widgets import OptionList

from sawt_reader.reader.items.article_voices import women_and_men
from sawt_reader.reader.main_screen.screen import ReadingScreen
from sawt_reader.reader.screens.outline import OutlineScreen
from sawt_reader.reader.screens.voices import LITERAL, REPORTED, VoicesScreen, bar
from sawt_reader.reader.widgets.item_list import ItemList
from sawt_reader.reading import protocol
from sawt_reader.reading.model import Block, Source
from sawt_reader.reading.voices import voices

from .conftest import messages


def shown(pilot, rows) -> str:
    return "\n".join(rows(pilot.app))


def ids(pilot, name: str) -> list[str]:
    return [option.id for option in pilot.app.screen.query_one(f"#{name}", ItemList).options if option.id]


async def test_voices_are_listed_with_their_shares(running, screen_rows):
    async with running() as pilot:
        await pilot.press("v")
        await pilot.pause()
        assert isinstance(pilot.app.screen, VoicesScreen)
        rows = screen_rows(pilot.app)
        mayor = next(row for row in rows if "Jeanne Corbin  2 quotes" in row)
        assert "11 words" in mayor
        assert f"{REPORTED} 48 %" in shown(pilot, screen_rows)
        assert "1 woman 100 %, 0 men 0 %" in shown(pilot, screen_rows)


@pytest.mark.parametrize(("down", "quotes"), [(0, ["q1", "q2"]), (1, ["q3"]), (2, ["q4"])])
async def test_enter_shows_the_quotes_of_a_voice(running, down: int, quotes: list[str]):
    async with running() as pilot:
        await pilot.press("v", *["down"] * down, "enter")
        await pilot.pause()
        assert isinstance(pilot.app.screen, ReadingScreen)
        assert pilot.app.focused.id == "quotes" and ids(pilot, "quotes") == quotes


async def test_without_quotes_there_is_a_line_instead(running, worker, reading):
    async with running(analysed=False) as pilot:
        await pilot.press("v")
        worker.say(protocol.Done(1, replace(reading, quotes=()), 0.1))
        await pilot.pause()
        await pilot.press("v")
        assert isinstance(pilot.app.screen, ReadingScreen)
        assert messages(pilot)[-1:] == ["no quotation found"]


async def test_escape_leaves_everything_as_it_was(running):
    async with running() as pilot:
        await pilot.press("v", "escape", "O", "escape")
        await pilot.pause()
        assert len(ids(pilot, "quotes")) == 4
        assert pilot.app.screen.has_use("history.back") is False


def test_a_bar_tells_what_is_literal(reading):
    mayor: Any = voices(reading)[0]
    assert bar(mayor, mayor.words).count(LITERAL) == round(28 * mayor.literal / mayor.words)
    assert bar(mayor, mayor.words * 2).count(LITERAL) + bar(mayor, mayor.words * 2).count(REPORTED) == 14


def test_the_balance_is_of_those_whose_gender_is_known(reading):
    man = replace(reading.entities[1], kind="person", gender="male")
    mixed = replace(reading, entities=(reading.entities[0], man, *reading.entities[2:]))
    assert women_and_men(voices(mixed), mixed).endswith("1 woman 73 %, 1 man 27 %.")
    unknown = replace(reading, quotes=tuple(replace(quote, speakers=(Source(),)) for quote in reading.quotes))
    assert women_and_men(voices(unknown), unknown) == ""


async def test_the_outline_goes_to_a_heading_and_back(running, article, worker):
    third = article.blocks[4]
    headed = replace(
        article, blocks=(*article.blocks[:4], Block("heading", third.start, third.end, 2), *article.blocks[5:])
    )
    async with running() as pilot:
        screen = pilot.app.screen
        screen.open(headed)
        await pilot.press("O")
        await pilot.pause()
        assert isinstance(pilot.app.screen, OutlineScreen)
        lines = [str(option.prompt) for option in pilot.app.screen.query_one(OptionList).options]
        assert lines[0] == "Le port de Valmer rouvre ses quais" and lines[1].startswith("    Selon la préfecture")
        await pilot.press("down", "enter")
        await pilot.pause()
        assert screen.view.cursor_span.start == third.start
        await pilot.press("H")
        assert screen.view.cursor_span.start == 0


async def test_without_headings_the_outline_says_so(running, article):
    async with running() as pilot:
        pilot.app.screen.open(
            replace(article, blocks=tuple(replace(block, kind="paragraph") for block in article.blocks))
        )
        await pilot.press("O")
        assert isinstance(pilot.app.screen, ReadingScreen)
        assert messages(pilot) == ["this article has no headings"]


@pytest.mark.parametrize("size", [(140, 45), (40, 12)], ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize(("key", "name"), [("v", "voices"), ("O", "outline")])
async def test_what_they_look_like(running, snapshot, size: tuple[int, int], key: str, name: str):
    async with running(size=size) as pilot:
        await pilot.press(key)
        await pilot.pause()
        await snapshot(pilot.app, f"{name}-{size[0]}x{size[1]}")
