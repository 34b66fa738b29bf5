"""Decoded text to `Article`: cleaned, laid out, its language found."""

from __future__ import annotations

import hashlib

from tui.model import Article
from tui.sources.cleaning import clean, one_line
from tui.sources.language import detect
from tui.sources.layout import lay_out


def article_from_text(text: str, source: str = "-") -> Article:
    """An article from a decoded plain text: cleaned, laid out in blocks.

    Args:
        text: any text.
        source: where it is from; shown and stored, so it is made safe too.
    """
    cleaned = clean(text)
    layout = lay_out(cleaned.text)
    return Article(
        id=hashlib.sha256(cleaned.text.encode()).hexdigest(),
        source=one_line(source),
        text=cleaned.text,
        language=detect(cleaned.text),
        dropped=cleaned.dropped,
        **layout._asdict(),
    )
