"""What an export writes, for the command and the dialog: which files, and their contents.

`system.files.write` writes them: never over a source, and over another file only if that was asked for.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import IO

from sawt_reader.exports import naming
from sawt_reader.exports.errors import ExportError
from sawt_reader.exports.formats import Builder, Format
from sawt_reader.i18n import _
from sawt_reader.reading.model import Reading
from sawt_reader.system import files


def targets(form: Format, readings: Iterable[Reading], out: Path) -> Iterator[Mapping[Path, files.Contents]]:
    """The files to write, in groups that belong together; nothing is built before it is written.

    Args:
        form: the format.
        readings: what to write. Those of a folder are taken one by one.
        out: an existing folder gets files for each reading; any other path is one file of all readings, or as many
            files beside it as the format has suffixes.

    Raises:
        ExportError: for several readings in one file of a format that holds one, or a file outside the folder.
    """
    if out.is_dir():
        for reading in readings:
            stem = naming.stem(reading.article)
            yield {naming.inside(out, stem + suffix): _writer(form, [reading], suffix) for suffix in form.builders}
        return
    whole = list(readings)
    _check_joins(form, whole)
    if whole:
        yield {_named(out, suffix, form): _writer(form, whole, suffix) for suffix in form.builders}


def joined(form: Format, readings: Sequence[Reading]) -> bytes:
    """The contents of the one file that a format of one file has; empty for no readings.

    Raises:
        ExportError: for several readings in a format that holds one.
    """
    _check_joins(form, readings)
    (build,) = form.builders.values()
    return _joined(form, build, readings)


def _check_joins(form: Format, readings: Sequence[Reading]) -> None:
    if len(readings) > 1 and form.join is None:
        raise ExportError(_("this format holds one article per file: name an existing folder with -o"))


def _named(out: Path, suffix: str, form: Format) -> Path:
    """The file for a suffix: the one that was named, or one beside it where the format has several."""
    if len(form.builders) == 1:
        return out
    stem = out.stem if out.suffix in form.builders else out.name
    return out.with_name(stem + suffix)


def _writer(form: Format, readings: Sequence[Reading], suffix: str) -> files.Contents:
    return partial(_write_built, form, form.builders[suffix], readings)


def _write_built(form: Format, build: Builder, readings: Sequence[Reading], out: IO[bytes]) -> None:
    out.write(_joined(form, build, readings))


def _joined(form: Format, build: Builder, readings: Sequence[Reading]) -> bytes:
    parts = [build(reading) for reading in readings]
    return form.join(parts) if form.join and parts else b"".join(parts)
