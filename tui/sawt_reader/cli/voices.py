"""`sawt-reader voices OUT`: who is quoted in an archive, how often, and in how many words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, get_args

import click

from sawt_reader.archive import report
from sawt_reader.archive.contents import open_contents
from sawt_reader.archive.voices import Cell, Count, Dimension, count
from sawt_reader.cli.exits import fail
from sawt_reader.i18n import N_, _, ngettext
from sawt_reader.library.names import key
from sawt_reader.reading.safe_text import clean
from sawt_reader.reading.stored import ReadingError
from sawt_reader.system import files
from sawt_reader.system.requirements import install_command


@click.command(
    help=N_(
        "Count who is quoted in OUT, an output of `analyze`: how often, and in how many words.\n\n"
        "Names are merged across articles only for good reasons, which --why lists; a surname alone never is."
    )
)
@click.argument("out", metavar="OUT", type=click.Path(exists=True, path_type=Path))
@click.option(
    "--by",
    "by",
    multiple=True,
    type=click.Choice(get_args(Dimension)),
    help=N_("Group by this column; repeatable. Default: voice."),
)
@click.option("--top", default=20, show_default=True, type=click.IntRange(0), help=N_("Rows to print; 0 for all."))
@click.option("--outlet", help=N_("Count this outlet only."))
@click.option("--since", metavar="YYYY-MM", help=N_("Count from this month on."))
@click.option("--until", metavar="YYYY-MM", help=N_("Count up to this month."))
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    help=N_("Write all rows to a .csv or .parquet file; grouped by voice, outlet and month unless --by is given."),
)
@click.option("--force", is_flag=True, help=N_("Replace existing files."))
@click.option("--why", "asked", metavar="NAME", help=N_("Explain who is counted under this name, and why."))
def voices(
    out: Path,
    by: tuple[Dimension, ...],
    top: int,
    outlet: str | None,
    since: str | None,
    until: str | None,
    output: Path | None,
    force: bool,
    asked: str | None,
) -> None:
    try:
        found = count(open_contents(out))
    except ReadingError as error:
        fail(str(error))
    if asked is not None:
        lines = list(explained(found, asked))
        if not lines:
            fail(_("nobody named {name} is quoted in {out}").format(out=out, name=asked))
        click.echo("\n".join(map(shown_row, lines)))
        return
    where = chosen(outlet, since, until)
    if output is not None:
        dimensions: tuple[Dimension, ...] = by or ("voice", "outlet", "month")
        columns = report.columns(found.by(*dimensions, where=where), dimensions)
        write_table(columns, out, output, replace=force)
        return
    rows = found.by(*(by or ("voice",)), where=where)
    quotes = sum(row.tally.quotes for row in rows)
    counted = ngettext("{n} article", "{n} articles", found.articles).format(n=found.articles)
    counted += ", " + ngettext("{n} quote", "{n} quotes", quotes).format(n=quotes)
    click.echo(f"{counted}. {report.balance(found, where)}".strip())
    for line in report.lines(rows, top):
        click.echo(shown_row(line))


def shown_row(line: str) -> str:
    """A row without control characters, so that it cannot act on the terminal; its columns stay aligned."""
    return clean(line).text.replace("\n", " ")


def explained(found: Count, name: str) -> Sequence[str]:
    """Who is counted under a name or a part of it, and why."""
    persons = {voice for cell in found.cells if not isinstance(voice := cell.voice, str)}
    words = f" {key(name)} "
    asked = [p for p in persons if any(words in f" {key(n)} " for n in (p.name, *(m.other for m in p.merges)))]
    return [line for person in sorted(asked, key=lambda p: -p.articles) for line in report.why(person)]


def chosen(outlet: str | None, since: str | None, until: str | None) -> Callable[[Cell], bool]:
    """A test for the cells to count. Where a month is given, articles without one are left out."""
    wanted = key(outlet) if outlet else None

    def is_chosen(cell: Cell) -> bool:
        if wanted is not None and key(cell.outlet or "") != wanted:
            return False
        month = cell.month or ""
        return (not since or month >= since[:7]) and (not until or "" < month <= until[:7])

    return is_chosen


def write_table(columns: dict[str, list[Any]], out: Path, path: Path, *, replace: bool) -> None:
    """Write a table in the format of its suffix. OUT, and the files in it where it is a folder, are never replaced."""
    writer = {".csv": report.write_csv, ".parquet": report.write_parquet}.get(path.suffix.lower())
    if writer is None:
        fail(_("{name}: unknown suffix; choose .csv or .parquet").format(name=path))
    try:
        files.write({path: lambda file: writer(file, columns)}, files.with_contents(out), replace=replace)
    except ImportError:
        message = _("writing {name} needs more libraries; run: {command}")
        fail(message.format(name=path, command=install_command("archive")))
    except files.WriteError as error:
        fail(str(error))
