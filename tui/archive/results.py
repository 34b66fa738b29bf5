"""What `analyze` wrote, whatever its form, as the contract's structs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec

from tui.archive.outputs.json_lines import whole_lines
from tui.archive.outputs.output import OutputError
from tui.locale import _
from tui.model import Failure, Reading, result_from_json


def results(path: Path) -> Iterator[Reading | Failure]:
    """What came of each article, in the order of OUT; one at a time, so memory does not grow with it.

    Raises:
        OutputError: for what `analyze` did not write, or cannot be read.
    """
    try:
        for row in _rows(path):
            yield result_from_json(row)
    except OSError as error:
        raise OutputError(_("{path} cannot be read: {why}").format(path=path, why=error.strerror or error)) from error
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError, KeyError, ValueError) as error:
        message = _("{path} is not what sawt-reader analyze writes ({why})")
        raise OutputError(message.format(path=path, why=error)) from error


def _rows(path: Path) -> Iterator[bytes]:
    match path.suffix.lower():
        case ".sqlite" | ".db":
            from tui.archive.outputs import sqlite

            yield from sqlite.stored(path)
        case ".parquet":
            try:
                from tui.archive.outputs import parquet
            except ModuleNotFoundError as error:
                raise OutputError(
                    _("{name} needs more libraries to read: install {extra}").format(
                        name=path, extra="sawt-reader[archive]"
                    )
                ) from error
            yield from parquet.stored(path)
        case _:
            with path.open("rb") as file:
                yield from whole_lines(file)
