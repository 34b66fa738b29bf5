"""JSON lines: a row per line, appended.

A line cannot be replaced in place. A run that replaces rows works on a copy, OUT.part, and appends `sawt-change/1`
lines, which are applied when the run is complete.
"""

from __future__ import annotations

import shutil
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import Literal

import msgspec

from sawt_reader.archive.outputs.existing import ExistingRows, Identity, Key, article_key, failure_identity
from sawt_reader.archive.outputs.output import OutputError, check, errors_of, interrupted, part, working_file
from sawt_reader.i18n import _
from sawt_reader.reading.model import SCHEMA, Analyzer, Struct
from sawt_reader.reading.serialization import ERROR_SCHEMA, Failure
from sawt_reader.reading.stored import LARGEST
from sawt_reader.system.files import flush, move_into_place, whole_file

_CHANGE: Literal["sawt-change/1"] = "sawt-change/1"
_ROWS_START = b'{"schema":"sawt-'
_CHANGES_START = f'{{"schema":"{_CHANGE}"'.encode()


class _Change(Struct, frozen=True, kw_only=True):
    """A line that replaces a row, numbered from 1, with another."""

    schema: Literal["sawt-change/1"] = _CHANGE
    row: int
    to: msgspec.Raw


class _Head(Struct, frozen=True):
    """The fields that identify the kind of a line, and the analyzer of a reading. In a failure `article` is an id."""

    schema: str
    analyzer: Analyzer | None = None
    article: msgspec.Raw = msgspec.Raw(b"null")


class _Article(Struct, frozen=True):
    id: str


_heads = msgspec.json.Decoder(_Head)
_articles = msgspec.json.Decoder(_Article)
_failures = msgspec.json.Decoder(Failure)
_changes = msgspec.json.Decoder(_Change)
_encode = msgspec.json.encode


class JsonLines:
    """See `Output`. An incomplete last row, left by a process that died, is truncated on resuming."""

    def __init__(self, path: Path, existing: ExistingRows, *, resume: bool) -> None:
        self._out, self.path, self.existing = path, working_file(path, resume=resume), existing
        self._changed: dict[int, int] = {}
        with errors_of(self.path):
            if not resume and _holds_rows(self.path):
                raise interrupted(self.path)
            continues = resume and self.path.exists()
            self._complete = self._load() if continues else 0
            self._file = self.path.open("r+b" if continues else "wb")
            size = self._file.seek(0, 2)
            if size > self._complete:
                self._file.truncate(self._file.seek(self._complete))
            elif size < self._complete:
                self._file.write(b"\n")

    def write(self, rows: Sequence[bytes]) -> None:
        """Add rows."""
        with errors_of(self.path):
            for row in rows:
                line = row
                place = self.existing.place(identity(row, self.path).key)
                if place is not None:
                    self._work_on_copy()
                    self._changed[place] = self._file.tell()
                    line = _encode(_Change(row=place, to=msgspec.Raw(row)))
                self._file.write(line + b"\n")
            self._file.flush()
            self._complete = self._file.tell()

    def finish(self, readable_now: Collection[Key] = ()) -> None:
        """Move the complete file to OUT."""
        self._file.close()
        deleted = {number for key in readable_now for number in self.existing.failures(key)}
        with errors_of(self._out):
            if self._changed or deleted:
                with whole_file(self._out) as out:
                    out.writelines(self._final(deleted))
                if self.path != self._out:
                    self.path.unlink()
            elif self.path != self._out:
                move_into_place(self.path, self._out)
            else:
                flush(self._out)
            self.path = self._out

    def close(self) -> None:
        """Close the file, without an incomplete last row."""
        if self._file.closed:
            return
        with errors_of(self.path), self._file:
            self._file.truncate(self._complete)
        if not self._complete and self.path != self._out:
            self.path.unlink(missing_ok=True)

    def _work_on_copy(self) -> None:
        """Switch from OUT to a copy."""
        if self.path != self._out:
            return
        self._file.close()
        with self._out.open("rb") as old, whole_file(part(self._out)) as new:
            shutil.copyfileobj(old, new)
        self.path = part(self._out)
        self._file = self.path.open("r+b")
        self._file.seek(0, 2)

    def _load(self) -> int:
        """Add the rows of the file to `existing`. Returns the end of the last complete row, in bytes."""
        with self.path.open("rb") as file:
            end = number = 0
            for line in file:
                if _is_incomplete(line):
                    break
                if change := _change(line):
                    self._changed[change.row] = end
                    self.existing.change(change.row, identity(bytes(change.to), self.path))
                else:
                    number += 1
                    self.existing.add(number, identity(line, self.path))
                end += len(line.rstrip(b"\n")) + 1
        check(self.existing, self._out)
        return end

    def _final(self, deleted: Collection[int] = ()) -> Iterator[bytes]:
        """The lines of OUT, with changes applied and without deleted rows."""
        with self.path.open("rb") as file, self.path.open("rb") as changes:
            number = 0
            for line in file:
                if _change(line):
                    continue
                number += 1
                if number in deleted:
                    continue
                if number in self._changed:
                    changes.seek(self._changed[number])
                    change = _change(changes.readline())
                    assert change
                    yield bytes(change.to) + b"\n"
                else:
                    yield line


def identity(line: bytes, path: Path) -> Identity:
    """The identity of a row.

    Raises:
        OutputError: for a line that is not a row.
    """
    try:
        head = _heads.decode(line)
        if head.schema == SCHEMA and head.analyzer:
            return Identity(article_key(_articles.decode(head.article).id), "reading", head.analyzer)
        if head.schema == ERROR_SCHEMA:
            return failure_identity(_failures.decode(line))
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        pass
    raise OutputError(_("{path} contains lines that are not readings; name another file with -o").format(path=path))


def _holds_rows(path: Path) -> bool:
    """Whether a file has at least one complete row.

    Raises:
        OutputError: for a file of another kind.
    """
    if not path.exists():
        return False
    with path.open("rb") as file:
        first = file.readline(LARGEST + 1)
    return not _is_incomplete(first) and bool(identity(first, path))


def _is_incomplete(line: bytes) -> bool:
    """Whether a line is the beginning of a row. A row that only lacks its line feed is complete."""
    if line.endswith(b"\n") or line[: len(_ROWS_START)] != _ROWS_START[: len(line)]:
        return False
    try:
        _heads.decode(line)
    except msgspec.DecodeError:
        return True
    return False


def _change(line: bytes) -> _Change | None:
    if not line.startswith(_CHANGES_START):
        return None
    try:
        return _changes.decode(line)
    except msgspec.DecodeError:
        return None
