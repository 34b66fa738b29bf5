"""An archive in the reader: who speaks in it, what each has said, the article it was said in."""

from __future__ import annotations

from pathlib import Path

from msgspec.structs import replace
from textual.widgets import Input, Static

from sawt_reader.archive.browser import Browser
from sawt_reader.reader.app import SawtReader
from sawt_reader.reader.main_screen.screen import ReadingScreen
from sawt_reader.reader.open.start import Start
from sawt_reader.reader.screens.archive import ArchiveScreen, SaidScreen
from sawt_reader.reader.services import Services
from sawt_reader.reading.model import Reading
from sawt_reader.reading.serialization import to_json
from sawt_reader.sources.article import article_from_text

from .conftest import messages, press, rows


def copies(reading: Reading, folder: Path) -> Path:
    """An archive of the article and of one more that quotes the mayor alone."""
    blocks = reading.article.blocks
    article = article_from_text(reading.article.text, "phare.txt")
    first = replace(reading, article=replace(article, outlet="Le Phare", blocks=blocks))
    text = reading.article.text + "\nUne autre édition."
    again = replace(article_from_text(text, "digue.txt"), outlet="La Digue", published="2024-03-02", blocks=blocks)
    path = folder / "port.jsonl"
    second = replace(reading, article=again, quotes=reading.quotes[1:2])
    path.write_bytes(b"\n".join(map(to_json, (first, second))) + b"\n")
    return path


async def test_from_the_voices_of_an_archive_to_an_article(reading, worker, tmp_path, snapshot, screen_rows):
    archive = Browser(copies(reading, tmp_path))
    app = SawtReader(archive.first.article, Services(worker=worker, archive=archive), Start(sources=["phare.txt"]))
    async with app.run_test(size=(140, 45)) as pilot:
        await app.opened()
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert isinstance(app.screen, ArchiveScreen)
        assert worker.asked == [], "its readings came with it"
        assert "Jeanne Corbin  3 quotes" in "\n".join(screen_rows(app))
        await snapshot(app, "archive-140x45")
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, SaidScreen)
        await snapshot(app, "archive-said-140x45")
        app.screen.query_one(Input).value = "investi"
        await pilot.press("enter")
        await pilot.pause()
        await app.opened()
        await pilot.pause()
        assert isinstance(app.screen, ReadingScreen)
        assert app.screen.article.outlet == "La Digue"
        sentence = app.screen.view.cursor_span
        assert app.screen.article.text[sentence.start :].startswith("« Nous avons investi")
        assert app.analysed
        await pilot.press("V")
        await pilot.pause()
        assert isinstance(app.screen, ArchiveScreen)
        await pilot.press("escape")
        assert isinstance(app.screen, ReadingScreen)


async def test_words_are_found_in_the_archive_and_read_there(reading, worker, tmp_path):
    archive = Browser(copies(reading, tmp_path))
    app = SawtReader(archive.first.article, Services(worker=worker, archive=archive), Start(sources=["phare.txt"]))
    async with app.run_test(size=(140, 45)) as pilot:
        await press(pilot, "escape", "s", "s", "asterisk")
        assert "2024-03-02  La Digue  Jeanne Corbin  whole" in "\n".join(rows(app))
        await press(pilot, "enter")
        assert isinstance(app.screen, ReadingScreen) and app.screen.article.outlet == "La Digue"


async def test_a_damaged_archive_is_told_in_a_line(reading, worker, tmp_path):
    path = copies(reading, tmp_path)
    path.write_bytes(path.read_bytes()[:-40])
    archive = Browser(path)
    app = SawtReader(archive.first.article, Services(worker=worker, archive=archive), Start(sources=["phare.txt"]))
    async with app.run_test(size=(140, 45)) as pilot:
        await app.opened()
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert "port.jsonl, row 2 is not a reading" in str(app.screen.query_one(".balance", Static).content)
        await pilot.press("enter", "escape")
        assert isinstance(app.screen, ReadingScreen)


async def test_without_an_archive_the_key_says_how_to_open_one(running):
    async with running() as pilot:
        await pilot.press("V")
        assert "sawt-reader OUT" in messages(pilot)[-1]
        assert isinstance(pilot.app.screen, ReadingScreen)
