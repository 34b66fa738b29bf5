"""`sawt-reader library add`: articles into the library, analysed, without opening the reader."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

import click

from sawt_reader.cli.exits import fail, warn
from sawt_reader.cli.options import allow_private_option, encoding_option, model, opened
from sawt_reader.i18n import N_, _, ngettext
from sawt_reader.library import articles, readings
from sawt_reader.reading.safe_text import one_line
from sawt_reader.sources import SourceError, expand, first_readable, load
from sawt_reader.sources.addresses import Private

if TYPE_CHECKING:
    from spacy.language import Language

    from sawt_reader.library.store import Library
    from sawt_reader.reading.model import Article


@click.command(
    help=N_(
        "Add articles to the library and analyse them: files, folders with all their files, and addresses.\n\n"
        "Each is told on standard error when it is done. What cannot be read is reported and skipped; the exit status "
        "is then 2."
    )
)
@click.argument("names", metavar="SOURCE...", nargs=-1, required=True)
@click.option("--no-analysis", is_flag=True, help=N_("Only store the texts; the reader analyses what is opened."))
@allow_private_option
@encoding_option
def add(names: Sequence[str], no_analysis: bool, allow_private: Private, encoding: str | None) -> None:
    try:
        sources = expand(names, report=warn)
    except SourceError as error:
        fail(str(error))
    nlp = None if no_analysis else model()
    failed = 0
    with opened() as library:
        for number, name in enumerate(sources, start=1):
            found = first_readable([name], partial(load, allow_private=allow_private, encoding=encoding))
            if found.article is None:
                failed += 1
                warn(" · ".join([*found.failures, *map(str, found.feeds)]))
                continue
            for article in found.bundle.values() or [found.article]:
                told = _add(library, article, nlp)
                title = one_line(article.title or article.source)
                click.echo(f"{number}/{len(sources)}  {title}  {told}", err=True)
    sys.exit(2 if failed else 0)


def _add(library: Library, article: Article, nlp: Language | None) -> str:
    """Store an article, and its reading unless there is one of the present analysis. Returns what is known of it."""
    articles.add(library, article)
    if nlp is None:
        return ""
    from sawt_reader.analysis import pipeline

    reading = readings.load(library, article.id)
    same = reading is not None and (reading.article.text, reading.article.blocks) == (article.text, article.blocks)
    if reading is None or not same or not pipeline.analyzer(nlp).reads_as(reading.analyzer):
        reading = pipeline.analyse(nlp, article)
        readings.save(library, reading)
    quotes, claims = len(reading.quotes), len(reading.claims)
    return _("{quotes}, {claims}").format(
        quotes=ngettext("{n} quote", "{n} quotes", quotes).format(n=quotes),
        claims=ngettext("{n} claim", "{n} claims", claims).format(n=claims),
    )
