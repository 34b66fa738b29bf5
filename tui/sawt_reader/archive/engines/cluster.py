"""A Dask cluster: that of a running scheduler, or else one of processes on this machine."""

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
_CONNECT_TIMEOUT = 30
# Seconds between checks of the workers while no batch comes back; seconds without a sign of them before a warning, and
# before the run ends.
_CHECK, WARN_AFTER, END_AFTER = 1, 5, 40
# Seconds a scheduler may take to answer.
_ANSWER_TIMEOUT = 20
# Seconds to wait when disconnecting.
_DISCONNECT = 5
_LOCAL = {
    # A batch whose worker dies comes back, for the run to find the article that killed it.
    "distributed.scheduler.allowed-failures": 0,
    "distributed.worker.daemon": True,
}


class Cluster:
    """The engine of `--engine dask`.

    Args:
        jobs: how many processes where no scheduler is named.
        scheduler: its address, as "tcp://10.0.0.5:8786".
        say: called with a line about the cluster while it works.

    Raises:
        EngineError: for no scheduler, no worker, or workers of another version.
    """

    def __init__(self, jobs: int, scheduler: str | None, say: Callable[[str], None]) -> None:
        self._say = say
        self._open = ExitStack()
        # Lost connections are reported in one line here; Dask and its event loop would log many.
        logging.disable()
        self._open.callback(logging.disable, logging.NOTSET)
        try:
            self._client = _remote(scheduler) if scheduler else self._local(jobs)
            self._open.callback(self._disconnect)
            self._check_workers()
        except BaseException:
            self._open.close()
            raise
        self._finished: queue.SimpleQueue[tuple[int, list[bytes] | Exception]] = queue.SimpleQueue()
        self._seen: float | None = None

    @property
    def capacity(self) -> int:
        """Two batches for each thread: the current one and the next."""
        with _errors():
            ask = self._client.scheduler.ncores
            threads: int = sum(self._client.sync(ask, callback_timeout=_ANSWER_TIMEOUT).values())
        return 2 * max(1, threads)

    @property
    def pids(self) -> list[int]:
        """The process ids of the workers, each on its machine."""
        return list(self._client.run(os.getpid).values())

    def submit(self, ticket: int, batch: bytes) -> None:
        """Send the batch to the cluster."""
        with _errors():
            future = self._client.submit(task.analyse, batch, pure=False)
        Thread(target=self._fetch, args=(ticket, future), daemon=True).start()

    def _fetch(self, ticket: int, future: Future) -> None:
        """Wait for a batch. In a separate thread, since a result may be lost with its worker on the way."""
        try:
            self._finished.put((ticket, future.result()))
        except Exception as error:
            self._finished.put((ticket, error))

    def collect(self) -> tuple[int, list[bytes] | Lost]:
        """Wait for the rows of a batch, or for the end of its worker.

        Raises:
            EngineError: if the scheduler is gone, or all workers are and none replaces them.
            ModelMissingError: if a worker has no model.
        """
        with _errors():
            ticket, result = self._wait()
            if isinstance(result, KilledWorker):
                return ticket, Lost.CRASHED
            if isinstance(result, Exception):
                raise result
            return ticket, result

    def _wait(self) -> tuple[int, list[bytes] | Exception]:
        """The next finished batch. Waiting ends if no worker gives a sign of life for long."""
        last_sign = time.monotonic()
        warned = False
        while True:
            with suppress(queue.Empty):
                return self._finished.get(timeout=_CHECK)
            cluster = self._client.sync(self._client.scheduler.identity, callback_timeout=_ANSWER_TIMEOUT)
            seen = max((worker["last_seen"] for worker in cluster["workers"].values()), default=None)
            if seen not in (None, self._seen):
                self._seen, last_sign, warned = seen, time.monotonic(), False
            silence = time.monotonic() - last_sign
            if silence > END_AFTER:
                raise EngineError(_("the cluster has no workers left"))
            if silence > WARN_AFTER and not warned:
                warned = True
                self._say(_("the cluster has no workers left; waiting {n} s for one").format(n=END_AFTER - WARN_AFTER))

    def close(self) -> None:
        """Disconnect; a local cluster is stopped."""
        self._open.close()

    def _disconnect(self) -> None:
        with suppress(Exception):  # the scheduler may be gone
            self._client.close(timeout=_DISCONNECT)

    def _local(self, jobs: int) -> Client:
        # They replace Dask's own variables, which return freed memory at once; that makes the model a third slower.
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
            self._client.wait_for_workers(1, timeout=_CONNECT_TIMEOUT)
            found = set(self._client.run(installed).values())
        except ModelMissingError:
            raise
        except Exception as error:
            raise EngineError(_("no worker of the cluster has sawt-reader; install it there")) from error
        if found != {installed()}:
            raise EngineError(
                _("the workers run a different version of sawt-reader or of the model; install this version on them")
            )


@contextmanager
def _errors() -> Iterator[None]:
    """Raise errors of the cluster as `EngineError`."""
    try:
        yield
    except (EngineError, ModelMissingError):
        raise
    except (OSError, CancelledError) as error:
        raise EngineError(_("the scheduler of the cluster is gone")) from error
    except Exception as error:
        why = f"{type(error).__name__}: {error}"
        raise EngineError(_("the cluster failed ({why})").format(why=why)) from error


def _remote(scheduler: str) -> Client:
    try:
        return Client(scheduler, timeout=_CONNECT_TIMEOUT)
    except (OSError, ValueError) as error:
        raise EngineError(
            _("no scheduler at {address}; start one with: dask scheduler").format(address=scheduler)
        ) from error
