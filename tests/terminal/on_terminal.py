"""The program on a pseudo-terminal, its output read by a terminal emulator."""

from __future__ import annotations

import contextlib
import os
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

import pexpect
import pyte
import pytest

# Seconds before a screen that does not come counts as missing; as in tests/patience.py, which a script cannot import.
PATIENCE = 120.0
# Bytes that are read between two looks at the screen.
MOST_AT_ONCE = 1 << 18


class Terminal:
    """The program in a terminal.

    Attributes:
        output: all it has written so far.
    """

    def __init__(
        self,
        arguments: list[str],
        columns: int = 140,
        rows: int = 45,
        shell: str | None = None,
        environment: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        command, args = sys.executable, ["-m", "sawt_reader", *arguments]
        if shell is not None:
            command, args = "/bin/sh", ["-c", shell.replace("READER", f"{sys.executable} -m sawt_reader")]
        # Of the terminal the tests are run in; this one is as large as it says.
        own = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "COLUMNS", "LINES")}
        own |= {"TERM": "xterm-256color", "COLORTERM": "truecolor", **environment}
        self.child = pexpect.spawn(command, args, dimensions=(rows, columns), env=own, timeout=None)
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
    def selected_line(self) -> str:
        """What is highlighted in the list in focus, one row or two, in a wide terminal; "" while it is not drawn."""
        left = max((row.find("[2] Entities") - 1 for row in self.rows), default=-1)
        return "  ".join(row[left:].strip() for row in self.rows if left > 0 and row[left:].startswith("▌"))

    @property
    def text(self) -> str:
        """What is on the screen, as one string."""
        return "\n".join(self.rows)

    def wait_for_output(self, sequence: bytes, times: int = 1) -> None:
        """Read output until a sequence has been written, so many times."""
        self.wait_for(lambda _: self.output.count(sequence) >= times)

    def wait_for(self, *seen: str | Callable[[str], bool]) -> None:
        """Read output until the screen shows some things, all at once: it is drawn in pieces, in any order."""
        until = time.monotonic() + PATIENCE
        while missing := self._missing(seen):
            if time.monotonic() > until:
                pytest.fail(f"{missing!r} did not come; the screen:\n{self.text}")
            self._read()

    def _missing(self, seen: Sequence[str | Callable[[str], bool]]) -> list[str | Callable[[str], bool]]:
        text = self.text
        return [each for each in seen if not (each(text) if callable(each) else each in text)]

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
        """Take all that has been written; wait a moment where that is nothing."""
        with contextlib.suppress(pexpect.TIMEOUT, pexpect.EOF):
            data = self.child.read_nonblocking(1 << 16, timeout=0.2)
            with contextlib.suppress(pexpect.TIMEOUT, pexpect.EOF):
                while len(data) < MOST_AT_ONCE:
                    data += self.child.read_nonblocking(1 << 16, timeout=0)
            self.output += data
            self._stream.feed(data)
