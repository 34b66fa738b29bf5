"""Parquet: a folder with a file for each table of an archive.

Parquet files cannot grow, so a run collects its rows in a file of JSON lines (the journal) and converts it at the end.
"""

from __future__ import annotations

import heapq
import shutil
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from sawt_reader.archive.outputs.existing import ExistingRows, Key
from sawt_reader.archive.outputs.json_lines import JsonLines
from sawt_reader.archive.outputs.output import OutputError, errors_of, part
from sawt_reader.archive.tables import TABLES, Type, failure_row, reading_row, rows
from sawt_reader.i18n import _
from sawt_reader.reading.serialization import result_from_json, to_json
from sawt_reader.system.files import flush, whole_file

# Articles in memory at a time; their rows form a row group of each file.
_GROUP = 1_000
_TYPES: dict[Type, pa.DataType] = {
    "text": pa.string(),
    "integer": pa.int64(),
    "real": pa.float64(),
    "boolean": pa.bool_(),
    "texts": pa.list_(pa.string()),
}
SCHEMAS = {
    table: pa.schema([(name, _TYPES[kind]) for name, kind in columns.items()]) for table, columns in TABLES.items()
}


class Parquet(JsonLines):
    """See `Output`."""

    def __init__(self, path: Path, existing: ExistingRows, *, resume: bool) -> None:
        if path.exists() and not _is_ours(path):
            raise OutputError(_("{path} belongs to another program; name another file with -o").format(path=path))
        journal = part(path)
        self._adds_nothing = resume and path.is_dir() and not journal.exists()
        if self._adds_nothing:
            try:
                with errors_of(journal), whole_file(journal) as file:
                    file.writelines(row + b"\n" for _number, row in Tables(path).rows())
            except (pa.ArrowException, ValueError, KeyError) as error:
                message = _("{path} is not an output of sawt-reader analyze ({why})")
                raise OutputError(message.format(path=path, why=error)) from error
        try:
            super().__init__(path, existing, resume=resume)
        except OutputError:
            if self._adds_nothing:
                journal.unlink()
            raise

    def write(self, rows: Sequence[bytes]) -> None:
        """Add rows to the journal."""
        self._adds_nothing = self._adds_nothing and not rows
        super().write(rows)

    def finish(self, readable_now: Collection[Key] = ()) -> None:
        """Write the tables and move their folder to OUT."""
        self._file.close()
        deleted = {number for key in readable_now for number in self.existing.failures(key)}
        new, old = (self._out.with_name(f"{self._out.name}.{state}") for state in ("new", "old"))
        with errors_of(self._out):
            if deleted or not self._adds_nothing:
                for folder in (new, old):
                    shutil.rmtree(folder, ignore_errors=True)
                new.mkdir()
                _write_tables(self._final(deleted), new)
                for path in (*new.iterdir(), new):
                    flush(path)
                if self._out.exists():
                    self._out.rename(old)
                new.rename(self._out)
                flush(self._out.parent)
                shutil.rmtree(old, ignore_errors=True)
            self.path.unlink()
            self.path = self._out

    def close(self) -> None:
        """Close the journal; delete it if the tables have all its rows."""
        super().close()
        if self._adds_nothing and self.path != self._out:
            self.path.unlink(missing_ok=True)


def _is_ours(path: Path) -> bool:
    return path.is_dir() and {file.name for file in path.iterdir()} <= {f"{table}.parquet" for table in TABLES}


class Tables:
    """Reads the rows of OUT from its tables, in the order of their numbers if the tables have it.

    Raises:
        OSError, KeyError, ValueError: for missing tables or columns, wrong values, or a repeated number.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def rows(self) -> Iterator[tuple[int, bytes]]:
        """The number and the JSON of every row."""
        self._check_numbers()
        return heapq.merge(self._readings(), self._failures(), key=lambda row: row[0])

    def row(self, number: int) -> bytes | None:
        """The row with that number, if it is a reading."""
        path = self._folder / "articles.parquet"
        with _arrow_errors():
            found = pq.read_table(path, columns=["reading"], filters=[("article", "=", number)]).to_pylist()
        return reading_row(number, found[0]["reading"])[1] if found else None

    def _check_numbers(self) -> None:
        paths = [self._folder / f"{table}.parquet" for table in ("articles", "errors")]
        with _arrow_errors():
            numbers = pa.concat_tables([pq.read_table(path, columns=["article"]) for path in paths])["article"]
            counts = pc.value_counts(numbers.cast("int64"))
            twice = counts.filter(pc.greater(counts.field("counts"), 1))
        if twice:
            raise ValueError(_("article {n} appears twice").format(n=twice[0]["values"]))

    def _readings(self) -> Iterator[tuple[int, bytes]]:
        for row in self._table("articles", ["article", "reading"]):
            yield reading_row(row["article"], row["reading"])

    def _failures(self) -> Iterator[tuple[int, bytes]]:
        for row in self._table("errors"):
            number, failure = failure_row(row)
            yield number, to_json(failure)

    def _table(self, table: str, columns: list[str] | None = None) -> Iterator[dict[str, Any]]:
        with _arrow_errors(), pq.ParquetFile(self._folder / f"{table}.parquet") as file:
            for batch in file.iter_batches(batch_size=64, columns=columns):
                yield from batch.to_pylist()


@contextmanager
def _arrow_errors() -> Iterator[None]:
    """Raise errors of pyarrow, some of which have their own types, as ValueError."""
    try:
        yield
    except pa.ArrowException as error:
        raise ValueError(str(error)) from error


def _write_tables(lines: Iterator[bytes], folder: Path) -> None:
    waiting: defaultdict[str, list[tuple[Any, ...]]] = defaultdict(list)
    with ExitStack() as stack:
        writers = {
            table: stack.enter_context(pq.ParquetWriter(folder / f"{table}.parquet", schema, compression="zstd"))
            for table, schema in SCHEMAS.items()
        }

        def write() -> None:
            for table, values in waiting.items():
                columns = [
                    pa.array(column, kind)
                    for column, kind in zip(zip(*values, strict=True), SCHEMAS[table].types, strict=True)
                ]
                writers[table].write_batch(pa.record_batch(columns, schema=SCHEMAS[table]))
            waiting.clear()

        for number, line in enumerate(lines, start=1):
            for table, values in rows(number, result_from_json(line)).items():
                if values:
                    waiting[table] += values
            if number % _GROUP == 0:
                write()
        write()
