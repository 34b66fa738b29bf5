"""The environment of worker processes that a library starts."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager

from sawt_reader.system.interpreter import safe_path

# Read by OpenMP, OpenBLAS, MKL and BLIS when they are loaded. With a process per core, more threads only cost time.
_ONE_THREAD = {
    f"{library}_NUM_THREADS": "1" for library in ("OMP", "OPENBLAS", "MKL", "BLIS", "NUMEXPR", "VECLIB_MAXIMUM")
}


def variables() -> dict[str, str]:
    """The environment variables of a worker: one thread, and no modules from the current folder."""
    return _ONE_THREAD | safe_path()


@contextmanager
def inherited() -> Iterator[None]:
    """Processes started inside inherit `variables` and ignore ctrl+c, which only this process handles."""
    new = variables()
    before = {name: os.environ.get(name) for name in new}
    os.environ.update(new)
    interrupt = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, interrupt)
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value
