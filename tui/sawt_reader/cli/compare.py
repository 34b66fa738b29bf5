"""`sawt-reader compare A B`: two articles side by side by their quotes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sawt_reader.cli.exits import fail
from sawt_reader.cli.options import allow_private_option, encoding_option, json_option, library_errors, model, opened
from sawt_reader.cli.said import marked
from sawt_reader.i18n import N_, _
from sawt_reader.reading.labels import likeness_label
from sawt_reader.reading.safe_text import escaped, one_line
from sawt_reader.reading.serialization import to_json
from sawt_reader.reading.wording import listed, speaker_unknown

if TYPE_CHECKING:
    from sawt_reader.library.records import ComparedArticles, QuotedWords, SharedQuote
    from sawt_reader.reading.model import Article, Reading
    from sawt_reader.sources.addresses import Private


@click.command(
    help=N_(
        "Compare two articles by their quotes: which both have, with the same words or cut or altered, which they give "
        "to different people, and which only one of them has.\n\n"
        "A and B are files, web addresses, files of readings (the first is taken), or articles of the library by id. "
        "[-These words-] are in A only, {+these+} in B only."
    )
)
@click.argument("a")
@click.argument("b")
@allow_private_option
@encoding_option
@json_option
def compare(a: str, b: str, allow_private: Private, encoding: str | None, as_json: bool) -> None:
    from sawt_reader.library.comparison import compare_articles
    from sawt_reader.reading.stored import ReadingError
    from sawt_reader.sources import SourceError

    try:
        with library_errors():
            found = compare_articles(*(_reading(name, allow_private, encoding) for name in (a, b)))
    except (ReadingError, SourceError) as error:
        fail(str(error))
    if as_json:
        click.echo(escaped(to_json(found).decode()))
    else:
        lines = list(comparison_lines(found))
        click.echo("\n".join(lines) if lines else _("Neither article has a quote."), err=not lines)


def _reading(name: str, allow_private: Private, encoding: str | None) -> Reading:
    """A stored reading; the corrected one of the library; else the article is analysed."""
    from sawt_reader.reading import stored
    from sawt_reader.sources import load
    from sawt_reader.sources.addresses import is_url
    from sawt_reader.sources.files import may_be_readings, place

    if may_be_readings(name):
        reading = next(stored.load(Path(name)), None)
        if reading is None:
            fail(_("{name} contains no reading").format(name=one_line(name)))
        return reading
    article = None
    if is_url(name) or Path(place(name)[0]).exists():
        article = load(name, allow_private=allow_private, encoding=encoding)
    known, kept = _in_library(name, article)
    article = article or kept
    if known is not None:
        return known
    if article is None:
        fail(_("{name} is no file and no article of the library").format(name=one_line(name)))
    from sawt_reader.analysis import pipeline

    return pipeline.analyse(model(), article)


def _in_library(name: str, article: Article | None) -> tuple[Reading | None, Article | None]:
    """The corrected reading and the article that the library has, if there is a library: none is made."""
    from sawt_reader.library import articles, exported
    from sawt_reader.library.store import FILE, data_folder

    if not (data_folder() / FILE).exists():
        return None, None
    with opened() as library:
        found = article.id if article else articles.find(library, name)
        return exported.reading(library, found), articles.get(library, found)


def comparison_lines(found: ComparedArticles) -> Iterator[str]:
    """A heading and a line for each quote, in parts."""
    parts = (
        (_("Given to different people"), [pair_line(one) for one in found.shared if not one.same_speakers]),
        (
            _("Cut or altered"),
            [pair_line(one) for one in found.shared if one.same_speakers and one.likeness != "whole"],
        ),
        (_("In both"), [pair_line(one) for one in found.shared if one.same_speakers and one.likeness == "whole"]),
        (_("Only in A"), [quote_line(one) for one in found.only_here]),
        (_("Only in B"), [quote_line(one) for one in found.only_there]),
    )
    for heading, lines in parts:
        if lines:
            yield f"{heading} · {len(lines)}"
            yield from (f"  {line}" for line in lines)


def pair_line(one: SharedQuote) -> str:
    """Who says it in both, how the words differ, and the words."""
    who, there = _speakers(one.here), _speakers(one.there)
    names = who if one.same_speakers else f"{who} ≠ {there}"
    return f"{names}  ({likeness_label(one.likeness)})  {one_line(marked(one.parts))}"


def quote_line(one: QuotedWords) -> str:
    """Who says it, and the words."""
    return f"{_speakers(one)}  {one_line(one.text)}"


def _speakers(one: QuotedWords) -> str:
    return one_line(listed(one.speakers) or speaker_unknown()) + (" ?" if one.unsure else "")
