"""What `analyze` wrote for many articles, read again: one after the other, or one by its number."""

from __future__ import annotations

import sqlite3
from array import array
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Protocol

import msgspec

from tui.exports.stored import LARGEST, BadReading, checked
from tui.locale import _
from tui.model import Reading, is_failure, reading_from_json
from tui.sources.cleaning import one_line

_MAGIC = b"SQLite format 3\x00"
_ARTICLES = "articles.parquet"
_ROWS = 64
"""Rows of a Parquet file taken at a time: a reading is some 20 kB of JSON."""


class Contents(Protocol):
    """The readings of an archive. Articles without a reading are passed over."""

    def __iter__(self) -> Iterator[tuple[int, Reading]]:
        """Each article's number, from 1, and its reading, decoded but not checked.

        Raises:
            BadReading: where something is not a reading, or cannot be read.
        """
        ...

    def reading(self, number: int) -> Reading:
        """One reading, checked.

        Raises:
            BadReading: where there is none of that number.
        """
        ...


def is_archive(name: str) -> bool:
    """Whether a source is a file or folder as `analyze` writes them for many articles."""
    path = Path(name)
    try:
        if path.is_dir():
            return (path / _ARTICLES).is_file()
        if path.suffix.lower() == ".jsonl":
            with path.open("rb") as file:
                return b'"schema":"sawt-' in file.read(64)
        with path.open("rb") as file:
            return file.read(len(_MAGIC)) == _MAGIC
    except (OSError, ValueError):
        return False


def open_contents(path: Path) -> Contents:
    """The readings of an archive.

    Raises:
        BadReading: when it is none, or the package that reads it is not installed.
    """
    try:
        if path.is_dir():
            return _Parquet(path)
        with path.open("rb") as file:
            return _Sqlite(path) if file.read(len(_MAGIC)) == _MAGIC else _Lines(path)
    except OSError as error:
        why = error.strerror or error
        raise BadReading(_("{name} cannot be read: {why}").format(name=one_line(str(path)), why=why)) from error


def _decoded(data: bytes, path: Path, number: int) -> Reading:
    try:
        return reading_from_json(data)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        where = _("{name}, row {n}").format(name=one_line(str(path)), n=number)
        message = _("{where} is no reading: give what sawt-reader analyze writes ({why})")
        raise BadReading(message.format(where=where, why=error)) from error


def _missing(path: Path, number: int) -> BadReading:
    return BadReading(_("{name} holds no reading {n}").format(name=one_line(str(path)), n=number))


class _Lines:
    """A JSON object a line."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._starts = array("Q")

    def __iter__(self) -> Iterator[tuple[int, Reading]]:
        self._starts = array("Q")
        with self._path.open("rb") as file:
            start = 0
            while line := file.readline(LARGEST + 1):
                self._starts.append(start)
                start += len(line)
                if line.strip() and not is_failure(line):
                    yield len(self._starts), _decoded(line, self._path, len(self._starts))

    def reading(self, number: int) -> Reading:
        if not 0 < number <= len(self._starts):
            raise _missing(self._path, number)
        with self._path.open("rb") as file:
            file.seek(self._starts[number - 1])
            return checked(file.readline(LARGEST + 1), f"{self._path}, {number}")


class _Sqlite:
    """The table `articles` of a database, which is never written to."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def _connect(self) -> sqlite3.Connection:
        return sqlite3.connect(f"{self._path.absolute().as_uri()}?mode=ro", uri=True)

    def __iter__(self) -> Iterator[tuple[int, Reading]]:
        try:
            with closing(self._connect()) as connection:
                for number, data in connection.execute("SELECT article, reading FROM articles ORDER BY article"):
                    yield number, _decoded(data.encode(), self._path, number)
        except sqlite3.Error as error:
            name = one_line(str(self._path))
            raise BadReading(_("{name} holds no readings: {why}").format(name=name, why=error)) from error

    def reading(self, number: int) -> Reading:
        with closing(self._connect()) as connection:
            row = connection.execute("SELECT reading FROM articles WHERE article = ?", (number,)).fetchone()
        if row is None:
            raise _missing(self._path, number)
        return checked(row[0].encode(), f"{self._path}, {number}")


class _Parquet:
    """The file `articles.parquet` of a folder."""

    def __init__(self, path: Path) -> None:
        self._path = path
        try:
            from pyarrow import parquet
        except ImportError as error:
            needed = _("{name} is Parquet, which needs: pip install 'sawt-reader[archive]'")
            raise BadReading(needed.format(name=one_line(str(path)))) from error
        self._parquet = parquet

    def __iter__(self) -> Iterator[tuple[int, Reading]]:
        try:
            with self._parquet.ParquetFile(self._path / _ARTICLES) as file:
                for batch in file.iter_batches(batch_size=_ROWS, columns=["article", "reading"]):
                    for row in batch.to_pylist():
                        yield row["article"], _decoded(row["reading"].encode(), self._path, row["article"])
        except (OSError, ValueError, KeyError) as error:  # pyarrow's own errors are of these kinds
            name = one_line(str(self._path))
            raise BadReading(_("{name} holds no readings: {why}").format(name=name, why=error)) from error

    def reading(self, number: int) -> Reading:
        found = self._parquet.read_table(
            self._path / _ARTICLES, columns=["reading"], filters=[("article", "=", number)]
        ).to_pylist()
        if not found:
            raise _missing(self._path, number)
        return checked(found[0]["reading"].encode(), f"{self._path}, {number}")
