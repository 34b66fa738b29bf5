"""What is copied: words with who says them and where they are from, as French prints them."""

from __future__ import annotations

from collections.abc import Sequence

from sawt_reader.reader.items.naming import speaker
from sawt_reader.reader.navigation.item_index import Item
from sawt_reader.reading import wording
from sawt_reader.reading.model import Article, Claim, Quote, Reading, Span


def cite(words: str, sources: Sequence[str], article: Article) -> str:
    """The words on one line, then who says them, the outlet, the title, the day and the source.

    Args:
        words: a stretch of the article's text.
        sources: names, nearest first; each is given once.
        article: the article it is from.
    """
    day, source = wording.day(article.published), article.url or article.source
    where = [*dict.fromkeys(sources), article.outlet, article.title, day, source]
    return f"{wording.no_breaks(wording.one_line(words))} — {', '.join(part for part in where if part)}"


def cite_item(item: Quote | Claim, reading: Reading) -> str:
    """The words of a quote or claim, with who says them and through whom: « via la télévision »."""
    if isinstance(item, Quote):
        words, who = wording.quotation(reading, item), wording.speakers(reading, item)
    else:
        words, who = wording.words(reading, item.spans), wording.claimants(reading, item)
    via = [f"via {wording.name(reading, source)}" for source in item.via]
    return cite(words, [who, *via], reading.article)


def cite_sentence(place: Span, found: Sequence[Item], reading: Reading | None, article: Article) -> str:
    """The words of a sentence, and the speakers of the quotes found in it; without a reading nobody."""
    sources = [speaker(item, reading) for item in found if isinstance(item, Quote)] if reading else []
    return cite(article.text[place.start : place.end], sources, article)
