"""SQLite: the tables of an archive in one file, a transaction for each batch."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import msgspec

from tui.archive.outputs.output import Key, OutputError, key, part, take_place, told
from tui.archive.tables import TABLES, Type, rows
from tui.exports.stored import BadReading
from tui.locale import _
from tui.model import Analyzer, Failure, result_from_json, to_json
from tui.sources.cleaning import one_line

# "sawt" in ASCII.
APPLICATION_ID = 0x73617774
VERSION = 1
"""Of the tables. Every version has the columns that `Database` reads, so that all earlier ones are read."""
_TYPES: dict[Type, str] = {
    "text": "TEXT",
    "integer": "INTEGER",
    "real": "REAL",
    "boolean": "INTEGER",
    "texts": "TEXT",
}
# What SQLite keeps beside a file; a stale one would be taken for that of the file which takes the name.
_BESIDE = ("-journal", "-wal", "-shm")


class Sqlite:
    """See `Output`. Transactions are SQLite's own, in its default journal: whole after any end of the process."""

    def __init__(self, path: Path, analyzer: Analyzer, *, resume: bool) -> None:
        self._out, self.path = path, part(path)
        if resume and path.is_file() and not self.path.exists():
            self.path = path
        self.done: Counter[Key] = Counter()
        with told(self.path):
            if not resume:
                _remove(self.path)
            self.path.open("ab").close()
        with self._told():
            self._connection = sqlite3.connect(self.path, isolation_level=None)
            try:
                self._connection.execute("PRAGMA foreign_keys = ON")
                self._prepare(analyzer)
            except BaseException:
                self._connection.close()
                raise

    def write(self, new: Sequence[bytes]) -> None:
        """Add the rows of articles in one transaction."""
        with self._told(), self._transaction():
            for number, data in enumerate(new, start=self._last + 1):
                self._insert(number, data)
        self._last += len(new)

    def finish(self) -> None:
        """Put the file in the place of OUT."""
        with self._told():
            self._connection.close()
        with told(self._out):
            if self.path != self._out:
                for suffix in _BESIDE:
                    _beside(self._out, suffix).unlink(missing_ok=True)
                take_place(self.path, self._out)
                self.path = self._out

    def close(self) -> None:
        """Close the file."""
        self._connection.close()
        if not self._last and self.path != self._out:
            _remove(self.path)

    def _prepare(self, analyzer: Analyzer) -> None:
        """Make the tables; in a file that has them, leave out what another analyzer made and note the rest."""
        execute = self._connection.execute
        if execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]:
            found = _version(self._connection)
            if found is None:
                raise self._foreign()
            if found > VERSION:
                raise OutputError(_newer(self.path))
            if found < VERSION:
                self._renew()
        else:
            with self._transaction():
                self._make_tables()
        made_by = (analyzer.version, analyzer.model)
        self._last = 0
        for table in ("articles", "errors"):
            execute(f"DELETE FROM {table} WHERE (analyzer, model) <> (?, ?)", made_by)
            self.done.update(key(source, id) for source, id in execute(f"SELECT source, id FROM {table}"))
            self._last = max(self._last, execute(f"SELECT ifnull(max(article), 0) FROM {table}").fetchone()[0])

    def _make_tables(self) -> None:
        for table, columns in TABLES.items():
            written = [f"{name} {_TYPES[type]}" for name, type in columns.items()]
            own = table in ("articles", "errors")
            written[0] += " PRIMARY KEY" if own else " REFERENCES articles ON DELETE CASCADE"
            self._connection.execute(f"CREATE TABLE {table} ({', '.join(written)})")
            if not own:
                self._connection.execute(f"CREATE INDEX {table}_of_article ON {table} (article)")
        self._connection.execute("CREATE INDEX speakers_by_name ON speakers (name)")
        self._connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        self._connection.execute(f"PRAGMA user_version = {VERSION}")

    def _renew(self) -> None:
        """Make the tables of an earlier version anew from the readings they hold; articles keep their numbers."""
        execute = self._connection.execute
        with self._transaction():
            execute(f"CREATE TEMP TABLE earlier AS {_BOTH}")
            for table in reversed(list(TABLES)):
                execute(f"DROP TABLE IF EXISTS main.{table}")
            self._make_tables()
            try:
                for row in execute("SELECT * FROM earlier"):
                    self._insert(row[0], _row(*row))
            except msgspec.DecodeError as error:
                message = _("{path} is not what sawt-reader analyze writes ({why})")
                raise OutputError(message.format(path=self.path, why=error)) from error
            execute("DROP TABLE earlier")

    def _insert(self, number: int, data: bytes) -> None:
        """Add the rows of one article."""
        for table, values in rows(number, result_from_json(data)).items():
            places = ", ".join("?" * len(TABLES[table]))
            self._connection.executemany(f"INSERT INTO {table} VALUES ({places})", map(_stored, values))

    def _foreign(self) -> OutputError:
        return OutputError(_("{path} is another program's: name another file with -o").format(path=self.path))

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
    def _told(self) -> Iterator[None]:
        """Errors of SQLite as one line."""
        try:
            yield
        except sqlite3.Error as error:
            if error.sqlite_errorcode == sqlite3.SQLITE_NOTADB:
                raise self._foreign() from error
            raise OutputError(_("{path} cannot be written: {why}").format(path=self.path, why=error)) from error


def _stored(values: Sequence[Any]) -> list[Any]:
    """Values as SQLite keeps them."""
    return [json.dumps(value, ensure_ascii=False) if isinstance(value, tuple) else value for value in values]


def _beside(path: Path, suffix: str) -> Path:
    return path.with_name(path.name + suffix)


def _remove(path: Path) -> None:
    """Remove a file of SQLite with what it keeps beside."""
    for suffix in ("", *_BESIDE):
        _beside(path, suffix).unlink(missing_ok=True)


def _version(connection: sqlite3.Connection) -> int | None:
    """The version of the tables; None for another program's file."""
    mark, version = (connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("application_id", "user_version"))
    return version if mark == APPLICATION_ID else None


def _newer(path: Path) -> str:
    return _("{path} was made by a newer sawt-reader; update this one").format(path=one_line(str(path)))


_BOTH = """SELECT article, reading, NULL, NULL, NULL, NULL, NULL FROM articles
    UNION ALL SELECT article, NULL, source, error, id, analyzer, model FROM errors"""


class Database:
    """The rows of OUT read again from its tables, which are never written to.

    Raises:
        sqlite3.Error: for a file that is no such database.
        BadReading: for one that a newer program made.
    """

    def __init__(self, path: Path) -> None:
        self._path = path

    def rows(self) -> Iterator[bytes]:
        """Every row, as a run gave them."""
        with self._open() as connection:
            for row in connection.execute(f"{_BOTH} ORDER BY article"):
                yield _row(*row)

    def row(self, number: int) -> bytes | None:
        """The row of that number."""
        with self._open() as connection:
            row = connection.execute(f"SELECT * FROM ({_BOTH}) WHERE article = ?", (number,)).fetchone()
        return _row(*row) if row else None

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        address = f"{self._path.resolve().as_uri()}?mode=ro"
        with closing(sqlite3.connect(address, uri=True)) as connection:
            if (_version(connection) or 0) > VERSION:
                raise BadReading(_newer(self._path))
            yield connection


def _row(
    _number: int, reading: str | None, source: str, error: str, article: str | None, version: str, model: str
) -> bytes:
    if reading is not None:
        return reading.encode()
    return to_json(Failure(source=source, error=error, article=article, analyzer=Analyzer(version, model)))
