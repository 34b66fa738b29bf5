"""A real terminal: `terminal(...)` starts the program on one."""

from __future__ import annotations

import signal
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from on_terminal import Terminal


@pytest.fixture(autouse=True)
def library_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the library of a test is: never the user's."""
    folder = tmp_path / "library"
    monkeypatch.setenv("SAWT_READER_DATA", str(folder))
    return folder


@pytest.fixture
def terminal() -> Iterator[Callable[..., Terminal]]:
    """`terminal(arguments, columns, rows)` starts the program; what is left of it at the end is killed."""
    started: list[Terminal] = []

    def start(*arguments: str | Path, **options) -> Terminal:
        started.append(Terminal([str(argument) for argument in arguments], **options))
        return started[-1]

    yield start
    for running in started:
        if running.child.isalive():
            running.child.kill(signal.SIGKILL)
        running.child.close(force=True)
