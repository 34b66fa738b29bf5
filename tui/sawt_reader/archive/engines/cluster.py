"""A Dask cluster: the one whose scheduler is named, else one of processes on this machine, on loopback."""

from __future__ import annotations

import logging
import os
import queue
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from threading import Thread

import dask
from distributed import CancelledError, Client, Future, KilledWorker, LocalCluster

from sawt_reader.analysis.version import ModelMissingError, installed
from sawt_reader.archive import task
from sawt_reader.archive.engines import children
from sawt_reader.archive.run import EngineError, Lost
from sawt_reader.i18n import _

# Seconds to wait for a scheduler, and for its first worker.
_PATIENCE = 30
# Seconds between two looks at the workers while no batch comes back; of silence until it is said, and until the end.
_LOOK, SAID, ENDED = 1, 5, 40
# Seconds a scheduler may take to answer.
_ANSWER = 20
# Seconds that leaving a cluster may take.
_LEAVING = 5
_LOCAL = {
    # A batch whose worker ends comes back to us, who know how to find the article that ended it.
    "distributed.scheduler.allowed-failures": 0,
    "distributed.worker.daemon": True,
    # Dask has freed memory given back at once, which costs a model a third of its time.
}


class Cluster:
    """The engine of `--engine dask`.

    Args:
        jobs: how many processes where no scheduler is named.
        scheduler: its address, as "tcp://10.0.0.5:8786".
        say: is called with what to know while it works, in a line.

    Raises:
        EngineError: when there is no scheduler, no worker, or one that would analyse otherwise than this machine.
    """

    def __init__(self, jobs: int, scheduler: str | None, say: Callable[[str], None]) -> None:
        self._say = say
        self._open = ExitStack()
        # What Dask and its event loop have to say about lost connections we say ourselves, in a line.
        logging.disable()
        self._open.callback(logging.disable, logging.NOTSET)
        try:
            self._client = _remote(scheduler) if scheduler else self._local(jobs)
            self._open.callback(self._leave)
            self._check_workers()
        except BaseException:
            self._open.close()
            raise
        self._finished: queue.SimpleQueue[tuple[int, list[bytes] | Exception]] = queue.SimpleQueue()
        self._seen: float | None = None

    @property
    def capacity(self) -> int:
        """Two batches for each thread that works now: one in hand and one waiting there."""
        with _told():
            ask = self._client.scheduler.ncores
            threads: int = sum(self._client.sync(ask, callback_timeout=_ANSWER).values())
        return 2 * max(1, threads)

    @property
    def pids(self) -> list[int]:
        """The process ids of the workers, each on its own machine."""
        return list(self._client.run(os.getpid).values())

    def give(self, ticket: int, batch: bytes) -> None:
        """Send the batch to the cluster."""
        with _told():
            future = self._client.submit(task.analyse, batch, pure=False)
        Thread(target=self._fetch, args=(ticket, future), daemon=True).start()

    def _fetch(self, ticket: int, future: Future) -> None:
        """Wait for a batch in a thread of its own: a result may be lost with its worker while it is on its way."""
        try:
            self._finished.put((ticket, future.result()))
        except Exception as error:
            self._finished.put((ticket, error))

    def take(self) -> tuple[int, list[bytes] | Lost]:
        """Wait for the rows of a batch, or for the end of the worker that had it.

        Raises:
            EngineError: when the scheduler is gone, or all workers are and none comes.
            ModelMissingError: when a worker has none.
        """
        with _told():
            ticket, came = self._wait()
            if isinstance(came, KilledWorker):
                return ticket, Lost.CRASHED
            if isinstance(came, Exception):
                raise came
            return ticket, came

    def _wait(self) -> tuple[int, list[bytes] | Exception]:
        """The next batch that is done. Workers that nobody hears of any more are not waited for without end."""
        heard = time.monotonic()
        said = False
        while True:
            with suppress(queue.Empty):
                return self._finished.get(timeout=_LOOK)
            cluster = self._client.sync(self._client.scheduler.identity, callback_timeout=_ANSWER)
            seen = max((worker["last_seen"] for worker in cluster["workers"].values()), default=None)
            if seen not in (None, self._seen):
                self._seen, heard, said = seen, time.monotonic(), False
            silence = time.monotonic() - heard
            if silence > ENDED:
                raise EngineError(_("the cluster has no worker any more"))
            if silence > SAID and not said:
                said = True
                self._say(_("the cluster has no worker any more; waiting {n} s for one").format(n=ENDED - SAID))

    def close(self) -> None:
        """Leave the cluster; one of ours ends."""
        self._open.close()

    def _leave(self) -> None:
        with suppress(Exception):  # a scheduler that is gone takes no leave
            self._client.close(timeout=_LEAVING)

    def _local(self, jobs: int) -> Client:
        settings = _LOCAL | {"distributed.nanny.pre-spawn-environ": children.variables()}
        with children.inherited(), dask.config.set(settings):
            cluster = LocalCluster(
                n_workers=jobs,
                threads_per_worker=1,
                host="127.0.0.1",
                dashboard_address=None,
                silence_logs=logging.CRITICAL,
            )
        self._open.enter_context(cluster)
        return Client(cluster)

    def _check_workers(self) -> None:
        try:
            self._client.wait_for_workers(1, timeout=_PATIENCE)
            found = set(self._client.run(installed).values())
        except ModelMissingError:
            raise
        except Exception as error:
            raise EngineError(_("the cluster has no worker with sawt-reader: install it there")) from error
        if found != {installed()}:
            raise EngineError(_("the workers of the cluster have another sawt-reader or model: install these there"))


@contextmanager
def _told() -> Iterator[None]:
    """What goes wrong between us and the cluster as one line."""
    try:
        yield
    except (EngineError, ModelMissingError):
        raise
    except (OSError, CancelledError) as error:
        raise EngineError(_("the scheduler of the cluster is gone")) from error
    except Exception as error:
        what = f"{type(error).__name__}: {error}"
        raise EngineError(_("the cluster fails ({what})").format(what=what)) from error


def _remote(scheduler: str) -> Client:
    try:
        return Client(scheduler, timeout=_PATIENCE)
    except (OSError, ValueError) as error:
        raise EngineError(
            _("no scheduler answers at {address}: start one with: dask scheduler").format(address=scheduler)
        ) from error
