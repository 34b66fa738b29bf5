"""What our stages write on a spaCy Doc, declared once.

All offsets are code points into `doc.text`; on a Doc of `sawt_reader.analysis.text.join` that is `article.text` with
apostrophes and no-break spaces folded, code point by code point, so offsets into both are the same.

| where | what |
|---|---|
| `doc.spans["sawt_blocks"]` | the blocks of layout, `span.label_` the kind |
| `doc.spans["sawt_mentions"]` | mentions of entities, `label_` the kind, `id_` the entity's id |
| `doc.spans["sawt_quotes"]` | spans of quotes, `label_` the kind, `id_` the quote's id |
| `doc._.entities` `doc._.quotes` `doc._.terms` `doc._.claims` | lists of the structs of `sawt_reader.reading.model` |
| `doc._.published` | day of publication, ISO 8601, or None |
"""

from __future__ import annotations

from spacy.tokens import Doc

BLOCKS = "sawt_blocks"
MENTIONS = "sawt_mentions"
QUOTES = "sawt_quotes"
WRITTEN = "sawt_written"


def register() -> None:
    """Declare the Doc extensions. Safe to call more than once."""
    for name in ("entities", "quotes", "terms", "claims"):
        if not Doc.has_extension(name):
            Doc.set_extension(name, default=[])
    if not Doc.has_extension("published"):
        Doc.set_extension("published", default=None)
