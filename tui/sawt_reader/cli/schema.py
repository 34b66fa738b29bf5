"""`sawt-reader schema`: the JSON Schema of a reading."""

from __future__ import annotations

import json

import click

from sawt_reader.i18n import N_
from sawt_reader.reading.serialization import json_schema


@click.command(help=N_("Print the JSON Schema of what `analyze` writes."))
def schema() -> None:
    click.echo(json.dumps(json_schema(), indent=2, ensure_ascii=False))
