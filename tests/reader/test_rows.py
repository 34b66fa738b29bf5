"""How much a list shows: two rows for an item where there is room, the room of the other panes while it is used."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot

from sawt_reader.reader.look.arrangement import SIDE
from sawt_reader.reader.widgets.details import Details
from sawt_reader.reader.widgets.item_list import ItemList
from sawt_reader.reading import protocol
from sawt_reader.reading.model import Reading, Span

from ..factories import make_article, make_quote, make_reading
from .conftest import press, rows, settled
from .probes import focused, items


def heights(pilot: Pilot[None]) -> dict[str, int]:
    """The rows of each pane beside the article, without its title."""
    return {pane: pilot.app.screen.query_one(f"#{pane}").scrollable_content_region.height for pane in SIDE}


def many(count: int) -> Reading:
    """A reading of many quotes, a line each."""
    article = make_article("« Nous verrons »\n" * count, source="many.txt")
    text = article.text
    places = [n for n in range(len(text)) if text.startswith("«", n)]
    quotes = [make_quote(article_span(place), id=f"q{n}") for n, place in enumerate(places)]
    return make_reading(article, quotes=quotes)


def article_span(start: int) -> Span:
    """Of the words that begin at a code point."""
    return Span(start, start + len("« Nous verrons »"))


@pytest.mark.parametrize("size", [(140, 45), (110, 30), (100, 24)])
async def test_the_list_in_use_takes_the_room_of_the_others(running, size):
    async with running(size=size) as pilot:
        before = heights(pilot)
        for key, pane in zip("2345", SIDE, strict=True):
            await press(pilot, key)
            now = heights(pilot)
            assert now[pane] >= before[pane] and min(now.values()) >= 4
            assert sum(now.values()) == sum(before.values())
        await press(pilot, "3", "1")
        assert focused(pilot) == "article" and heights(pilot)["quotes"] > before["quotes"]


async def test_in_a_low_terminal_all_have_as_much(running):
    async with running(size=(120, 20)) as pilot:
        before = heights(pilot)
        await press(pilot, "3")
        assert heights(pilot) == before and min(before.values()) >= 3


async def test_an_item_has_two_rows_where_there_is_room(running, worker, screen_rows):
    reading = many(30)
    async with running(size=(140, 45), analysed=False) as pilot:
        await pilot.app.current_article.show(reading.article)
        await pilot.app.opened()
        worker.say(protocol.Done(len(worker.asked), reading, 0.2))
        await settled(pilot)
        assert any("speaker unknown  « Nous verrons »" in row for row in screen_rows(pilot.app))
        await press(pilot, "3", *"jjjjjjjjjj")
        lines = screen_rows(pilot.app)
        assert not any("speaker unknown  « Nous verrons »" in row for row in lines)
        eleventh = items(pilot, "quotes")
        assert eleventh.item == reading.quotes[10]
        assert [row[85:].rstrip() for row in lines if "▌" in row[85:]] == ["▌ speaker unknown", "▌   « Nous verrons »"]
        # As far down as it goes, and half a page back: the highlight stays in sight.
        await press(pilot, "G", "ctrl+u")
        assert any("▌ speaker unknown" in row for row in screen_rows(pilot.app))
        await press(pilot, "4")
        assert any("speaker unknown  « Nous verrons »" in row for row in screen_rows(pilot.app))


async def test_a_click_on_an_item_moves_nothing_under_the_mouse(running):
    async with running(size=(140, 45)) as pilot:
        before = heights(pilot)
        await pilot.click("#claims", offset=(20, 1))
        assert heights(pilot) == before and focused(pilot) == "article"
        await pilot.click("#claims", offset=(3, 0))
        assert focused(pilot) == "claims" and heights(pilot)["claims"] > before["claims"]


async def test_what_a_person_says_is_seen_from_the_list_of_entities(running, screen_rows):
    async with running() as pilot:
        await press(pilot, "2")
        assert any("Jeanne Corbin" in row and "»2" in row for row in screen_rows(pilot.app))
        shown = "\n".join(rows(pilot.app)[pilot.app.screen.query_one(Details).region.y :])
        assert shown.index("· que les travaux étaient terminés") < shown.index("kind")


async def test_the_lists_never_say_asserted(running, screen_rows):
    async with running() as pilot:
        shown = "\n".join(screen_rows(pilot.app))
        assert "asserted" not in shown and "hedged" in shown and "denied" in shown
        assert all(isinstance(pilot.app.screen.query_one(f"#{pane}"), ItemList) for pane in SIDE[:3])
