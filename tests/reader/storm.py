"""The reader in terminals of every size, whatever is open: run by test_sizes.py, in each language of the interface."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

from textual import events
from textual.pilot import Pilot

from sawt_reader.reader.app import SawtReader
from sawt_reader.reader.library.library_thread import LibraryThread
from sawt_reader.reader.open.start import Start
from sawt_reader.reader.services import Services
from sawt_reader.reading import protocol

from ..phare import make_article, make_reading
from .conftest import StubWorker

USUAL = (100, 30)
SMALLEST = (1, 1)
SIZES = ((99, 17), (3, 60), (0, 10), SMALLEST, (200, 60))
PANES = "12345"
LAYOUTS = ((), ("z",))
# What opens each dialog and bar, from which pane.
DIALOGS = (
    *("o", "x", "v", "O", "question_mark", "B", "M", "a", "t", "w", "R", "V", "ctrl+p", "slash", "L", "P"),
    *("2 f", "3 f", "4 f", "3 j w", "3 j a", "5 question_mark"),
)


@asynccontextmanager
async def reader(size: tuple[int, int]) -> AsyncIterator[Pilot[None]]:
    article = make_article()
    worker = StubWorker()
    app = SawtReader(article, Services(worker=worker, library=LibraryThread()), Start(sources=("phare.txt",)))
    async with app.run_test(size=size) as pilot:
        await app.opened()
        worker.say(protocol.Done(1, make_reading(article), 0.2))
        await pilot.pause()
        yield pilot


async def storm(pilot: Pilot[None], what: str, sizes: Sequence[tuple[int, int]] = SIZES) -> None:
    """Resize to every size; the reader lives, and draws on what it has."""
    print(what, flush=True)
    for width, height in sizes:
        await pilot.resize_terminal(width, height)
        pilot.app.post_message(events.Key("pagedown", None))
        if pilot.app._exception is not None:
            raise pilot.app._exception
    await pilot.pause()


async def panes() -> None:
    """In each pane, beside the others and maximised."""
    async with reader(SIZES[-1]) as pilot:
        for pane in PANES:
            for layout in LAYOUTS:
                await pilot.press(pane, "j", *layout)
                await storm(pilot, f"pane {pane} {layout}")
                await pilot.press(
                    *("z" for key in layout if key == "z"), "escape", *("h" for key in layout if key == "h")
                )


async def dialogs() -> None:
    """In each dialog and bar."""
    async with reader(USUAL) as pilot:
        for keys in DIALOGS:
            await pilot.press(*keys.split())
            await storm(pilot, keys, (SMALLEST, USUAL))
            while len(pilot.app.screen_stack) > 1:
                await pilot.press("escape")
            await pilot.press("escape", "1")


async def starts() -> None:
    """In the smallest terminals, with each pane as it was left."""
    for pane in PANES:
        async with reader(USUAL) as pilot:
            await pilot.press(pane, "j")
        for size in (SMALLEST, (0, 0)) if pane == "1" else ((0, 0),):
            async with reader(size) as pilot:
                print(f"start at {size} after pane {pane}", flush=True)
                await pilot.press("down", pane, "pagedown")
                await pilot.resize_terminal(120, 40)
                assert pilot.app.is_running


if __name__ == "__main__":
    asyncio.run(globals()[sys.argv[1]]())
