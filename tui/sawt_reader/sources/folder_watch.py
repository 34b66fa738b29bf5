"""Watching a folder: the text files in it now, and what changed since an earlier scan."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from sawt_reader.sources.files import texts_in


class FileStamp(NamedTuple):
    """A file at the time of a scan; it has changed if size or time differ.

    Attributes:
        name: its path, as for `load`.
        size: bytes.
        modified: nanoseconds since 1970.
    """

    name: str
    size: int
    modified: int


class Changes(NamedTuple):
    """The names of files that were added, changed or removed."""

    added: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]


def scan(folder: str) -> tuple[FileStamp, ...]:
    """The files of a folder that `expand` returns, in natural order.

    To watch a folder, scan it every few seconds: 1,000 files take about 15 ms.

    Raises:
        SourceError: for a folder that cannot be read.
    """
    return tuple(stamps(texts_in(Path(folder))))


def changes(before: Sequence[FileStamp], after: Sequence[FileStamp]) -> Changes:
    """What changed between two scans."""
    old, new = {stamp.name: stamp for stamp in before}, {stamp.name: stamp for stamp in after}
    return Changes(
        added=tuple(name for name in new if name not in old),
        changed=tuple(name for name in new if name in old and new[name] != old[name]),
        removed=tuple(name for name in old if name not in new),
    )


def stamps(paths: Sequence[Path]) -> Iterator[FileStamp]:
    """The stamps of those files that exist."""
    for path in paths:
        try:
            found = path.stat()
        except OSError:
            continue  # removed since the folder was listed
        yield FileStamp(str(path), found.st_size, found.st_mtime_ns)
