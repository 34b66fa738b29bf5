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
from sawt_reader.archive.outputs.existing import ExistingRows, Key, key_of, origin
from sawt_reader.archive.outputs.lock import locked
from sawt_reader.archive.progress import Progress
from sawt_reader.archive.run import Deferred, Engine, EngineError, rows
from sawt_reader.cli.exits import fail, warn
from sawt_reader.cli.options import allow_private_option, encoding_option
from sawt_reader.i18n import N_, _, ngettext
from sawt_reader.reading.model import Analyzer, Article, Struct
from sawt_reader.reading.safe_text import one_line
from sawt_reader.reading.serialization import Failure, is_failure
from sawt_reader.sources import SourceError, corpus, expand
from sawt_reader.sources.addresses import Private
from sawt_reader.system import files, settings
from sawt_reader.system.requirements import install_command

# Lines on standard error about single articles; of the rest only the number is printed.
_MOST_REPORTED = 20


class Options(Struct, frozen=True):
    """The options of the command.

    Attributes:
        output: None for standard output.
        jobs: processes, of this machine or of a local cluster.
        engine: "local" or "dask".
        scheduler: address of a running scheduler; None to start a local cluster.
        resume: continue OUT.
        reanalyse: continue OUT, and replace the rows of the named articles that another analyzer wrote.
        text_column: column of a corpus that contains the text; None to find it.
        allow_private: which hosts of private networks pages may be fetched from.
        encoding: a codec for plain texts that are not UTF-8; None to guess it.
    """

    output: Path | None = None
    jobs: int = 1
    engine: str = "local"
    scheduler: str | None = None
    resume: bool = False
    reanalyse: bool = False
    text_column: str | None = None
    allow_private: Private = Private.NONE
    encoding: str | None = None


@click.command(
    help=N_(
        "Write a reading of each SOURCE as one line of JSON (see: sawt-reader schema).\n\n"
        "A SOURCE is a file, a folder, a web address, or a corpus of articles: .jsonl, .csv or .parquet with a "
        "column of text. With -o, the suffix of OUT chooses SQLite (.sqlite, .db), Parquet (.parquet) or else JSON "
        "lines; for an article that cannot be read or analysed, OUT contains a row with the error.\n\n"
        "Articles without a reading are reported on standard error; the exit status is then 2."
    )
)
@click.argument("sources", nargs=-1, required=True)
@click.option(
    "-o",
    "--output",
    metavar="OUT",
    type=click.Path(path_type=Path),
    help=N_("Write to OUT instead of standard output."),
)
@click.option("--jobs", type=click.IntRange(min=1), default=1, show_default=True, help=N_("Number of processes."))
@click.option(
    "--engine",
    type=click.Choice(["local", "dask"]),
    default="local",
    show_default=True,
    help=N_("Run locally or on a Dask cluster."),
)
@click.option(
    "--scheduler",
    metavar="ADDRESS",
    help=N_("Scheduler of the Dask cluster; by default a local cluster is started."),
)
@click.option("--resume", is_flag=True, help=N_("Continue OUT after an interrupted run, or add new articles to it."))
@click.option(
    "--reanalyse",
    is_flag=True,
    help=N_("Continue OUT; reanalyse named articles whose reading is by another version or whose analysis failed."),
)
@click.option("--text-column", metavar="NAME", help=N_("Column of a corpus that contains the text."))
@allow_private_option
@encoding_option
def analyze(sources: Sequence[str], **options: Any) -> None:
    sys.exit(2 if run(sources, Options(**options)) else 0)


def run(sources: Sequence[str], options: Options) -> int:
    """Write a row for each article of the sources. Returns how many articles have no reading."""
    try:
        names = _names(sources, options)
        return _Command(names, options, installed()).run()
    except ModelMissingError as error:
        fail(f"{error}; {remedy()}")
    except (EngineError, OutputError, SourceError) as error:
        fail(str(error))


def _names(sources: Sequence[str], options: Options) -> list[str]:
    """The sources, folders expanded. OUT is skipped where it is in such a folder."""
    if (options.resume or options.reanalyse) and options.output is None:
        raise OutputError(_("--resume and --reanalyse need -o FILE, the output to continue"))
    if options.scheduler and options.engine != "dask":
        raise EngineError(_("--scheduler needs --engine dask"))
    names = expand(sources, corpus.FORMATS.keys(), warn)
    out = options.output
    if out and any(files.is_same(out, name) for name in sources):
        raise OutputError(_("{path} is one of the sources; choose another file for -o").format(path=out))
    return [name for name in names if not (out and files.is_same(out, name))]


class _Command:
    """One run of the command."""

    def __init__(self, names: Sequence[str], options: Options, analyzer: Analyzer) -> None:
        self._names, self._options, self._analyzer = names, options, analyzer
        self._progress = Progress(names)
        self._reported = self._failures = self._skipped = 0
        self._now_readable: set[Key] = set()
        """Sources whose failures in OUT are outdated."""

    def run(self) -> int:
        """Analyse everything. If the run is stopped, OUT keeps the results, and a line says how to continue."""
        with ExitStack() as stack:
            out = self._open(stack)
            stack.callback(out.close)
            stack.callback(self._progress.clear)
            limit = Limit.of_settings(settings.read().settings.analyze)
            try:
                for ready in rows(self._incoming(out.existing), self._engine(stack), limit):
                    out.write(ready)
                    for row in filter(is_failure, ready):
                        self._failed(msgspec.json.decode(row, type=Failure).error)
                    self._progress.wrote(len(ready))
                out.finish([key for key in self._now_readable if out.existing.done[key]])
            except BaseException as error:
                self._progress.clear()
                out.close()
                if isinstance(out, _Stream) or not out.path.exists():
                    raise
                option = "--reanalyse" if self._options.reanalyse else "--resume"
                partial = _("partial results are in {path}; continue with {option}").format(
                    path=out.path, option=option
                )
                if isinstance(error, (EngineError, OutputError, ModelMissingError)):
                    raise type(error)(f"{error}; {partial}") from error
                warn(partial)
                raise
        if self._reported > _MOST_REPORTED:
            more = self._reported - _MOST_REPORTED
            warn(ngettext("and {n} more article", "and {n} more articles", more).format(n=more))
        if self._skipped:
            line = ngettext("{n} article was already in {path}", "{n} articles were already in {path}", self._skipped)
            warn(line.format(n=self._skipped, path=out.path))
        return self._failures

    def _open(self, stack: ExitStack) -> Output:
        path, options = self._options.output, self._options
        if path is None:
            return _Stream(sys.stdout.buffer, self._analyzer)
        if path.exists() and not stat.S_ISREG(path.stat().st_mode) and not path.is_dir():
            return _Stream(path.open("wb"), self._analyzer)
        stack.enter_context(locked(path))
        return open_output(path, self._analyzer, resume=options.resume, reanalyse=options.reanalyse)

    def _incoming(self, existing: ExistingRows) -> Iterator[Article | Failure]:
        """The articles of the sources, and failures to read them, that have no row yet."""
        options = self._options
        for name in self._names:
            shown, whole = one_line(name), bytes.fromhex(origin(name))
            found = corpus.articles(
                name, options.text_column, allow_private=options.allow_private, encoding=options.encoding
            )
            for came in found:
                place = origin(name, came.source.removeprefix(shown))
                item = came.article or Failure(
                    source=came.source, error=came.error, analyzer=self._analyzer, origin=place
                )
                skipped = self._is_done(item, existing)
                self._progress.read(came.read, skipped=skipped)
                if came.article:
                    # The failure may be of this row, or of the whole corpus.
                    self._now_readable.update({bytes.fromhex(place), whole} & existing.done.keys())
                if skipped:
                    continue
                if came.article and came.article.notice:
                    self._report(f"{came.article.source}: {came.article.notice}")
                yield item
            self._progress.next_source()

    def _is_done(self, item: Article | Failure, existing: ExistingRows) -> bool:
        """Whether an article or failure has a row in OUT; each row stands for one. Failures are reported again."""
        key = key_of(item)
        if existing.done[key] <= 0:
            return False
        existing.done[key] -= 1
        if isinstance(item, Failure):
            self._failed(item.error)
        elif key in existing.failed:
            message = _("{name}: the analysis failed in an earlier run; --reanalyse retries it")
            self._failed(message.format(name=item.source))
        else:
            self._skipped += 1
        return True

    def _engine(self, stack: ExitStack) -> Engine:
        engine = Deferred(lambda: _engine(self._options, self._say))
        stack.callback(engine.close)
        return engine

    def _failed(self, error: str) -> None:
        """Count and report an article without a reading."""
        self._failures += 1
        self._report(error)

    def _report(self, message: str) -> None:
        """Print a line about one article, unless there were too many."""
        self._reported += 1
        if self._reported <= _MOST_REPORTED:
            self._say(message)

    def _say(self, message: str) -> None:
        """Print a line on standard error, in place of the progress line."""
        self._progress.clear()
        warn(message)


class _Stream:
    """Standard output, a device or a pipe: readings only, as such a run cannot be resumed."""

    def __init__(self, out: IO[bytes], analyzer: Analyzer) -> None:
        self._out = out
        self.existing = ExistingRows(analyzer)
        self.path = Path()

    def write(self, rows: Sequence[bytes]) -> None:
        """Write the readings, without failures."""
        self._out.writelines(row + b"\n" for row in rows if not is_failure(row))
        self._out.flush()

    def finish(self, readable_now: Collection[Key] = ()) -> None:
        """Do nothing."""

    def close(self) -> None:
        """Do nothing."""


def _engine(options: Options, say: Callable[[str], None]) -> Engine:
    """The engine that the options choose.

    Args:
        options: of the command.
        say: called with a line about the engine while it works.
    """
    if options.engine == "dask":
        try:
            from sawt_reader.archive.engines.cluster import Cluster
        except ModuleNotFoundError as error:
            message = _("{package} is missing; run: {command}").format(
                package="Dask", command=install_command("archive")
            )
            raise EngineError(message) from error
        return Cluster(options.jobs, options.scheduler, say)
    from sawt_reader.archive.engines.processes import Processes

    return Processes(options.jobs)
