"""SQLite: the tables of an archive in one file, a transaction for each batch."""

from __future__ import annotations

import heapq
import json
import sqlite3
from collections.abc import Collection, Generator, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import msgspec

from sawt_reader.archive.outputs.existing import ExistingRows, Identity, Key, article_key, failure_identity, key_of
from sawt_reader.archive.outputs.output import OutputError, check, errors_of, interrupted, working_file
from sawt_reader.archive.tables import TABLES, Type, failure_row, reading_row, rows
from sawt_reader.i18n import _
from sawt_reader.reading.model import Analyzer, Reading
from sawt_reader.reading.safe_text import one_line
from sawt_reader.reading.serialization import Failure, result_from_json, to_json
from sawt_reader.reading.stored import ReadingError
from sawt_reader.system.files import move_into_place

# "sawt" in ASCII; that of a library is "SAWT".
APPLICATION_ID = 0x73617774
VERSION = 1
"""Of the tables. The columns that are read here exist in every version, so that earlier ones stay readable."""
# The columns that version 1 got later, with what they say of rows written before.
_ADDED = (
    ("errors", "origin TEXT"),
    ("entities", "kind_confidence REAL DEFAULT 1.0"),
    ("entities", "kind_signs TEXT DEFAULT '[]'"),
    ("quotes", "speaker_confidence REAL"),
    ("quotes", "basis TEXT DEFAULT '[]'"),
)
_TYPES: dict[Type, str] = {
    "text": "TEXT",
    "integer": "INTEGER",
    "real": "REAL",
    "boolean": "INTEGER",
    "texts": "TEXT",
}
# SQLite's files beside a database. A stale one would be applied to a new database of the same name.
_BESIDE = ("-journal", "-wal", "-shm")


class Sqlite:
    """See `Output`. SQLite's transactions, with its default journal, survive any end of the process."""

    def __init__(self, path: Path, existing: ExistingRows, *, resume: bool) -> None:
        self._out, self.path, self.existing = path, working_file(path, resume=resume), existing
        self._last = 0
        if not resume and _holds_rows(self.path):
            raise interrupted(self.path)
        with errors_of(self.path):
            if not resume:
                _remove(self.path)
            self.path.open("ab").close()
        with _sqlite_errors(self.path):
            self._connection = sqlite3.connect(self.path, isolation_level=None)
            try:
                self._connection.execute("PRAGMA foreign_keys = ON")
                self._prepare()
            except BaseException:
                self._connection.close()
                raise

    def write(self, new: Sequence[bytes]) -> None:
        """Add the rows of articles in one transaction."""
        with _sqlite_errors(self.path), self._transaction():
            for result in map(result_from_json, new):
                number = self.existing.place(key_of(result.article if isinstance(result, Reading) else result))
                if number is None:
                    number = self._last = self._last + 1
                else:
                    self._delete([number])
                self._insert(number, result)

    def finish(self, readable_now: Collection[Key] = ()) -> None:
        """Move the complete file to OUT."""
        with _sqlite_errors(self.path):
            with self._transaction():
                self._delete([number for key in readable_now for number in self.existing.failures(key)])
            self._connection.close()
        with errors_of(self._out):
            if self.path != self._out:
                for suffix in _BESIDE:
                    _beside(self._out, suffix).unlink(missing_ok=True)
                move_into_place(self.path, self._out)
                self.path = self._out

    def close(self) -> None:
        """Close the file."""
        self._connection.close()
        if not self._last and self.path != self._out:
            _remove(self.path)

    def _prepare(self) -> None:
        """Create the tables; or add their rows to `existing`, and update their columns."""
        execute = self._connection.execute
        if not execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]:
            with self._transaction():
                self._make_tables()
            return
        found = _version(self._connection)
        if found is None:
            raise _foreign(self.path)
        if found > VERSION:
            raise OutputError(_newer(self.path))
        for number, article_id, version, model in execute("SELECT article, id, analyzer, model FROM articles"):
            self.existing.add(number, Identity(article_key(article_id), "reading", Analyzer(str(version), str(model))))
        for number, failure in _failures(self._connection):
            self.existing.add(number, failure_identity(failure))
        check(self.existing, self._out)
        if found < VERSION:
            self._migrate()
        else:
            self._add_columns()
        # Rows may have been deleted from `articles` only.
        last = "SELECT ifnull(max(article), 0) FROM {} WHERE typeof(article) = 'integer'"
        self._last = max(execute(last.format(table)).fetchone()[0] for table in TABLES)

    def _delete(self, numbers: Sequence[int]) -> None:
        for table in ("articles", "errors"):
            self._connection.executemany(f"DELETE FROM {table} WHERE article = ?", [(number,) for number in numbers])

    def _make_tables(self) -> None:
        for table, columns in TABLES.items():
            written = [f"{name} {_TYPES[kind]}" for name, kind in columns.items()]
            own = table in ("articles", "errors")
            written[0] += " PRIMARY KEY" if own else " REFERENCES articles ON DELETE CASCADE"
            self._connection.execute(f"CREATE TABLE {table} ({', '.join(written)})")
            if not own:
                self._connection.execute(f"CREATE INDEX {table}_of_article ON {table} (article)")
        self._connection.execute("CREATE INDEX speakers_by_name ON speakers (name)")
        self._connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        self._connection.execute(f"PRAGMA user_version = {VERSION}")

    def _add_columns(self) -> None:
        """Add the columns that a file of this version does not have yet."""
        for table, column in _ADDED:
            there = {name for _number, name, *_more in self._connection.execute(f"PRAGMA table_info({table})")}
            if column.partition(" ")[0] not in there:
                self._connection.execute(f"ALTER TABLE {table} ADD COLUMN {column}")

    def _migrate(self) -> None:
        """Recreate the tables of an earlier version from their readings; articles keep their numbers."""
        execute = self._connection.execute
        with self._transaction():
            execute("CREATE TEMP TABLE earlier_articles AS SELECT article, reading FROM articles")
            failures = list(_failures(self._connection))
            for table in reversed(list(TABLES)):
                execute(f"DROP TABLE IF EXISTS main.{table}")
            self._make_tables()
            try:
                for row in execute("SELECT article, reading FROM earlier_articles"):
                    number, data = reading_row(*row)
                    self._insert(number, result_from_json(data))
            except msgspec.DecodeError as error:
                raise ValueError(str(error)) from error
            for number, failure in failures:
                self._insert(number, failure)
            execute("DROP TABLE earlier_articles")

    def _insert(self, number: int, result: Reading | Failure) -> None:
        """Add the rows of one article."""
        for table, values in rows(number, result).items():
            columns = TABLES[table]
            self._connection.executemany(
                f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})",
                map(_stored, values),
            )

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            yield
            self._connection.execute("COMMIT")
        except BaseException:
            if self._connection.in_transaction:  # SQLite itself has ended it where the disk is full
                self._connection.execute("ROLLBACK")
            raise


@contextmanager
def _sqlite_errors(path: Path) -> Iterator[None]:
    """Raise errors of SQLite as `OutputError`."""
    try:
        yield
    except sqlite3.Error as error:
        if error.sqlite_errorcode == sqlite3.SQLITE_NOTADB:
            raise _foreign(path) from error
        raise OutputError(_("{path} cannot be written: {why}").format(path=path, why=error)) from error
    except (ValueError, OverflowError) as error:
        message = _("{path} is not an output of sawt-reader analyze ({why})")
        raise OutputError(message.format(path=path, why=error)) from error


def _foreign(path: Path) -> OutputError:
    return OutputError(_("{path} belongs to another program; name another file with -o").format(path=path))


def _holds_rows(path: Path) -> bool:
    """Whether a file has at least one row.

    Raises:
        OutputError: for a file of another kind.
    """
    if not path.exists():
        return False
    with _sqlite_errors(path), closing(sqlite3.connect(path)) as connection:
        if not connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]:
            return False
        if _version(connection) is None:
            raise _foreign(path)
        rows = "SELECT EXISTS (SELECT 1 FROM articles) OR EXISTS (SELECT 1 FROM errors)"
        return bool(connection.execute(rows).fetchone()[0])


def _stored(values: Sequence[Any]) -> list[Any]:
    """Values as SQLite stores them."""
    return [json.dumps(value, ensure_ascii=False) if isinstance(value, tuple) else value for value in values]


def _beside(path: Path, suffix: str) -> Path:
    return path.with_name(path.name + suffix)


def _remove(path: Path) -> None:
    """Remove a database with SQLite's files beside it."""
    for suffix in ("", *_BESIDE):
        _beside(path, suffix).unlink(missing_ok=True)


def _version(connection: sqlite3.Connection) -> int | None:
    """The version of the tables; None for a file of another program."""
    mark, version = (connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("application_id", "user_version"))
    return version if mark == APPLICATION_ID else None


def _newer(path: Path) -> str:
    return _("{path} was made by a newer sawt-reader; update this one").format(path=one_line(str(path)))


class Database:
    """Reads the rows of OUT from its tables; never writes.

    Raises:
        sqlite3.Error: for a file that is not such a database.
        ValueError: for values of the wrong type, or a repeated number.
        ReadingError: for a file written by a newer version.
    """

    def __init__(self, path: Path) -> None:
        self._path = path

    def rows(self) -> Iterator[tuple[int, bytes]]:
        """The number and the JSON of every row, in the order of the numbers."""
        last = None
        with (
            self._open() as connection,
            closing(_readings(connection)) as readings,
            closing(_failures(connection)) as failures,
        ):
            failed = ((number, to_json(failure)) for number, failure in failures)
            for number, row in heapq.merge(readings, failed, key=lambda row: row[0]):
                if number == last:
                    raise ValueError(_("article {n} appears twice").format(n=number))
                last = number
                yield number, row

    def row(self, number: int) -> bytes | None:
        """The row with that number, if it is a reading."""
        with self._open() as connection:
            found = connection.execute("SELECT article, reading FROM articles WHERE article = ?", (number,)).fetchone()
        return reading_row(*found)[1] if found else None

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        address = f"{self._path.resolve().as_uri()}?mode=ro"
        with closing(sqlite3.connect(address, uri=True)) as connection:
            if (_version(connection) or 0) > VERSION:
                raise ReadingError(_newer(self._path))
            yield connection


# A cursor that is not closed keeps the file locked, for as long as a traceback refers to it.
def _readings(connection: sqlite3.Connection) -> Generator[tuple[int, bytes], None, None]:
    with closing(connection.execute("SELECT article, reading FROM articles ORDER BY article")) as found:
        for row in found:
            yield reading_row(*row)


def _failures(connection: sqlite3.Connection) -> Generator[tuple[int, Failure], None, None]:
    with closing(connection.execute("SELECT * FROM errors ORDER BY article")) as found:
        names = [column[0] for column in found.description]
        for row in found:
            yield failure_row(dict(zip(names, row, strict=True)))
