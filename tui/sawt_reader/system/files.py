"""Writes files: completely or not at all, never over a source, and over another file only on request.

So no file is ever replaced by a half-written one, however the program or the machine ends.
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
    """A file that cannot be written. The message is one line."""


class PathExistsError(WriteError):
    """A file that exists and is not to be replaced.

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
        sources: names of the sources being read: paths, URLs, "-". They may not be written to, by any path.
        replace: whether other files may be replaced.

    Raises:
        WriteError: for one of the sources.
        PathExistsError: for an existing file, unless `replace`.
    """
    sources = list(sources)
    for path in paths:
        if any(is_same(path, name) for name in sources):
            raise WriteError(_("{path} is one of the sources: name another file").format(path=path))
        if not replace and os.path.lexists(path):
            raise PathExistsError(path)


def with_contents(path: Path) -> list[str]:
    """The path of a file, or those of a folder and the files in it: a source may be either."""
    return [str(path), *(map(str, path.iterdir()) if path.is_dir() else ())]


def is_same(path: Path, name: str) -> bool:
    """Whether a source is the file at `path`, by any name: a link, or different case where case is ignored."""
    try:
        # Writing to a device destroys nothing.
        return name != "-" and path.samefile(name) and (path.is_file() or path.is_dir())
    except (OSError, ValueError):  # one of them is not a file
        return False


def write(files: Mapping[Path, Contents], sources: Iterable[str] = (), *, replace: bool) -> None:
    """Write files, or none if one of them may not be written.

    Args:
        files: the contents of each.
        sources: as for `check`.
        replace: as for `check`.

    Raises:
        WriteError: as for `check`, and for an error of the system; that file is then unchanged.
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
        FileExistsError: if the file exists and `replace` is false.
        OSError: if the folder is not writable.
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
        move_into_place(partial, target, replace=replace)
    finally:
        partial.unlink(missing_ok=True)


def move_into_place(path: Path, target: Path, *, replace: bool = True) -> None:
    """Flush a complete file to the disk, then rename it. A replaced file keeps its permissions.

    Raises:
        FileExistsError: if the target exists and `replace` is false.
        OSError: if the disk is full or fails, or the folder is not writable.
    """
    flush(path)
    if not replace:
        # Creating the target first makes sure that it is new, also on file systems without hard links.
        target.open("xb").close()
    elif target.exists():
        path.chmod(stat.S_IMODE(target.stat().st_mode))
    path.replace(target)
    flush(target.parent)


def flush(path: Path) -> None:
    """Flush a file to the disk; for a folder its entries, if the system supports that.

    Raises:
        OSError: if the disk is full or fails.
    """
    with suppress(OSError) if path.is_dir() else nullcontext():
        descriptor = os.open(path, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
