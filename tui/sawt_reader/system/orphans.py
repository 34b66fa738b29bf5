"""Ending with the process at the other end of a pipe, in whatever way that one ends: `kill -9` closes pipes, too."""

from __future__ import annotations

import os
import select
import signal
import threading
from collections.abc import Callable

GRACE = 3
"""Seconds in which a process that hangs up must be gone."""


def when_unread(output: int, act: Callable[[], object]) -> None:
    """Call a function, in a thread, once nobody can read a pipe any more.

    Nothing happens where the output is a file or a terminal, or where the system cannot tell (Windows).

    Args:
        output: the file descriptor of the pipe's writing end; it must stay open.
        act: what to do.
    """
    if not hasattr(select, "poll"):
        return
    poll = select.poll()
    poll.register(output, 0)  # errors are reported without being asked for

    def wait() -> None:
        poll.poll()
        act()

    threading.Thread(target=wait, name="orphans", daemon=True).start()


def hang_up() -> None:
    """End this process as a closed terminal would; by force where that takes longer than `GRACE`."""
    signal.alarm(GRACE)
    os.kill(os.getpid(), signal.SIGHUP)
