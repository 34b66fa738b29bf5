"""Ends this process when the process at the other end of a pipe has ended. It works after `kill -9`, too."""

from __future__ import annotations

import os
import select
import signal
import threading
from collections.abc import Callable

GRACE = 3
"""Seconds after which a process that hangs up is ended by force."""


def when_unread(output: int, act: Callable[[], object]) -> None:
    """Call a function, in a thread, once a pipe has no reader left.

    Nothing happens if the output is a file or a terminal, or on a system without `poll` (Windows).

    Args:
        output: the file descriptor of the writing end of the pipe; it must stay open.
        act: the function.
    """
    if not hasattr(select, "poll"):
        return
    poll = select.poll()
    poll.register(output, 0)  # poll always reports errors, and a pipe without a reader is one

    def wait() -> None:
        poll.poll()
        act()

    threading.Thread(target=wait, name="orphans", daemon=True).start()


def hang_up() -> None:
    """End this process as a closed terminal would, and by force after `GRACE` seconds."""
    signal.alarm(GRACE)
    os.kill(os.getpid(), signal.SIGHUP)
