"""What comes back the next day."""

from __future__ import annotations

from pathlib import Path

import pytest

from tui.library import sessions
from tui.library.records import Session
from tui.library.store import Library
from tui.reader.arrangement import Arrangement
from tui.reader.session import restored, to_json


async def test_the_layout_comes_back(running):
    async with running() as pilot:
        await pilot.press("greater_than_sign", "greater_than_sign", "h")
    async with running() as pilot:
        await pilot.pause()
        assert pilot.app.screen.query_one("#side").display is False
        await pilot.press("h")
        assert pilot.app.screen.query_one("#main").styles.width.value == 70


async def test_the_last_article_is_known(running, article, library_folder: Path):
    assert sessions.last_article() is None
    async with running():
        pass
    assert sessions.last_article() == article or sessions.last_article().id == article.id


async def test_without_a_library_no_session_is_kept(running, library_folder: Path):
    async with running(library=False) as pilot:
        await pilot.press("h")
    assert not library_folder.exists()


@pytest.mark.parametrize("layout", ["", "[]", '{"share": "x"}', '{"share": 900, "tab": "nowhere"}', "{}"])
def test_a_layout_that_cannot_be_understood_is_left_out(layout: str):
    arrangement = restored(Arrangement(), layout)
    assert 25 <= arrangement.share <= 85 and arrangement.tab == "entities" and not arrangement.hidden


def test_a_layout_is_read_as_it_was_written():
    arrangement = Arrangement(share=40, hidden=True, tab="claims")
    assert restored(Arrangement(), to_json(arrangement)) == arrangement


async def test_a_layout_by_another_version_does_no_harm(running, library_folder: Path, article):
    async with running():
        pass
    with Library(library_folder) as library:
        sessions.save(library, Session(article.id, '{"share": null, "more": 1}'))
    async with running() as pilot:
        assert pilot.app.screen.query_one("#side").display
