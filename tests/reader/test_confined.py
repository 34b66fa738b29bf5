"""A reader that others can reach: every place where a path can be typed or pasted stays beside the sources."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual import events
from textual.pilot import Pilot
from textual.widgets import Input, Static

from sawt_reader.reader.app import SawtReader
from sawt_reader.reader.library.library_thread import LibraryThread
from sawt_reader.reader.open.loaders import Loaders
from sawt_reader.reader.open.start import Start
from sawt_reader.reader.screens.export import ExportScreen
from sawt_reader.reader.screens.open import OpenScreen
from sawt_reader.reader.services import Services
from sawt_reader.reading import protocol
from sawt_reader.reading.model import Article, Reading
from sawt_reader.sources import feeds, load
from sawt_reader.sources.confinement import confined_to

from .conftest import messages, press, settled

OPML = '<opml version="2.0"><body><outline type="rss" xmlUrl="https://phare.example/rss"/></body></opml>'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The folder of the sources; its neighbours are out of reach."""
    found = tmp_path / "press"
    found.mkdir()
    for path in (found / "a.txt", found / "b.txt", tmp_path / "secret.txt"):
        path.write_text(f"Le port de {path.stem} rouvre lundi, a dit la mairie.\n")
    (found / "link.txt").symlink_to(tmp_path / "secret.txt")
    (tmp_path / "feeds.opml").write_text(OPML)
    return found


@pytest.fixture
def confined(folder: Path, worker, monkeypatch: pytest.MonkeyPatch):
    """`confined()`: a reader on a.txt that may use its folder alone, started elsewhere."""
    monkeypatch.chdir(folder.parent)

    @asynccontextmanager
    async def start() -> AsyncIterator[Pilot[None]]:
        within = confined_to([str(folder / "a.txt")])
        name = str(folder / "a.txt")
        loaders = Loaders(load=within.guarded(load), load_feed=within.guarded(feeds.load), within=within)
        app = SawtReader(
            load(name),
            Services(worker=worker, library=LibraryThread(in_memory=True), loaders=loaders),
            Start(sources=[name]),
        )
        async with app.run_test(size=(110, 28)) as pilot:
            await settled(pilot)
            yield pilot

    return start


def said(pilot: Pilot[None]) -> str:
    return str(pilot.app.screen.query_one(".message", Static).content)


async def typed(pilot: Pilot[None], text: str) -> None:
    field = pilot.app.screen.query_one(Input)
    field.focus()
    field.value = text
    await press(pilot, "enter")


async def test_what_is_typed_to_be_opened(confined, folder: Path):
    async with confined() as pilot:
        await press(pilot, "o")
        refused = []
        for name in ("secret.txt", "nowhere.txt", ".", "press/../secret.txt", "press/link.txt", "/etc", "~/x.txt"):
            await typed(pilot, name)
            assert isinstance(pilot.app.screen, OpenScreen) and "outside the folders" in said(pilot)
            refused.append(said(pilot).split(": outside ")[1])
        assert len(set(refused)) == 1, "whether a file is there is not told"
        await typed(pilot, "press/b.txt")
        assert "port de b" in pilot.app.screen.article.text


async def test_paths_that_are_pasted_or_dropped(confined, folder: Path):
    async with confined() as pilot:
        await press(pilot, "o")
        pilot.app.screen.query_one(Input).post_message(events.Paste(f"{folder.parent}/secret.txt"))
        await press(pilot, "enter")
        assert "outside the folders" in said(pilot)
        pilot.app.screen.query_one(Input).post_message(events.Paste(f"{folder}/b.txt\n{folder.parent}/secret.txt"))
        await settled(pilot)
        # A line that names nothing which may be opened makes the whole a text.
        assert pilot.app.screen.article.text.startswith(f"{folder}/b.txt")


async def test_lists_of_feeds(confined, folder: Path):
    async with confined() as pilot:
        await press(pilot, "R")
        await typed(pilot, str(folder.parent / "feeds.opml"))
        assert "outside the folders" in " ".join(map(str, (w.content for w in pilot.app.screen.query(Static))))


async def test_an_article_of_elsewhere_is_not_read_anew(confined, folder: Path):
    async with confined() as pilot:
        await pilot.app.current_article.show(load(str(folder.parent / "secret.txt")))
        await settled(pilot)
        await press(pilot, "f5")
        (told,) = messages(pilot)
        assert "outside the folders" in told


async def test_exports(confined, folder: Path, article: Article, reading: Reading, worker):
    async with confined() as pilot:
        await pilot.app.current_article.show(article)
        await settled(pilot)
        worker.say(protocol.Done(2, reading, 0.2))
        await settled(pilot)
        await press(pilot, "x", "enter")
        proposed = Path(pilot.app.screen.query_one(Input).value)
        assert proposed.parent == folder.resolve()
        for name in ("x.html", "/tmp/x.html", "press/../x.html", "press/.x.html", "~/x.html", "press/link.txt"):
            await typed(pilot, name)
            assert isinstance(pilot.app.screen, ExportScreen) and "outside the folders" in said(pilot)
        await typed(pilot, str(proposed))
        await pilot.app.workers.wait_for_complete()
        assert proposed.exists()
        assert {path.name for path in folder.parent.iterdir()} == {"press", "secret.txt", "feeds.opml"}
