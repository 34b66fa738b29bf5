"""Reading archives, the outputs of `analyze`: all rows, or one by its number."""

from __future__ import annotations

import sqlite3
from array import array
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

import msgspec

from sawt_reader.archive import suffixes
from sawt_reader.i18n import _
from sawt_reader.reading.model import Reading
from sawt_reader.reading.safe_text import one_line
from sawt_reader.reading.serialization import is_failure, reading_from_json
from sawt_reader.reading.stored import LARGEST, ReadingError, checked
from sawt_reader.system.requirements import install_command

_MAGIC = b"SQLite format 3\x00"
_ARTICLES = "articles.parquet"


class RowReader(Protocol):
    """Reads the rows of an archive from its file or folder."""

    def rows(self) -> Iterator[tuple[int, bytes]]:
        """All rows as a run wrote them, with their numbers, which may have gaps."""

    def row(self, number: int) -> bytes | None:
        """The row with that number, after `rows` has passed it; None for none."""


class Contents:
    """The readings and failures of an archive."""

    def __init__(self, path: Path, reader: RowReader) -> None:
        self._name = one_line(str(path))
        self._reader = reader

    def rows(self) -> Iterator[tuple[int, bytes]]:
        """The row of each article, a reading or a failure, as JSON, with its number.

        Raises:
            ReadingError: where they cannot be read.
        """
        with self._errors():
            yield from self._reader.rows()

    def __iter__(self) -> Iterator[tuple[int, Reading]]:
        """Each article's number and its reading, decoded but not checked; failures are skipped.

        Raises:
            ReadingError: where something is not a reading, or cannot be read.
        """
        for number, row in self.rows():
            if row.strip() and not is_failure(row):
                try:
                    reading = reading_from_json(row)
                except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
                    where = _("{name}, row {n}").format(name=self._name, n=number)
                    message = _("{where} is not a reading; give an output of sawt-reader analyze ({why})")
                    raise ReadingError(message.format(where=where, why=error)) from error
                yield number, reading

    def reading(self, number: int) -> Reading:
        """One reading, checked.

        Raises:
            ReadingError: for no reading with that number, or an inconsistent one.
        """
        with self._errors():
            row = self._reader.row(number)
        if row is None or is_failure(row):
            raise ReadingError(_("{name} contains no reading {n}").format(name=self._name, n=number))
        return checked(row, _("{name}, row {n}").format(name=self._name, n=number))

    @contextmanager
    def _errors(self) -> Iterator[None]:
        """Raise errors of the file or folder as `ReadingError`."""
        try:
            yield
        except (OSError, ValueError, KeyError, sqlite3.Error) as error:
            message = _("{path} is not an output of sawt-reader analyze ({why})")
            raise ReadingError(message.format(path=self._name, why=error)) from error


def is_archive(name: str) -> bool:
    """Whether a source is an archive, by its first bytes or, for a folder, by its files."""
    path = Path(name)
    try:
        if path.is_dir():
            return (path / _ARTICLES).is_file()
        if path.suffix.lower() in suffixes.LINES:
            with path.open("rb") as file:
                return b'"schema":"sawt-' in file.read(64)
        with path.open("rb") as file:
            return file.read(len(_MAGIC)) == _MAGIC
    except (OSError, ValueError):
        return False


def open_contents(path: Path) -> Contents:
    """Open an archive.

    Raises:
        ReadingError: for anything else, or if the package that reads it is not installed.
    """
    try:
        return Contents(path, _reader(path))
    except OSError as error:
        message = _("{name} cannot be read: {why}")
        raise ReadingError(message.format(name=one_line(str(path)), why=error.strerror or error)) from error
    except ModuleNotFoundError as error:
        message = _("reading {source} needs more libraries; run: {command}")
        raise ReadingError(message.format(source=one_line(str(path)), command=install_command("archive"))) from error


def _reader(path: Path) -> RowReader:
    if path.is_dir():
        from sawt_reader.archive.outputs.parquet import Tables

        return Tables(path)
    with path.open("rb") as file:
        if file.read(len(_MAGIC)) != _MAGIC:
            return _Lines(path)
    from sawt_reader.archive.outputs.sqlite import Database

    return Database(path)


class _Lines:
    """One JSON object per line."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._starts = array("Q")

    def rows(self) -> Iterator[tuple[int, bytes]]:
        # A new one for each call: an abandoned count may still be running when another begins.
        starts = self._starts = array("Q")
        with self._path.open("rb") as file:
            start = 0
            while line := file.readline(LARGEST + 1):
                starts.append(start)
                start += len(line)
                yield len(starts), line.rstrip(b"\n")

    def row(self, number: int) -> bytes | None:
        if not 0 < number <= len(self._starts):
            return None
        with self._path.open("rb") as file:
            file.seek(self._starts[number - 1])
            return file.readline(LARGEST + 1)
