"""What several commands have in common: options, rows written as columns or as JSON, errors of the library."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TypeVar

import click

from sawt_reader.i18n import N_
from sawt_reader.system import settings

if TYPE_CHECKING:
    from spacy.language import Language

    from sawt_reader.library.store import Library
    from sawt_reader.reading.model import Struct
    from sawt_reader.sources.addresses import Private

Row = TypeVar("Row", bound="Struct")

allow_private_option = click.option(
    "--allow-private",
    is_flag=True,
    callback=lambda context, option, given: allowed(given),
    help=N_("Fetch from hosts of this machine and local networks, too, where they are named."),
)
json_option = click.option("--json", "as_json", is_flag=True, help=N_("A JSON object a line."))


def allowed(given: bool) -> Private:
    """Which private hosts may be asked: by the settings all, by the option those that are named."""
    from sawt_reader.sources.addresses import Private

    return Private.allowed(by_settings=settings.read().settings.web.allow_private, by_option=given)


class LibraryGroup(click.Group):
    """A group whose commands say an error of the library in one line."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command."""
        from sawt_reader.cli.exits import fail
        from sawt_reader.library.store import LibraryError

        try:
            return super().invoke(ctx)
        except LibraryError as error:
            fail(shown(str(error)))


@contextmanager
def opened() -> Iterator[Library]:
    """The user's library. What is damaged in it is named on standard error; the exit status is then 2."""
    from sawt_reader.cli.exits import warn
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
    """The French model with the stages of the analysis; where it is missing the command ends with a line."""
    from sawt_reader.analysis import pipeline
    from sawt_reader.cli.exits import fail

    try:
        return pipeline.load()
    except pipeline.ModelMissingError as error:
        fail(f"{error}; {pipeline.remedy()}")


def write(rows: Iterable[Row], as_json: bool, line: Callable[[Row], str], empty: str) -> None:
    """Write a row a line: JSON, or columns for people, who are told on standard error where there is none."""
    from sawt_reader.reading.model import to_json
    from sawt_reader.reading.safe_text import escaped

    count = 0
    for row in rows:
        click.echo(escaped(to_json(row).decode()) if as_json else line(row))
        count += 1
    if not count and not as_json:
        click.echo(empty, err=True)


def shown(text: str) -> str:
    """A text that cannot act on the terminal, on one line."""
    from sawt_reader.reading.safe_text import one_line

    return one_line(text)
