"""JSON lines: a row a line, added at the end.

A row that is made anew cannot take its place in a file of lines. The run then works on a copy, OUT.part, and adds
`sawt-change/1` lines that name the place, which are worked in when it is whole.
"""

from __future__ import annotations

import shutil
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import Literal

import msgspec

from sawt_reader.archive.outputs.held import Held, Identity, Key, article_key, failure_row
from sawt_reader.archive.outputs.output import OutputError, check, part, stopped, told
from sawt_reader.i18n import _
from sawt_reader.reading.model import ERROR_SCHEMA, SCHEMA, Analyzer, Failure, Struct
from sawt_reader.reading.stored import LARGEST
from sawt_reader.system.files import flush, take_place, whole_file

_CHANGE: Literal["sawt-change/1"] = "sawt-change/1"
_ROWS_START = b'{"schema":"sawt-'
_CHANGES_START = f'{{"schema":"{_CHANGE}"'.encode()


class _Change(Struct, frozen=True, kw_only=True):
    """A line that says which row, counted from 1, another takes the place of."""

    schema: Literal["sawt-change/1"] = _CHANGE
    row: int
    to: msgspec.Raw


class _Head(Struct, frozen=True):
    """What tells the kind of a line, and what made a reading. In a failure `article` is an id."""

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
    """See `Output`. A row that the end of a process cut off is cut away when the run goes on."""

    def __init__(self, path: Path, held: Held, *, resume: bool) -> None:
        self._out, self.path, self.held = path, part(path), held
        if resume and path.is_file() and not self.path.exists():
            self.path = path
        self._changed: dict[int, int] = {}
        with told(self.path):
            if not resume and _holds_rows(self.path):
                raise stopped(self.path)
            goes_on = resume and self.path.exists()
            self._whole = self._take_up() if goes_on else 0
            self._file = self.path.open("r+b" if goes_on else "wb")
            size = self._file.seek(0, 2)
            if size > self._whole:
                self._file.truncate(self._file.seek(self._whole))
            elif size < self._whole:
                self._file.write(b"\n")

    def write(self, rows: Sequence[bytes]) -> None:
        """Add rows."""
        with told(self.path):
            for row in rows:
                place = self.held.place(identity(row, self.path).key)
                if place is not None:
                    self._leave_out_alone()
                    self._changed[place] = self._file.tell()
                    row = _encode(_Change(row=place, to=msgspec.Raw(row)))
                self._file.write(row + b"\n")
            self._file.flush()
            self._whole = self._file.tell()

    def finish(self, mended: Collection[Key] = ()) -> None:
        """Put the file in the place of OUT."""
        self._file.close()
        gone = {number for key in mended for number in self.held.failures(key)}
        with told(self._out):
            if self._changed or gone:
                with whole_file(self._out) as out:
                    out.writelines(self._final(gone))
                if self.path != self._out:
                    self.path.unlink()
            elif self.path != self._out:
                take_place(self.path, self._out)
            else:
                flush(self._out)
            self.path = self._out

    def close(self) -> None:
        """Close the file, without the beginning of a row that was not written whole."""
        if self._file.closed:
            return
        with told(self.path), self._file:
            self._file.truncate(self._whole)
        if not self._whole and self.path != self._out:
            self.path.unlink(missing_ok=True)

    def _leave_out_alone(self) -> None:
        """Work on a copy of OUT from now on."""
        if self.path != self._out:
            return
        self._file.close()
        with self._out.open("rb") as old, whole_file(part(self._out)) as new:
            shutil.copyfileobj(old, new)
        self.path = part(self._out)
        self._file = self.path.open("r+b")
        self._file.seek(0, 2)

    def _take_up(self) -> int:
        """Note what the file holds. Returns where its last whole row ends, in bytes, with the line end it may lack."""
        with self.path.open("rb") as file:
            end = number = 0
            for line in file:
                if _is_cut_off(line):
                    break
                if change := _change(line):
                    self._changed[change.row] = end
                    self.held.change(change.row, identity(bytes(change.to), self.path))
                else:
                    number += 1
                    self.held.add(number, identity(line, self.path))
                end += len(line.rstrip(b"\n")) + 1
        check(self.held, self._out)
        return end

    def _final(self, gone: Collection[int] = ()) -> Iterator[bytes]:
        """The lines of OUT: each row at its place, as it was made last."""
        with self.path.open("rb") as file, self.path.open("rb") as changes:
            number = 0
            for line in file:
                if _change(line):
                    continue
                number += 1
                if number in self._changed:
                    changes.seek(self._changed[number])
                    change = _change(changes.readline())
                    assert change
                    line = bytes(change.to) + b"\n"
                if number not in gone:
                    yield line


def identity(line: bytes, path: Path) -> Identity:
    """What a line of JSON is the row of.

    Raises:
        OutputError: for a line that is no row.
    """
    try:
        head = _heads.decode(line)
        if head.schema == SCHEMA and head.analyzer:
            return Identity(article_key(_articles.decode(head.article).id), "reading", head.analyzer)
        if head.schema == ERROR_SCHEMA:
            return failure_row(_failures.decode(line))
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        pass
    raise OutputError(_("{path} holds lines that are no readings: name another file with -o").format(path=path))


def _holds_rows(path: Path) -> bool:
    """Whether a file has at least one whole row.

    Raises:
        OutputError: for a file of something else.
    """
    if not path.exists():
        return False
    with path.open("rb") as file:
        first = file.readline(LARGEST + 1)
    return not _is_cut_off(first) and bool(identity(first, path))


def _is_cut_off(line: bytes) -> bool:
    """Whether a line is the beginning of a row. One that only lacks its line end is whole."""
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
