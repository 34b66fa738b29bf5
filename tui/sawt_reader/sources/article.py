"""Makes an `Article` of a text or of the parts of a page: cleans it, lays it out, detects its language."""

from __future__ import annotations

import hashlib

from sawt_reader.reading.model import Article, Block
from sawt_reader.reading.safe_text import clean, one_line
from sawt_reader.sources.extract import Extract, join
from sawt_reader.sources.language import languages
from sawt_reader.sources.language import notice as about_language
from sawt_reader.sources.layout import lay_out

_FACTS = ("title", "outlet", "byline", "published", "modified", "url")


def article_from_text(text: str, source: str = "-", notice: str | None = None) -> Article:
    """Make an article of a decoded plain text: cleaned and split into blocks.

    Args:
        text: any text.
        source: its path or URL; shown and stored, so it is cleaned, too.
        notice: what to tell about its encoding, as in `Article`.
    """
    cleaned = clean(text)
    layout = lay_out(cleaned.text)
    language, blocks = languages(cleaned.text, layout.blocks)
    return Article(
        id=hashlib.sha256(cleaned.text.encode()).hexdigest(),
        source=one_line(source),
        text=cleaned.text,
        language=language,
        dropped=cleaned.dropped,
        notice=_together(notice, about_language(language, blocks)),
        **{**layout._asdict(), "blocks": blocks},
    )


def article_from_extract(extract: Extract, source: str) -> Article:
    """Make an article of the result of a format's module: its parts are cleaned and joined with blank lines."""
    text, placed, dropped = join(extract.parts)
    language, blocks = languages(text, (Block(part.kind, start, end, part.level) for part, start, end in placed))
    facts = {name: one_line(getattr(extract, name) or "") or None for name in _FACTS}
    return Article(
        id=hashlib.sha256(text.encode()).hexdigest(),
        source=one_line(source),
        text=text,
        blocks=blocks,
        language=language,
        dropped=dropped + extract.dropped,
        notice=_together(extract.notice, about_language(language, blocks)),
        **facts,
    )


def _together(*notices: str | None) -> str | None:
    """The notices that there are, one after the other."""
    return " ".join(filter(None, notices)) or None
