"""The analysis of the article in hand: asked for, handed on, made anew by a newer version."""

from __future__ import annotations

from sawt_reader.reader.open.worker_client import Report, WorkerClient
from sawt_reader.reading import protocol
from sawt_reader.reading.model import Analyzer, Article, Reading


class Analyses:
    """Has articles analysed by the worker, which is started when it is first needed.

    Args:
        worker: the way to the process.
        report: is called with each thing the worker says.
    """

    def __init__(self, worker: WorkerClient, report: Report) -> None:
        self._worker = worker
        self._report = report
        self._started = False
        self._job: int | None = None
        self._analyzer: Analyzer | None = None

    def forget(self) -> None:
        """Another article is in hand: what is said of the one before is not about it."""
        self._job = None

    async def begin(self, article: Article) -> None:
        """Have an article analysed; it is the one in hand from now on."""
        await self._start()
        self._job = await self._worker.analyse(article)

    async def renew(self, reading: Reading | None) -> None:
        """Have the article in hand analysed anew where its reading is by another version of the analysis."""
        await self._start()
        current = self._analyzer
        if reading and self._job is None and current and not current.reads_as(reading.analyzer):
            await self.begin(reading.article)

    def hear(self, reply: protocol.Reply) -> None:
        """Learn from what the worker says which analysis it is."""
        if isinstance(reply, protocol.Ready):
            self._analyzer = reply.analyzer

    def is_of_hand(self, reply: protocol.Reply) -> bool:
        """Whether something the worker says is about the article in hand, or about the worker itself."""
        job = None if isinstance(reply, protocol.Ready) else reply.job
        return job is None or job == self._job

    async def close(self) -> None:
        """Leave no process behind."""
        await self._worker.close()

    async def _start(self) -> None:
        if not self._started:
            self._started = True
            await self._worker.start(self._report)
