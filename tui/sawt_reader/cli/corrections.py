"""`sawt-reader corrections …`: the corrections of articles, for another person or another machine."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from sawt_reader.cli.exits import fail, warn
from sawt_reader.cli.options import LibraryGroup, opened
from sawt_reader.i18n import N_, _, ngettext
from sawt_reader.library import articles, exchange
from sawt_reader.library.wording import conflict
from sawt_reader.reading.safe_text import one_line
from sawt_reader.reading.serialization import to_json


@click.group(
    cls=LibraryGroup,
    help=N_(
        "Your corrections of articles in the library.\n\n"
        "They hold for equal words only, so they fit any version of an article, and any analysis of it."
    ),
)
def corrections() -> None:
    """The group."""


@corrections.command(help=N_("Print the corrections of each ARTICLE, or of all, as one JSON object per line."))
@click.argument("names", metavar="[ARTICLE]...", nargs=-1)
def export(names: Sequence[str]) -> None:
    with opened() as store:
        ids = [articles.find(store, name) for name in names] or [entry.id for entry in articles.entries(store)]
        for found in filter(None, (exchange.of(store, id) for id in ids)):
            click.echo(to_json(found))


@corrections.command(
    "import",
    help=N_("Add the corrections in FILE, or in an exported reading, to yours, and list what you disagree on."),
)
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--from", "by", metavar="NAME", help=N_("Who made them. Default: the name of the file."))
def import_(file: Path, by: str | None) -> None:
    missing = 0
    with opened() as store:
        try:
            found = list(exchange.take(store, file, by or ""))
        except exchange.ExchangeError as error:
            fail(str(error))
        for one, merged in found:
            if merged is None:
                missing += 1
                warn(_("{title} is not in the library; open it in the reader first").format(title=one_line(one.title)))
                continue
            added = ngettext("{n} correction added", "{n} corrections added", merged.added).format(n=merged.added)
            known = _("{n} known").format(n=merged.known)
            click.echo(f"{one_line(merged.title)}: {added}, {known}")
            for words, found_conflict in merged.conflicts:
                told = _("conflict: “{words}”: {sides}").format(words=words, sides=one_line(conflict(found_conflict)))
                click.echo(f"  {told}")
    sys.exit(2 if missing else 0)
