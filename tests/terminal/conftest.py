"""A real terminal: the program on a pseudo-terminal, its output read by a terminal emulator."""

from __future__ import annotations

import contextlib
import os
import signal
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pexpect
import pyte
import pytest

# Seconds before a screen that does not come counts as missing: the model loads meanwhile, on any machine.
PATIENCE = 45.0


class Terminal:
    """The program in a terminal.

    Attributes:
        output: all it has written so far.
    """

    def __init__(self, arguments: list[str], columns: int = 140, rows: int = 45, shell: str | None = None) -> None:
        command, args = sys.executable, ["-m", "tui.start", *arguments]
        if shell is not None:
            command, args = "/bin/sh", ["-c", shell.replace("READER", f"{sys.executable} -m tui.start")]
        environment = {**os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor"}
        # Of the terminal the tests are run in; this one is as large as it says.
        for name in ("NO_COLOR", "COLUMNS", "LINES"):
            environment.pop(name, None)
        self.child = pexpect.spawn(command, args, dimensions=(rows, columns), env=environment, timeout=None)
        self.child.delaybeforesend = None
        self.output = b""
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)

    @property
    def rows(self) -> list[str]:
        """What is on the screen."""
        return [row.rstrip() for row in self._screen.display]

    @property
    def under_cursor(self) -> str:
        """The row of the screen from the terminal's own cursor on: what screen readers and magnifiers follow."""
        return self.rows[self._screen.cursor.y][self._screen.cursor.x :]

    @property
    def lists(self) -> list[str]:
        """The column of the lists, in a wide terminal."""
        left = next(row for row in self.rows if "Entities" in row).rindex("Entities") - 1
        return [row[left:] for row in self.rows]

    @property
    def text(self) -> str:
        """What is on the screen, as one string."""
        return "\n".join(self.rows)

    def wait_for(self, seen: str | Callable[[str], bool]) -> None:
        """Read output until the screen shows something."""
        shows = (lambda text: seen in text) if isinstance(seen, str) else seen
        until = time.monotonic() + PATIENCE
        while not shows(self.text):
            if time.monotonic() > until:
                pytest.fail(f"{seen!r} did not come; the screen:\n{self.text}")
            self._read()

    def press(self, *keys: str) -> None:
        """Send keys as the terminal would. What follows an escape at once would be read as one key with it."""
        for key in keys:
            self.child.send(key)

    def end(self) -> int:
        """Read to the end of the output. Returns the exit status; a signal's number with 128 added."""
        until = time.monotonic() + PATIENCE
        while not self.child.flag_eof:
            if time.monotonic() > until:
                pytest.fail(f"it does not end; the screen:\n{self.text}")
            self._read()
        if self.child.isalive():
            self.child.wait()
        return self.child.exitstatus if self.child.signalstatus is None else 128 + self.child.signalstatus

    def _read(self) -> None:
        with contextlib.suppress(pexpect.TIMEOUT, pexpect.EOF):
            data = self.child.read_nonblocking(1 << 16, timeout=0.2)
            self.output += data
            self._stream.feed(data)


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
