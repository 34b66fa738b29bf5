"""Files that are whole or not there: what was stored before is never lost to a half-written one."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO


@contextmanager
def whole_file(path: Path, *, replace: bool = True) -> Iterator[IO[bytes]]:
    """A file that appears under `path` only when all has been written.

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
        if not replace:
            # Taking the name first is the only way to be sure that it is free; it works without hard links too.
            target.open("xb").close()
        elif target.exists():
            partial.chmod(stat.S_IMODE(target.stat().st_mode))
        partial.replace(target)
    finally:
        partial.unlink(missing_ok=True)
