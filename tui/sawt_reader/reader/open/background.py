"""Articles that are read, stored and analysed while the user reads another."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from functools import partial

from sawt_reader.reader.library.library_thread import OptionalLibrary
from sawt_reader.reader.library.queries import is_analysed, save_reading
from sawt_reader.reader.open.neighbours import Neighbours
from sawt_reader.reader.open.worker_client import WorkerClient
from sawt_reader.reading import protocol
from sawt_reader.reading.model import Article
from sawt_reader.sources import SourceError


class BackgroundAnalysis:
    """Analyses articles one after the other, in a process of its own that lives as long as it is needed.

    Args:
        worker: the client of that process.
        library: stores the readings.

    Attributes:
        failures: a line for each article that could not be read or analysed.
    """

    def __init__(self, worker: WorkerClient, library: OptionalLibrary) -> None:
        self.failures: list[str] = []
        self._worker = worker
        self._library = library
        self._started = False
        self._answer: asyncio.Future[protocol.Done | protocol.Failed] | None = None

    async def run(self, around: Neighbours, report: Callable[[int, int], object]) -> int:
        """Read all articles of a sequence, and analyse those that are not. Returns how many were analysed.

        Args:
            around: the sequence.
            report: called with how many are done, and how many there are.
        """
        self.failures.clear()
        stops, analysed = await around.stops(), 0
        try:
            for done, stop in enumerate(stops):
                report(done, len(stops))
                try:
                    article = await around.load(stop)
                except SourceError as error:
                    self.failures.append(str(error))
                    continue
                if not await self._library.ask(partial(is_analysed, article=article)):
                    analysed += await self._analyse(article)
        finally:
            await self.close()
        return analysed

    async def _analyse(self, article: Article) -> bool:
        """Analyse an article and store its reading. Returns whether that could be done."""
        if not self._started:
            self._started = True
            await self._worker.start(self._receive)
        self._answer = asyncio.get_running_loop().create_future()
        await self._worker.analyse(article)
        reply = await self._answer
        if isinstance(reply, protocol.Failed):
            self.failures.append(reply.message)
            return False
        await self._library.ask(partial(save_reading, reading=reply.reading))
        return True

    def _receive(self, reply: protocol.Reply) -> None:
        answer = self._answer
        if isinstance(reply, protocol.Done | protocol.Failed) and answer is not None and not answer.done():
            answer.set_result(reply)

    async def close(self) -> None:
        """End the process."""
        self._started = False
        await self._worker.close()
