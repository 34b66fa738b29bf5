"""`sawt-reader SOURCE...`: open the reader, or write plain text."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from sawt_reader.cli.options import allow_private_option, encoding_option
from sawt_reader.i18n import N_

if TYPE_CHECKING:
    from sawt_reader.sources.addresses import Private


@click.command(hidden=True, help=N_("Open the reader."))
@click.argument("sources", nargs=-1)
@click.option(
    "--library/--no-library",
    "keep",
    default=None,
    help=N_("Use the library: store articles, restore your place."),
)
@click.option("--plain", is_flag=True, help=N_("Print plain text, for screen readers and pipes."))
@click.option("--confined", is_flag=True, help=N_("Read and write files only in the folders of the sources."))
@allow_private_option
@encoding_option
def read(
    sources: Sequence[str],
    keep: bool | None,
    plain: bool,
    confined: bool,
    allow_private: Private,
    encoding: str | None,
) -> None:
    if plain:
        from sawt_reader.cli.plain import write

        sys.exit(2 if write(sources, keep=keep, allow_private=allow_private, encoding=encoding) else 0)
    from sawt_reader.cli.launch import open_reader

    sys.exit(open_reader(sources, keep=keep, allow_private=allow_private, encoding=encoding, confined=confined))
