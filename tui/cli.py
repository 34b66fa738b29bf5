"""The command line. Every heavy import is inside the command that needs it.

Exit status: 0 done, 2 something named on the command line cannot be used, 130 interrupted, 141 nobody reads the output,
128 and its number after another signal that ends programs.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING

import click

import tui
from tui import settings
from tui.cli_config import config
from tui.cli_feeds import feeds
from tui.cli_library import library
from tui.cli_voices import voices
from tui.cli_shared import allow_private_option
from tui.endings import ends_quietly, fail, warn
from tui.locale import _, lend

if TYPE_CHECKING:
    from tui.model import Article

# click's own strings, before anything is made of them.
lend("click")


class DefaultGroup(click.Group):
    """A group of commands in which names that are no command are sources for `read`."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put `read` before arguments that start with no command."""
        if not args or (args[0] not in self.commands and args[0] not in ("--help", "--version")):
            args = ["read", *args]
        return super().parse_args(ctx, args)

    def invoke(self, ctx: click.Context) -> object:
        """Run the command so that no way of ending it shows a traceback."""
        with ends_quietly():
            return super().invoke(ctx)


class ExportCommand(click.Command):
    """A command whose help lists the formats."""

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list; what it is made from is not loaded before."""
        from tui.cli_export import summaries

        with formatter.section(_("Formats")):
            formatter.write_dl(summaries())


@click.group(
    cls=DefaultGroup,
    help=_(
        "Read French news and see who said what.\n\n"
        "sawt-reader SOURCE... opens the reader on files, folders of them, web addresses, or - for "
        "standard input; without a source, on a sample article. What is read is kept in a private folder "
        "(see: sawt-reader library path), unless --no-library stands before the sources."
    ),
)
@click.version_option(tui.__version__, prog_name="sawt-reader")
@click.pass_context
def main(ctx: click.Context) -> None:
    """The commands. The reader itself and `config` say what is wrong with the settings in their own place."""
    if ctx.invoked_subcommand not in ("read", "config"):
        for problem in settings.read().problems:
            warn(problem)


main.add_command(config)
main.add_command(feeds)
main.add_command(library)
main.add_command(voices)


@main.command(hidden=True, help=_("Open the reader."))
@click.argument("sources", nargs=-1)
@click.option(
    "--library/--no-library", "keep", default=None, help=_("Keep what is read, or keep nothing and bring nothing back.")
)
@allow_private_option
def read(sources: Sequence[str], keep: bool | None, allow_private: bool) -> None:
    from tui.opening import open_reader

    sys.exit(open_reader(sources, keep=keep, allow_private=allow_private))


@main.command(
    help=_(
        "Write a reading of each SOURCE as one line of JSON (see: sawt-reader schema).\n\n"
        "A source that cannot be read is named on standard error and left out; the exit status is then "
        "2."
    )
)
@click.argument("sources", nargs=-1, required=True)
@click.option(
    "-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help=_("Write here, not to the screen.")
)
@allow_private_option
def analyze(sources: Sequence[str], output: Path | None, allow_private: bool) -> None:
    from tui.sources import SourceError, expand

    try:
        names = expand(sources)
    except SourceError as error:
        fail(str(error))
    if output and any(is_file(output, name) for name in names):
        fail(_("{path} is one of the sources; choose another file for -o").format(path=output))
    with written_to(output) as out:
        failures = write_readings(names, out, allow_private=allow_private)
    sys.exit(2 if failures else 0)


@main.command(
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
def export(sources: Sequence[str], to: str, output: Path | None, force: bool, allow_private: bool) -> None:
    from tui import cli_export
    from tui.sources import SourceError

    try:
        failures = cli_export.export(sources, to, output, force=force, allow_private=allow_private, warn=warn)
    except (cli_export.ExportError, SourceError) as error:
        fail(str(error))
    sys.exit(2 if failures else 0)


@main.command(help=_("Print the JSON Schema of what `analyze` writes."))
def schema() -> None:
    import json

    from tui.model import json_schema

    click.echo(json.dumps(json_schema(), indent=2, ensure_ascii=False))


def is_file(path: Path, name: str) -> bool:
    """Whether a source is the file at `path`."""
    try:
        return path.samefile(name)
    except (OSError, ValueError):  # one of them is no file
        return False


def write_readings(names: Sequence[str], out: IO[bytes], *, allow_private: bool = False) -> int:
    """Analyse each source and write its reading as a line. Returns how many could not be read."""
    from tui.model import to_json
    from tui.sources import SourceError, load

    def loaded() -> Iterator[Article | SourceError]:
        for name in names:
            try:
                yield load(name, allow_private=allow_private)
            except SourceError as error:
                yield error

    from tui.analysis import pipeline

    try:
        nlp = pipeline.load()
    except pipeline.ModelMissing as error:
        fail(f"{error}; {pipeline.REMEDY}")
    failures = 0
    hidden = not sys.stderr.isatty()
    with click.progressbar(
        loaded(), length=len(names), file=sys.stderr, label=_("Analysing"), hidden=hidden
    ) as articles:
        for article in articles:
            if isinstance(article, SourceError):
                failures += 1
                warn(str(article))
                continue
            try:
                reading = pipeline.analyse(nlp, article)
            except Exception as error:  # a fault of ours in one article must not cost the others
                failures += 1
                why = f"{type(error).__name__}: {error}"
                said = _("{source}: the analysis failed ({why}); please report it")
                warn(said.format(source=article.source, why=why))
                continue
            if article.notice:
                warn(f"{article.source}: {article.notice}")
            out.write(to_json(reading) + b"\n")
            out.flush()
    return failures


@contextmanager
def written_to(path: Path | None) -> Iterator[IO[bytes]]:
    """Standard output, or a file that replaces `path` only when all has been written."""
    from tui.files import whole_file

    if path is None:
        yield sys.stdout.buffer
        return
    try:
        with whole_file(path) as out:
            yield out
    except OSError as error:
        fail(_("{path} cannot be written: {why}").format(path=path, why=error.strerror or error))


if __name__ == "__main__":
    main()
