"""One run at a time writes to an OUT."""

from __future__ import annotations

import errno
import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from sawt_reader.archive.outputs.output import OutputError, told
from sawt_reader.i18n import _

# How systems say that a folder, on a network perhaps, knows no locks: then there is nothing to be done.
_NO_LOCKS = (errno.ENOLCK, errno.EOPNOTSUPP, errno.ENOSYS)


@contextmanager
def alone(out: Path) -> Iterator[None]:
    """Keep other runs from writing to OUT, its OUT.part too.

    The lock is the system's, on a file beside OUT: it ends with the process, however that ends, and a file that a
    process left behind locks nothing.

    Raises:
        OutputError: while another run writes to it, or where its folder cannot be written to.
    """
    out = out.resolve()
    path = out.with_name(f".{out.name}.lock")
    with told(out):
        file = _locked(path)
    if file is None:
        raise OutputError(
            _("another run is writing to {path}: wait for its end, or name another file with -o").format(path=out)
        )
    with file:
        try:
            yield
        finally:
            path.unlink(missing_ok=True)


def _locked(path: Path) -> IO[bytes] | None:
    """The lock file, locked; None while somebody else has it."""
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
        # Who had it may have taken the file away in between: then this one locks nothing.
        with suppress(FileNotFoundError):
            if os.path.samestat(os.fstat(file.fileno()), path.stat()):
                return file
        file.close()
