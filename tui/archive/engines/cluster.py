"""A Dask cluster: the one whose scheduler is named, else one of processes on this machine, on loopback."""

from __future__ import annotations

import logging
import os
from contextlib import ExitStack

import dask
from distributed import Client, Future, KilledWorker, LocalCluster, as_completed

from tui.analysis.version import ModelMissing, installed
from tui.archive import task
from tui.archive.engines import children
from tui.archive.run import EngineError
from tui.locale import _

# Seconds to wait for a scheduler, and for its first worker.
_PATIENCE = 30
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

    Raises:
        EngineError: when there is no scheduler, no worker, or one that would analyse otherwise than this machine.
    """

    def __init__(self, jobs: int, scheduler: str | None) -> None:
        self._open = ExitStack()
        try:
            self._client = self._open.enter_context(_remote(scheduler) if scheduler else self._local(jobs))
            self._check_workers()
        except BaseException:
            self._open.close()
            raise
        self._tickets: dict[Future, int] = {}
        self._finished = as_completed()

    @property
    def capacity(self) -> int:
        """Two batches for each thread that works now: one in hand and one waiting there."""
        threads: int = sum(self._client.nthreads().values())
        return 2 * max(1, threads)

    @property
    def pids(self) -> list[int]:
        """The process ids of the workers, each on its own machine."""
        return list(self._client.run(os.getpid).values())

    def give(self, ticket: int, batch: bytes) -> None:
        """Send the batch to the cluster."""
        future = self._client.submit(task.analyse, batch, pure=False)
        self._tickets[future] = ticket
        self._finished.add(future)

    def take(self) -> tuple[int, list[bytes] | None]:
        """Wait for the rows of a batch, or for the end of the worker that had it.

        Raises:
            EngineError: when the cluster is gone.
            ModelMissing: when a worker has none.
        """
        future = next(self._finished)
        ticket = self._tickets.pop(future)
        try:
            return ticket, future.result()
        except KilledWorker:
            return ticket, None
        except ModelMissing:
            raise
        except Exception as error:
            what = f"{type(error).__name__}: {error}"
            raise EngineError(_("the cluster fails ({what})").format(what=what)) from error

    def close(self) -> None:
        """Leave the cluster; one of ours ends."""
        self._open.close()

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
        except ModelMissing:
            raise
        except Exception as error:
            raise EngineError(_("the cluster has no worker with sawt-reader: install it there")) from error
        if found != {installed()}:
            raise EngineError(_("the workers of the cluster have another sawt-reader or model: install these there"))


def _remote(scheduler: str) -> Client:
    try:
        return Client(scheduler, timeout=_PATIENCE)
    except (OSError, ValueError) as error:
        raise EngineError(
            _("no scheduler answers at {address}: start one with: dask scheduler").format(address=scheduler)
        ) from error
