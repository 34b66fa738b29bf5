"""What a worker of any engine does: articles in, rows of OUT out, both as bytes.

The model is loaded once a process, because this module is imported by its name: a task defined in `__main__` would be
sent by value, and load it again each time.
"""

from __future__ import annotations

import functools
import threading
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING

import msgspec

from tui import faults
from tui.analysis.version import installed
from tui.locale import _
from tui.model import Article, Failure, Reading, to_json
from tui.sources.cleaning import one_line

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

# A worker of a cluster may have several threads; the model serves one at a time.
_one_at_a_time = threading.Lock()
_articles = msgspec.json.Decoder(list[Article])
encode = msgspec.json.Encoder().encode


def analyse(batch: bytes) -> list[bytes]:
    """A row for each article of a batch (a JSON list), in its order; loads the model at the first call."""
    with _one_at_a_time:
        return rows(model(), batch)


def rows(nlp: Language, batch: bytes) -> list[bytes]:
    """As `analyse`, with a model that is loaded."""
    # What the model learns of words in the batch is forgotten with it, so memory does not grow with the archive.
    with nlp.memory_zone():
        return [to_json(result) for result in results(nlp, _articles.decode(batch))]


@functools.cache
def model() -> Language:
    """The model of this process."""
    from tui.analysis import pipeline

    return pipeline.load()


def results(nlp: Language, articles: Sequence[Article]) -> Iterator[Reading | Failure]:
    """What comes of each article; a fault of ours in one does not cost the others."""
    from tui.analysis import pipeline

    for article, docs in zip(articles, _parsed(nlp, articles), strict=True):
        try:
            yield pipeline.read(nlp, article, docs) if docs is not None else pipeline.analyse(nlp, article)
        except Exception as error:
            why = faults.why(error, "analysing an article")
            yield failure(article, _("the analysis failed: {why}").format(why=why))


def failure(article: Article, error: str) -> Failure:
    """The row of an article that cannot be analysed."""
    error = one_line(f"{article.source}: {error}")
    return Failure(source=article.source, error=error, article=article.id, analyzer=installed())


def _parsed(nlp: Language, articles: Sequence[Article]) -> list[list[Doc] | None]:
    """The Docs of each article, through the model together; None for all where it fails on one of them."""
    from tui.analysis import pipeline, text

    try:
        docs = iter(list(pipeline.parse(nlp, *articles)))
    except Exception:  # which article it was is found out by analysing each alone
        return [None] * len(articles)
    return [list(islice(docs, sum(1 for _ in text.pieces(article)))) for article in articles]
