"""Shared by several commands: options, the user's library, rows as columns or as JSON lines."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TypeVar

import click

from sawt_reader.cli.exits import fail, warn
from sawt_reader.i18n import N_
from sawt_reader.reading.model import Struct
from sawt_reader.reading.safe_text import escaped
from sawt_reader.reading.serialization import to_json
from sawt_reader.sources.addresses import Private
from sawt_reader.sources.decoding import codec_of
from sawt_reader.system import settings

if TYPE_CHECKING:
    from spacy.language import Language

    from sawt_reader.library.store import Library

Row = TypeVar("Row", bound=Struct)


def _private(_context: click.Context, _option: click.Parameter, given: bool) -> Private:
    """Which private hosts may be contacted: all with the setting, those named with the option."""
    return Private.allowed(by_settings=settings.read().settings.web.allow_private, by_option=given)


allow_private_option = click.option(
    "--allow-private",
    is_flag=True,
    callback=_private,
    help=N_("Also fetch from hosts of this machine and of local networks, if you name them."),
)


def _encoding(context: click.Context, option: click.Parameter, given: str | None) -> str | None:
    """The codec that the option names, or else the setting."""
    if given is None:
        chosen, problem = codec_of(settings.read().settings.files.encoding)
        if problem:
            warn(problem)
        return chosen
    codec, problem = codec_of(given)
    if problem:
        raise click.BadParameter(problem, context, option)
    return codec


encoding_option = click.option(
    "--encoding",
    metavar="NAME",
    callback=_encoding,
    help=N_("Encoding of plain texts that are not UTF-8, as latin-9, mac-roman or cp850; by default it is guessed."),
)
json_option = click.option("--json", "as_json", is_flag=True, help=N_("Print one JSON object per line."))


class LibraryGroup(click.Group):
    """A group whose commands report an error of the library in one line."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command."""
        with library_errors():
            return super().invoke(ctx)


@contextmanager
def library_errors() -> Iterator[None]:
    """End with one line after an error of the library."""
    from sawt_reader.library.store import LibraryError

    try:
        yield
    except LibraryError as error:
        fail(str(error))


@contextmanager
def opened() -> Iterator[Library]:
    """The user's library. Damaged rows in it are reported on standard error; the exit status is then 2."""
    from sawt_reader.library.store import Library

    with Library() as library:
        try:
            yield library
        finally:
            damage = library.damage()
            for line in damage:
                warn(line)
        if damage:
            sys.exit(2)


def model() -> Language:
    """The French model with the stages of the analysis; without it the command ends with one line."""
    from sawt_reader.analysis import pipeline

    try:
        return pipeline.load()
    except pipeline.ModelMissingError as error:
        fail(f"{error}; {pipeline.remedy()}")


def write_rows(rows: Iterable[Row], line: Callable[[Row], str], *, as_json: bool, empty: str) -> None:
    """Print one row per line.

    Args:
        rows: the rows.
        line: a row as columns.
        as_json: print JSON instead of columns.
        empty: printed on standard error where there are no rows.
    """
    count = 0
    for row in rows:
        click.echo(escaped(to_json(row).decode()) if as_json else line(row))
        count += 1
    if not count and not as_json:
        click.echo(empty, err=True)
