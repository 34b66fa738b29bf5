"""The task of a worker, for all engines: articles in, rows of OUT out, both as bytes.

The model is loaded once per process, since this module is imported by name: a task defined in `__main__` would be sent
by value, and reload it each time.
"""

from __future__ import annotations

import functools
import threading
from collections.abc import Iterator
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING

import msgspec

from sawt_reader.analysis.version import installed
from sawt_reader.archive.limits import Limit, TimeLimitError, within
from sawt_reader.i18n import _
from sawt_reader.reading.model import Article, Reading, Struct
from sawt_reader.reading.safe_text import one_line
from sawt_reader.reading.serialization import Failure, to_json
from sawt_reader.system import faults

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

# A worker of a cluster may have several threads, and the model is not thread-safe.
_one_at_a_time = threading.Lock()


class Batch(Struct, frozen=True):
    """Articles that are analysed together, and the limit for each."""

    articles: list[Article]
    limit: Limit


_batches = msgspec.json.Decoder(Batch)


def analyse(batch: bytes) -> list[bytes]:
    """A row for each article of a `Batch` (its JSON), in order. The first call loads the model."""
    with _one_at_a_time:
        return rows(model(), batch)


def rows(nlp: Language, batch: bytes) -> list[bytes]:
    """As `analyse`, with a loaded model."""
    # The zone frees the words of this batch; otherwise the vocabulary grows with every article.
    with nlp.memory_zone():
        return [to_json(result) for result in results(nlp, _batches.decode(batch))]


@functools.cache
def model() -> Language:
    """The model of this process."""
    from sawt_reader.analysis import pipeline

    return pipeline.load()


def results(nlp: Language, batch: Batch) -> Iterator[Reading | Failure]:
    """The reading of each article, or its failure: an error or a timeout of one does not stop the rest."""
    from sawt_reader.analysis import pipeline

    for article, docs in zip(batch.articles, _parsed(nlp, batch), strict=True):
        read = partial(pipeline.analyse, nlp, article) if docs is None else partial(pipeline.read, nlp, article, docs)
        try:
            yield within(batch.limit.of(article), read)
        except TimeLimitError:
            yield too_long(article, batch.limit)
        except Exception as error:
            why = faults.why(error, "analysing an article")
            yield failure(article, _("the analysis failed: {why}").format(why=why))


def too_long(article: Article, limit: Limit) -> Failure:
    """The row of an article that took too long."""
    message = _("the analysis was stopped after {n} s, the limit of the setting analyze.seconds")
    return failure(article, message.format(n=f"{round(limit.of(article), 1):g}"))


def failure(article: Article, error: str) -> Failure:
    """The row of an article that cannot be analysed."""
    error = one_line(f"{article.source}: {error}")
    return Failure(source=article.source, error=error, article=article.id, analyzer=installed())


def _parsed(nlp: Language, batch: Batch) -> list[list[Doc] | None]:
    """The Docs of each article, parsed together; None for all if that fails or takes too long."""
    from sawt_reader.analysis import pipeline, text

    articles = batch.articles
    try:
        parsed = within(max(map(batch.limit.of, articles)), lambda: list(pipeline.parse(nlp, *articles)))
    except Exception:  # each is then analysed alone, which shows the one at fault
        return [None] * len(articles)
    docs = iter(parsed)
    return [list(islice(docs, sum(1 for _ in text.pieces(article)))) for article in articles]
