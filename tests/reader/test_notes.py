"""Bookmarks, notes, corrections: made, shown, undone, kept."""

from __future__ import annotations

import json
import re
from pathlib import Path

from sawt_reader.library import annotation_store, articles, changes, exported
from sawt_reader.library.anchors import anchor
from sawt_reader.library.records import Change, Note, edited, new_note
from sawt_reader.library.store import Library
from sawt_reader.reader.main_screen.screen import ReadingScreen
from sawt_reader.reader.widgets.item_list import ItemList
from sawt_reader.reader.widgets.status import StatusLine
from sawt_reader.reading.model import Span

from ..factories import make_article
from .conftest import messages, press, reviews


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


async def write(pilot, words: str) -> None:
    """Write a note on the selected item, and save it."""
    await pilot.press("a", *("enter" if letter == "\n" else letter for letter in words), "ctrl+s")
    await settled(pilot)


def position(pilot) -> str:
    return pilot.app.screen.query_one(StatusLine).position


async def test_a_note_of_two_lines_is_there_after_a_restart(running):
    async with running() as pilot:
        await pilot.press("j", "j")
        await write(pilot, "vu?\nnon")
        assert position(pilot).endswith("✎ vu? non")
    async with running(analysed=False) as pilot:
        assert position(pilot).endswith("✎ vu? non")
        await pilot.press("a")
        assert pilot.app.focused.text == "vu?\nnon"


async def test_a_note_is_edited_and_an_empty_one_is_gone(running):
    async with running() as pilot:
        await write(pilot, "un")
        await write(pilot, "e")
        assert position(pilot).endswith("✎ une")
        await pilot.press("a", "backspace", "backspace", "backspace", "ctrl+s")
        await settled(pilot)
        assert "✎" not in position(pilot)
        for left, what in (
            ("✎ une", "note restored"),
            ("✎ (draft) une", "note reverted, its new words are a draft"),
            ("✎ (draft) un", "the note is a draft again"),
        ):
            await press(pilot, "u")
            assert left in position(pilot), "its words are within reach"
            assert messages(pilot) == [f"Undone: {what}: “LE PHARE DU MATIN”"]
    async with running() as pilot:
        await press(pilot, "U", "U")
        assert position(pilot).endswith("✎ une"), "after a restart, too"
        await press(pilot, "U", "U")
        assert "✎" not in position(pilot)
        assert "Nothing to redo." in messages(pilot)


async def test_what_is_not_saved_is_a_draft_until_it_is_thrown_away(running, library_folder: Path, snapshot):
    async with running() as pilot:
        await pilot.press("j", "a", *"à finir", "escape")
        await settled(pilot)
        assert isinstance(pilot.app.screen, ReadingScreen) and position(pilot).endswith("✎ (draft) à finir")
        assert b"finir" not in kept(library_folder), "a draft is exported nowhere"
        await pilot.press("G", "a", *"encore")  # the reader quits in the middle of it
    async with running(analysed=False) as pilot:
        said = messages(pilot)
        assert "2 notes are still drafts: M lists them." in said
        await pilot.press("G", "a", "enter", *"un mot")
        await pilot.pause()
        await snapshot(pilot.app, "note-140x45")
        await pilot.press("f8")
        await settled(pilot)
        assert "✎" not in position(pilot)
        await pilot.press("u")
        await settled(pilot)
        assert position(pilot).endswith("✎ (draft) encore un mot")
        await pilot.press("a", "ctrl+s")
        await settled(pilot)
        assert position(pilot).endswith("✎ encore un mot")


async def test_what_another_window_wrote_is_told_and_not_overwritten_unseen(running, library_folder: Path, screen_rows):
    async with running() as pilot:
        await write(pilot, "un")
        with Library(library_folder) as library:
            (note,) = annotation_store.of(library, "phare")
            assert isinstance(note, Note)
            changes.make(library, Change("phare", note, edited(note, "leur mot")))
        await pilot.press("a", *"deux", "ctrl+s")
        await settled(pilot)
        assert "leur mot" in screen_text(pilot, screen_rows)
        with Library(library_folder) as library:
            assert [getattr(one, "body", "") for one in annotation_store.of(library, "phare")] == ["leur mot", "undeux"]
        await pilot.press("ctrl+s")
        await settled(pilot)
        assert position(pilot).endswith("✎ undeux")
    with Library(library_folder) as library:
        assert [getattr(one, "body", "") for one in annotation_store.of(library, "phare")] == ["undeux"]


async def test_the_list_searches_goes_edits_and_removes(running, screen_rows):
    async with running() as pilot:
        await pilot.press("j", "m", "G")
        await write(pilot, "pourquoi")
        await pilot.press("g", "M")
        await settled(pilot)
        await pilot.press(*"DEMENT", "f2", *" ?", "ctrl+s")
        await settled(pilot)
        assert "pourquoi ?" in screen_text(pilot, screen_rows)
        await pilot.press("f8")
        await settled(pilot)
        assert "Removed" in screen_text(pilot, screen_rows) and "pourquoi" not in screen_text(pilot, screen_rows)
        await pilot.press("f9", "ctrl+y")
        await settled(pilot)
        assert "Redone: note removed" in screen_text(pilot, screen_rows)
        await pilot.press("ctrl+z")
        await settled(pilot)
        await pilot.press("enter")
        await settled(pilot)
        assert position(pilot).startswith("sentence 8/8") and position(pilot).endswith("✎ pourquoi ?")


async def test_the_list_of_all_articles_opens_another_one_there(running, library_folder: Path, snapshot):
    text = "Le pont est fermé. La route aussi."
    other = make_article(text, id="b" * 64, source="pont.txt", title="Le pont")
    with Library(library_folder) as library:
        articles.add(library, other)
        for change in (
            Change(other.id, None, new_note(anchor(text, "sentence", Span(19, 34)), "laquelle ?")),
            Change(other.id, None, new_note(anchor("Le bac est plein.", "sentence", Span(0, 17)), "perdu de vue")),
        ):
            changes.make(library, change)
    async with running() as pilot:
        await pilot.press("j", "m", "G", "a", *"pas fini", "escape")
        await settled(pilot)
        await pilot.press("M", "f4")
        await settled(pilot)
        await snapshot(pilot.app, "notes-140x45")
        await pilot.press(*"bac", "enter")
        await settled(pilot)
        assert "no place in this version" in "\n".join(pilot.app.screen.query_one(".message").visual.plain.splitlines())
        await pilot.press("backspace", "backspace", "backspace", *"route", "enter")
        await settled(pilot)
        await pilot.app.opened()
        await settled(pilot)
        assert pilot.app.screen.article.id == other.id and pilot.app.screen.place == 19


async def test_dismissing_strikes_the_item_and_takes_its_marks_away(running, screen_rows, library_folder: Path):
    async with running() as pilot:
        await pilot.press("3", "j", "d")
        await pilot.pause()
        quotes = pilot.app.screen.query_one("#quotes", ItemList)
        assert quotes.item.id == "q2" and quotes.title == "Quotes · 4"
        assert "dismissed  Jeanne Corbin" in screen_text(pilot, screen_rows)
        await pilot.press("D")
        await pilot.pause()
        assert quotes.item.id == "q3", "the next is in its place"
        await pilot.press("D", "1", "g", "s", "s")
        assert pilot.app.screen.item.id == "q3", "walks pass it by"
        await pilot.press("D")
        await pilot.pause()
        assert quotes.title == "Quotes · 3 of 4 · without dismissed items"
        await pilot.press("D", "3", "g", "j", "d")
        await pilot.pause()
        assert "dismissed  " not in screen_text(pilot, screen_rows)
        await pilot.press("u")
        await pilot.pause()
    (item,) = json.loads(kept(library_folder))["review"]["items"]
    assert (item["item"], item["dismissed"], item["quote"]["id"]) == ("q2", True, "q2")


async def test_the_status_goes_round(running, screen_rows):
    async with running() as pilot:
        await pilot.press("4", "j")
        seen = []
        for _ in range(4):
            await pilot.press("t")
            await pilot.pause()
            review = reviews(pilot).get("c2")
            seen.append(review and review.status)
        assert seen == ["to check", "checked", "doubtful", None]


async def test_the_speaker_is_chosen_or_typed_and_undone(running, screen_rows, snapshot):
    async with running() as pilot:
        await pilot.press("3", "j", "j", "w")
        await pilot.pause()
        await snapshot(pilot.app, "speaker-140x45")
        await pilot.press(*"prefec", "enter")
        await settled(pilot)
        quotes = pilot.app.screen.query_one("#quotes", ItemList)
        assert [source.entity for source in quotes.item.speakers] == ["e2"] and not quotes.item.inferred
        await pilot.press("w", *"Zoé Martin", "enter")
        await settled(pilot)
        shown = screen_text(pilot, screen_rows)
        assert re.search(r"corrected  Zoé Martin.*\n.*« Le port est sûr", shown), shown
        await pilot.press("1", "u", "u")
        await settled(pilot)
        assert quotes.item.inferred and not quotes.item.speakers
        assert "Zoé Martin" not in screen_text(pilot, screen_rows).replace("speaker Zoé Martin", ""), "details follow"


async def test_corrections_are_there_after_a_restart(running):
    async with running() as pilot:
        await pilot.press("3", "d", "j", "t")
        await pilot.pause()
    async with running(analysed=False) as pilot:
        corrections = reviews(pilot)
        assert corrections["q1"].dismissed and corrections["q2"].status == "to check"


async def test_without_a_library_nothing_can_be_kept_and_that_is_said(running):
    async with running(library=False) as pilot:
        await pilot.press("m", "a", "d", "t", "w", "u", "M")
        await pilot.pause()
        assert isinstance(pilot.app.screen, ReadingScreen)
        said = messages(pilot)
        assert "Nothing can be saved: there is no library." in said
