"""What every form of OUT does: rows that stay once written, whatever happens to the process, and the keys of them."""

from __future__ import annotations

import hashlib
import stat
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

from tui.locale import _
from tui.model import Article, Failure

Key = bytes
"""Which article a row is of, from which source: see `key`."""


class OutputError(Exception):
    """A file that cannot be written as asked: one clear line."""


class Output(Protocol):
    """A file that rows are added to.

    Attributes:
        done: how many rows there were of each article when it was opened.
        path: where the rows stand now.
    """

    done: Counter[Key]
    path: Path

    def write(self, rows: Sequence[bytes]) -> None:
        """Add rows, each the JSON of a `Reading` or `Failure`. They are kept, however the process ends."""

    def finish(self) -> None:
        """All rows are there: put them in the place of OUT."""

    def close(self) -> None:
        """Let go of the file. Where it holds no rows, it goes."""


def part(path: Path) -> Path:
    """Where the rows of a run stand until it is whole."""
    return path.with_name(f"{path.name}.part")


def key(source: str, article: str | None) -> Key:
    """What tells an article of one source from all others: 16 bytes.

    Args:
        source: `Article.source`.
        article: `Article.id`; None for a source that has no text.
    """
    return hashlib.sha256(f"{article}\0{source}".encode(errors="surrogatepass")).digest()[:16]


def key_of(item: Article | Failure) -> Key:
    """The key of what comes in."""
    return key(item.source, item.article if isinstance(item, Failure) else item.id)


def take_place(path: Path, out: Path) -> None:
    """Put a file in the place of another, whose permissions it keeps."""
    if out.exists():
        path.chmod(stat.S_IMODE(out.stat().st_mode))
    path.replace(out)


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Errors of the system as one line."""
    try:
        yield
    except OSError as error:
        why = error.strerror or error
        raise OutputError(_("{path} cannot be written: {why}").format(path=path, why=why)) from error
