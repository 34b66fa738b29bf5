"""How a command ends: one line on standard error, an exit status, nothing half done left behind."""

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
    """End without a traceback, and with nothing half done left behind.

    On ctrl+c and on the signals that end programs, when nobody reads standard output any more (as in `… | head -1`),
    when it cannot take more (a full disk), and at a fault of ours, whose details are kept.

    A signal that is ignored from the start stays so: SIGINT behind `&` in a script, SIGHUP under nohup.

    Args:
        but: exceptions that somebody else ends with.
    """
    for name in ("stdin", "stdout", "stderr"):
        if getattr(sys, name) is None:  # closed by the shell, as in `>&-`
            setattr(sys, name, Path(os.devnull).open("r" if name == "stdin" else "w"))  # noqa: SIM115
    _write_whole()
    heeded = [number for number in ENDING_SIGNALS if signal.getsignal(number) is not signal.SIG_IGN]
    before = {number: signal.signal(number, lambda n, frame: sys.exit(128 + n)) for number in heeded}
    try:
        yield
        sys.stdout.flush()
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
    except but:
        raise
    except OSError as error:
        # Python flushes standard output once more at exit; give it somewhere to go.
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
    """End with a line where the folder one stands in is gone: nothing can be started or named from there."""
    try:
        Path.cwd()
    except FileNotFoundError:
        fail(_("the current folder is gone: go to another one (cd), and start again"))


def _write_whole() -> None:
    """Have standard output write all it is given, or fail.

    Under PYTHONUNBUFFERED it is a raw file, which writes what there is room for and says nothing of the rest.
    """
    out = sys.stdout
    if isinstance(getattr(out, "buffer", None), io.RawIOBase):
        sys.stdout = open(out.fileno(), "w", encoding=out.encoding, errors=out.errors, closefd=False)  # noqa: SIM115


def warn(message: str) -> None:
    """One line on standard error, safe to show whatever names are in it."""
    from sawt_reader.reading.safe_text import one_line

    print(f"sawt-reader: {one_line(message)}", file=sys.stderr)


def fail(message: str) -> NoReturn:
    """One line on standard error, and exit status 2."""
    warn(message)
    sys.exit(2)
