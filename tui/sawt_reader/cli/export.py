"""`sawt-reader export`: sources and stored readings in, files of another format out."""

from __future__ import annotations

import functools
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sawt_reader.cli.exits import fail, warn
from sawt_reader.cli.options import allow_private_option, model
from sawt_reader.exports import naming
from sawt_reader.exports.formats import FORMATS, Format
from sawt_reader.i18n import _
from sawt_reader.reading import stored
from sawt_reader.reading.model import Reading
from sawt_reader.sources import SourceError, expand, load
from sawt_reader.sources.addresses import Private
from sawt_reader.system import files

if TYPE_CHECKING:
    from spacy.language import Language

# Built with the statistical model, by `sawt_reader.analysis.formats`.
WITH_MODEL = {
    "conllu": _("CoNLL-U: sentences, words and syntax"),
    "docbin": _("spaCy DocBin: syntax, entities, span groups"),
}


class ExportError(Exception):
    """What was asked for cannot be done: one clear line."""


def export(
    sources: Sequence[str],
    to: str,
    output: Path | None,
    *,
    force: bool,
    allow_private: Private,
    warn: Callable[[str], None],
) -> int:
    """Write the readings of `sources` in the format `to`.

    Args:
        sources: articles, which are analysed, and files of readings.
        to: a name of FORMATS or WITH_MODEL.
        output: a folder gets files for each article, a file gets all of them; None is standard output.
        force: replace files that are there.
        allow_private: which hosts of private networks pages may be fetched from.
        warn: told one line for each source that cannot be used.

    Returns:
        how many sources could not be used.

    Raises:
        ExportError: when what is asked for cannot be done.
        WriteError: when a file cannot be written as asked.
        SourceError: for a folder of sources that cannot be read.
    """
    nlp = functools.cache(model)
    form = _format(to, nlp)
    names = expand(sources)
    failures = 0

    def readings() -> Iterator[Reading]:
        nonlocal failures
        for name in names:
            try:
                yield from _readings(name, nlp, allow_private)
            except (SourceError, stored.ReadingError) as error:
                failures += 1
                warn(str(error))

    if output is None:
        if len(form.builders) > 1 or (to == "docbin" and sys.stdout.isatty()):
            raise ExportError(_("{format} needs files to write to: name a file or folder with -o").format(format=to))
        sys.stdout.buffer.writelines(_joined(form, list(readings())).values())
    else:
        for contents in _files(form, readings(), output):
            files.write({path: _giving(data) for path, data in contents.items()}, names, replace=force)
    return failures


def summaries() -> list[tuple[str, str]]:
    """The name of each format, and what it is."""
    return [*((name, form.summary) for name, form in FORMATS.items()), *WITH_MODEL.items()]


def _format(name: str, nlp: Callable[[], Language]) -> Format:
    if name in FORMATS:
        return FORMATS[name]
    if name not in WITH_MODEL:
        raise ExportError(
            _("{name} is no format: choose one of {formats}").format(
                name=name, formats=", ".join([*FORMATS, *WITH_MODEL])
            )
        )
    from sawt_reader.analysis import formats

    if name == "conllu":
        return Format(WITH_MODEL[name], {".conllu": lambda reading: formats.conllu(nlp(), reading)}, b"".join)
    return Format(WITH_MODEL[name], {".spacy": lambda reading: formats.docbin(nlp(), reading)})


def _readings(name: str, nlp: Callable[[], Language], allow_private: Private) -> Iterator[Reading]:
    if stored.is_stored(name):
        yield from stored.load(Path(name))
    else:
        article = load(name, allow_private=allow_private)
        model = nlp()
        from sawt_reader.analysis import pipeline

        yield pipeline.analyse(model, article)


def _files(form: Format, readings: Iterator[Reading], output: Path) -> Iterator[Mapping[Path, bytes]]:
    """The files to write: in a folder those of each article, else those of all."""
    if output.is_dir():
        for reading in readings:
            yield {_in(output, reading, suffix): build(reading) for suffix, build in form.builders.items()}
    else:
        contents = _joined(form, list(readings))
        yield {_named(output, suffix, form): data for suffix, data in contents.items()}


def _joined(form: Format, readings: Sequence[Reading]) -> Mapping[str, bytes]:
    """The contents of one file for each suffix of a format; none where there is no reading."""
    if len(readings) > 1 and form.join is None:
        raise ExportError(_("this format holds one article a file: name a folder that exists with -o"))
    contents = {suffix: [build(reading) for reading in readings] for suffix, build in form.builders.items()}
    join = form.join or b"".join
    return {suffix: join(parts) for suffix, parts in contents.items() if parts}


def _in(folder: Path, reading: Reading, suffix: str) -> Path:
    """The file for an article in a folder."""
    try:
        return naming.inside(folder, naming.stem(reading.article) + suffix)
    except ValueError as error:
        raise ExportError(str(error)) from error


def _named(output: Path, suffix: str, form: Format) -> Path:
    """The file for a suffix: the one that was named, or its sibling where a format wants several."""
    if len(form.builders) == 1:
        return output
    stem = output.stem if output.suffix in form.builders else output.name
    return output.with_name(stem + suffix)


def _giving(data: bytes) -> files.Contents:
    return lambda out: out.write(data)


class ExportCommand(click.Command):
    """A command whose help lists the formats."""

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list."""
        with formatter.section(_("Formats")):
            formatter.write_dl(summaries())


@click.command(
    "export",
    cls=ExportCommand,
    help=_(
        "Write each SOURCE, an article or a .jsonl or .json of readings, in another format.\n\n"
        "A source that cannot be used is named on standard error and left out; the exit status is then "
        "2."
    ),
)
@click.argument("sources", nargs=-1, required=True)
@click.option("--to", required=True, metavar="FORMAT", help=_("One of the formats below."))
@click.option("-o", "--output", type=click.Path(path_type=Path), help=_("A file, or a folder that exists."))
@click.option("--force", is_flag=True, help=_("Replace files that exist."))
@allow_private_option
def export_command(sources: Sequence[str], to: str, output: Path | None, force: bool, allow_private: Private) -> None:
    try:
        failures = export(sources, to, output, force=force, allow_private=allow_private, warn=warn)
    except (ExportError, files.WriteError, SourceError) as error:
        fail(str(error))
    sys.exit(2 if failures else 0)
