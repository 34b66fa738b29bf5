"""What every input and dialog does alike: pasting, ctrl+c."""

from __future__ import annotations

import pytest
from textual import events
from textual.pilot import Pilot
from textual.widgets import Input

HOSTILE = "a\x1b]0;x\x07b\u202ec\u200bd"


async def paste(pilot: Pilot[None], text: str) -> str:
    """Paste into the input in hand; returns what it holds then."""
    pilot.app.post_message(events.Paste(text))
    await pilot.pause()
    assert isinstance(pilot.app.focused, Input)
    return pilot.app.focused.value


@pytest.mark.parametrize("key", ["o", ":", "/", "B"])
async def test_nothing_that_acts_on_the_terminal_is_pasted(running, key: str):
    async with running() as pilot:
        await pilot.press(key)
        await pilot.pause()
        assert await paste(pilot, HOSTILE) == "a]0;xbcd"


async def test_pasting_nothing_but_controls_is_no_harm(running):
    async with running() as pilot:
        await pilot.press("o")
        assert await paste(pilot, "\x1b\u202e") == ""


@pytest.mark.parametrize("key", ["o", ":", "?", "/"])
async def test_ctrl_c_says_how_to_quit_wherever_one_is(running, key: str):
    async with running() as pilot:
        await pilot.press(key, "ctrl+c")
        await pilot.pause()
        assert [note.message for note in pilot.app._notifications] == ["Nothing is selected. To quit, press ctrl+q."]


@pytest.mark.parametrize("key", ["o", ":", "/"])
async def test_ctrl_c_copies_what_is_selected_in_an_input(running, key: str):
    async with running() as pilot:
        await pilot.press(key, *"port", "shift+home", "ctrl+c")
        await pilot.pause()
        assert pilot.app.clipboard == "port"
        assert not pilot.app._notifications
