"""A child process on a pseudo-terminal, and when it first shows something."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import termios
import time

# What a run may take before it counts as hung, in seconds.
PATIENCE = 60.0


def seconds_until_shown(command: list[str], needle: str, columns: int = 140, rows: int = 45) -> float:
    """Start a command on a new terminal; wall seconds until its output holds `needle`. The child is then killed.

    Raises:
        TimeoutError: when it does not show within `PATIENCE` seconds.
    """
    started = time.perf_counter()
    child, terminal = pty.fork()
    if child == 0:
        os.environ.update(TERM="xterm-256color", COLORTERM="truecolor")
        os.execvp(command[0], command)
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
    seen = b""
    try:
        while needle.encode() not in seen:
            if time.perf_counter() - started > PATIENCE:
                raise TimeoutError(f"{command} did not show {needle!r}")
            if select.select([terminal], [], [], 0.5)[0]:
                seen += os.read(terminal, 1 << 16)
        return time.perf_counter() - started
    finally:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        os.close(terminal)
