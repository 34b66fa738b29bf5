"""The library in the reader: searched, opened, removed; the page of a speaker."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from sawt_reader.library import readings, tags
from sawt_reader.library.store import Library
from sawt_reader.reader.main_screen.screen import ReadingScreen
from sawt_reader.reader.screens.library import LibraryScreen
from sawt_reader.reader.screens.library_picker import OutletScreen
from sawt_reader.reader.widgets.status import StatusLine
from sawt_reader.reading.model import Reading


@pytest.fixture(autouse=True)
def other(reading: Reading, library_folder: Path) -> Reading:
    """An article read on another day, by another outlet, with the same speakers."""
    text = reading.article.text.replace("300", "500")
    article = replace(
        reading.article, id="autre", source="autre.txt", text=text, title="Valmer attend", published="2022-03-04"
    )
    article = replace(article, outlet="La Gazette")
    other = replace(reading, article=article)
    with Library(library_folder) as library:
        readings.save(library, other)
    return other


def text_of(pilot, rows) -> str:
    return "\n".join(rows(pilot.app))


async def arrived(pilot) -> None:
    await pilot.pause()
    await pilot.app.opened()
    await pilot.pause()


async def saved(pilot) -> None:
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


async def test_articles_are_listed_and_opened(running, screen_rows):
    async with running() as pilot:
        await saved(pilot)
        await pilot.press("B")
        await pilot.pause()
        assert "● 2022-03-04  new   La Gazette        Valmer attend" in text_of(pilot, screen_rows)
        await pilot.press("down", "enter")
        await arrived(pilot)
        assert pilot.app.screen.article.id == "autre" and pilot.app.analysed


async def test_words_are_found_while_one_types_and_opened_at_their_place(running, screen_rows):
    async with running() as pilot:
        await saved(pilot)
        await pilot.press("B", *"500 bateaux")
        await pilot.pause()
        found = text_of(pilot, screen_rows)
        assert "claim     préfecture  Valmer attend" in found and "  500 bateaux pourraient revenir" in found
        await pilot.press("down", "enter")
        await arrived(pilot)
        assert pilot.app.screen.article.id == "autre"
        assert pilot.app.screen.query_one(StatusLine).position.startswith("sentence 7/8")
        await pilot.press("B", *"terminés", "enter")
        await arrived(pilot)


async def test_an_article_is_removed_marked_and_tagged_and_all_is_undone(running, screen_rows, library_folder: Path):
    def row() -> str:
        return next((row for row in screen_rows(pilot.app) if "  Valmer attend" in row), "")

    async with running() as pilot:
        await saved(pilot)
        await pilot.press("B", "down", "f8")
        await pilot.pause()
        assert not row() and "Removed: Valmer attend." in text_of(pilot, screen_rows)
        # What was removed is brought back even when the list was closed meanwhile.
        await pilot.press("escape", "B", "f9", "down")
        await pilot.pause()
        assert "● 2022-03-04  new " in row()
        await pilot.press("f4")
        await pilot.pause()
        assert "●" not in row() and "2022-03-04  read " in row()
        await pilot.press("f2", *"À lire", "enter")
        await saved(pilot)
        assert "#À-lire" in row() and "Tagged #À-lire." in text_of(pilot, screen_rows)
        await pilot.press("f9", "f9")
        await pilot.pause()
        assert "#" not in row() and "● 2022-03-04  new " in row()
        await pilot.press("ctrl+y", "ctrl+y", "ctrl+y")
        await pilot.pause()
        assert "#À-lire" in row() and "2022-03-04  read " in row()
        assert "Nothing to redo." in text_of(pilot, screen_rows)
        await pilot.press("ctrl+z", "ctrl+z")
        await pilot.pause()
        assert "#" not in row() and "● 2022-03-04  new " in row()
    with Library(library_folder) as library:
        assert readings.load(library, "autre") is not None


async def test_what_was_done_in_the_list_is_undone_after_a_restart(running, screen_rows, library_folder: Path):
    def row() -> str:
        return next((row for row in screen_rows(pilot.app) if "  Valmer attend" in row), "")

    async with running() as pilot:
        await saved(pilot)
        await pilot.press("B", "down", "f4", "f8")
        await pilot.pause()
        assert not row()
    async with running() as pilot:
        await saved(pilot)
        await pilot.press("B", "f9")
        await pilot.pause()
        assert "2022-03-04  read " in row()
        await pilot.press("f9")
        await pilot.pause()
        assert "● 2022-03-04  new " in row()
        await pilot.press("ctrl+y", "ctrl+y")
        await pilot.pause()
        assert not row()
    with Library(library_folder) as library:
        assert readings.load(library, "autre") is None


async def test_lists_are_narrowed_by_tag_and_unread_and_put_in_order(running, screen_rows, library_folder: Path):
    def titles() -> list[str]:
        listed = [row for row in screen_rows(pilot.app) if "│" in row]
        return [row for row in listed if "Valmer attend" in row or "  Le port de Valmer" in row]

    with Library(library_folder) as library:
        tags.add(library, "autre", "portuaire")
    async with running() as pilot:
        await saved(pilot)
        await pilot.press("B")
        await pilot.pause()
        assert "Library · 2 articles · by last read" in text_of(pilot, screen_rows)
        assert "Valmer attend" in titles()[-1]
        await pilot.press("f3", "f3")
        await pilot.pause()
        assert "by title" in text_of(pilot, screen_rows)
        await pilot.press("f4", "f6")
        await pilot.pause()
        assert "Library · 1 article · only unread · by title" in text_of(pilot, screen_rows)
        assert "Valmer attend" in titles()[-1] and len(titles()) == 1
        await pilot.press("f4")
        await pilot.pause()
        assert "F6 shows read articles" in text_of(pilot, screen_rows)
        # A tag begun is completed, then narrows.
        await pilot.press("f6", *"#po")
        await pilot.pause()
        assert "▸ #portuaire  1 article" in text_of(pilot, screen_rows)
        await pilot.press("enter", *"rade")
        await pilot.pause()
        assert "Library · 1 article · #portuaire" in text_of(pilot, screen_rows)
        assert "et la rade aussi" in text_of(pilot, screen_rows)


async def test_the_page_of_a_speaker_is_over_all_articles(running, screen_rows):
    async with running() as pilot:
        await saved(pilot)
        await pilot.press("3", "j", "P")
        await pilot.pause()
        text = text_of(pilot, screen_rows)
        assert "Jeanne Corbin · 4 quotes · 2 claims · 2 articles · 2022-03-04 – " in text
        assert "2022-03-04  La Gazette        direct       « Nous avons investi" in text
        assert "La Gazette        ◆ asserted   Nous avons investi" in text and "Le Phare du mat…" in text
        await pilot.press("f3", *"travaux")
        await pilot.pause()
        text = text_of(pilot, screen_rows)
        assert "La Gazette        indirect ?   que les travaux" in text and "◆ asserted" not in text
        await pilot.press("escape")
        assert isinstance(pilot.app.screen, ReadingScreen)


async def test_a_speaker_is_shown_over_time_and_women_and_men_by_outlet(running, snapshot, monkeypatch):
    monkeypatch.setattr("sawt_reader.library.articles.now", lambda: "2022-06-02T03:04:05.000Z")
    async with running() as pilot:
        await saved(pilot)
        await pilot.press("3", "j", "P")
        await saved(pilot)
        await snapshot(pilot.app, "person-140x45")
        await pilot.press("escape", "B")
        await saved(pilot)
        await pilot.press("f10")
        await saved(pilot)
        await snapshot(pilot.app, "genders-140x45")


async def test_one_page_leads_to_the_other_and_to_the_article(running, screen_rows):
    async with running() as pilot:
        await saved(pilot)
        await pilot.press("p")
        await pilot.pause()
        text = text_of(pilot, screen_rows)
        assert "Le Phare du matin" in text and "ARTICLES · 1" in text and "WHO SPEAKS · " in text
        assert "4 quotes   4 claims" in text
        await pilot.press(*"corbin", "enter")
        await pilot.pause()
        assert "2022-03-04  La Gazette        direct" in text_of(pilot, screen_rows)
        await pilot.press(*"investi", "f3", "pagedown", "f7")
        await pilot.pause()
        assert "╭─ La Gazette ─" in text_of(pilot, screen_rows)
        await pilot.press("enter")
        await arrived(pilot)
        assert pilot.app.screen.article.id == "autre"


async def test_a_name_typed_in_the_library_leads_to_its_page(running, screen_rows):
    async with running() as pilot:
        await saved(pilot)
        await pilot.press("B", *"gaz")
        await pilot.pause()
        assert "▸ La Gazette  1 article" in text_of(pilot, screen_rows)
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(pilot.app.screen, OutletScreen)
        await pilot.press("f1")
        await pilot.pause()
        assert "Help · Outlet" in text_of(pilot, screen_rows)


async def test_the_keys_of_the_list_are_buttons_and_in_the_palette(running, screen_rows):
    async with running() as pilot:
        await saved(pilot)
        await pilot.press("B")
        await pilot.pause()
        rows = screen_rows(pilot.app)
        y = next(y for y, row in enumerate(rows) if "F6: Only unread" in row)
        await pilot.click(offset=(rows[y].index("F6: Only") + 1, y))
        await pilot.pause()
        assert "only unread" in text_of(pilot, screen_rows)
        commands = {command.title for command in pilot.app.get_system_commands(pilot.app.screen)}
        assert {"Only unread", "Tags", "Order", "Remove", "Undo", "Outlet"} <= commands


@pytest.mark.parametrize("size", [(140, 45), (40, 12)], ids=lambda size: f"{size[0]}x{size[1]}")
async def test_screen(running, snapshot, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("sawt_reader.library.articles.now", lambda: "2026-01-02T03:04:05.000Z")
    async with running(size=size) as pilot:
        await saved(pilot)
        await pilot.press("B", *"quais")
        await pilot.pause()
        assert isinstance(pilot.app.screen, LibraryScreen)
        await snapshot(pilot.app, f"library-{size[0]}x{size[1]}")


async def test_without_a_library_the_keys_say_so(running):
    async with running(library=False) as pilot:
        for key in ("B", "P", "p", "T"):
            pilot.app.clear_notifications()
            await pilot.press(key)
            await pilot.pause()
            assert isinstance(pilot.app.screen, ReadingScreen)
            (said,) = pilot.app._notifications
            assert "--no-library" in said.message
