"""Parquet: a folder with a file for each table of an archive.

Parquet files cannot grow, so the rows of a run stand in a file of JSON lines, and become Parquet when it is whole.
"""

from __future__ import annotations

import heapq
import shutil
from collections import defaultdict
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from tui.archive.outputs.json_lines import JsonLines
from tui.archive.outputs.output import OutputError, part, told
from tui.archive.tables import TABLES, Type, rows
from tui.files import whole_file
from tui.locale import _
from tui.model import Analyzer, Failure, result_from_json, to_json

# Articles in memory at a time; their rows are a row group of each file.
_GROUP = 1_000
_TYPES: dict[Type, pa.DataType] = {
    "text": pa.string(),
    "integer": pa.int64(),
    "real": pa.float64(),
    "boolean": pa.bool_(),
    "texts": pa.list_(pa.string()),
}
SCHEMAS = {
    table: pa.schema([(name, _TYPES[type]) for name, type in columns.items()]) for table, columns in TABLES.items()
}


class Parquet(JsonLines):
    """See `Output`."""

    def __init__(self, path: Path, analyzer: Analyzer, *, resume: bool) -> None:
        if path.exists() and not _is_ours(path):
            raise OutputError(_("{path} is another program's: name another file with -o").format(path=path))
        journal = part(path)
        if resume and path.is_dir() and not journal.exists():
            try:
                with told(journal), whole_file(journal) as file:
                    file.writelines(row + b"\n" for row in Tables(path).rows())
            except (ValueError, KeyError) as error:  # pyarrow's own errors are of these kinds
                message = _("{path} is not what sawt-reader analyze writes ({why})")
                raise OutputError(message.format(path=path, why=error)) from error
        super().__init__(path, analyzer, resume=resume)

    def finish(self) -> None:
        """Write the tables and put their folder in the place of OUT."""
        self._file.close()
        new, old = (self._out.with_name(f"{self._out.name}.{state}") for state in ("new", "old"))
        with told(self._out):
            for folder in (new, old):
                shutil.rmtree(folder, ignore_errors=True)
            new.mkdir()
            _write_tables(self.path, new)
            if self._out.exists():
                self._out.rename(old)
            new.rename(self._out)
            shutil.rmtree(old, ignore_errors=True)
            self.path.unlink()
            self.path = self._out


def _is_ours(path: Path) -> bool:
    return path.is_dir() and {file.name for file in path.iterdir()} <= {f"{table}.parquet" for table in TABLES}


class Tables:
    """The rows of OUT read again from its tables."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def rows(self) -> Iterator[bytes]:
        """Every row, as a run gave them."""
        found = heapq.merge(self._readings(), self._failures(), key=lambda row: row[0])
        return (data for _number, data in found)

    def row(self, number: int) -> bytes | None:
        """The row of that number, where it is a reading."""
        path = self._folder / "articles.parquet"
        found = pq.read_table(path, columns=["reading"], filters=[("article", "=", number)]).to_pylist()
        return found[0]["reading"].encode() if found else None

    def _readings(self) -> Iterator[tuple[int, bytes]]:
        for row in self._table("articles", ["article", "reading"]):
            yield row["article"], row["reading"].encode()

    def _failures(self) -> Iterator[tuple[int, bytes]]:
        for row in self._table("errors"):
            analyzer = Analyzer(row["analyzer"], row["model"])
            failure = Failure(source=row["source"], error=row["error"], article=row["id"], analyzer=analyzer)
            yield row["article"], to_json(failure)

    def _table(self, table: str, columns: list[str] | None = None) -> Iterator[dict[str, Any]]:
        with pq.ParquetFile(self._folder / f"{table}.parquet") as file:
            for batch in file.iter_batches(batch_size=64, columns=columns):
                yield from batch.to_pylist()


def _write_tables(journal: Path, folder: Path) -> None:
    waiting: defaultdict[str, list[tuple[Any, ...]]] = defaultdict(list)
    with ExitStack() as stack, journal.open("rb") as file:
        writers = {
            table: stack.enter_context(pq.ParquetWriter(folder / f"{table}.parquet", schema, compression="zstd"))
            for table, schema in SCHEMAS.items()
        }

        def write() -> None:
            for table, values in waiting.items():
                columns = [
                    pa.array(column, type)
                    for column, type in zip(zip(*values, strict=True), SCHEMAS[table].types, strict=True)
                ]
                writers[table].write_batch(pa.record_batch(columns, schema=SCHEMAS[table]))
            waiting.clear()

        for number, line in enumerate(file, start=1):
            for table, values in rows(number, result_from_json(line)).items():
                if values:
                    waiting[table] += values
            if number % _GROUP == 0:
                write()
        write()
