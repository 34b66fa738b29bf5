"""The analysis of the current article: requested, matched with its replies, repeated by a newer version."""

from __future__ import annotations

from sawt_reader.reader.open.worker_client import Report, WorkerClient
from sawt_reader.reading import protocol
from sawt_reader.reading.model import Analyzer, Article, Reading


class Analyses:
    """Has articles analysed by the worker, which is started when it is first needed.

    Args:
        worker: the client of the process.
        report: called with each reply of the worker.
    """

    def __init__(self, worker: WorkerClient, report: Report) -> None:
        self._worker = worker
        self._report = report
        self._started = False
        self._job: int | None = None
        self._analyzer: Analyzer | None = None

    def forget(self) -> None:
        """Another article is current: replies about the previous one no longer count."""
        self._job = None

    async def begin(self, article: Article) -> None:
        """Have an article analysed, which is the current one from now on."""
        await self._start()
        self._job = await self._worker.analyse(article)

    async def renew(self, reading: Reading | None) -> None:
        """Reanalyse the current article where its reading is by another version of the analysis."""
        await self._start()
        current = self._analyzer
        if reading and self._job is None and current and not current.reads_as(reading.analyzer):
            await self.begin(reading.article)

    def receive(self, reply: protocol.Reply) -> None:
        """Note which version of the analysis the worker runs."""
        if isinstance(reply, protocol.Ready):
            self._analyzer = reply.analyzer

    def is_current(self, reply: protocol.Reply) -> bool:
        """Whether a reply is about the current article, or about the worker itself."""
        job = None if isinstance(reply, protocol.Ready) else reply.job
        return job is None or job == self._job

    async def close(self) -> None:
        """End the process."""
        await self._worker.close()

    async def _start(self) -> None:
        if not self._started:
            self._started = True
            await self._worker.start(self._report)
