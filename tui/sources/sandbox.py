"""Reading a complicated format in a child process, which may be slow, greedy or crash without harm to this one.

The child is `python -I -m tui.sources.sandbox FORMAT`: the file on standard input, what it holds as JSON on standard
output, or what is wrong with the file, said so that it follows the file's name.
Measured on one core: 400,000 unclosed tags keep an HTML parser busy for 10 s and 550 MB; time grows faster than size.
"""

from __future__ import annotations

import subprocess
import sys
from importlib import import_module
from typing import TypeVar

import msgspec

from tui.locale import _
from tui.sources.cleaning import one_line
from tui.sources.errors import SourceError

# Of the child: seconds of the clock, and megabytes of address space (libraries alone take a third).
TIME_LIMIT = 15
_MEMORY_LIMIT_MB = 490
# Exit statuses of the child.
_UNREADABLE, _MISSING, _REFUSED, _TOO_LARGE = 3, 4, 5, 6
T = TypeVar("T")


def run(format_name: str, data: bytes, shown: str, result: type[T]) -> T:
    """Have a module of `tui.sources.formats` read a file.

    Args:
        format_name: the module's name.
        data: the whole file.
        shown: the source's name, for messages.
        result: what the module's `extract` returns, a type that msgspec can encode.

    Raises:
        SourceError: for a broken file, one that takes too long or too much memory, or a library that is not installed.
    """
    # Isolated: no module of the folder one happens to be in is imported.
    command = [sys.executable, "-I", "-m", __name__, format_name]
    try:
        child = subprocess.run(command, input=data, capture_output=True, timeout=TIME_LIMIT, check=False)
    except subprocess.TimeoutExpired as error:
        raise SourceError(
            _("{source} takes longer than {seconds} s to read: save its text as plain text").format(
                source=shown, seconds=TIME_LIMIT
            )
        ) from error
    if child.returncode == _REFUSED:
        raise SourceError(f"{shown} {one_line(child.stdout.decode())}")
    if child.returncode == _MISSING:
        raise SourceError(_("{source} needs more libraries to read: install sawt-reader[formats]").format(source=shown))
    if child.returncode == _TOO_LARGE:
        raise SourceError(
            _("{source} takes more than {n} MB of memory to read: save its text as plain text").format(
                source=shown, n=_MEMORY_LIMIT_MB
            )
        )
    if child.returncode:
        raise SourceError(
            _("{source} is broken, or no {format} file: save its text as plain text").format(
                source=shown, format=format_name.upper()
            )
        )
    return msgspec.json.decode(child.stdout, type=result)


def _child(format_name: str) -> int:
    """Read standard input, write the extract; the status tells what went wrong."""
    _limit_resources()
    try:
        module = import_module(f"tui.sources.formats.{format_name}")
        found = module.extract(sys.stdin.buffer.read())
    except ModuleNotFoundError:
        return _MISSING
    except SourceError as error:
        sys.stdout.buffer.write(str(error).encode())
        return _REFUSED
    except MemoryError:
        return _TOO_LARGE
    except Exception:  # whatever a parser raises on a hostile file
        return _UNREADABLE
    sys.stdout.buffer.write(msgspec.json.encode(found))
    return 0


def _limit_resources() -> None:
    try:
        import resource
    except ImportError:  # not on Windows
        return
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY_LIMIT_MB * 1_000_000,) * 2)
    # Ends by itself when nobody is left to stop it; not before, because who stops it can say why.
    resource.setrlimit(resource.RLIMIT_CPU, (TIME_LIMIT + 1,) * 2)


if __name__ == "__main__":
    sys.exit(_child(sys.argv[1]))
