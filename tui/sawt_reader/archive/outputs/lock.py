"""A lock: only one run at a time writes to an OUT."""

from __future__ import annotations

import errno
import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from sawt_reader.archive.outputs.output import OutputError, errors_of
from sawt_reader.i18n import _

# Errors of file systems without locks, such as some network drives; runs are not locked there.
_NO_LOCKS = (errno.ENOLCK, errno.EOPNOTSUPP, errno.ENOSYS)


@contextmanager
def locked(out: Path) -> Iterator[None]:
    """Keep other runs from writing to OUT and its OUT.part.

    It is a lock of the system, on a file beside OUT, so it ends with the process; a file left behind locks nothing.

    Raises:
        OutputError: if another run is writing to it, or its folder is not writable.
    """
    out = out.resolve()
    path = out.with_name(f".{out.name}.lock")
    with errors_of(out):
        file = _open_locked(path)
    if file is None:
        raise OutputError(
            _("another run is writing to {path}; wait until it ends, or name another file with -o").format(path=out)
        )
    with file:
        try:
            yield
        finally:
            path.unlink(missing_ok=True)


def _open_locked(path: Path) -> IO[bytes] | None:
    """The locked lock file; None if another process has it."""
    while True:
        file = path.open("ab")
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            if error.errno not in _NO_LOCKS:
                file.close()
                if isinstance(error, BlockingIOError):
                    return None
                raise
        # The process that had the lock may have deleted the file since it was opened: a lock on it would be useless.
        with suppress(FileNotFoundError):
            if os.path.samestat(os.fstat(file.fileno()), path.stat()):
                return file
        file.close()
