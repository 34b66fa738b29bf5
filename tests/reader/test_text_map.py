"""The map beside the article."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot

from sawt_reader.reader.widgets.text_map import SIGNS, TextMap


def signs(pilot: Pilot[None]) -> str:
    """What the map shows, from the top; a point where nothing lies."""
    text_map = pilot.app.screen.query_one(TextMap)
    return "".join(text_map.render_line(y).text for y in range(text_map.size.height)).replace(" ", ".")


async def test_the_map_follows_what_is_marked_and_what_the_lists_show(running):
    async with running() as pilot:
        read = signs(pilot)
        assert "»" in read and "◆" in read and "◈" in read and "●" not in read
        await pilot.press("s")
        await pilot.pause()
        assert "●" in signs(pilot)
        await pilot.press("slash", *"port", "enter")
        await pilot.pause()
        assert "/" in signs(pilot)
        await pilot.press("escape", "m")
        await pilot.pause()
        assert "★" in signs(pilot) and "/" not in signs(pilot)
        await pilot.press("4", "f", *"hedged", "enter")
        await pilot.pause()
        assert signs(pilot).count("◆") + signs(pilot).count("◈") < read.count("◆") + read.count("◈")


async def test_a_dismissed_item_leaves_the_map(running):
    async with running() as pilot:
        await pilot.press("4")
        before = signs(pilot)
        await pilot.press("d", "1")
        await pilot.pause()
        assert signs(pilot) != before and "◆" in signs(pilot)


async def test_a_click_goes_there_and_the_item_stays_selected(running):
    async with running() as pilot:
        await pilot.press("s")
        await pilot.pause()
        screen, text_map = pilot.app.screen, pilot.app.screen.query_one(TextMap)
        last = max(row for row, sign in enumerate(signs(pilot)) if sign != ".")
        top = text_map.styles.padding.top
        assert await pilot.click(TextMap, offset=(0, last + top))
        await pilot.pause()
        assert screen.article.text[screen.view.cursor_span.start :].startswith("Le syndicat Mer libre")
        assert screen.item is not None and screen.item.id == "q1"
        await pilot.press("H")
        await pilot.pause()
        assert screen.view.cursor_span.start < screen.item.spans[0].end


@pytest.mark.parametrize(("size", "seen"), [((49, 30), False), ((50, 30), True)])
async def test_a_narrow_terminal_keeps_its_columns_for_the_text(running, size: tuple[int, int], seen: bool):
    async with running(size=size) as pilot:
        assert pilot.app.screen.query_one(TextMap).display is seen


def test_every_sign_is_another():
    assert len(set(SIGNS.values())) == len(SIGNS)
