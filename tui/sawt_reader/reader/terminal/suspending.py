"""ctrl+z: back to the shell, as from any program; its `fg` resumes."""

from __future__ import annotations

import os
import signal
from contextlib import nullcontext
from typing import Any

from textual.app import App, SuspendNotSupported

from sawt_reader.reader.terminal import window_title


def suspend(app: App[Any], *, title: bool) -> bool:
    """Stop the app, and what it was piped from, until the shell resumes them.

    The whole process group is stopped, as by the terminal's ctrl+z: if only a part of a pipeline were stopped, the
    shell would wait for the rest. The worker runs in a separate session and continues.

    Args:
        app: running.
        title: whether it has set the window's title.

    Returns:
        False if that is impossible: without a shell that could resume it (the system then ignores the signal), in a
        browser, on Windows.
    """
    if not hasattr(signal, "SIGTSTP"):
        return False
    continued = False

    def resume(*_: object) -> None:
        nonlocal continued
        continued = True

    try:
        with app.suspend(), window_title.restored() if title else nullcontext():
            # Textual's handler would stop this process alone, even where nothing can resume it.
            stop = signal.signal(signal.SIGTSTP, signal.SIG_DFL)
            start = signal.signal(signal.SIGCONT, resume)
            try:
                os.killpg(0, signal.SIGTSTP)
            finally:
                signal.signal(signal.SIGTSTP, stop)
                signal.signal(signal.SIGCONT, start)
    except SuspendNotSupported:
        pass
    return continued
