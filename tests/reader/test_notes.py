"""Bookmarks, notes, corrections: made, shown, undone, kept."""

from __future__ import annotations

from pathlib import Path

from tui.library import exported
from tui.library.store import Library
from tui.reader.screens.reading import ReadingScreen
from tui.reader.widgets.item_list import ItemList
from tui.reader.widgets.status import StatusLine


def screen_text(pilot, rows) -> str:
    return "\n".join(rows(pilot.app))


async def settled(pilot) -> None:
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


def kept(folder: Path) -> bytes:
    with Library(folder) as library:
        return exported.line(library, "phare") or b""


async def test_a_bookmark_is_marked_in_the_margin_and_taken_away_again(running, screen_rows):
    async with running() as pilot:
        await pilot.press("j", "j", "m")
        await pilot.pause()
        row = next(row for row in screen_rows(pilot.app) if "La maire de Valmer" in row)
        assert "★" in row.split("La maire")[0]
        await pilot.press("m")
        await pilot.pause()
        assert "★" not in screen_text(pilot, screen_rows)
        await pilot.press("u")
        await pilot.pause()
        assert "★" in screen_text(pilot, screen_rows)


async def test_a_note_is_there_after_a_restart(running, screen_rows):
    async with running() as pilot:
        await pilot.press("j", "j", "a", *"vu?", "enter")
        await pilot.pause()
        assert pilot.app.screen.query_one(StatusLine).position.endswith("✎ vu?")
    async with running(analysed=False) as pilot:
        assert pilot.app.screen.query_one(StatusLine).position.endswith("✎ vu?")


async def test_a_note_is_edited_and_an_empty_one_is_gone(running):
    async with running() as pilot:
        await pilot.press("a", *"un", "enter", "a", *"e", "enter")
        await pilot.pause()
        status = pilot.app.screen.query_one(StatusLine)
        assert status.position.endswith("✎ une")
        await pilot.press("a", "backspace", "backspace", "backspace", "enter")
        await pilot.pause()
        assert "✎" not in status.position
        await pilot.press("u", "u")
        await pilot.pause()
        assert status.position.endswith("✎ un")


async def test_escape_leaves_the_note_as_it_was(running, library_folder: Path):
    async with running() as pilot:
        await pilot.press("a", *"rien", "escape")
        await pilot.pause()
        assert isinstance(pilot.app.screen, ReadingScreen)
        await settled(pilot)
    assert b"rien" not in kept(library_folder)


async def test_the_list_searches_goes_and_removes(running, screen_rows, snapshot):
    async with running() as pilot:
        await pilot.press("j", "m", "G", "a", *"pourquoi", "enter", "g", "M")
        await pilot.pause()
        snapshot(pilot.app, "notes-140x45")
        await pilot.press(*"DEMENT")
        await pilot.pause()
        await pilot.press("enter")
        await settled(pilot)
        assert pilot.app.screen.query_one(StatusLine).position.startswith("sentence 8/8")
        await pilot.press("M", "f8")
        await settled(pilot)
        assert "★" not in screen_text(pilot, screen_rows)
        assert pilot.app.focused.id == "article"


async def test_dismissing_strikes_the_item_and_takes_its_marks_away(running, screen_rows, library_folder: Path):
    async with running() as pilot:
        await pilot.press("3", "j", "d")
        await pilot.pause()
        quotes = pilot.app.screen.query_one("#quotes", ItemList)
        assert quotes.item.id == "q2" and quotes.title == "Quotes · 4"
        assert "dismissed  Jeanne Corbin" in screen_text(pilot, screen_rows)
        await pilot.press("1", "g", "s", "s")
        assert pilot.app.screen.item.id == "q3", "walks pass it by"
        await pilot.press("D")
        await pilot.pause()
        assert quotes.title == "Quotes · 3"
        await pilot.press("D", "3", "g", "j", "d")
        await pilot.pause()
        assert "dismissed  " not in screen_text(pilot, screen_rows)
        await pilot.press("u")
        await pilot.pause()
    assert b'"review":{"q2":{"dismissed":true' in kept(library_folder)


async def test_the_status_goes_round(running, screen_rows):
    async with running() as pilot:
        await pilot.press("4", "j")
        seen = []
        for _ in range(4):
            await pilot.press("t")
            await pilot.pause()
            review = pilot.app.screen._reviews.get("c2")
            seen.append(review and review.status)
        assert seen == ["to check", "checked", "doubtful", None]


async def test_the_speaker_is_chosen_or_typed_and_undone(running, screen_rows, snapshot):
    async with running() as pilot:
        await pilot.press("3", "j", "j", "w")
        await pilot.pause()
        snapshot(pilot.app, "speaker-140x45")
        await pilot.press(*"prefec", "enter")
        await settled(pilot)
        quotes = pilot.app.screen.query_one("#quotes", ItemList)
        assert [source.entity for source in quotes.item.speakers] == ["e2"] and not quotes.item.inferred
        await pilot.press("w", *"Zoé Martin", "enter")
        await settled(pilot)
        assert "Zoé Martin  « Le port est sûr" in screen_text(pilot, screen_rows)
        await pilot.press("u", "u")
        await pilot.pause()
        assert quotes.item.inferred and not quotes.item.speakers


async def test_corrections_are_there_after_a_restart(running):
    async with running() as pilot:
        await pilot.press("3", "d", "j", "t")
        await pilot.pause()
    async with running(analysed=False) as pilot:
        reviews = pilot.app.screen._reviews
        assert reviews["q1"].dismissed and reviews["q2"].status == "to check"


async def test_without_a_library_nothing_can_be_kept_and_that_is_said(running):
    async with running(library=False) as pilot:
        await pilot.press("m", "a", "d", "t", "w", "u", "M")
        await pilot.pause()
        assert isinstance(pilot.app.screen, ReadingScreen)
        said = [notification.message for notification in pilot.app._notifications]
        assert "Nothing can be kept: there is no library." in said
