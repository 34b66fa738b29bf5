"""The one way to write files: whole or not at all, never over a source, over another file only when asked to.

What was stored before is never lost to a half-written file, whatever ends the program or the machine.
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
"""Writes what a file is to hold."""


class WriteError(Exception):
    """A file that cannot be written as asked: one clear line."""


class PathExistsError(WriteError):
    """A file that is there already, and may not be replaced without being asked to.

    Args:
        path: the file.
    """

    def __init__(self, path: Path) -> None:
        super().__init__(_("{path} exists: name another file, or replace it with --force").format(path=path))
        self.path = path


def check(paths: Iterable[Path], sources: Iterable[str], *, replace: bool) -> None:
    """See that files may be written.

    Args:
        paths: the files.
        sources: names of what is read: paths, URLs, "-". Under whatever name, none of them is written over.
        replace: whether other files may be replaced.

    Raises:
        WriteError: for one of the sources.
        PathExistsError: for a file that is there.
    """
    sources = list(sources)
    for path in paths:
        if any(is_same(path, name) for name in sources):
            raise WriteError(_("{path} is one of the sources: name another file").format(path=path))
        if not replace and os.path.lexists(path):
            raise PathExistsError(path)


def with_contents(path: Path) -> list[str]:
    """The name of a file, or of a folder and the files in it: what a source that may be a folder consists of."""
    return [str(path), *(map(str, path.iterdir()) if path.is_dir() else ())]


def is_same(path: Path, name: str) -> bool:
    """Whether a source is the file at `path`, by this name or another: a link, other capitals where these are one."""
    try:
        # A device is no source that could be lost.
        return name != "-" and path.samefile(name) and (path.is_file() or path.is_dir())
    except (OSError, ValueError):  # one of them is no file
        return False


def write(files: Mapping[Path, Contents], sources: Iterable[str] = (), *, replace: bool) -> None:
    """Write files, none of them where one may not be written.

    Args:
        files: what each is to hold.
        sources: as for `check`.
        replace: as for `check`.

    Raises:
        WriteError: as `check` does, and for what the system refuses; the file is then as it was before.
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
    """A file that appears under `path` only when all has been written and is on the disk.

    A file that is replaced keeps its permissions, a symbolic link its place: the file it leads to is replaced. What is
    no regular file (a device, a named pipe) is written to as it is.

    Args:
        path: where it appears; its folder must exist.
        replace: whether it may take the place of a file that is there.

    Raises:
        FileExistsError: when there is one and `replace` is false.
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
    """Give a whole file its name, once all of it is on the disk. A file that is replaced keeps its permissions.

    Raises:
        FileExistsError: when there is one of that name and `replace` is false.
        OSError: when the disk cannot take it, or the folder cannot be written to.
    """
    flush(path)
    if not replace:
        # Taking the name first is the only way to be sure that it is free; it works without hard links too.
        target.open("xb").close()
    elif target.exists():
        path.chmod(stat.S_IMODE(target.stat().st_mode))
    path.replace(target)
    flush(target.parent)


def flush(path: Path) -> None:
    """Have a file on the disk; of a folder its names, where the system can do that.

    Raises:
        OSError: when the disk cannot take a file.
    """
    with suppress(OSError) if path.is_dir() else nullcontext():
        descriptor = os.open(path, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
