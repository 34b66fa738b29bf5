"""Readings from files that `analyze` or an export wrote, checked before anything uses them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec

from sawt_reader.i18n import _
from sawt_reader.reading.model import Reading
from sawt_reader.reading.safe_text import one_line
from sawt_reader.reading.serialization import is_failure, reading_from_json
from sawt_reader.reading.soundness import flaw, is_clean, is_of_text

SUFFIXES = frozenset({".json", ".jsonl"})
# Bytes of one reading: a text of a million words with all its layers is smaller.
LARGEST = 200_000_000


class ReadingError(Exception):
    """A file that is not a file of valid readings; the message is one line."""


def is_stored(name: str) -> bool:
    """Whether a source has the suffix of a file of readings."""
    return Path(name).suffix.lower() in SUFFIXES


def load(path: Path) -> Iterator[Reading]:
    """The readings of a file: one in a .json, one per line in a .jsonl. Lines for articles without one are skipped.

    Raises:
        ReadingError: when the file cannot be read, or contains anything else.
    """
    shown = one_line(str(path))
    try:
        for number, data in enumerate(_objects(path), start=1):
            if len(data) > LARGEST:
                raise ReadingError(
                    _("{source} contains a reading larger than {mb} MB").format(source=shown, mb=LARGEST // 1_000_000)
                )
            if data.strip() and not is_failure(data):
                yield checked(
                    data,
                    _("{source}, line {n}").format(source=shown, n=number)
                    if path.suffix.lower() == ".jsonl"
                    else shown,
                )
    except OSError as error:
        raise ReadingError(
            _("{source} cannot be read: {why}").format(source=shown, why=error.strerror or error)
        ) from error


def _objects(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        if path.suffix.lower() == ".jsonl":
            while line := file.readline(LARGEST + 1):
                yield line
        else:
            yield file.read(LARGEST + 1)


def checked(data: bytes, where: str) -> Reading:
    """A reading from its JSON, safe to show and to use.

    Args:
        data: the JSON.
        where: the file and line, for the message.

    Raises:
        ReadingError: when it is not a reading, or is not sound.
    """
    try:
        reading = reading_from_json(data)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise ReadingError(
            _("{where} is not a reading, as sawt-reader analyze writes it ({why})").format(
                where=where, why=one_line(str(error))
            )
        ) from error
    if problem := _problem(reading):
        raise ReadingError(_("{where} is a damaged reading: {problem}").format(where=where, problem=problem))
    article = msgspec.structs.replace(reading.article, source=one_line(reading.article.source))
    return msgspec.structs.replace(reading, article=article)


def _problem(reading: Reading) -> str | None:
    if not is_of_text(reading.article):
        return _("the text does not match its id: it was edited after the analysis")
    return flaw(reading) if is_clean(reading) else _("it contains control characters")
