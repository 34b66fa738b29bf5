"""What is read and analysed while the user reads another article."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from sawt_reader.library import articles, readings
from sawt_reader.library.store import Library
from sawt_reader.reader.app import SawtReader
from sawt_reader.reader.library.library_thread import LibraryThread
from sawt_reader.reader.open.start import Start
from sawt_reader.reader.services import Services
from sawt_reader.reader.widgets.status import StatusLine
from sawt_reader.reading import protocol
from sawt_reader.reading.model import Article, Reading
from sawt_reader.sources import load

from ..factories import make_reading
from .conftest import StubWorker, messages, settled


class Background(StubWorker):
    """A worker that answers at once, or once it is told to."""

    def __init__(self, *, held: bool = False) -> None:
        super().__init__()
        self.held = held

    async def analyse(self, article: Article) -> int:
        job = await super().analyse(article)
        if article.title == "La rade attend":
            self.say(protocol.Failed("the analysis failed: a fault", "", job))
        elif not self.held:
            self.say(protocol.Done(job, make_reading(article), 0.1))
        return job


@pytest.fixture
def sources(tmp_path: Path) -> list[str]:
    names = []
    for name, title in (("un", "La digue tient"), ("deux", "La rade attend"), ("trois", "Le phare s’éteint")):
        (tmp_path / f"{name}.txt").write_text(f"{title}\n\nLa mairie n’en dit pas plus.", "utf-8")
        names.append(str(tmp_path / f"{name}.txt"))
    return ["phare.txt", *names, "/nowhere/x.txt"]


def reader(article: Article, worker: StubWorker, background: StubWorker, sources: list[str]) -> SawtReader:
    services = Services(worker=worker, background=background, library=LibraryThread())
    return SawtReader(article, services, Start(sources=sources))


async def test_everything_that_is_open_is_analysed_and_what_fails_is_told(
    article: Article, reading: Reading, worker: StubWorker, sources: list[str], library_folder: Path
):
    background = Background()
    with Library(library_folder) as library:
        readings.save(library, reading)
        readings.save(library, make_reading(load(sources[3])))
    app = reader(article, worker, background, sources)
    async with app.run_test(size=(140, 45)) as pilot:
        await app.opened()
        await app.run_action("app.analyse_all")
        await settled(pilot)
        assert [asked.title for asked in background.asked] == ["La digue tient", "La rade attend"]
        assert background.ended, "the process is not kept"
        told = messages(pilot)[-1]
        assert told.startswith("1 article analysed") and "a fault" in told and "/nowhere/x.txt" in told
        assert app.reading_screen.article is article and app.reading_screen.query_one(StatusLine).background == ""
    with Library(library_folder) as library:
        stored = {entry.title: entry for entry in articles.entries(library)}
        assert stored["La digue tient"].quotes == 0 and stored["La digue tient"].opened is None
        assert stored["La rade attend"].quotes is None


async def test_it_shows_how_far_it_is_and_can_be_stopped(article: Article, worker: StubWorker, sources: list[str]):
    background = Background(held=True)
    app = reader(article, worker, background, sources[1:])
    async with app.run_test(size=(140, 45)) as pilot:
        await app.opened()
        await app.run_action("app.analyse_all")
        while not background.asked:
            await pilot.pause()
        status = app.reading_screen.query_one(StatusLine)
        assert status.background == "in the background 0/4"
        await app.run_action("app.analyse_all")
        await settled(pilot)
        assert status.background == "" and messages(pilot)[-1] == "Stopped." and background.ended


async def test_the_end_of_the_reader_ends_it(article: Article, worker: StubWorker, sources: list[str]):
    background = Background(held=True)
    app = reader(article, worker, background, sources[1:])
    async with app.run_test(size=(140, 45)) as pilot:
        await app.opened()
        await app.run_action("app.analyse_all")
        while not background.asked:
            await pilot.pause()
    assert background.ended


async def test_without_a_library_there_is_nowhere_to_put_it(running):
    async with running(library=False) as pilot:
        await pilot.app.run_action("app.analyse_all")
        await settled(pilot)
        assert "--no-library" in messages(pilot)[-1]


def test_a_reading_of_another_layout_is_not_taken(article: Article, reading: Reading, library_folder: Path):
    from sawt_reader.reader.library.queries import is_analysed

    with Library(library_folder) as library:
        assert not is_analysed(library, article)
        readings.save(library, reading)
        assert is_analysed(library, article)
        assert not is_analysed(library, replace(article, blocks=article.blocks[:1]))
