"""The one way to write files: whole or not at all, never over a source, over another file only if asked to.

So a file is never lost to a half-written one, however the program or the machine ends.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, nullcontext, suppress
from pathlib import Path
from typing import IO

from sawt_reader.i18n import _

Contents = Callable[[IO[bytes]], object]
"""Writes the contents of a file to it."""


class WriteError(Exception):
    """A file that cannot be written as asked; the message is one line."""


class PathExistsError(WriteError):
    """A file that exists, and may not be replaced unless asked to.

    Args:
        path: the file.
    """

    def __init__(self, path: Path) -> None:
        super().__init__(_("{path} exists: name another file, or replace it with --force").format(path=path))
        self.path = path


def check(paths: Iterable[Path], sources: Iterable[str], *, replace: bool) -> None:
    """Check that files may be written.

    Args:
        paths: the files.
        sources: names of what is read: paths, URLs, "-". No path to one of them passes, whatever its name.
        replace: whether other files may be replaced.

    Raises:
        WriteError: for one of the sources.
        PathExistsError: for a file that exists.
    """
    sources = list(sources)
    for path in paths:
        if any(is_same(path, name) for name in sources):
            raise WriteError(_("{path} is one of the sources: name another file").format(path=path))
        if not replace and os.path.lexists(path):
            raise PathExistsError(path)


def with_contents(path: Path) -> list[str]:
    """The names of a file, or of a folder and its files: all that a source consists of that may be a folder."""
    return [str(path), *(map(str, path.iterdir()) if path.is_dir() else ())]


def is_same(path: Path, name: str) -> bool:
    """Whether a source is the file at `path`, by any name: a link, or different case where case is ignored."""
    try:
        # A device holds nothing that could be lost.
        return name != "-" and path.samefile(name) and (path.is_file() or path.is_dir())
    except (OSError, ValueError):  # one of them is not a file
        return False


def write(files: Mapping[Path, Contents], sources: Iterable[str] = (), *, replace: bool) -> None:
    """Write files, none of them if one may not be written.

    Args:
        files: the contents of each.
        sources: as for `check`.
        replace: as for `check`.

    Raises:
        WriteError: as `check` does, and when the system refuses; that file is then as it was before.
    """
    check(files, sources, replace=replace)
    for path, contents in files.items():
        try:
            with whole_file(path, replace=replace) as out:
                contents(out)
        except FileExistsError as error:
            raise PathExistsError(path) from error
        except OSError as error:
            why = error.strerror or error
            raise WriteError(_("{path} cannot be written: {why}").format(path=path, why=why)) from error


@contextmanager
def whole_file(path: Path, *, replace: bool = True) -> Iterator[IO[bytes]]:
    """A file that appears at `path` only once it is complete and on the disk.

    A replaced file keeps its permissions. A symbolic link stays: its target is replaced. Anything but a regular file (a
    device, a named pipe) is written to directly.

    Args:
        path: where it appears; its folder must exist.
        replace: whether it may replace an existing file.

    Raises:
        FileExistsError: when a file exists and `replace` is false.
        OSError: when the folder cannot be written to.
    """
    target = path.resolve() if replace else path
    if replace and target.exists() and not target.is_file():
        with target.open("wb") as out:
            yield out
        return
    partial = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        with partial.open("xb") as out:
            yield out
        take_place(partial, target, replace=replace)
    finally:
        partial.unlink(missing_ok=True)


def take_place(path: Path, target: Path, *, replace: bool = True) -> None:
    """Give a complete file its name, once it is on the disk. A replaced file keeps its permissions.

    Raises:
        FileExistsError: when a file has that name and `replace` is false.
        OSError: when the disk cannot take it, or the folder cannot be written to.
    """
    flush(path)
    if not replace:
        # Only taking the name first makes sure that it is free; it also works without hard links.
        target.open("xb").close()
    elif target.exists():
        path.chmod(stat.S_IMODE(target.stat().st_mode))
    path.replace(target)
    flush(target.parent)


def flush(path: Path) -> None:
    """Flush a file to the disk; of a folder its names, if the system can do that.

    Raises:
        OSError: when the disk cannot take a file.
    """
    with suppress(OSError) if path.is_dir() else nullcontext():
        descriptor = os.open(path, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
