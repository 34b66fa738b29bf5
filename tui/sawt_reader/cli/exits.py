"""How commands end: with one line on standard error and an exit status, and no traceback."""

from __future__ import annotations

import io
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn

from sawt_reader.i18n import _

ENDING_SIGNALS = (signal.SIGTERM, signal.SIGHUP)
INTERRUPTED = 128 + signal.SIGINT
FAULT = 1
CLOSED_PIPE = 128 + signal.SIGPIPE


@contextmanager
def ends_quietly(*but: type[Exception]) -> Iterator[None]:
    """End without a traceback, whatever ends the program.

    That may be ctrl+c, a signal, a closed pipe (`… | head -1`), a full disk, or a fault of this program, whose details
    are stored. Signals that were ignored at the start stay ignored: SIGINT behind `&` in a script, SIGHUP under nohup.

    Args:
        but: exceptions that the caller handles.
    """
    for name in ("stdin", "stdout", "stderr"):
        if getattr(sys, name) is None:  # closed by the shell, as in `>&-`
            setattr(sys, name, Path(os.devnull).open("r" if name == "stdin" else "w"))  # noqa: SIM115
    _write_whole()
    handled = [number for number in ENDING_SIGNALS if signal.getsignal(number) is not signal.SIG_IGN]
    before = {number: signal.signal(number, lambda n, frame: sys.exit(128 + n)) for number in handled}
    try:
        yield
        sys.stdout.flush()
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
    except but:
        raise
    except OSError as error:
        # Python flushes standard output once more at exit, which would fail again.
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        if isinstance(error, BrokenPipeError):
            sys.exit(CLOSED_PIPE)
        if error.filename is None:
            check_current_folder()
        fail(
            _("{path} cannot be used: {why}").format(
                path=error.filename or _("standard output"), why=error.strerror or error
            )
        )
    except Exception as error:
        from sawt_reader.system import faults

        warn(faults.why(error, "running a command"))
        sys.exit(FAULT)
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def check_current_folder() -> None:
    """End with a line if the current folder no longer exists: from there no process starts and no path resolves."""
    try:
        Path.cwd()
    except FileNotFoundError:
        fail(_("the current folder is gone; change to another one (cd) and start again"))


def _write_whole() -> None:
    """Have standard output write everything, or fail.

    Under PYTHONUNBUFFERED it is a raw file, whose `write` may write only a part without an error.
    """
    out = sys.stdout
    if isinstance(getattr(out, "buffer", None), io.RawIOBase):
        sys.stdout = open(out.fileno(), "w", encoding=out.encoding, errors=out.errors, closefd=False)  # noqa: SIM115


def warn(message: str) -> None:
    """Print one line on standard error, without control characters."""
    from sawt_reader.reading.safe_text import one_line

    print(f"sawt-reader: {one_line(message)}", file=sys.stderr)


def fail(message: str) -> NoReturn:
    """Print one line on standard error and exit with status 2."""
    warn(message)
    sys.exit(2)
