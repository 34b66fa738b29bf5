"""Files that are whole or not there: what was stored before is never lost to a half-written one."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO


@contextmanager
def whole_file(path: Path, *, replace: bool = True) -> Iterator[IO[bytes]]:
    """A file that appears under `path` only when all has been written.

    Args:
        path: where it appears; its folder must exist.
        replace: whether it may take the place of a file that is there.

    Raises:
        FileExistsError: when there is one and `replace` is false.
        OSError: when the folder cannot be written to.
    """
    partial = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with partial.open("xb") as out:
            yield out
        if not replace:
            # Taking the name first is the only way to be sure that it is free; it works without hard links too.
            path.open("xb").close()
        partial.replace(path)
    finally:
        partial.unlink(missing_ok=True)
