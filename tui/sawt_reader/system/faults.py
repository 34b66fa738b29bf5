"""Faults of this program told apart from broken files and from want of memory, and kept so that they can be reported.

A fault is kept as a file of details in a private folder: versions, and where in the code it happened. Messages of
exceptions and values of variables are left out, because they may hold words of an article.
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

# Files that are kept, the newest. The same fault is one file, however many articles it spoils.
MOST_KEPT = 20
# Of a chain of exceptions, and of the frames of each, the innermost.
_LONGEST_CHAIN, _MOST_FRAMES = 5, 30
# Modules of Python that read files of others; the rest of Python does what its caller says.
_PARSERS = frozenset("codecs csv email encodings gzip html json tarfile xml xmlrpc zipfile zlib".split())


def is_ours(error: BaseException) -> bool:
    """Whether an exception tells of a fault of this program, not of the file that was being read.

    A library that parses a file may raise anything on a broken one, and has exceptions of its own to say so. But a
    plain TypeError, KeyError or the like, raised by our code or by what our code calls of Python, is a mistake in it. A
    UnicodeError speaks of bytes, a RecursionError of how deeply a file is nested: neither is one.
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
    """Whether want of memory is behind an exception."""
    return any(isinstance(each, MemoryError) for each in _chain(error))


def details(error: BaseException) -> str:
    """Where in the code an exception, and those it came from, were raised: no messages, no values."""
    parts = []
    for each in _chain(error):
        frames = traceback.format_tb(each.__traceback__, limit=-_MOST_FRAMES)
        parts.append(f"{type(each).__module__}.{type(each).__qualname__}\n{''.join(frames)}")
    return _without_home("\ncaused by ".join(parts))


def why(error: BaseException, doing: str) -> str:
    """Why something failed that no file can be blamed for, in one line: want of memory, or a fault.

    The details of a fault are kept.

    Args:
        error: what was raised.
        doing: what the program was at, for who looks into it; nothing of an article.
    """
    if ran_out_of_memory(error):
        return _("there is not enough memory: close other programs, or use smaller files")
    return keep(details(error), type(error).__name__, doing)


def keep(traced: str, kind: str, doing: str) -> str:
    """Keep the details of a fault. Returns what to say of it, in one line.

    Args:
        traced: `details`, perhaps of an exception in another process.
        kind: the name of its type.
        doing: as for `why`.
    """
    path = _kept(f"{_header(doing)}\n\n{traced}")
    if path is None:
        return _("a fault of sawt-reader ({kind}); please report it").format(kind=kind)
    message = _("a fault of sawt-reader ({kind}); please report it with the details in {file}")
    return message.format(kind=kind, file=_without_home(str(path)))


def folder() -> Path:
    """Where details are kept: in the user's folder for logs."""
    import platformdirs

    return platformdirs.user_log_path("sawt-reader", appauthor=False)


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    """An exception and those it came from, the last one first."""
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
    """Write a file of details for the user alone, unless it is there; None where that cannot be done."""
    path = folder() / f"fault-{hashlib.sha256(text.encode()).hexdigest()[:12]}.txt"
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if path.exists():
            path.touch()
        else:
            _write(path, text.encode(errors="replace"))
    except OSError:
        return None
    with suppress(OSError):  # another process may be at it
        for old in sorted(path.parent.glob("fault-*.txt"), key=lambda each: each.stat().st_mtime)[:-MOST_KEPT]:
            old.unlink()
    return path


def _write(path: Path, data: bytes) -> None:
    """Write a file that its owner alone may read, whole or not at all."""
    partial = path.with_suffix(f".{os.getpid()}.part")
    try:
        with os.fdopen(os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as out:
            out.write(data)
        partial.replace(path)
    finally:
        partial.unlink(missing_ok=True)


def _without_home(text: str) -> str:
    """A text in which the user's folder is called ~."""
    home = os.path.expanduser("~")  # noqa: PTH111  # Path.home() raises where there is none
    return text.replace(home, "~") if len(home) > 1 else text
