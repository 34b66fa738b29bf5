"""A cluster that is lost while it works: a line says so, and what is done stays. A real scheduler, a real worker."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from distributed import Client

from sawt_reader.archive import run
from sawt_reader.archive.engines import cluster
from sawt_reader.archive.limits import Limit
from sawt_reader.archive.run import EngineError
from sawt_reader.sources import article_from_text

from ...patience import PATIENCE
from .conftest import article, text
from .test_limits import slow_worker

__all__ = ["slow_worker"]

DASK = [sys.executable, "-m", "dask"]
HANGS = "Une boucle sans fin."
"""A text that the worker of the tests does not come to an end of."""


def _quiet(command: list[str | Path], folder: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=folder)


class Lost:
    """A scheduler and a worker of its own.

    Attributes:
        address: of the scheduler.
        workers: the process of the worker and that of its nanny.
    """

    def __init__(self, folder: Path) -> None:
        told = folder / "scheduler.json"
        where = ["--host", "127.0.0.1", "--port", "0", "--no-dashboard"]
        self.scheduler = _quiet([*DASK, "scheduler", *where, "--scheduler-file", told], folder)
        worker: list[str | Path] = ["worker", "--scheduler-file", told, "--nthreads", "1", "--no-dashboard"]
        self._nanny = _quiet([*DASK, *worker, "--local-directory", folder], folder)
        self.workers = [self._nanny.pid]
        with Client(scheduler_file=str(told), timeout=PATIENCE) as client:
            client.wait_for_workers(1, timeout=PATIENCE)
            self.address: str = client.scheduler.address
            self.workers += client.run(os.getpid).values()

    def run(self, patch: object) -> None:
        with Client(self.address) as client:
            client.run(patch)

    def close(self) -> None:
        for pid in (self.scheduler.pid, *self.workers):
            try:
                os.kill(pid, signal.SIGKILL)
            except ProcessLookupError:
                continue
        self.scheduler.wait()
        self._nanny.wait()


@pytest.fixture
def lost(tmp_path: Path, slow_worker) -> Iterator[Lost]:
    folder = tmp_path / "cluster"
    folder.mkdir()
    made = Lost(folder)
    made.run(slow_worker.patch)
    yield made
    made.close()


@pytest.fixture(autouse=True)
def path_of_workers(monkeypatch: pytest.MonkeyPatch) -> None:
    """Processes that are started find the module of the slow worker."""
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parent))


def test_workers_that_are_gone_are_not_waited_for(lost: Lost, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "WARN_AFTER", 1)
    monkeypatch.setattr(cluster, "END_AFTER", 3)
    said: list[str] = []
    engine = cluster.Cluster(1, lost.address, said.append)
    try:
        articles = [*map(article, range(40)), article_from_text(HANGS)]
        ready = run.rows(articles, engine, Limit(60))
        assert next(ready)
        for pid in lost.workers:
            os.kill(pid, signal.SIGKILL)
        with pytest.raises(EngineError, match="the cluster has no workers left"):
            list(ready)
        assert said == ["the cluster has no workers left; waiting 2 s for one"]
    finally:
        engine.close()


def test_the_end_of_the_scheduler_is_one_line(lost: Lost, tmp_path: Path, wait_while) -> None:
    source, out = tmp_path / "a.jsonl", tmp_path / "out.jsonl"
    source.write_text("".join(json.dumps({"text": each}) + "\n" for each in [*map(text, range(40)), HANGS]))
    options: list[str | Path] = ["-o", out, "--engine", "dask", "--scheduler", lost.address]
    child = subprocess.Popen(
        [sys.executable, "-m", "sawt_reader", "analyze", source, *options], stderr=subprocess.PIPE, text=True
    )
    part = tmp_path / "out.jsonl.part"
    wait_while(child, lambda: part.exists() and bool(part.read_bytes()))
    lost.scheduler.kill()
    _, errors = child.communicate(timeout=PATIENCE)
    assert child.returncode == 2
    assert errors.count("\n") == 1 and "the scheduler of the cluster is gone; partial results are in" in errors
    assert part.read_bytes().count(b"\n") >= 16
