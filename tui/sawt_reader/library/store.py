"""The file of the library and the connection to it. The other modules of this package read and write its tables."""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import Any, TypeVar

import platformdirs

from sawt_reader.i18n import N_, _
from sawt_reader.library import rows, schema
from sawt_reader.reading.safe_text import one_line
from sawt_reader.system import settings

FILE = "library.sqlite3"
FOLDER_VARIABLE = "SAWT_READER_DATA"

# Seconds to wait for the transaction of another process.
_PATIENCE = 5
# Seconds between two tries where SQLite itself does not wait.
_BETWEEN_TRIES = 0.02
_SETTINGS = (
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = NORMAL",
    "PRAGMA foreign_keys = ON",
    "PRAGMA secure_delete = ON",
)
# SQLite's result codes for problems of the file, not of this program.
_PROBLEMS = {
    sqlite3.SQLITE_PERM: N_("permission denied"),
    sqlite3.SQLITE_BUSY: N_("locked by another process; try again"),
    sqlite3.SQLITE_LOCKED: N_("locked by another process; try again"),
    sqlite3.SQLITE_READONLY: N_("permission denied"),
    sqlite3.SQLITE_IOERR: N_("disk error"),
    sqlite3.SQLITE_CORRUPT: N_("corrupted; move the file aside to start a new one"),
    sqlite3.SQLITE_FULL: N_("the disk is full"),
    sqlite3.SQLITE_CANTOPEN: N_("permission denied for its folder"),
    sqlite3.SQLITE_PROTOCOL: N_("locked by another process; try again"),
    sqlite3.SQLITE_NOTADB: N_("not a sawt-reader library, or corrupted; move the file aside to start a new one"),
}
# Mistakes of this program.
_MISTAKES = (sqlite3.ProgrammingError, sqlite3.InterfaceError, sqlite3.NotSupportedError)
# Most characters of the name of a damaged row in a message.
_SHOWN = 40

Value = TypeVar("Value")


class LibraryError(Exception):
    """An operation the library refused, as one line. Nothing was changed."""


def data_folder() -> Path:
    """The folder of the library: by SAWT_READER_DATA, else by the settings, else the user's data folder."""
    if chosen := os.environ.get(FOLDER_VARIABLE):
        return Path(chosen)
    if chosen := settings.read().settings.library.folder:
        # A relative path is relative to the settings file, not to the current folder.
        return settings.settings_file().parent / Path(chosen).expanduser()
    return platformdirs.user_data_path("sawt-reader", appauthor=False)


class Library:
    """The open library. A connection belongs to the thread that made it; other threads open their own.

    Committed transactions survive any end of the process. Several processes may write: each waits for the others.

    Args:
        folder: of the file, which is created if missing; `data_folder()` by default.
        in_memory: keep an empty library in memory, and nothing on disk.

    Raises:
        LibraryError: here and in every method, for a file that is corrupted, newer than this program, or cannot be
            written. It stays unchanged.
    """

    def __init__(self, folder: Path | None = None, *, in_memory: bool = False) -> None:
        self.folder = folder or data_folder()
        self.path = self.folder / FILE
        self._damage: dict[str, bool] = {}
        with self._errors():
            if not in_memory:
                _make_private(self.path)
            file = ":memory:" if in_memory else self.path
            self._connection = sqlite3.connect(file, timeout=_PATIENCE, isolation_level=None)
            try:
                self._prepare()
            except BaseException:
                self._connection.close()
                raise

    def execute(self, statement: str, values: Sequence[Any] | dict[str, Any] = ()) -> list[tuple[Any, ...]]:
        """Run one SQL statement and return all its rows."""
        with self._errors():
            try:
                return self._connection.execute(statement, values).fetchall()
            except sqlite3.OperationalError as error:
                if "UTF-8" not in str(error):
                    raise
            # Only after an error: decoding each text here takes several times as long.
            self._connection.text_factory = _decoded
            try:
                return self._connection.execute(statement, values).fetchall()
            finally:
                self._connection.text_factory = str

    def values(self, kind: type[Value], statement: str, values: Sequence[Any] | dict[str, Any] = ()) -> list[Value]:
        """Run one SQL statement and return its rows as values of `kind`, whose fields are the columns in order.

        A row of the wrong types, which another program wrote, is skipped and reported by `damage`.
        """
        found = self.execute(statement, values)
        return rows.convert(kind, found, lambda row: self.note_damaged(row[0]))

    def note_damaged(self, row: object) -> None:
        """Note that a damaged row was skipped.

        Args:
            row: its name for the message.
        """
        name = one_line(row.decode(errors="replace") if isinstance(row, bytes) else str(row))[:_SHOWN]
        self._damage.setdefault(_("skipped a damaged row of the library: {row}").format(row=name), False)

    def damage(self) -> list[str]:
        """A line for each damaged row that was found since the last call."""
        lines = [line for line, reported in self._damage.items() if not reported]
        self._damage.update(dict.fromkeys(lines, True))
        return lines

    def execute_many(self, statement: str, rows: Iterable[Sequence[Any]]) -> None:
        """Run one SQL statement for each row of values."""
        with self._errors():
            self._connection.executemany(statement, rows)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Commit everything executed inside together, or nothing. An inner transaction is part of the outer one."""
        if self._connection.in_transaction:
            yield
            return
        self.execute("BEGIN IMMEDIATE")
        try:
            yield
            self.execute("COMMIT")
        except BaseException:
            if self._connection.in_transaction:
                self.execute("ROLLBACK")
            raise

    def build_next_index(self) -> bool:
        """Build one missing index, of those added in later versions. Returns whether one was missing."""
        with self._errors():
            return schema.build_next(self._connection)

    def wipe(self) -> bool:
        """Delete copies of deleted rows outside the tables: the backups, and the write-ahead log.

        In the tables themselves SQLite overwrites deleted rows (secure_delete).

        Returns:
            False if another process still uses the log.
        """
        for backup in self.folder.glob(_backup_of(self.path, "*").name):
            backup.unlink(missing_ok=True)
        busy = self.execute("PRAGMA wal_checkpoint(TRUNCATE)")[0][0]
        return not busy

    def close(self) -> None:
        """Close the connection."""
        self._connection.close()

    def __enter__(self) -> Library:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _prepare(self) -> None:
        """Check, without changing it, that the file is a library of a known version; then update its schema."""
        found = schema.version(self._connection)
        used = self._connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]
        mark = self._connection.execute("PRAGMA application_id").fetchone()[0]
        if (used or found) and mark != schema.APPLICATION_ID:
            raise LibraryError(
                _("{path} belongs to another program; choose another folder with {variable}").format(
                    path=self.path, variable=FOLDER_VARIABLE
                )
            )
        if found > len(schema.STEPS):
            raise LibraryError(
                _("the library {path} was made by a newer sawt-reader; update this one").format(path=self.path)
            )
        for setting in _SETTINGS:
            self._set(setting)
        if 0 < found < len(schema.STEPS):
            _back_up(self._connection, _backup_of(self.path, str(len(schema.STEPS))))
        schema.migrate(self._connection)

    def _set(self, setting: str) -> None:
        """Apply a setting, waiting as long as for any lock: SQLite does not wait where two switch a new file to WAL."""
        until = time.monotonic() + _PATIENCE
        while True:
            try:
                self._connection.execute(setting)
                return
            except sqlite3.OperationalError as error:
                if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > until:
                    raise
            time.sleep(_BETWEEN_TRIES)

    @contextmanager
    def _errors(self) -> Iterator[None]:
        """Raise errors of the file as `LibraryError`; mistakes of this program pass."""
        try:
            yield
        except sqlite3.Error as error:
            why = _PROBLEMS.get(getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF)
            if why is None and not isinstance(error, _MISTAKES) and "syntax error" not in str(error):
                # A missing table, a violated constraint: another program changed the file.
                message = _("corrupted ({why}); move the file aside to start a new one")
                raise self._unusable(message.format(why=one_line(str(error)))) from error
            if why is None:
                raise
            raise self._unusable(_(why)) from error
        except OSError as error:
            raise self._unusable(error.strerror or str(error)) from error

    def _unusable(self, why: str) -> LibraryError:
        return LibraryError(_("the library {path} cannot be used: {why}").format(path=self.path, why=why))


def _make_private(path: Path) -> None:
    """Create missing folder and file for the user only; SQLite gives its own files the same permissions."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with suppress(FileExistsError):
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))


def _backup_of(path: Path, version: str) -> Path:
    """The path of the backup made before an update to a version."""
    return path.with_name(f"{path.stem}.before-{version}{path.suffix}")


def _back_up(connection: sqlite3.Connection, path: Path) -> None:
    """Copy the whole file; an earlier copy is replaced only when the new one is complete."""
    partial = path.with_name(f"{path.name}.{os.getpid()}.part")
    try:
        _make_private(partial)
        with closing(sqlite3.connect(partial)) as copy:
            connection.backup(copy)
        partial.replace(path)
    finally:
        partial.unlink(missing_ok=True)


def _decoded(text: bytes) -> str:
    return text.decode(errors="replace")
