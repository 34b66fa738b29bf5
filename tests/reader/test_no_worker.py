"""The reader where the analysis cannot start, or ends at once: the text stays, one line says what to do."""

from __future__ import annotations

import asyncio

import pytest

from sawt_reader.reader.app import SawtReader
from sawt_reader.reader.open.worker_client import REMEDY, Report, WorkerClient
from sawt_reader.reader.services import Services
from sawt_reader.reader.widgets.status import StatusLine
from sawt_reader.reading import protocol
from sawt_reader.reading.model import Analyzer, Article

from ..patience import PATIENCE


class EarlyWorker(WorkerClient):
    """A worker that answers before anything is on screen."""

    async def start(self, report: Report) -> None:
        report(protocol.Ready(0.0, Analyzer("test", "none")))

    async def analyse(self, article: Article) -> int:
        return 1


async def state_of(app: SawtReader) -> str:
    """The state of the analysis when the first thing but "waiting" is said."""
    status = app.screen.query_one(StatusLine)
    async with asyncio.timeout(PATIENCE):
        while status.state.startswith("waiting"):
            await asyncio.sleep(0)
    return status.state


@pytest.mark.parametrize(
    ("command", "cause"), [("/nowhere/worker", "cannot be started"), ("/bin/true", "/bin/true fails: exit status 0")]
)
async def test_without_a_worker_the_text_stays_and_the_remedy_is_told(article, screen_rows, command: str, cause: str):
    app = SawtReader(article, Services(worker=WorkerClient((command,))))
    async with app.run_test(size=(140, 45)) as pilot:
        await app.opened()
        state = await state_of(app)
        assert cause in state and REMEDY in state
        await pilot.pause()
        text = " ".join(" ".join(screen_rows(app)).split())
        assert "Le port de Valmer rouvre ses quais" in text and REMEDY in text


async def test_what_the_worker_says_before_the_first_frame_is_shown_after_it(article):
    app = SawtReader(article, Services(worker=EarlyWorker()))
    async with app.run_test():
        assert await state_of(app) == "analysing…"
