"""`sawt-reader voices OUT`: who is quoted in an archive. Every heavy import is inside the command."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from sawt_reader.i18n import N_, _, ngettext

if TYPE_CHECKING:
    from sawt_reader.archive.voices import Cell, Count, Dimension

DIMENSIONS = ("voice", "outlet", "month", "gender")


@click.command(
    help=N_(
        "Count who is quoted in OUT, what `analyze` wrote for many articles: how often, in how many words.\n\n"
        "Names are put together across articles only for reasons that --why tells; a surname alone never is."
    )
)
@click.argument("out", metavar="OUT", type=click.Path(exists=True, path_type=Path))
@click.option(
    "--by",
    "by",
    multiple=True,
    type=click.Choice(DIMENSIONS),
    help=N_("What to tell apart; may be given several times. At first: voice."),
)
@click.option("--top", default=20, show_default=True, type=click.IntRange(0), help=N_("Rows shown; 0 for all."))
@click.option("--outlet", help=N_("Count this outlet only."))
@click.option("--since", metavar="YYYY-MM", help=N_("Count from this month on."))
@click.option("--until", metavar="YYYY-MM", help=N_("Count up to this month."))
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    help=N_("Write all rows to a .csv or .parquet file; without --by, by voice, outlet and month."),
)
@click.option("--force", is_flag=True, help=N_("Replace a file that exists."))
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
    from sawt_reader.archive import report
    from sawt_reader.archive.contents import open_contents
    from sawt_reader.archive.voices import count
    from sawt_reader.cli.exits import fail
    from sawt_reader.reading.stored import BadReading

    try:
        found = count(open_contents(out))
    except BadReading as error:
        fail(str(error))
    if asked is not None:
        lines = list(explained(found, asked))
        if not lines:
            fail(_("nobody of that name speaks in {out}: {name}").format(out=out, name=asked))
        click.echo("\n".join(map(shown_row, lines)))
        return
    where = chosen(outlet, since, until)
    if output is not None:
        dimensions: tuple[Dimension, ...] = by or ("voice", "outlet", "month")
        columns = report.columns(found.by(*dimensions, where=where), dimensions)
        write(columns, out, output, force)
        return
    rows = found.by(*(by or ("voice",)), where=where)
    quotes = sum(row.tally.quotes for row in rows)
    counted = ngettext("{n} article", "{n} articles", found.articles).format(n=found.articles)
    counted += ", " + ngettext("{n} quote", "{n} quotes", quotes).format(n=quotes)
    click.echo(f"{counted}. {report.balance(found, where)}".strip())
    for line in report.lines(rows, top):
        click.echo(shown_row(line))


def shown_row(line: str) -> str:
    """A row that cannot act on the terminal; its columns stay."""
    from sawt_reader.reading.safe_text import clean

    return clean(line).text.replace("\n", " ")


def explained(found: Count, name: str) -> Sequence[str]:
    """Who is counted under a name or a part of it, and why."""
    from sawt_reader.archive import report
    from sawt_reader.library.names import key

    persons = {voice for cell in found.cells if not isinstance(voice := cell.voice, str)}
    words = f" {key(name)} "
    asked = [p for p in persons if any(words in f" {key(n)} " for n in (p.name, *(m.other for m in p.merges)))]
    return [line for person in sorted(asked, key=lambda p: -p.articles) for line in report.why(person)]


def chosen(outlet: str | None, since: str | None, until: str | None) -> Callable[[Cell], bool]:
    """Which cells are counted. An article without a month is left out where a month is asked for."""
    from sawt_reader.library.names import key

    wanted = key(outlet) if outlet else None

    def is_chosen(cell: Cell) -> bool:
        if wanted is not None and key(cell.outlet or "") != wanted:
            return False
        month = cell.month or ""
        return (not since or month >= since[:7]) and (not until or "" < month <= until[:7])

    return is_chosen


def write(columns: dict[str, list[Any]], out: Path, path: Path, force: bool) -> None:
    """Write a table as its suffix says; OUT, and what is in it where it is a folder, stays."""
    from sawt_reader.archive import report
    from sawt_reader.cli.exits import fail
    from sawt_reader.system import files

    writer = {".csv": report.write_csv, ".parquet": report.write_parquet}.get(path.suffix.lower())
    if writer is None:
        fail(_("{name} has no ending known here: .csv or .parquet").format(name=path))
    try:
        files.write({path: lambda file: writer(file, columns)}, files.with_contents(out), replace=force)
    except ImportError:
        from sawt_reader.system.requirements import install_command

        message = _("{name} needs more libraries to write: {command}")
        fail(message.format(name=path, command=install_command("archive")))
    except files.WriteError as error:
        fail(str(error))
