"""A folder that changes while one reads, and texts that are pasted."""

from __future__ import annotations

import asyncio
import os
import threading
from pathlib import Path

import pytest
from textual import events
from textual.pilot import Pilot
from textual.widgets import Input

from sawt_reader.reader.app import SawtReader
from sawt_reader.reader.library.library_thread import LibraryThread
from sawt_reader.reader.main_screen.screen import ReadingScreen
from sawt_reader.reader.open import source_list as module
from sawt_reader.reader.open.source_list import SourceList
from sawt_reader.reader.open.start import Start
from sawt_reader.reader.screens.open import OpenScreen
from sawt_reader.reader.services import Services
from sawt_reader.reader.widgets.status import StatusLine
from sawt_reader.reading.model import Article, Span
from sawt_reader.sources import first_readable, load

from .conftest import press, settled

FIRST = "Le port\n\nLes quais ont rouvert lundi. La mer est calme."


def write(path: Path, text: str, time: int) -> str:
    path.write_text(text, "utf-8")
    os.utime(path, ns=(time, time))
    return str(path)


def text_of(pilot: Pilot[None], rows) -> str:
    return "\n".join(rows(pilot.app))


async def test_what_comes_changes_and_goes_is_followed(article: Article, tmp_path: Path):
    names = [write(tmp_path / f"{n}.txt", FIRST, 1) for n in (1, 2, 3)]
    sources = SourceList(load(names[0]), names, [str(tmp_path)])
    assert (await sources.check(names[0])) == ("", False), "what stood there at the start is no news"
    sources.articles[names[1]] = article
    write(tmp_path / "1.txt", FIRST, 2)
    write(tmp_path / "2.txt", FIRST, 2)
    (tmp_path / "3.txt").unlink()
    write(tmp_path / "4.txt", FIRST, 1)
    news = await sources.check(names[0])
    assert news == ("1 new file in the folder · 1 file is gone", True)
    assert list(sources.articles) == [names[0], names[1], str(tmp_path / "4.txt")]
    assert sources.articles[names[0]] is not None and sources.articles[names[1]] is None, "it is read anew when chosen"
    assert (await sources.check(names[0])) == ("", False)


async def test_a_folder_or_file_that_is_gone_for_a_while_is_no_news(tmp_path: Path):
    folder = tmp_path / "drive"
    folder.mkdir()
    name = write(folder / "1.txt", FIRST, 1)
    sources = SourceList(load(name), [name], [str(folder)])
    await sources.check(name)
    folder.rename(tmp_path / "off")
    assert (await sources.check(name)) == ("", False)
    (tmp_path / "off").rename(folder)
    assert (await sources.check(name)) == ("", False)
    write(folder / "1.txt", FIRST, 3)
    assert (await sources.check(name)).rewritten


async def test_what_was_read_again_is_no_news_at_the_next_look(tmp_path: Path):
    name = write(tmp_path / "1.txt", FIRST, 1)
    article = load(name)
    sources = SourceList(article, [name])
    await sources.check(name)
    write(tmp_path / "1.txt", f"{FIRST} Le vent tombe.", 2)
    again = await sources.reload(article, Span(0, 7), load)
    assert again.article is not None and again.article.text.endswith("Le vent tombe.")
    assert not (await sources.check(name)).rewritten
    write(tmp_path / "1.txt", FIRST, 3)
    assert (await sources.check(name)).rewritten


async def test_a_look_that_began_before_the_file_was_read_again_tells_nothing_of_it(tmp_path: Path, monkeypatch):
    name = write(tmp_path / "1.txt", FIRST, 1)
    article = load(name)
    sources = SourceList(article, [name])
    await sources.check(name)
    seen, may_end = threading.Event(), threading.Event()
    stand = module._files_now

    def slow(*arguments):
        found = stand(*arguments)
        seen.set()
        assert may_end.wait(60)
        return found

    monkeypatch.setattr(module, "_files_now", slow)
    looking = asyncio.create_task(sources.check(name))
    await asyncio.to_thread(seen.wait, 60)
    write(tmp_path / "1.txt", f"{FIRST} Le vent tombe.", 2)
    await sources.reload(article, Span(0, 7), load)
    may_end.set()
    assert not (await looking).rewritten
    assert not (await sources.check(name)).rewritten


async def test_a_file_that_was_rewritten_is_read_anew_with_its_notes(worker, tmp_path: Path, screen_rows, monkeypatch):
    monkeypatch.setattr("textual.constants.TEXTUAL_ANIMATIONS", "none")
    name = write(tmp_path / "1.txt", FIRST, 1)
    app = SawtReader(
        load(name),
        Services(worker=worker, library=LibraryThread()),
        Start(sources=[name], folders=[str(tmp_path)]),
    )
    async with app.run_test(size=(100, 30)) as pilot:
        await settled(pilot)
        await app.open_actions.check_files()
        await press(pilot, "f5")
        assert [note.message for note in app._notifications] == ["It has not changed."]
        await press(pilot, "j", "a", *"calme", "ctrl+s")
        write(tmp_path / "1.txt", FIRST.replace("Les quais", "Lundi, jour de vent.\n\nLes quais"), 2)
        await app.open_actions.check_files()
        assert "F5 reloads it" in app.reading_screen.query_one(StatusLine).notice
        await press(pilot, "f5")
        text = text_of(pilot, screen_rows)
        assert "Lundi, jour de vent." in text and "✎ calme" in text, "the cursor and the note are where they were"
        await app.open_actions.check_files()
        assert app.reading_screen.query_one(StatusLine).notice == ""
        os.utime(name, ns=(3, 3))
        await app.open_actions.check_files()
        assert "F5 reloads it" in app.reading_screen.query_one(StatusLine).notice
        await press(pilot, "f5")
        assert app.reading_screen.query_one(StatusLine).notice == "", "the same text was written again"
        assert worker.asked[-1].text.count("jour de vent") == 1


async def paste(pilot: Pilot[None], text: str) -> None:
    pilot.app.post_message(events.Paste(text))
    await settled(pilot)


@pytest.mark.parametrize("focus", ["input", "list"])
async def test_a_pasted_text_opens(running, worker, screen_rows, focus: str):
    async with running(sources=("phare.txt",) if focus == "input" else ("phare.txt", "x.txt")) as pilot:
        for name in ("quai", "port"):
            await press(pilot, "o")
            await paste(pilot, f"Le {name}\n\nLa mairie a dit \x1b]0;x\x07que tout rouvre.")
            assert isinstance(pilot.app.screen, ReadingScreen)
            assert worker.asked[-1].text == f"Le {name}\n\nLa mairie a dit ]0;xque tout rouvre."
        await press(pilot, "o")
        text = text_of(pilot, screen_rows)
        assert "▌  pasted text 2  Le port" in text and "   pasted text  Le quai" in text


async def test_pasted_names_are_names(running, worker, tmp_path: Path):
    names = [write(tmp_path / f"{n}.txt", FIRST, 1) for n in (1, 2)]
    async with running() as pilot:
        await press(pilot, "o")
        await paste(pilot, f" {names[0]}\n")
        assert isinstance(pilot.app.screen, OpenScreen)
        assert pilot.app.screen.query_one(Input).value == names[0]
        await press(pilot, "escape", "o")
        await paste(pilot, "\n".join(["/nowhere/x.txt", *names]))
        assert worker.asked[-1].text.startswith("/nowhere/x.txt"), "lines that are no names are a text"
        await press(pilot, "o")
        await paste(pilot, "\n\n".join(names))
        assert worker.asked[-1].source == names[0]
        await press(pilot, "o")
        await paste(pilot, "Un long paragraphe sur le port. " * 20)
        assert worker.asked[-1].text.startswith("Un long paragraphe")


def delivered(n: int) -> str:
    """An article as Factiva delivers it."""
    head = f"Le port ferme\n{n}50 mots\n{n} mars 2024\nLe Phare\nCopyright 2024"
    return f"{head}\n\nIl ferme lundi {n}.\n\nDocument PHARE0002024030{n}a1b2\n\n"


async def test_the_articles_of_a_bundle_stand_in_the_place_of_their_file(tmp_path: Path):
    plain = write(tmp_path / "a.txt", FIRST, 1)
    bundle = write(tmp_path / "b.txt", delivered(1) + delivered(2), 1)
    sources = SourceList(load(plain), [plain, bundle], [str(tmp_path)])
    assert await sources.check(plain) == ("", False)
    sources.unfold(first_readable([bundle]))
    assert list(sources.articles) == [plain, f"{bundle}#1", f"{bundle}#2"]
    assert [known.title for known in sources.articles.values() if known] == [
        "Le port",
        "Le port ferme",
        "Le port ferme",
    ]
    assert await sources.check(f"{bundle}#2") == ("", False), "the file is listed by its articles"
    write(tmp_path / "b.txt", delivered(1) + delivered(3), 2)
    assert (await sources.check(f"{bundle}#2")).rewritten
    again = await sources.reload(load(f"{bundle}#1"), Span(0, 5), load)
    assert again.reason == "It has not changed."
    (tmp_path / "b.txt").unlink()
    assert (await sources.check(plain)).summary == "1 file is gone"
    assert list(sources.articles) == [plain]


async def test_a_bundle_opens_at_its_first_article_and_lists_the_others(running, worker, tmp_path: Path):
    bundle = write(tmp_path / "b.txt", delivered(1) + delivered(2), 1)
    async with running() as pilot:
        await press(pilot, "o")
        screen = pilot.app.screen
        assert isinstance(screen, OpenScreen)
        screen.name_sources([str(tmp_path)])
        await settled(pilot)
        assert worker.asked[-1].source == f"{bundle}#1"
        await press(pilot, "i")
        await settled(pilot)
        assert worker.asked[-1].source == f"{bundle}#2"
