"""What all kinds of OUT have in common."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

from sawt_reader.archive.outputs.existing import ExistingRows, Key
from sawt_reader.i18n import _


class OutputError(Exception):
    """An output that cannot be written, as one line."""


class Output(Protocol):
    """An open output.

    Attributes:
        existing: the rows it contained when it was opened.
        path: the file that contains the rows now.
    """

    existing: ExistingRows
    path: Path

    def write(self, rows: Sequence[bytes]) -> None:
        """Add rows, each the JSON of a `Reading` or `Failure`. They survive any end of the process.

        A row that `existing` wants replaced is replaced.
        """

    def finish(self, readable_now: Collection[Key] = ()) -> None:
        """Move the complete rows to OUT.

        Args:
            readable_now: failures of sources that were readable this time; their rows are deleted.
        """

    def close(self) -> None:
        """Close the file; delete it if it has no rows."""


def part(path: Path) -> Path:
    """The file for the rows of a run until it is complete."""
    return path.with_name(f"{path.name}.part")


def working_file(out: Path, *, resume: bool) -> Path:
    """The file to add rows to: OUT.part, or OUT itself to continue a complete run."""
    return out if resume and out.is_file() and not part(out).exists() else part(out)


def check(existing: ExistingRows, path: Path) -> None:
    """Refuse rows of another analyzer.

    Raises:
        OutputError: if there are any, and they are not to be replaced.
    """
    if existing.other:
        message = _(
            "{path} contains readings by another version of the analysis ({version}); replace those of the named"
            " sources with --reanalyse, or name another file with -o"
        )
        raise OutputError(message.format(path=path, version=existing.other.version))


def interrupted(path: Path) -> OutputError:
    """The error for a new run that would overwrite an interrupted one."""
    return OutputError(
        _(
            "{path} contains an interrupted run; continue it with --resume (which scripts may always give), or delete"
            " this file to start over"
        ).format(path=path)
    )


@contextmanager
def errors_of(path: Path) -> Iterator[None]:
    """Raise errors of the system as `OutputError`."""
    try:
        yield
    except OSError as error:
        why = error.strerror or error
        raise OutputError(_("{path} cannot be written: {why}").format(path=path, why=why)) from error
