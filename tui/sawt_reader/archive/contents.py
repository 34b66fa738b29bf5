"""What `analyze` wrote for many articles, read again: one after the other, or one by its number."""

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
from sawt_reader.reading.model import Reading, is_failure, reading_from_json
from sawt_reader.reading.safe_text import one_line
from sawt_reader.reading.stored import LARGEST, BadReading, checked
from sawt_reader.system.requirements import install_command

_MAGIC = b"SQLite format 3\x00"
_ARTICLES = "articles.parquet"


class Form(Protocol):
    """How the rows of an archive are read from its file or folder."""

    def rows(self) -> Iterator[tuple[int, bytes]]:
        """Every row as a run wrote it, with its number, which is a key: there may be gaps."""
        ...

    def row(self, number: int) -> bytes | None:
        """The row of that number, once `rows` has come to it; None where there is none."""
        ...


class Contents:
    """What came of the articles of an archive."""

    def __init__(self, path: Path, form: Form) -> None:
        self._name = one_line(str(path))
        self._form = form

    def rows(self) -> Iterator[tuple[int, bytes]]:
        """A row an article, a reading or a failure, as JSON, with its number in the archive.

        Raises:
            BadReading: where they cannot be read.
        """
        with self._told():
            yield from self._form.rows()

    def __iter__(self) -> Iterator[tuple[int, Reading]]:
        """Each article's number and its reading, decoded but not checked; failures are passed over.

        Raises:
            BadReading: where something is not a reading, or cannot be read.
        """
        for number, row in self.rows():
            if row.strip() and not is_failure(row):
                try:
                    reading = reading_from_json(row)
                except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
                    where = _("{name}, row {n}").format(name=self._name, n=number)
                    message = _("{where} is no reading: give what sawt-reader analyze writes ({why})")
                    raise BadReading(message.format(where=where, why=error)) from error
                yield number, reading

    def reading(self, number: int) -> Reading:
        """One reading, checked.

        Raises:
            BadReading: where there is none of that number, or it would break who reads it.
        """
        with self._told():
            row = self._form.row(number)
        if row is None or is_failure(row):
            raise BadReading(_("{name} holds no reading {n}").format(name=self._name, n=number))
        return checked(row, _("{name}, row {n}").format(name=self._name, n=number))

    @contextmanager
    def _told(self) -> Iterator[None]:
        """What goes wrong in the file or folder as one line."""
        try:
            yield
        except (OSError, ValueError, KeyError, sqlite3.Error) as error:
            message = _("{path} is not what sawt-reader analyze writes ({why})")
            raise BadReading(message.format(path=self._name, why=error)) from error


def is_archive(name: str) -> bool:
    """Whether a source is a file or folder as `analyze` writes them for many articles."""
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
    """What came of the articles of an archive.

    Raises:
        BadReading: when it is none, or the package that reads it is not installed.
    """
    try:
        return Contents(path, _form(path))
    except OSError as error:
        message = _("{name} cannot be read: {why}")
        raise BadReading(message.format(name=one_line(str(path)), why=error.strerror or error)) from error
    except ModuleNotFoundError as error:
        message = _("{source} needs more libraries to read: {command}")
        raise BadReading(message.format(source=one_line(str(path)), command=install_command("archive"))) from error


def _form(path: Path) -> Form:
    if path.is_dir():
        from sawt_reader.archive.outputs.parquet import Tables

        return Tables(path)
    with path.open("rb") as file:
        if file.read(len(_MAGIC)) != _MAGIC:
            return _Lines(path)
    from sawt_reader.archive.outputs.sqlite import Database

    return Database(path)


class _Lines:
    """A JSON object a line."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._starts = array("Q")

    def rows(self) -> Iterator[tuple[int, bytes]]:
        # One's own: a count that was left may still be going on when another one begins.
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
