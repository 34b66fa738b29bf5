"""Makes an `Article` of a text or of the parts of a page: cleans it, lays it out, detects its language."""

from __future__ import annotations

import hashlib

from sawt_reader.reading.model import Article, Block
from sawt_reader.reading.safe_text import clean, one_line
from sawt_reader.sources.extract import Extract, join
from sawt_reader.sources.language import detect, notice
from sawt_reader.sources.layout import lay_out

_FACTS = ("title", "outlet", "byline", "published", "modified", "url")


def article_from_text(text: str, source: str = "-") -> Article:
    """Make an article of a decoded plain text: cleaned and split into blocks.

    Args:
        text: any text.
        source: its path or URL; shown and stored, so it is cleaned, too.
    """
    cleaned = clean(text)
    layout = lay_out(cleaned.text)
    language = detect(cleaned.text)
    return Article(
        id=hashlib.sha256(cleaned.text.encode()).hexdigest(),
        source=one_line(source),
        text=cleaned.text,
        language=language,
        dropped=cleaned.dropped,
        notice=notice(language),
        **layout._asdict(),
    )


def article_from_extract(extract: Extract, source: str) -> Article:
    """Make an article of the result of a format's module: its parts are cleaned and joined with blank lines."""
    text, placed, dropped = join(extract.parts)
    language = detect(text)
    facts = {name: one_line(getattr(extract, name) or "") or None for name in _FACTS}
    return Article(
        id=hashlib.sha256(text.encode()).hexdigest(),
        source=one_line(source),
        text=text,
        blocks=tuple(Block(part.kind, start, end, part.level) for part, start, end in placed),
        language=language,
        dropped=dropped + extract.dropped,
        notice=extract.notice or notice(language),
        **facts,
    )
