"""`sawt-reader analyze`: sources in, readings out, on one machine or a cluster."""

from __future__ import annotations

import stat
import sys
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import IO, Any

import click
import msgspec

from sawt_reader.analysis.version import ModelMissingError, installed, remedy
from sawt_reader.archive.limits import Limit
from sawt_reader.archive.outputs import Output, OutputError, open_output
from sawt_reader.archive.outputs.alone import alone
from sawt_reader.archive.outputs.held import Held, Key, key_of, origin
from sawt_reader.archive.progress import Progress
from sawt_reader.archive.run import Deferred, Engine, EngineError, rows
from sawt_reader.cli.exits import fail, warn
from sawt_reader.cli.options import allow_private_option
from sawt_reader.i18n import N_, _, ngettext
from sawt_reader.reading.model import Analyzer, Article, Failure, Struct, is_failure
from sawt_reader.reading.safe_text import one_line
from sawt_reader.sources import SourceError, archives, expand
from sawt_reader.sources.addresses import Private
from sawt_reader.system import files, settings
from sawt_reader.system.requirements import install_command

# Lines on standard error about single articles; of more the number is told.
_TOLD = 20


class Options(Struct, frozen=True):
    """How to analyse: see the options of the command.

    Attributes:
        output: None for standard output.
        jobs: processes; of a cluster of our own, too.
        engine: "local" or "dask".
        scheduler: the address of one that runs; None for a cluster of our own.
        resume: go on with OUT.
        reanalyse: go on with OUT, and make anew the rows of the articles named that another analyzer made.
    """

    output: Path | None = None
    jobs: int = 1
    engine: str = "local"
    scheduler: str | None = None
    resume: bool = False
    reanalyse: bool = False
    text_column: str | None = None
    allow_private: Private = Private.NONE


@click.command(
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
    sys.exit(2 if run(sources, Options(**options)) else 0)


def run(sources: Sequence[str], options: Options) -> int:
    """Write a row for each article of the sources.

    Returns:
        How many have no reading.
    """
    try:
        names = _names(sources, options)
        return _Command(names, options, installed()).run()
    except ModelMissingError as error:
        fail(f"{error}; {remedy()}")
    except (EngineError, OutputError, SourceError) as error:
        fail(str(error))


def _names(sources: Sequence[str], options: Options) -> list[str]:
    """The sources one by one; OUT is none, though it may stand in a folder of them."""
    if (options.resume or options.reanalyse) and options.output is None:
        raise OutputError(_("there is nothing to go on with: name the file that was begun with -o"))
    if options.scheduler and options.engine != "dask":
        raise EngineError(_("a scheduler is one of Dask's: add --engine dask"))
    names = expand(sources, archives.FORMATS.keys())
    out = options.output
    if out and any(files.is_same(out, name) for name in sources):
        raise OutputError(_("{path} is one of the sources; choose another file for -o").format(path=out))
    return [name for name in names if not (out and files.is_same(out, name))]


class _Command:
    """One run of the command."""

    def __init__(self, names: Sequence[str], options: Options, analyzer: Analyzer) -> None:
        self._names, self._options, self._analyzer = names, options, analyzer
        self._progress = Progress(names)
        self._told = self._failures = self._skipped = 0
        self._mended: set[Key] = set()

    def run(self) -> int:
        """Analyse all. What a run that is stopped has done stays, and how to go on is said."""
        with ExitStack() as stack:
            out = self._open(stack)
            stack.callback(out.close)
            stack.callback(self._progress.clear)
            limit = Limit.of_settings(settings.read().settings.analyze)
            try:
                for ready in rows(self._incoming(out.held), self._engine(stack), limit):
                    out.write(ready)
                    for row in filter(is_failure, ready):
                        self._failed(msgspec.json.decode(row, type=Failure).error)
                    self._progress.wrote(len(ready))
                out.finish([key for key in self._mended if out.held.done[key]])
            except BaseException as error:
                self._progress.clear()
                out.close()
                if isinstance(out, _Stream) or not out.path.exists():
                    raise
                option = "--reanalyse" if self._options.reanalyse else "--resume"
                stands = _("what is done stands in {path}; go on with {option}").format(path=out.path, option=option)
                if isinstance(error, (EngineError, OutputError, ModelMissingError)):
                    raise type(error)(f"{error}; {stands}") from error
                warn(stands)
                raise
        if self._told > _TOLD:
            more = self._told - _TOLD
            warn(ngettext("and {n} more article", "and {n} more articles", more).format(n=more))
        if self._skipped:
            there = ngettext("{n} article was in {path} already", "{n} articles were in {path} already", self._skipped)
            warn(there.format(n=self._skipped, path=out.path))
        return self._failures

    def _open(self, stack: ExitStack) -> Output:
        path, options = self._options.output, self._options
        if path is None:
            return _Stream(sys.stdout.buffer, self._analyzer)
        if path.exists() and not stat.S_ISREG(path.stat().st_mode) and not path.is_dir():
            return _Stream(path.open("wb"), self._analyzer)
        stack.enter_context(alone(path))
        return open_output(path, self._analyzer, resume=options.resume, reanalyse=options.reanalyse)

    def _incoming(self, held: Held) -> Iterator[Article | Failure]:
        """What comes of the sources and has no row yet."""
        options = self._options
        for name in self._names:
            shown, whole = one_line(name), bytes.fromhex(origin(name))
            for came in archives.articles(name, options.text_column, allow_private=options.allow_private):
                place = origin(name, came.source.removeprefix(shown))
                item = came.article or Failure(
                    source=came.source, error=came.error, analyzer=self._analyzer, origin=place
                )
                there = self._is_there(item, held)
                self._progress.read(came.read, skipped=there)
                if came.article:
                    # Of an archive, too, that could not be read at all.
                    self._mended.update({bytes.fromhex(place), whole} & held.done.keys())
                if there:
                    continue
                if came.article and came.article.notice:
                    self._tell(f"{came.article.source}: {came.article.notice}")
                yield item
            self._progress.next_source()

    def _is_there(self, item: Article | Failure, held: Held) -> bool:
        """Whether what comes in has a row; each row counts for one. That there is no reading in it is told again."""
        key = key_of(item)
        if held.done[key] <= 0:
            return False
        held.done[key] -= 1
        if isinstance(item, Failure):
            self._failed(item.error)
        elif key in held.failed:
            self._failed(_("{name}: its analysis failed before; --reanalyse tries again").format(name=item.source))
        else:
            self._skipped += 1
        return True

    def _engine(self, stack: ExitStack) -> Engine:
        engine = Deferred(lambda: _engine(self._options, self._say))
        stack.callback(engine.close)
        return engine

    def _failed(self, error: str) -> None:
        """An article has no reading."""
        self._failures += 1
        self._tell(error)

    def _tell(self, message: str) -> None:
        """Say something about one article on standard error."""
        self._told += 1
        if self._told <= _TOLD:
            self._say(message)

    def _say(self, message: str) -> None:
        """A line on standard error, past that of the progress."""
        self._progress.clear()
        warn(message)


class _Stream:
    """Standard output, a device or a pipe: readings only, as nothing can be gone on with."""

    def __init__(self, out: IO[bytes], analyzer: Analyzer) -> None:
        self._out = out
        self.held = Held(analyzer)
        self.path = Path()

    def write(self, rows: Sequence[bytes]) -> None:
        """Write the readings."""
        self._out.writelines(row + b"\n" for row in rows if not is_failure(row))
        self._out.flush()

    def finish(self, mended: Collection[Key] = ()) -> None:
        """Nothing is to be done."""

    def close(self) -> None:
        """Nothing is to be done."""


def _engine(options: Options, say: Callable[[str], None]) -> Engine:
    """What analyses as the options want it.

    Args:
        options: of the command.
        say: is called with what to know of the engine while it works, in a line.
    """
    if options.engine == "dask":
        try:
            from sawt_reader.archive.engines.cluster import Cluster
        except ModuleNotFoundError as error:
            message = _("{what} is missing: {command}").format(what="Dask", command=install_command("archive"))
            raise EngineError(message) from error
        return Cluster(options.jobs, options.scheduler, say)
    from sawt_reader.archive.engines.processes import Processes

    return Processes(options.jobs)
