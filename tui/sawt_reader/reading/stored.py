"""Readings back from files that `analyze` or an export wrote, checked before anything is built from them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec

from sawt_reader.i18n import _
from sawt_reader.reading.model import Reading, is_failure, reading_from_json
from sawt_reader.reading.safe_text import one_line
from sawt_reader.reading.soundness import flaw, is_clean, is_of_text

SUFFIXES = frozenset({".json", ".jsonl"})
# Bytes of one reading; a text of a million words with all its layers has fewer.
LARGEST = 200_000_000


class ReadingError(Exception):
    """A file that holds no readings: one clear line."""


def is_stored(name: str) -> bool:
    """Whether a source is named as a file of readings."""
    return Path(name).suffix.lower() in SUFFIXES


def load(path: Path) -> Iterator[Reading]:
    """The readings of a file: one object in a .json, one a line in a .jsonl, where articles without one are left out.

    Raises:
        ReadingError: when the file cannot be read, or something in it is not a reading.
    """
    shown = one_line(str(path))
    try:
        for number, data in enumerate(_objects(path), start=1):
            if len(data) > LARGEST:
                raise ReadingError(
                    _("{source} holds a reading of more than {mb} MB").format(source=shown, mb=LARGEST // 1_000_000)
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
    """A reading from its JSON, safe to show and to build from.

    Args:
        data: the JSON.
        where: what it stands in, for the message.

    Raises:
        ReadingError: when it is no reading, or would break a reader of it.
    """
    try:
        reading = reading_from_json(data)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise ReadingError(
            _("{where} is no reading: give what sawt-reader analyze writes ({why})").format(
                where=where, why=one_line(str(error))
            )
        ) from error
    if problem := _problem(reading):
        raise ReadingError(_("{where} is a damaged reading: {problem}").format(where=where, problem=problem))
    article = msgspec.structs.replace(reading.article, source=one_line(reading.article.source))
    return msgspec.structs.replace(reading, article=article)


def _problem(reading: Reading) -> str | None:
    if not is_of_text(reading.article):
        return _("its text is not the one its id was made of")
    return flaw(reading) if is_clean(reading) else _("it holds control characters")
