"""The group of all commands, for click. Each command is imported when it runs, or when help lists it.

Exit status: 0 done, 1 a fault of this program or too little memory, 2 something named on the command line cannot be
used, 130 interrupted, 141 nobody reads the output, 128 and its number after another signal that ends programs.
"""

from __future__ import annotations

import pkgutil

import click

import sawt_reader
from sawt_reader.cli.commands import COMMANDS
from sawt_reader.cli.exits import ends_quietly, warn
from sawt_reader.cli.translated import translated
from sawt_reader.i18n import N_
from sawt_reader.system import settings


class LazyGroup(click.Group):
    """The group of `COMMANDS`; arguments that start with none of them are sources for `read`."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of all commands."""
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import a command; None for an unknown name."""
        if cmd_name not in COMMANDS:
            return None
        command = pkgutil.resolve_name(COMMANDS[cmd_name])
        assert isinstance(command, click.Command)
        return translated(command)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put `read` before arguments that start with no command."""
        if not args or args[0] not in {*COMMANDS, "--help", "--version"}:
            args = ["read", *args]
        return super().parse_args(ctx, args)

    def invoke(self, ctx: click.Context) -> object:
        """Run the command; however it ends, no traceback is shown."""
        with ends_quietly(click.ClickException, click.exceptions.Exit, click.Abort):
            return super().invoke(ctx)


@click.group(
    cls=LazyGroup,
    help=N_(
        "Read French news and see who said what.\n\n"
        "sawt-reader SOURCE... opens the reader on files, folders, web addresses, or - for standard input; "
        "without a source, on a sample article. Articles are stored in a private folder (see: sawt-reader "
        "library path), unless --no-library precedes the sources. With --plain they are printed as plain text, "
        "for screen readers and pipes."
    ),
)
@click.version_option(sawt_reader.__version__, prog_name="sawt-reader", help=N_("Show the version and exit."))
@click.pass_context
def main(ctx: click.Context) -> None:
    """Report problems of the settings. `read` and `config` report these themselves."""
    if ctx.invoked_subcommand not in ("read", "config"):
        for problem in settings.read().problems:
            warn(problem)
