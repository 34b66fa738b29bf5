"""The body of `sawt-reader --plain`: sources in, plain text out, for screen readers and pipes."""

from __future__ import annotations

import functools
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from sawt_reader.cli.exits import fail, warn
from sawt_reader.cli.options import model
from sawt_reader.exports import plain
from sawt_reader.library import pages
from sawt_reader.reading import stored
from sawt_reader.reading.model import Article, Reading
from sawt_reader.sources import SourceError, expand, load
from sawt_reader.sources.addresses import Private
from sawt_reader.system import settings

if TYPE_CHECKING:
    from spacy.language import Language

Load = Callable[[str], Article]


def write(sources: Sequence[str], *, keep: bool | None = None, allow_private: Private = Private.NONE) -> int:
    """Write each source to standard output as soon as it is read, with an empty line between two.

    Args:
        sources: articles, as the reader takes them, and files of readings; none is the sample.
        keep: whether what the library knows of an article is used; None as the settings say.
        allow_private: which hosts of private networks pages may be fetched from.

    Returns:
        How many could not be read; each is told in a line on standard error.
    """
    keep = settings.read().settings.library.keep if keep is None else keep
    read = functools.partial(pages.load if keep else load, allow_private=allow_private)
    nlp = functools.cache(model)
    out, failures, written = sys.stdout.buffer, 0, 0
    try:
        names = expand(sources)
    except SourceError as error:
        fail(str(error))
    for name in names:
        try:
            for reading in _readings(name, read, keep, nlp):
                out.write(b"\n" * (written > 0) + plain.build(reading))
                out.flush()
                written += 1
        except (SourceError, stored.BadReading) as error:
            failures += 1
            warn(str(error))
    return failures


def _readings(name: str, read: Load, keep: bool, nlp: Callable[[], Language]) -> Iterator[Reading]:
    if stored.is_stored(name):
        yield from stored.load(Path(name))
        return
    article = read(name)
    reading = _known(article) if keep else None
    if reading is None:
        from sawt_reader.analysis import pipeline

        reading = pipeline.analyse(nlp(), article)
    yield reading


def _known(article: Article) -> Reading | None:
    """The library's reading of an article, as its reader has corrected it; None where there is none to be had."""
    from sawt_reader.library import annotation_store, readings, review
    from sawt_reader.library.store import Library, LibraryError

    try:
        with Library() as library:
            reading = readings.load(library, article.id)
            known = review.reviewed(reading, annotation_store.of(library, article.id)) if reading else None
            for line in library.damage():
                warn(line)
            return known
    except LibraryError as error:
        warn(str(error))
        return None
