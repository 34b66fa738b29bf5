"""`sawt-reader export`: articles and stored readings in, files of another format out."""

from __future__ import annotations

import functools
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sawt_reader.cli.exits import warn
from sawt_reader.cli.options import allow_private_option, encoding_option, model
from sawt_reader.i18n import N_, _

if TYPE_CHECKING:
    from spacy.language import Language

    from sawt_reader.exports.formats import Format
    from sawt_reader.reading.model import Article, Reading
    from sawt_reader.sources.addresses import Private


class ExportCommand(click.Command):
    """A command whose help lists the formats."""

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list; the modules of the formats are not imported before."""
        from sawt_reader.exports.formats import available

        with formatter.section(_("Formats")):
            formatter.write_dl(available().rows())


@click.command(
    cls=ExportCommand,
    help=N_(
        "Write each SOURCE, an article or a .jsonl or .json of readings, in another format.\n\n"
        "A source that cannot be used is reported on standard error and skipped; the exit status is then 2."
    ),
)
@click.argument("sources", nargs=-1, required=True)
@click.option("--to", required=True, metavar="FORMAT", help=N_("One of the formats below."))
@click.option("-o", "--output", type=click.Path(path_type=Path), help=N_("A file, or an existing folder."))
@click.option("--force", is_flag=True, help=N_("Replace existing files."))
@allow_private_option
@encoding_option
def export(
    sources: Sequence[str], to: str, output: Path | None, force: bool, allow_private: Private, encoding: str | None
) -> None:
    from sawt_reader.cli.exits import fail, warn
    from sawt_reader.exports.errors import ExportError
    from sawt_reader.sources import SourceError, load
    from sawt_reader.system.files import WriteError

    skipped: list[str] = []

    def skip(reason: str) -> None:
        skipped.append(reason)
        warn(reason)

    read = functools.partial(load, allow_private=allow_private, encoding=encoding)
    try:
        write(sources, to, output, force=force, load=read, skip=skip)
    except (ExportError, WriteError, SourceError) as error:
        fail(str(error))
    sys.exit(2 if skipped else 0)


def write(
    sources: Sequence[str],
    to: str,
    output: Path | None,
    *,
    force: bool,
    load: Callable[[str], Article],
    skip: Callable[[str], None],
) -> None:
    """Write the readings of `sources` in the format `to`.

    Args:
        sources: articles, which are analysed, and files of readings.
        to: the name of a format.
        output: a folder gets files for each article, a file gets all of them; None is standard output.
        force: replace existing files.
        load: reads an article.
        skip: gets a line for each source that cannot be used.

    Raises:
        ExportError: when the readings cannot be written as asked.
        WriteError: when a file cannot be written as asked.
        SourceError: for a folder of sources that cannot be read.
    """
    from sawt_reader.exports import targets as exports
    from sawt_reader.sources import expand
    from sawt_reader.system import files

    nlp = functools.cache(model)
    form = _format(to, nlp)
    _check_output(form, to, output)
    names = expand(sources, report=warn)
    readings = _all_readings(names, nlp, load, skip)
    if output is None:
        sys.stdout.buffer.write(exports.joined(form, list(readings)))
    else:
        for targets in exports.targets(form, readings, output):
            files.write(targets, names, replace=force)


def _format(name: str, nlp: Callable[[], Language]) -> Format:
    """A format by its name; one that needs the model is built in this process, which loads it once."""
    from sawt_reader.exports.errors import ExportError
    from sawt_reader.exports.formats import available

    formats, broken = available()
    if name in broken:
        raise ExportError(_("format {name}: {why}").format(name=name, why=broken[name]))
    if name not in formats:
        raise ExportError(
            _("unknown format {name}; choose one of {formats}").format(name=name, formats=", ".join(formats))
        )
    form = formats[name]
    if not form.needs_model:
        return form
    from sawt_reader.analysis.formats import BUILDERS

    return form._replace(builders={suffix: lambda reading: BUILDERS[name](nlp(), reading) for suffix in form.builders})


def _check_output(form: Format, name: str, output: Path | None) -> None:
    """See that a format may go to standard output.

    Raises:
        ExportError: for one of several files, or a binary one on a terminal.
    """
    from sawt_reader.exports.errors import ExportError

    if output is None and (len(form.builders) > 1 or (not form.is_text and sys.stdout.isatty())):
        raise ExportError(_("{format} needs a file to write to: name a file or folder with -o").format(format=name))


def _all_readings(
    names: Sequence[str], nlp: Callable[[], Language], load: Callable[[str], Article], skip: Callable[[str], None]
) -> Iterator[Reading]:
    from sawt_reader.reading.stored import ReadingError
    from sawt_reader.sources import SourceError

    for name in names:
        try:
            yield from _readings(name, nlp, load)
        except (SourceError, ReadingError) as error:
            skip(str(error))


def _readings(name: str, nlp: Callable[[], Language], load: Callable[[str], Article]) -> Iterator[Reading]:
    from sawt_reader.reading import stored
    from sawt_reader.sources import load_all
    from sawt_reader.sources.files import may_be_readings

    if may_be_readings(name):
        yield from stored.load(Path(name))
    else:
        articles = load_all(name, load)
        language = nlp()
        from sawt_reader.analysis import pipeline

        for article in articles:
            yield pipeline.analyse(language, article)
