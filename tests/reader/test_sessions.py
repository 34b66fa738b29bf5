"""What comes back the next day."""

from __future__ import annotations

from pathlib import Path

import pytest

from sawt_reader.library import articles, sessions
from sawt_reader.library.records import Session
from sawt_reader.library.store import Library
from sawt_reader.reader.app import SawtReader
from sawt_reader.reader.library.library_thread import LibraryThread
from sawt_reader.reader.look.arrangement import Arrangement
from sawt_reader.reader.look.session import restored, to_json
from sawt_reader.reader.services import Services
from sawt_reader.reader.widgets.item_list import ItemList


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


async def test_orders_come_back_and_filters_do_not(running, tmp_path: Path):
    def titles(pilot) -> list[str]:
        return [items.title for items in pilot.app.screen.query(ItemList)]

    other = tmp_path / "autre.txt"
    other.write_text("Un mot. Un autre mot.", "utf-8")
    async with running() as pilot:
        await pilot.press("3", "f", *"direct", "enter", "4", "r")
        await pilot.pause()
        left = titles(pilot)
        assert left[1] == "Quotes · 2 of 4 · direct" and left[2].endswith("by score")
    async with running(analysed=False, sources=("phare.txt", str(other))) as pilot:
        await pilot.pause()
        # A filter would hide what nobody remembers to have hidden; the order is a habit.
        assert titles(pilot)[1] == "Quotes · 4" and titles(pilot)[2] == left[2]
        await pilot.press("o", "down", "enter")
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        await pilot.app.opened()
    async with running(analysed=False) as pilot:
        await pilot.pause()
        assert titles(pilot)[1] == "Quotes · 4" and titles(pilot)[2].endswith("by score")


async def test_a_quit_before_the_place_has_come_back_keeps_it(running, worker, article, library_folder: Path):
    async with running() as pilot:
        await pilot.press("s", "s")
    with Library(library_folder) as library:
        place = articles.entry(library, article.id).place
    app = SawtReader(article, Services(worker=worker, library=LibraryThread()))
    async with app.run_test():
        app.exit()
    with Library(library_folder) as library:
        assert articles.entry(library, article.id).place == place > 0


async def test_an_article_read_to_its_end_counts_as_read(running, article, library_folder: Path):
    for keys, read in ((("j", "j"), False), (("G",), True)):
        async with running() as pilot:
            await pilot.press(*keys)
        with Library(library_folder) as library:
            assert articles.entry(library, article.id).read is read


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
