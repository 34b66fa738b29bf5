"""What every form of OUT does: rows that stay once written, whatever happens to the process, and the keys of them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

from sawt_reader.archive.outputs.held import Held, Key
from sawt_reader.i18n import _


class OutputError(Exception):
    """A file that cannot be written as asked: one clear line."""


class Output(Protocol):
    """A file that rows are added to.

    Attributes:
        held: the rows that were there when it was opened.
        path: where the rows stand now.
    """

    held: Held
    path: Path

    def write(self, rows: Sequence[bytes]) -> None:
        """Add rows, each the JSON of a `Reading` or `Failure`. They are kept, however the process ends.

        The row of an article that `held` has as one to be made anew takes the place of that.
        """

    def finish(self, mended: Collection[Key] = ()) -> None:
        """All rows are there: put them in the place of OUT.

        Args:
            mended: failures of sources that could be read this time: their rows go.
        """

    def close(self) -> None:
        """Let go of the file. Where it holds no rows, it goes."""


def part(path: Path) -> Path:
    """Where the rows of a run stand until it is whole."""
    return path.with_name(f"{path.name}.part")


def check(held: Held, path: Path) -> None:
    """Refuse to go on with rows of another analyzer.

    Raises:
        OutputError: where there are some, and they are not to be made anew.
    """
    if held.other:
        message = _(
            "{path} holds readings by another version of the analysis ({version}): --reanalyse makes those of the"
            " sources you name anew and keeps the others; or name another file with -o"
        )
        raise OutputError(message.format(path=path, version=held.other.version))


def stopped(path: Path) -> OutputError:
    """The refusal to begin a run that would cost what a stopped one has done."""
    return OutputError(
        _(
            "{path} holds the work of a run that was stopped: go on with --resume (a script may always give it), or"
            " delete this file to start over"
        ).format(path=path)
    )


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Errors of the system as one line."""
    try:
        yield
    except OSError as error:
        why = error.strerror or error
        raise OutputError(_("{path} cannot be written: {why}").format(path=path, why=why)) from error
