"""The command line. Every heavy import is inside the command that needs it.

Exit status: 0 done, 1 a fault of this program or too little memory, 2 something named on the command line cannot be
used, 130 interrupted, 141 nobody reads the output, 128 and its number after another signal that ends programs.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

import sawt_reader
from sawt_reader.cli.config import config
from sawt_reader.cli.exits import ends_quietly, warn
from sawt_reader.cli.export import export_command
from sawt_reader.cli.feeds import feeds
from sawt_reader.cli.library import library
from sawt_reader.cli.options import allow_private_option
from sawt_reader.cli.serve import serve
from sawt_reader.cli.voices import voices
from sawt_reader.i18n import N_
from sawt_reader.system import settings

if TYPE_CHECKING:
    from sawt_reader.sources.addresses import Private


class DefaultGroup(click.Group):
    """A group of commands in which names that are no command are sources for `read`."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put `read` before arguments that start with no command."""
        if not args or (args[0] not in self.commands and args[0] not in ("--help", "--version")):
            args = ["read", *args]
        return super().parse_args(ctx, args)

    def invoke(self, ctx: click.Context) -> object:
        """Run the command so that no way of ending it shows a traceback."""
        with ends_quietly(click.ClickException, click.exceptions.Exit, click.Abort):
            return super().invoke(ctx)


@click.group(
    cls=DefaultGroup,
    help=N_(
        "Read French news and see who said what.\n\n"
        "sawt-reader SOURCE... opens the reader on files, folders of them, web addresses, or - for "
        "standard input; without a source, on a sample article. What is read is kept in a private folder "
        "(see: sawt-reader library path), unless --no-library stands before the sources. With --plain it is "
        "written as plain text, for screen readers and pipes."
    ),
)
@click.version_option(sawt_reader.__version__, prog_name="sawt-reader", help=N_("Show the version and exit."))
@click.pass_context
def main(ctx: click.Context) -> None:
    """The commands. The reader itself and `config` say what is wrong with the settings in their own place."""
    if ctx.invoked_subcommand not in ("read", "config"):
        for problem in settings.read().problems:
            warn(problem)


main.add_command(config)
main.add_command(export_command)
main.add_command(feeds)
main.add_command(library)
main.add_command(serve)
main.add_command(voices)


@main.command(hidden=True, help=N_("Open the reader."))
@click.argument("sources", nargs=-1)
@click.option(
    "--library/--no-library",
    "keep",
    default=None,
    help=N_("Keep what is read, or keep nothing and bring nothing back."),
)
@click.option("--plain", is_flag=True, help=N_("Write plain text, for screen readers and pipes."))
@click.option("--confined", is_flag=True, help=N_("Read and write files only in the folders of the sources."))
@allow_private_option
def read(sources: Sequence[str], keep: bool | None, plain: bool, confined: bool, allow_private: Private) -> None:
    if plain:
        from sawt_reader.cli import plain as plain_command

        sys.exit(2 if plain_command.write(sources, keep=keep, allow_private=allow_private) else 0)
    from sawt_reader.cli.read import open_reader

    sys.exit(open_reader(sources, keep=keep, allow_private=allow_private, confined=confined))


@main.command(
    help=N_(
        "Write a reading of each SOURCE as one line of JSON (see: sawt-reader schema).\n\n"
        "A SOURCE is a file, a folder, a web address, or an archive of articles: .jsonl, .csv or .parquet with a "
        "column of text. With -o, OUT is JSON lines, SQLite (.sqlite, .db) or Parquet (.parquet), by the end of its "
        "name; an article that cannot be read or analysed is a row with its error.\n\n"
        "What has no reading is named on standard error; the exit status is then 2."
    )
)
@click.argument("sources", nargs=-1, required=True)
@click.option(
    "-o", "--output", metavar="OUT", type=click.Path(path_type=Path), help=N_("Write here, not to the screen.")
)
@click.option("--jobs", type=click.IntRange(min=1), default=1, show_default=True, help=N_("Processes that analyse."))
@click.option("--engine", type=click.Choice(["local", "dask"]), default="local", show_default=True, help=N_("Where."))
@click.option("--scheduler", metavar="ADDRESS", help=N_("The Dask cluster; without it, one on this machine."))
@click.option("--resume", is_flag=True, help=N_("Go on with OUT where a run was stopped, or with new articles."))
@click.option(
    "--reanalyse",
    is_flag=True,
    help=N_(
        "Go on with OUT, and analyse again the articles named that another version analysed, or whose analysis failed."
    ),
)
@click.option("--text-column", metavar="NAME", help=N_("The column of an archive that holds the text."))
@allow_private_option
def analyze(sources: Sequence[str], **options: Any) -> None:
    from sawt_reader.cli import analyze as analyze_command

    failures = analyze_command.analyze(sources, analyze_command.Options(**options))
    sys.exit(2 if failures else 0)


@main.command(help=N_("Print the JSON Schema of what `analyze` writes."))
def schema() -> None:
    import json

    from sawt_reader.reading.model import json_schema

    click.echo(json.dumps(json_schema(), indent=2, ensure_ascii=False))


if __name__ == "__main__":
    main()
