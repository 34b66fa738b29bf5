"""The asserts of all tests, rewritten once for all workers of pytest-xdist.

Each worker imports every test. Rewriting their asserts is most of that, and workers that start together all do it: what
one has rewritten comes too late for the others.
"""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from _pytest.assertion import rewrite


def rewrite_all(config: pytest.Config) -> None:
    """Leave the modules that are to run where pytest looks for them. They are known by the hash of their source."""
    if "fork" not in multiprocessing.get_all_start_methods():
        return
    fork = multiprocessing.get_context("fork")
    paths = sorted(_modules(config), key=lambda path: path.stat().st_size)
    processes = os.cpu_count() or 1
    children = [fork.Process(target=_rewrite, args=(config, paths[first::processes])) for first in range(processes)]
    for child in children:
        child.start()
    for child in children:
        child.join()


def _modules(config: pytest.Config) -> Iterator[Path]:
    for argument in config.args:
        path = config.invocation_params.dir / argument.partition("::")[0]
        yield from path.rglob("test_*.py") if path.is_dir() else [path] if path.is_file() else []


def _rewrite(config: pytest.Config, paths: Sequence[Path]) -> None:
    state = config.stash[rewrite.assertstate_key]
    for path in paths:
        cached = rewrite.get_cache_dir(path) / (path.stem + rewrite.PYC_TAIL)
        if rewrite._read_pyc(path, cached) is None and rewrite.try_makedirs(cached.parent):
            digest, code = rewrite._rewrite_test(path, config)
            rewrite._write_pyc(state, code, digest, cached)
