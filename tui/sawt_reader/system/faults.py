"""Distinguishes bugs in this program from broken files and lack of memory, and saves their details for a report.

A file in a private folder contains the versions, and the place in the code. It does not contain messages of exceptions
or values of variables, which may include words of an article.
"""

from __future__ import annotations

import hashlib
import os
import sys
import traceback
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import sawt_reader
from sawt_reader.i18n import _

# Number of files that are kept, the newest ones. The same bug is one file, however many articles it affects.
MOST_KEPT = 20
# Most exceptions of a chain, and most frames of each, the innermost ones: enough to find the cause.
_LONGEST_CHAIN, _MOST_FRAMES = 5, 30
# Modules of Python that parse files, so that an error in them may be the fault of the file.
_PARSERS = frozenset("codecs csv email encodings gzip html json tarfile xml xmlrpc zipfile zlib".split())


def is_ours(error: BaseException) -> bool:
    """Whether an exception is a bug of this program, not a problem of the file that was being read.

    A library that parses a broken file may raise anything. But a plain TypeError, KeyError or the like, raised by our
    code or the standard library it calls, is a bug of ours. A UnicodeError is caused by invalid bytes, a RecursionError
    by a deeply nested file: neither is a bug.
    """
    if type(error).__module__ != "builtins" or isinstance(error, UnicodeError | RecursionError | MemoryError):
        return False
    raised_by = ""
    for frame, _line in traceback.walk_tb(error.__traceback__):
        # A module that is run with -m is called __main__.
        module = frame.f_globals.get("__package__") or frame.f_globals.get("__name__") or ""
        package = str(module).partition(".")[0]
        if package in _PARSERS or package not in sys.stdlib_module_names:
            raised_by = package
    return raised_by == sawt_reader.__name__


def ran_out_of_memory(error: BaseException) -> bool:
    """Whether lack of memory is the cause of an exception."""
    return any(isinstance(each, MemoryError) for each in _chain(error))


def details(error: BaseException) -> str:
    """Where in the code an exception and its causes were raised: no messages, no values."""
    parts = []
    for each in _chain(error):
        frames = traceback.format_tb(each.__traceback__, limit=-_MOST_FRAMES)
        parts.append(f"{type(each).__module__}.{type(each).__qualname__}\n{''.join(frames)}")
    return _without_home("\ncaused by ".join(parts))


def why(error: BaseException, doing: str) -> str:
    """One line for a failure that is not the fault of a file: lack of memory, or a bug, whose details are saved.

    Args:
        error: the exception.
        doing: what the program was doing, for the report; no words of an article.
    """
    if ran_out_of_memory(error):
        return _("not enough memory: close other programs, or use smaller files")
    return keep(details(error), type(error).__name__, doing)


def keep(traced: str, kind: str, doing: str) -> str:
    """Save the details of a bug. Returns a line for the user.

    Args:
        traced: the result of `details`, perhaps from another process.
        kind: the name of the exception's type.
        doing: as for `why`.
    """
    path = _kept(f"{_header(doing)}\n\n{traced}")
    if path is None:
        return _("a bug in sawt-reader ({kind}); please report it").format(kind=kind)
    message = _("a bug in sawt-reader ({kind}); please report it with the details in {file}")
    return message.format(kind=kind, file=_without_home(str(path)))


def folder() -> Path:
    """The folder of the details: the user's folder for logs."""
    import platformdirs

    return platformdirs.user_log_path("sawt-reader", appauthor=False)


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    """An exception and its causes, the last one first."""
    for _count in range(_LONGEST_CHAIN):
        if error is None:
            return
        yield error
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)


def _header(doing: str) -> str:
    import platform

    from sawt_reader.system import requirements

    system = f"Python {platform.python_version()}, {platform.platform()}"
    packages = ", ".join(requirements.installed_versions())
    return f"sawt-reader {sawt_reader.__version__}, {doing}\n{system}\n{packages}"


def _kept(text: str) -> Path | None:
    """Write a file of details for the user alone, unless it exists; None if that is impossible."""
    path = folder() / f"fault-{hashlib.sha256(text.encode()).hexdigest()[:12]}.txt"
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if path.exists():
            path.touch()
        else:
            _write(path, text.encode(errors="replace"))
    except OSError:
        return None
    with suppress(OSError):  # another process may be doing the same
        for old in sorted(path.parent.glob("fault-*.txt"), key=lambda each: each.stat().st_mtime)[:-MOST_KEPT]:
            old.unlink()
    return path


def _write(path: Path, data: bytes) -> None:
    """Write a file that only its owner may read, whole or not at all."""
    partial = path.with_suffix(f".{os.getpid()}.part")
    try:
        with os.fdopen(os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as out:
            out.write(data)
        partial.replace(path)
    finally:
        partial.unlink(missing_ok=True)


def _without_home(text: str) -> str:
    """The text with ~ for the user's home folder."""
    home = os.path.expanduser("~")  # noqa: PTH111  # Path.home() raises where there is none
    return text.replace(home, "~") if len(home) > 1 else text
