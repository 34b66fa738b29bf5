"""Citations for the clipboard: words with their speaker and origin, as French prints them."""

from __future__ import annotations

from collections.abc import Sequence

from sawt_reader.reader.items.views import view_of
from sawt_reader.reading import wording
from sawt_reader.reading.kinds import Item, kind_of
from sawt_reader.reading.model import Article, Quote, Reading, Span


def cite(words: str, sources: Sequence[str], article: Article) -> str:
    """The words on one line, then speakers, outlet, title, day, and address or path.

    Args:
        words: a stretch of the article's text.
        sources: names, nearest first; repeated and empty ones are left out.
        article: the article it is from.
    """
    day, source = wording.day(article.published), article.url or article.source
    where = [*dict.fromkeys(sources), article.outlet, article.title, day, source]
    return f"{wording.no_breaks(wording.one_line(words))} — {', '.join(part for part in where if part)}"


def cite_item(item: Item, reading: Reading) -> str:
    """The words of an item, with who says them and through whom: « via la télévision »."""
    words, who = view_of(item).citation(item, reading)
    return cite(words, [who, wording.via(kind_of(item).via(item), reading)], reading.article)


def cite_sentence(place: Span, quotes: Sequence[Quote], reading: Reading | None, article: Article) -> str:
    """The words of a sentence, and the speakers of its quotes; nobody without a reading."""
    sources = [wording.speaker(quote, reading) for quote in quotes] if reading else []
    return cite(article.text[place.start : place.end], sources, article)
