"""ctrl+z: back to the shell, as from any program; its `fg` brings the reader back."""

from __future__ import annotations

import os
import signal
from contextlib import nullcontext
from typing import Any

from textual.app import App, SuspendNotSupported

from sawt_reader.reader.terminal import window_title


def suspend(app: App[Any], *, title: bool) -> bool:
    """Stop the reader, and what it was piped from, until the shell goes on with them.

    The whole process group is stopped, as the terminal's own ctrl+z does: of a pipeline that is stopped in part the
    shell would wait for the rest. The worker has a session of its own and works on.

    Args:
        app: running.
        title: whether it has given the window a title.

    Returns:
        False where that is not possible: without a shell that could bring it back (the system then ignores the
        signal), in a browser, on Windows.
    """
    if not hasattr(signal, "SIGTSTP"):
        return False
    continued = False

    def go_on(*_: object) -> None:
        nonlocal continued
        continued = True

    try:
        with app.suspend(), window_title.lent() if title else nullcontext():
            # Textual's handler would stop this process alone, even where nobody can bring it back.
            stop = signal.signal(signal.SIGTSTP, signal.SIG_DFL)
            start = signal.signal(signal.SIGCONT, go_on)
            try:
                os.killpg(0, signal.SIGTSTP)
            finally:
                signal.signal(signal.SIGTSTP, stop)
                signal.signal(signal.SIGCONT, start)
    except SuspendNotSupported:
        pass
    return continued
