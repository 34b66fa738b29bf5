"""Looking for words in the article: while typing, from hit to hit, and back."""

from __future__ import annotations

import asyncio

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from sawt_reader.reader.main_screen.screen import ReadingScreen
from sawt_reader.reader.widgets import search_bar
from sawt_reader.reader.widgets.article import ArticleView
from sawt_reader.reader.widgets.article_column import ArticleColumn
from sawt_reader.reader.widgets.search_bar import SearchBar
from sawt_reader.reader.widgets.status import StatusLine

from ..patience import PATIENCE


def here(pilot: Pilot[None]) -> str:
    screen = pilot.app.screen
    assert isinstance(screen, ReadingScreen)
    place = screen.view.cursor_span
    return screen.article.text[place.start : place.end].strip()


def status(pilot: Pilot[None]) -> str:
    return pilot.app.screen.query_one(StatusLine).search


def bar(pilot: Pilot[None], rows) -> str:
    """The line in place of the status line."""
    return rows(pilot.app)[-2]


async def test_hits_are_shown_while_typing_and_enter_stays(running, screen_rows):
    async with running() as pilot:
        await pilot.press("/", *"PREFECTURE")
        await pilot.pause()
        assert "1/1" in bar(pilot, screen_rows) and "sentence" not in bar(pilot, screen_rows)
        assert here(pilot) == "LE PHARE DU MATIN", "while typing the cursor stays"
        await pilot.press("enter")
        await pilot.pause()
        assert here(pilot).startswith("Selon la préfecture")
        assert status(pilot) == "/PREFECTURE 1/1"
        assert isinstance(pilot.app.focused, ArticleView)
        await pilot.press("H")
        assert here(pilot) == "LE PHARE DU MATIN"


async def press_enter_too_early(pilot: Pilot[None], words: str) -> None:
    """As who types faster than the search searches; it comes to its end afterwards."""
    search = pilot.app.screen.query_one(SearchBar)
    await pilot.press("/", *words)
    search.look(Input.Changed(search.query_one(Input), words))
    assert search.hit is None
    search.action_accept()
    async with asyncio.timeout(PATIENCE):
        while search.display:
            await pilot.pause()
    await pilot.pause()


async def test_enter_before_the_first_hit_goes_there_once_it_is_found(running, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(search_bar, "SLICE", 1e-9)
    async with running() as pilot:
        await press_enter_too_early(pilot, "préfecture")
        assert here(pilot).startswith("Selon la préfecture")
        assert status(pilot) == "/préfecture 1/1"


async def test_enter_before_the_end_of_a_search_without_a_hit_returns(running, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(search_bar, "SLICE", 1e-9)
    async with running() as pilot:
        await press_enter_too_early(pilot, "introuvable")
        assert here(pilot) == "LE PHARE DU MATIN" and status(pilot) == ""


async def test_n_goes_through_the_hits_and_round(running):
    async with running() as pilot:
        await pilot.press("/", *"jeanne corbin", "enter")
        await pilot.pause()
        assert status(pilot) == "/jeanne corbin 1/2"
        met = []
        for key in "nnN":
            await pilot.press(key)
            await pilot.pause()
            met.append((here(pilot).split()[0], status(pilot)[-3:]))
        assert met == [("«", "2/2"), ("La", "1/2"), ("«", "2/2")]


async def test_arrows_go_through_the_hits_while_typing(running, screen_rows):
    async with running() as pilot:
        await pilot.press("/", *"corbin", "down")
        await pilot.pause()
        assert "2/2" in bar(pilot, screen_rows)
        await pilot.press("up", "up", "enter")
        await pilot.pause()
        assert here(pilot).startswith("« Nous avons investi")


async def test_the_first_hit_is_the_next_from_the_cursor(running):
    async with running() as pilot:
        await pilot.press("j", "j", "j", "/", *"corbin", "enter")
        await pilot.pause()
        assert here(pilot).startswith("« Nous avons investi")
        assert status(pilot) == "/corbin 2/2"


async def test_escape_returns_and_clears(running, screen_rows):
    async with running(size=(80, 18)) as pilot:
        view = pilot.app.screen.query_one(ArticleView)
        await pilot.press("/", *"chiffre")
        await pilot.pause()
        assert view.scroll_offset.y > 0
        await pilot.press("escape")
        await pilot.pause()
        assert view.scroll_offset.y == 0 and status(pilot) == ""
        assert "sentence 1/8" in "\n".join(screen_rows(pilot.app))
        assert pilot.app.screen.has_use("history.back") is False
        assert pilot.app.screen.has_use("hit.next") is False


async def test_escape_clears_the_marks_before_it_restores_a_pane(running):
    async with running() as pilot:
        await pilot.press("z", "/", *"port", "enter")
        await pilot.pause()
        await pilot.press("escape")
        assert not pilot.app.screen.query_one(ArticleColumn).has_hits
        assert not pilot.app.screen.query_one("#quotes").region.area
        await pilot.press("escape")
        assert pilot.app.screen.query_one("#quotes").region.area


async def test_a_regular_expression_on_request(running, screen_rows):
    async with running() as pilot:
        await pilot.press("/", *r"\d+ (mil|bat)")
        await pilot.pause()
        assert "not found" in bar(pilot, screen_rows)
        await pilot.press("ctrl+r")
        await pilot.pause()
        assert "1/2" in bar(pilot, screen_rows)
        await pilot.press("backspace")
        await pilot.pause()
        assert "unterminated subpattern" in bar(pilot, screen_rows)
        await pilot.press("enter")
        await pilot.pause()
        assert here(pilot) == "LE PHARE DU MATIN", "nowhere to go"


async def test_a_pattern_that_would_take_years_is_given_up(running, article, worker, screen_rows):
    async with running() as pilot:
        await pilot.press("/", "ctrl+r", *r"(.|..)+[@#]")
        await pilot.pause()
        assert "took too long" in bar(pilot, screen_rows)


async def test_the_last_search_is_offered_to_be_typed_over(running):
    async with running() as pilot:
        await pilot.press("/", *"port", "enter", "/")
        assert pilot.app.focused.value == "port"
        await pilot.press(*"rade", "enter")
        await pilot.pause()
        assert status(pilot) == "/rade 1/1"


async def test_every_printable_key_is_typed(running):
    async with running() as pilot:
        await pilot.press("/", *"q?eEscCo:nNvfrzh<1é&O")
        assert isinstance(pilot.app.focused, Input)
        assert pilot.app.focused.value == "q?eEscCo:nNvfrzh<1é&O"


@pytest.mark.parametrize("keys", ["3 z", "h", "4"])
async def test_the_article_comes_into_sight_for_it(running, keys: str):
    async with running(size=(40, 12)) as pilot:
        await pilot.press(*keys.split(), "/", *"rade")
        await pilot.pause()
        assert pilot.app.screen.query_one(SearchBar).region.area
        await pilot.press("enter")
        await pilot.pause()
        assert here(pilot).startswith("« Le port")


async def test_another_article_is_not_marked(running, article):
    async with running() as pilot:
        await pilot.press("/", *"port", "enter")
        await pilot.pause()
        pilot.app.screen.open(article)
        await pilot.pause()
        assert status(pilot) == "" and not pilot.app.screen.query_one(ArticleColumn).has_hits


@pytest.mark.parametrize("size", [(140, 45), (40, 12)], ids=lambda size: f"{size[0]}x{size[1]}")
async def test_what_a_search_looks_like(running, snapshot, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("NO_COLOR", "1")
    async with running(size=size) as pilot:
        await pilot.press("/", *"port")
        await pilot.pause()
        await snapshot(pilot.app, f"search-{size[0]}x{size[1]}", styles=True)
