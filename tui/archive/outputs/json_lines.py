"""JSON lines: a row a line, added at the end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

import msgspec

from tui.archive.outputs.output import Key, OutputError, key, part, take_place, told
from tui.files import whole_file
from tui.locale import _
from tui.model import ERROR_SCHEMA, SCHEMA, Analyzer, Struct


class _Head(Struct, frozen=True):
    """What the key of a row is made of. In a reading `article` is an object, in a failure an id."""

    schema: str
    analyzer: Analyzer
    article: msgspec.Raw = msgspec.Raw(b"null")
    source: str = ""


class _Article(Struct, frozen=True):
    id: str
    source: str


_heads = msgspec.json.Decoder(_Head)
_articles = msgspec.json.Decoder(_Article)
_ids = msgspec.json.Decoder(str | None)


class JsonLines:
    """See `Output`. A row that the end of a process cut off is cut away when the run goes on."""

    def __init__(self, path: Path, analyzer: Analyzer, *, resume: bool) -> None:
        self._out, self.path = path, part(path)
        if resume and path.is_file() and not self.path.exists():
            self.path = path
        self.done: Counter[Key] = Counter()
        with told(self.path):
            if resume and self.path.exists():
                self._take_up(analyzer)
            self._file = self.path.open("r+b" if resume and self.path.exists() else "wb")
            self._whole = self._file.seek(0, 2)

    def write(self, rows: Sequence[bytes]) -> None:
        """Add rows."""
        with told(self.path):
            self._file.writelines(row + b"\n" for row in rows)
            self._file.flush()
            self._whole = self._file.tell()

    def finish(self) -> None:
        """Put the file in the place of OUT."""
        self._file.close()
        with told(self._out):
            if self.path != self._out:
                take_place(self.path, self._out)
                self.path = self._out

    def close(self) -> None:
        """Close the file, without the beginning of a row that was not written whole."""
        if self._file.closed:
            return
        with told(self.path), self._file:
            self._file.truncate(self._whole)
        if not self._whole and self.path != self._out:
            self.path.unlink(missing_ok=True)

    def _take_up(self, analyzer: Analyzer) -> None:
        """Note what the file holds; leave out what another analyzer made."""
        other = False
        with self.path.open("r+b") as file:
            end = 0
            for line in whole_lines(file):
                end += len(line)
                by, found = identity(line, self.path)
                if by == analyzer:
                    self.done[found] += 1
                other = other or by != analyzer
            file.truncate(end)
        if other:
            with self.path.open("rb") as old, whole_file(self.path) as new:
                new.writelines(line for line in old if identity(line, self.path)[0] == analyzer)


def whole_lines(file: BinaryIO) -> Iterator[bytes]:
    """The lines of a file up to one that has no end."""
    return (line for line in file if line.endswith(b"\n"))


def identity(line: bytes, path: Path) -> tuple[Analyzer, Key]:
    """What made a row, and its key.

    Raises:
        OutputError: for a line that is no row.
    """
    try:
        head = _heads.decode(line)
        if head.schema == SCHEMA:
            article = _articles.decode(head.article)
            return head.analyzer, key(article.source, article.id)
        if head.schema == ERROR_SCHEMA:
            return head.analyzer, key(head.source, _ids.decode(head.article))
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        pass
    raise OutputError(_("{path} holds lines that are no readings: name another file with -o").format(path=path))
