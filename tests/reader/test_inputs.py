"""What every input and dialog does alike: keys, pasting, ctrl+c."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from functools import partial

import pytest
from textual import events
from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from sawt_reader.reader.app import SawtReader
from sawt_reader.reader.keys.actions import ACTIONS
from sawt_reader.reader.keys.keymap import default_keys, is_printable, written

from ..patience import PATIENCE
from .conftest import messages

HOSTILE = "a\x1b]0;x\x07b\u202ec\u200bd"


async def paste(pilot: Pilot[None], text: str) -> str:
    """Paste into the focused input; returns what it holds then."""
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
        assert messages(pilot) == ["Nothing is selected. To quit, press ctrl+q."]


@pytest.mark.parametrize("key", ["o", ":", "/"])
async def test_ctrl_c_copies_what_is_selected_in_an_input(running, key: str):
    async with running() as pilot:
        await pilot.press(key, *"port", "shift+home", "ctrl+c")
        await pilot.pause()
        assert pilot.app.clipboard == "port"
        assert not messages(pilot)


def typed_in(app: SawtReader) -> str:
    """The text of the focused input."""
    assert isinstance(app.focused, Input | TextArea), app.focused
    return app.focused.value if isinstance(app.focused, Input) else app.focused.text


def has_focus(app: SawtReader, selector: str) -> bool:
    return app.focused is not None and app.focused in app.screen.query(selector)


async def until(pilot: Pilot[None], done: Callable[[], bool]) -> None:
    """Wait for what the keys cause, each in its turn."""
    async with asyncio.timeout(PATIENCE):
        while not done():
            await pilot.pause()


MOVES_TO = {"1": "#article", "2": "#entities", "3": "#quotes", "x": "ExportScreen OptionList"}
"""What has the focus after a key."""


async def test_every_key_of_a_letter_is_typed_in_every_input(running):
    """And nothing else comes of it, whatever the key does where one is not typing."""
    keys = sorted({key for id in ACTIONS for key in default_keys(id) if is_printable(key)})
    letters = "".join(" " if key == "space" else written(key) for key in keys)
    assert len(keys) > 50 and {"?", "é", "&", "q", " "} < set(letters)
    async with running() as pilot:
        app = pilot.app
        for way in ("/", "2 f", "o", "1 a", "3 w", "M", "x tab", "B", ":"):
            first, *second = way.split()
            await pilot.press(first)
            if second:
                # On a busy machine the next key would come before the first has moved the focus.
                await until(pilot, partial(has_focus, app, MOVES_TO[first]))
                await pilot.press(*second)
            await until(pilot, lambda: isinstance(app.focused, Input | TextArea))
            before = (list(app.screen_stack), app.focused)
            app.clear_notifications()
            if typed_in(app):
                await pilot.press("home", "shift+end", "delete")
            # All at once: one by one they take the pilot a tenth of a second each.
            for key, letter in zip(keys, letters, strict=True):
                app.post_message(events.Key(key, letter))
            await until(pilot, lambda: len(typed_in(app)) >= len(keys))
            assert typed_in(app) == letters, way
            assert (app.screen_stack, app.focused) == before and not app._notifications, way
            await pilot.press("escape")
            await until(pilot, lambda: len(app.screen_stack) == 1 and not isinstance(app.focused, Input | TextArea))


async def test_keys_that_act_while_one_is_typing(running, screen_rows):
    async with running() as pilot:
        app = pilot.app
        await pilot.press("/", *"port", "ctrl+r")
        assert any(row.lstrip().startswith(".* ") for row in screen_rows(app))
        await pilot.press("ctrl+u")
        assert typed_in(app) == ""
        await pilot.press("escape", "o", *"port", "ctrl+w")
        assert typed_in(app) == ""
        await pilot.press("ctrl+q")
    assert not app.is_running
