"""The file and the only connection to it. What stands in the tables is the business of the modules beside this one."""

from __future__ import annotations

import os
import sqlite3
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

# Seconds that a process waits for another one's transaction.
_PATIENCE = 5
_SETTINGS = (
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = NORMAL",
    "PRAGMA foreign_keys = ON",
    "PRAGMA secure_delete = ON",
)
# SQLite's result codes that tell of the file and not of a mistake of ours, and the way out of each.
_TROUBLES = {
    sqlite3.SQLITE_PERM: N_("it may not be written to"),
    sqlite3.SQLITE_BUSY: N_("another process keeps it busy; try again"),
    sqlite3.SQLITE_LOCKED: N_("another process keeps it busy; try again"),
    sqlite3.SQLITE_READONLY: N_("it may not be written to"),
    sqlite3.SQLITE_IOERR: N_("the disk gives an error"),
    sqlite3.SQLITE_CORRUPT: N_("it is damaged; move it away and a new one is made"),
    sqlite3.SQLITE_FULL: N_("the disk is full"),
    sqlite3.SQLITE_CANTOPEN: N_("its folder may not be written to"),
    sqlite3.SQLITE_PROTOCOL: N_("another process keeps it busy; try again"),
    sqlite3.SQLITE_NOTADB: N_("it is no library, or damaged; move it away and a new one is made"),
}
# Mistakes of ours, not of the file.
_OURS = (sqlite3.ProgrammingError, sqlite3.InterfaceError, sqlite3.NotSupportedError)
# Characters of a damaged row's name that are shown.
_SHOWN = 40

Value = TypeVar("Value")


class LibraryError(Exception):
    """What the library cannot do: one clear line naming the thing and the way out. Nothing has been changed."""


def data_folder() -> Path:
    """Where the library is: the folder that SAWT_READER_DATA names, else the settings, else the usual one."""
    if chosen := os.environ.get(FOLDER_VARIABLE):
        return Path(chosen)
    if chosen := settings.read().settings.library.folder:
        # A relative one lies beside the settings, wherever the reader is started.
        return settings.settings_file().parent / Path(chosen).expanduser()
    return platformdirs.user_data_path("sawt-reader", appauthor=False)


class Library:
    """The open library. A connection belongs to the thread that made it; another thread opens its own.

    Every transaction that has ended is kept, whatever happens to the process. Several processes may write at once:
    each waits for the other's transaction.

    Args:
        folder: where the file is, or is to be; `data_folder()` by default.
        passing: nothing is read from the disk or left on it: the library is empty, and gone when it is closed.

    Raises:
        LibraryError: from here and from every use, for a file that is damaged, newer than this program, or cannot be
            written. It is left as it is.
    """

    def __init__(self, folder: Path | None = None, *, passing: bool = False) -> None:
        self.folder = folder or data_folder()
        self.path = self.folder / FILE
        self._damage: dict[str, bool] = {}
        with self._told():
            if not passing:
                _make_private(self.path)
            file = ":memory:" if passing else self.path
            self._connection = sqlite3.connect(file, timeout=_PATIENCE, isolation_level=None)
            try:
                self._prepare()
            except BaseException:
                self._connection.close()
                raise

    def execute(self, statement: str, values: Sequence[Any] | dict[str, Any] = ()) -> list[tuple[Any, ...]]:
        """Run one statement of SQL and give all its rows."""
        with self._told():
            try:
                return self._connection.execute(statement, values).fetchall()
            except sqlite3.OperationalError as error:
                if "UTF-8" not in str(error):
                    raise
            # Only now: to decode each text ourselves takes several times as long.
            self._connection.text_factory = _decoded
            try:
                return self._connection.execute(statement, values).fetchall()
            finally:
                self._connection.text_factory = str

    def values(self, kind: type[Value], statement: str, values: Sequence[Any] | dict[str, Any] = ()) -> list[Value]:
        """Run one statement of SQL and give its rows as values of a kind, whose fields are the columns in order.

        A row of other types, which another program has written, is left out and named in `damage`, by its first column.
        """
        found = self.execute(statement, values)
        return rows.fitting(kind, found, lambda row: self.leave_out(row[0]))

    def leave_out(self, row: object) -> None:
        """Say that a row is damaged and has been left out.

        Args:
            row: what it is known by.
        """
        name = one_line(row.decode(errors="replace") if isinstance(row, bytes) else str(row))[:_SHOWN]
        self._damage.setdefault(_("the library has a damaged row, which is left out: {row}").format(row=name), False)

    def damage(self) -> list[str]:
        """A line for each damaged row that has been met and not told yet."""
        lines = [line for line, told in self._damage.items() if not told]
        self._damage.update(dict.fromkeys(lines, True))
        return lines

    def execute_many(self, statement: str, rows: Iterable[Sequence[Any]]) -> None:
        """Run one statement of SQL for each row of values."""
        with self._told():
            self._connection.executemany(statement, rows)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All that is executed inside is kept together or not at all. One inside another is part of it."""
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
        """Build one of the indexes that came with a later version. Returns whether one was missing."""
        with self._told():
            return schema.build_next(self._connection)

    def wipe(self) -> bool:
        """Do away with copies of deleted rows outside the tables: backups, and the log, False when it is still needed.

        In the tables themselves SQLite overwrites what is deleted (secure_delete).
        """
        for backup in self.folder.glob(_backup_of(self.path, "*").name):
            backup.unlink(missing_ok=True)
        busy = self.execute("PRAGMA wal_checkpoint(TRUNCATE)")[0][0]
        return not busy

    def close(self) -> None:
        """End the use of the file."""
        self._connection.close()

    def __enter__(self) -> Library:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _prepare(self) -> None:
        """Check that the file is a library this program knows, then bring it up to date. Checking changes nothing."""
        found = schema.version(self._connection)
        used = self._connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]
        mark = self._connection.execute("PRAGMA application_id").fetchone()[0]
        if (used or found) and mark != schema.APPLICATION_ID:
            raise LibraryError(
                _("{path} is another program's file; choose another folder with {variable}").format(
                    path=self.path, variable=FOLDER_VARIABLE
                )
            )
        if found > len(schema.STEPS):
            raise LibraryError(
                _("the library {path} was made by a newer sawt-reader; update this one").format(path=self.path)
            )
        for setting in _SETTINGS:
            self._connection.execute(setting)
        if 0 < found < len(schema.STEPS):
            _back_up(self._connection, _backup_of(self.path, str(len(schema.STEPS))))
        schema.migrate(self._connection)

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Make errors about the file one line for the reader; others are mistakes of ours and pass."""
        try:
            yield
        except sqlite3.Error as error:
            trouble = _TROUBLES.get(getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF)
            if trouble is None and not isinstance(error, _OURS) and "syntax error" not in str(error):
                # A table that is gone, a row that breaks a constraint: somebody else has changed the file.
                trouble = _("it is damaged ({why}); move it away and a new one is made").format(
                    why=one_line(str(error))
                )
            if trouble is None:
                raise
            raise LibraryError(
                _("the library {path} cannot be used: {trouble}").format(path=self.path, trouble=_(trouble))
            ) from error
        except OSError as error:
            raise LibraryError(
                _("the library {path} cannot be used: {why}").format(path=self.path, why=error.strerror or error)
            ) from error


def _make_private(path: Path) -> None:
    """Make the folder and the file where they are missing, for their owner alone; SQLite's own files follow suit."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with suppress(FileExistsError):
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))


def _backup_of(path: Path, version: str) -> Path:
    """The copy made before the file is brought to a version."""
    return path.with_name(f"{path.stem}.before-{version}{path.suffix}")


def _back_up(connection: sqlite3.Connection, path: Path) -> None:
    """Copy the whole file; a copy made earlier is replaced only when the new one is whole."""
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
