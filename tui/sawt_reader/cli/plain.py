"""`sawt-reader --plain`: sources in, plain text out, for screen readers and pipes."""

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
from sawt_reader.sources import SourceError, expand, load, load_all
from sawt_reader.sources.addresses import Private
from sawt_reader.sources.files import may_be_readings
from sawt_reader.system import settings

if TYPE_CHECKING:
    from spacy.language import Language

Load = Callable[[str], Article]


def write(
    sources: Sequence[str],
    *,
    keep: bool | None = None,
    allow_private: Private = Private.NONE,
    encoding: str | None = None,
) -> int:
    """Write each source to standard output as soon as it is read, with an empty line between them.

    Args:
        sources: articles, as for the reader, and files of readings; none for the sample.
        keep: whether to use readings and corrections of the library; None to follow the settings.
        allow_private: which hosts of private networks pages may be fetched from.
        encoding: a codec for plain texts that are not UTF-8; None to guess it.

    Returns:
        How many could not be read; each is reported on standard error.
    """
    chosen = settings.read().settings.library
    keep = chosen.keep if keep is None else keep
    read = functools.partial(pages.load if keep else load, allow_private=allow_private, encoding=encoding)
    nlp = functools.cache(model)
    out, failures, written = sys.stdout.buffer, 0, 0
    try:
        names = expand(sources, report=warn)
    except SourceError as error:
        fail(str(error))
    for name in names:
        try:
            for reading in _readings(name, read, nlp, keep=keep, names=chosen.names):
                if written:
                    out.write(b"\n")
                out.write(plain.build(reading))
                out.flush()
                written += 1
        except (SourceError, stored.ReadingError) as error:
            failures += 1
            warn(str(error))
    return failures


def _readings(name: str, read: Load, nlp: Callable[[], Language], *, keep: bool, names: bool) -> Iterator[Reading]:
    if may_be_readings(name):
        yield from stored.load(Path(name))
        return
    for article in load_all(name, read):
        reading = _stored(article) if keep else None
        if reading is None:
            from sawt_reader.analysis import pipeline

            reading = pipeline.analyse(nlp(), article)
        yield _with_holders(reading) if keep and names else reading


def _stored(article: Article) -> Reading | None:
    """The library's reading of an article, with the user's corrections; None if it has none."""
    from sawt_reader.library import annotation_store, readings, review
    from sawt_reader.library.store import Library, LibraryError

    try:
        with Library() as library:
            reading = readings.load(library, article.id)
            corrected = review.reviewed(reading, annotation_store.of(library, article.id)) if reading else None
            for line in library.damage():
                warn(line)
            return corrected
    except LibraryError as error:
        warn(str(error))
        return None


def _with_holders(reading: Reading) -> Reading:
    """The reading with the holders of offices that it names without a person, as the library knows them."""
    from sawt_reader.library import holders, readings
    from sawt_reader.library.store import Library, LibraryError

    try:
        with Library() as library:
            readings.update_index(library)
            return holders.laid_over(reading, holders.find(library, reading))
    except LibraryError as error:
        warn(str(error))
        return reading
