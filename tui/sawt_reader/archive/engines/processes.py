"""Processes of this machine, each with its own model and one batch at a time."""

from __future__ import annotations

import signal
from collections import deque
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess

from sawt_reader.analysis.version import ModelMissingError
from sawt_reader.archive import task
from sawt_reader.archive.engines import children
from sawt_reader.archive.run import Lost

_spawn = get_context("spawn")
# Seconds to wait for the exit status of a worker.
_EXIT_TIMEOUT = 5


def work(link: Connection) -> None:
    """Worker loop: batches in, rows out, until the link is closed. Without a model it sends an error message."""
    try:
        try:
            task.model()
        except ModelMissingError as error:
            link.send(str(error))
            return
        while True:
            link.send(task.analyse(link.recv_bytes()))
    except (EOFError, OSError):  # the run has ended
        return


@dataclass
class _Worker:
    process: BaseProcess
    link: Connection
    ticket: int | None = None


class Processes:
    """The engine of `--jobs N`, also for one job: a worker that dies is replaced, and the run continues.

    Args:
        jobs: how many processes.
    """

    def __init__(self, jobs: int) -> None:
        self.capacity = 2 * jobs
        self._waiting: deque[tuple[int, bytes]] = deque()
        self._workers = [_started() for _ in range(jobs)]

    @property
    def pids(self) -> list[int | None]:
        """The process ids of the workers."""
        return [worker.process.pid for worker in self._workers]

    def submit(self, ticket: int, batch: bytes) -> None:
        """Send the batch to an idle worker, or queue it."""
        self._waiting.append((ticket, batch))
        self._hand_out()

    def collect(self) -> tuple[int, list[bytes] | Lost]:
        """Wait for the rows of a batch, or for the end of its worker.

        Raises:
            ModelMissingError: if a worker has no model.
        """
        busy = {worker.link: worker for worker in self._workers if worker.ticket is not None}
        worker = busy[wait(busy)[0]]  # type: ignore[index]  # typed as any kind of object
        ticket, worker.ticket = worker.ticket, None
        assert ticket is not None
        try:
            result = worker.link.recv()
        except (EOFError, OSError):
            result = self._replace(worker)
        if isinstance(result, str):
            raise ModelMissingError(result)
        self._hand_out()
        return ticket, result

    def close(self) -> None:
        """Kill the workers."""
        for worker in self._workers:
            worker.process.kill()
            worker.process.join()
            worker.link.close()

    def _hand_out(self) -> None:
        for worker in self._workers:
            while self._waiting and worker.ticket is None:
                ticket, batch = self._waiting[0]
                try:
                    worker.link.send_bytes(batch)
                except OSError:  # it died while idle
                    self._replace(worker)
                else:
                    worker.ticket = ticket
                    self._waiting.popleft()

    @staticmethod
    def _replace(worker: _Worker) -> Lost:
        """Replace a worker that died. Returns how it died."""
        worker.link.close()
        worker.process.join(_EXIT_TIMEOUT)
        worker.process.kill()
        worker.process.join()
        exit_code = worker.process.exitcode
        replacement = _started()
        worker.process, worker.link = replacement.process, replacement.link
        return Lost.TOO_LONG if exit_code == -signal.SIGPROF else Lost.CRASHED


def _started() -> _Worker:
    """Start a worker."""
    ours, theirs = _spawn.Pipe()
    process = _spawn.Process(target=work, args=(theirs,), daemon=True)
    with children.inherited():
        process.start()
    theirs.close()
    return _Worker(process, ours)
