"""Reads complicated formats in a child process: it may hang, crash or run out of memory without harm to this one.

The child is `python -P -m sawt_reader.sources.sandbox FORMAT`. It reads the file from standard input, and writes the
result as JSON, or details of the error in its exit status, to standard output. It ends once nobody can read that.
Measured on one core: 400,000 unclosed tags cost an HTML parser 10 s and 550 MB; time grows faster than size.
"""

from __future__ import annotations

import logging
import os
import re
import signal
import subprocess
import sys
from enum import IntEnum
from importlib import import_module
from pathlib import Path
from typing import TypeVar

import msgspec

from sawt_reader.i18n import _
from sawt_reader.reading.safe_text import clean, one_line
from sawt_reader.sources.errors import SourceError
from sawt_reader.system import faults, requirements
from sawt_reader.system.interpreter import python_command, safe_environment
from sawt_reader.system.orphans import when_unread

# Limits of the child: seconds of CPU; seconds of wall-clock time, for a busy machine; megabytes of address space, of
# which libraries alone take a third.
TIME_LIMIT = 15
_WALL_LIMIT = 4 * TIME_LIMIT
_MEMORY_LIMIT_MB = 490
# A parser that runs out of memory may report a broken file. So a child that used this share of the limit ran out of it.
_NEARLY_ALL = 0.95
# glibc reserves 64 MB of address space for the thread that watches the output, which the limit would count.
_ENVIRONMENT = {"MALLOC_ARENA_MAX": "1"}
T = TypeVar("T")


class _ExitStatus(IntEnum):
    """Exit status of the child. Python itself uses 1 and 2, for an exception or a wrong option before our code runs."""

    DONE = 0
    REFUSED = 10
    """The file cannot be read; the output gives reason and remedy."""
    UNREADABLE = 11
    MISSING = 12
    """A library is not installed."""
    NOT_LOADED = 13
    """A library is installed but does not load; the output gives the reason."""
    MEMORY = 14
    FAULT = 15
    """A bug of this program; the output contains its type and details."""
    UNREAD = 16
    """The parent process has ended."""


def run(format_name: str, data: bytes, result: type[T]) -> T:
    """Read a file with a module of `sawt_reader.sources.formats`.

    Args:
        format_name: the name of the module.
        data: the whole file.
        result: the type that the module's `extract` returns; msgspec must be able to encode it.

    Raises:
        SourceError: for a broken file, one that takes too much time or memory, a missing library, a child that does not
            start, or a bug of this program.
    """
    command = python_command(__name__, format_name)
    try:
        environment = safe_environment() | _ENVIRONMENT
        child = subprocess.run(
            command, input=data, capture_output=True, timeout=_WALL_LIMIT, env=environment, check=False
        )
    except subprocess.TimeoutExpired as error:
        reason = _("not read after {seconds} s, the machine may be too busy").format(seconds=_WALL_LIMIT)
        raise SourceError(reason, _("try again")) from error
    except OSError as error:
        raise _not_started(error.strerror or str(error)) from error
    if child.returncode == _ExitStatus.DONE:
        return msgspec.json.decode(child.stdout, type=result)
    raise _refusal(child, format_name)


def _refusal(child: subprocess.CompletedProcess[bytes], format_name: str) -> SourceError:
    """The error of a child that failed."""
    output = clean(child.stdout.decode(errors="replace")).text
    as_text = _("save its text as plain text")
    match child.returncode:
        case _ExitStatus.REFUSED:
            return SourceError(*map(one_line, msgspec.json.decode(output, type=tuple[str, str])))
        case _ExitStatus.UNREADABLE:
            return SourceError(_("broken, or not a valid {format} file").format(format=format_name.upper()), as_text)
        case _ExitStatus.MISSING:
            return SourceError(_("missing libraries"), _install())
        case _ExitStatus.NOT_LOADED:
            return SourceError(_("a library does not load ({why})").format(why=one_line(output)), _install())
        case _ExitStatus.MEMORY:
            return SourceError(_("takes more than {n} MB of memory to read").format(n=_memory_mb()), as_text)
        case _ExitStatus.FAULT:
            kind, _end, traced = output.partition("\n")
            return SourceError(faults.keep(traced, one_line(kind), f"reading {format_name}"))
        case status if status < 0:
            return _ended(-status, format_name)
    # A status of Python itself: the last line of its traceback or usage message is the reason.
    errors = child.stderr.decode(errors="replace").strip().splitlines()
    return _not_started(errors[-1] if errors else _("exit status {n}").format(n=child.returncode))


def _ended(number: int, format_name: str) -> SourceError:
    """The error of a child that was ended by a signal."""
    as_text = _("save its text as plain text")
    if number == getattr(signal, "SIGXCPU", None):
        return SourceError(_("takes more than {seconds} s of computing to read").format(seconds=TIME_LIMIT), as_text)
    if number == getattr(signal, "SIGKILL", None):
        reason = _("not read, the system ended the process ({signal})").format(signal="SIGKILL")
        return SourceError(reason, _("free some memory and try again"))
    name = signal.Signals(number).name if number in set(signal.Signals) else str(number)
    reason = _("crashes the reader of {format} files ({signal})").format(format=format_name.upper(), signal=name)
    return SourceError(reason, as_text)


def _install() -> str:
    return _("run: {command}").format(command=requirements.install_command("formats"))


def _not_started(why: str) -> SourceError:
    python = one_line(sys.executable or "python3")
    return SourceError(_("not read, {python} does not start ({why})").format(python=python, why=one_line(why)))


def _child(format_name: str) -> _ExitStatus:
    """Read standard input, and write the result or details of the error."""
    _limit_resources()
    # Keeps what libraries print or log out of the result.
    output = os.dup(1)
    os.dup2(2, 1)
    when_unread(output, lambda: os._exit(_ExitStatus.UNREAD))
    logging.disable()
    status, data = _extracted(format_name)
    if status not in (_ExitStatus.DONE, _ExitStatus.MEMORY) and _peak() > _NEARLY_ALL * _memory_mb() * 1_000_000:
        status = _ExitStatus.MEMORY
    # It stays open, on exceptions too: closed, it would look unread to the thread that watches it.
    with open(output, "wb", closefd=False) as file:
        file.write(data)
    return status


def _extracted(format_name: str) -> tuple[_ExitStatus, bytes]:
    """The exit status, and the output that belongs to it."""
    try:
        module = import_module(f"sawt_reader.sources.formats.{format_name}")
    except ModuleNotFoundError as error:
        ours = (error.name or "").partition(".")[0] == "sawt_reader"
        return (_ExitStatus.NOT_LOADED, str(error).encode()) if ours else (_ExitStatus.MISSING, b"")
    except MemoryError:
        return _ExitStatus.MEMORY, b""
    except Exception as error:
        return _ExitStatus.NOT_LOADED, str(error).encode(errors="replace")
    try:
        return _ExitStatus.DONE, msgspec.json.encode(module.extract(sys.stdin.buffer.read()))
    except SourceError as error:
        return _ExitStatus.REFUSED, _encoded(error)
    except RecursionError:
        return _ExitStatus.REFUSED, _encoded(
            SourceError(_("nested too deeply to read"), _("save its text as plain text"))
        )
    except Exception as error:  # parsers raise anything on hostile files
        if faults.ran_out_of_memory(error):
            return _ExitStatus.MEMORY, b""
        if faults.is_ours(error):
            return _ExitStatus.FAULT, f"{type(error).__name__}\n{faults.details(error)}".encode(errors="replace")
        return _ExitStatus.UNREADABLE, b""


def _encoded(error: SourceError) -> bytes:
    return msgspec.json.encode((error.reason, error.remedy))


def _peak() -> int:
    """The peak address space of this process in bytes; 0 if unknown."""
    try:
        found = re.search(r"^VmPeak:\s*(\d+) kB", Path("/proc/self/status").read_text(), re.MULTILINE)
    except (OSError, MemoryError):
        return 0
    return int(found[1]) * 1024 if found else 0


def _memory_mb() -> int:
    """The limit of address space of a child in megabytes: ours, or that of the user if it is lower."""
    try:
        import resource
    except ImportError:  # not on Windows
        return _MEMORY_LIMIT_MB
    allowed = resource.getrlimit(resource.RLIMIT_AS)[1]
    return _MEMORY_LIMIT_MB if allowed == resource.RLIM_INFINITY else min(_MEMORY_LIMIT_MB, allowed // 1_000_000)


def _limit_resources() -> None:
    try:
        import resource
    except ImportError:  # not on Windows
        return
    memory = _MEMORY_LIMIT_MB * 1_000_000
    # SIGXCPU comes at the soft limit, SIGKILL at the hard one. No core file: it would contain the article.
    for kind, soft, hard in (
        (resource.RLIMIT_AS, memory, memory),
        (resource.RLIMIT_CPU, TIME_LIMIT, TIME_LIMIT + 1),
        (resource.RLIMIT_CORE, 0, 0),
    ):
        now = resource.getrlimit(kind)[1]
        highest = hard if now == resource.RLIM_INFINITY else min(hard, now)
        resource.setrlimit(kind, (min(soft, highest), highest))


def _main() -> None:
    try:
        status = _child(sys.argv[1])
    except MemoryError:  # even the report of one failed
        status = _ExitStatus.MEMORY
    # A normal exit would need memory, too, and time to free everything.
    os._exit(status)


if __name__ == "__main__":
    _main()
