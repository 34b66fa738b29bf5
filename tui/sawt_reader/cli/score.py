"""`sawt-reader score CORRECTED`: how right the analysis was, against readings that somebody has corrected."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import click

from sawt_reader.cli.exits import fail, warn
from sawt_reader.cli.options import json_option
from sawt_reader.i18n import N_, _, percent
from sawt_reader.reading import stored
from sawt_reader.reading.labels import aspect_label
from sawt_reader.reading.safe_text import one_line
from sawt_reader.reading.score import Score, checked, scores, summed

_WIDTH = 24


@click.command(
    help=N_(
        "Print precision and recall of the analysis against CORRECTED readings, as the reader or `library export` "
        "writes them (json, jsonl).\n\n"
        "What you have neither corrected nor added counts as right: correct an article to its end first."
    )
)
@click.argument("corrected", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@json_option
def score(corrected: Sequence[Path], as_json: bool) -> None:
    found: list[list[Score]] = []
    seen = total = 0
    for path in corrected:
        try:
            for reading in stored.load(path):
                if not reading.review:
                    title = one_line(reading.article.title or reading.article.source)
                    warn(_("{title} has no corrections: everything in it counts as right").format(title=title))
                found.append(scores(reading))
                counts = checked(reading)
                seen, total = seen + counts[0], total + counts[1]
        except stored.ReadingError as error:
            fail(str(error))
    for line in lines(summed(found), as_json=as_json):
        click.echo(line)
    if not as_json:
        click.echo(_("{n} of {total} items reviewed").format(n=seen, total=total))


def lines(every: Sequence[Score], *, as_json: bool) -> Sequence[str]:
    """A row for each aspect, under a heading; or a JSON object for each."""
    if as_json:
        numbers = [{**one._asdict(), "precision": one.precision, "recall": one.recall} for one in every]
        return [json.dumps(row) for row in numbers]
    heading = (_("analysis"), _("corrected"), _("right"), _("precision"), _("recall"))
    rows = ["".join(["".ljust(_WIDTH), *(f"{name:>12}" for name in heading)])]
    for one in every:
        cells = (one.found, one.expected, one.right, percent(one.precision), percent(one.recall))
        rows.append("".join([aspect_label(one.aspect).ljust(_WIDTH), *(f"{cell:>12}" for cell in cells)]))
    return rows
