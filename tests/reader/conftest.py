"""The reader on an article made by hand, without a model, and snapshots of its screen."""

from __future__ import annotations

import asyncio
import os
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from textual._compositor import Compositor
from textual.pilot import Pilot

from sawt_reader.library.records import Review
from sawt_reader.reader.app import SawtReader
from sawt_reader.reader.library.library_thread import LibraryThread
from sawt_reader.reader.main_screen.screen import ReadingScreen
from sawt_reader.reader.open.start import Start
from sawt_reader.reader.open.worker_client import Report, WorkerClient
from sawt_reader.reader.services import Services
from sawt_reader.reading import protocol
from sawt_reader.reading.model import Article, Reading

from ..patience import PATIENCE
from ..phare import make_article, make_reading

LATEST = PATIENCE / 4
"""Seconds that a screen may take to become what is accepted: many differ at once when the look is changed."""


class StubWorker(WorkerClient):
    """A worker that starts no process: what it is asked is kept, what it says the test decides."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[Article] = []
        self.ended = False
        self.say: Report = lambda reply: None

    async def start(self, report: Report) -> None:
        self.say = report

    async def analyse(self, article: Article) -> int:
        self.asked.append(article)
        return len(self.asked)

    async def close(self) -> None:
        self.ended = True


@pytest.fixture(autouse=True)
def library_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the library of a test is: never the user's."""
    folder = tmp_path / "library"
    monkeypatch.setenv("SAWT_READER_DATA", str(folder))
    return folder


@pytest.fixture(autouse=True)
def unseen(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Draw new layouts, but no change between two: without a terminal, Textual would draw it for nobody.

    That takes a quarter of a test's time. `rows` draws the whole screen anew. Tests with a snapshot draw everything.
    """
    if "snapshot" not in request.fixturenames:
        monkeypatch.setattr(Compositor, "render_partial_update", lambda compositor: compositor._dirty_regions.clear())


@pytest.fixture
def article() -> Article:
    return make_article()


@pytest.fixture
def reading(article: Article) -> Reading:
    return make_reading(article)


@pytest.fixture
def worker() -> StubWorker:
    return StubWorker()


Running = Callable[..., AbstractAsyncContextManager[Pilot[None]]]


@pytest.fixture
def running(article: Article, reading: Reading, worker: StubWorker, monkeypatch: pytest.MonkeyPatch) -> Running:
    """`running(size, analysed=True)`: the reader on the article, with its reading unless told otherwise.

    Those of one test share a library of their own.
    """
    monkeypatch.setattr("textual.constants.TEXTUAL_ANIMATIONS", "none")

    @asynccontextmanager
    async def start(
        size: tuple[int, int] = (140, 45),
        analysed: bool = True,
        sources: tuple[str, ...] = ("phare.txt",),
        library: bool = True,
    ) -> AsyncIterator[Pilot[None]]:
        app = SawtReader(
            article,
            Services(worker=worker, library=LibraryThread() if library else None),
            Start(sources=sources),
        )
        async with app.run_test(size=size) as pilot:
            await app.opened()
            if analysed:
                worker.say(protocol.Done(1, reading, 0.2))
            await pilot.pause()
            yield pilot

    return start


async def settled(pilot: Pilot[None]) -> None:
    """Wait until all that is under way has come to an end: work in the background, an article that arrives."""
    await pilot.pause()
    app = pilot.app
    assert isinstance(app, SawtReader)
    await app.workers.wait_for_complete()
    await app.opened()
    await pilot.pause()


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Press keys, each after what the one before it set going."""
    for key in keys:
        await pilot.press(key)
        await settled(pilot)


async def press_with_dialogs(pilot: Pilot[None], *keys: str) -> None:
    """As `press`, where keys open dialogs whose answer something waits for: then only until the next key has a use."""
    for key in keys:
        await pilot.press(key)
        await (settled(pilot) if len(pilot.app.screen_stack) == 1 else pilot.pause())


def messages(pilot: Pilot[None]) -> list[str]:
    """What the reader has been notified of and still sees. Textual has no public way to ask."""
    return [notification.message for notification in pilot.app._notifications]


def reviews(pilot: Pilot[None]) -> Mapping[str, Review]:
    """The corrections that apply to items of the reading on the screen, by the item's id."""
    screen = pilot.app.screen
    assert isinstance(screen, ReadingScreen) and screen.reading is not None
    laid = screen.annotations.corrected(screen.analysed or screen.reading)
    return laid.reviews if laid else {}


def rows(app: SawtReader) -> list[str]:
    """What the screen shows, a string a row."""
    return ["".join(segment.text for segment in strip).rstrip() for strip in app.screen._compositor.render_strips()]


def letters(app: SawtReader) -> list[str]:
    """How it is shown, colour apart: for each cell b(old), i(talic), u(nderlined), r(everse), or a point."""

    def mark(style: Any) -> str:
        marks = {"r": style.reverse, "u": style.underline, "i": style.italic, "b": style.bold} if style else {}
        return next((letter for letter, on in marks.items() if on), ".")

    strips = app.screen._compositor.render_strips()
    return ["".join(mark(segment.style) * segment.cell_length for segment in strip).rstrip(".") for strip in strips]


@pytest.fixture
def screen_rows() -> Callable[[SawtReader], list[str]]:
    return rows


@pytest.fixture
def snapshot(request: pytest.FixtureRequest) -> Callable[..., Awaitable[None]]:
    """`await snapshot(app, name)`: the screen is, or comes to be, as accepted in snapshots/.

    SNAPSHOTS=accept accepts it as it is. On a difference an SVG of the screen is left beside the accepted text.
    """

    async def check(app: SawtReader, name: str, styles: bool = False) -> None:
        accepted = Path(request.path).with_name("snapshots") / f"{name}.txt"

        def shown() -> str:
            return "\n".join(rows(app) + (letters(app) if styles else [])) + "\n"

        if os.environ.get("SNAPSHOTS") == "accept":
            accepted.parent.mkdir(exist_ok=True)
            before = ""
            while (seen := shown()) != before:  # what is painted some frames later is part of it
                before = seen
                await asyncio.sleep(1)
            accepted.write_text(seen, "utf-8")
            return
        known = accepted.read_text("utf-8") if accepted.exists() else ""
        # Textual paints a footer or a new layout some frames later where the machine is busy.
        until = time.monotonic() + LATEST
        while (seen := shown()) != known and time.monotonic() < until:
            await asyncio.sleep(0.05)
        if seen != known:
            picture = accepted.with_suffix(".svg")
            picture.write_text(app.export_screenshot(), "utf-8")
            assert seen == known, f"the screen differs from {accepted.name}; see {picture}"

    return check
