"""What is copied: words with who says them and where they are from, as French prints them."""

from __future__ import annotations

from collections.abc import Sequence

from sawt_reader.reader.navigation.item_index import Item
from sawt_reader.reading import wording
from sawt_reader.reading.model import Article, Claim, Quote, Reading, Span


def cite(words: str, sources: Sequence[str], article: Article) -> str:
    """The words on one line, then who says them, the outlet, the title, the day and the source.

    Args:
        words: a stretch of the article's text.
        sources: names, nearest first; repeated and empty ones are left out.
        article: the article it is from.
    """
    day, source = wording.day(article.published), article.url or article.source
    where = [*dict.fromkeys(sources), article.outlet, article.title, day, source]
    return f"{wording.no_breaks(wording.one_line(words))} — {', '.join(part for part in where if part)}"


def cite_item(item: Quote | Claim, reading: Reading) -> str:
    """The words of a quote or claim, with who says them and through whom: « via la télévision »."""
    if isinstance(item, Quote):
        words, who = wording.quotation(item, reading), wording.no_breaks(wording.speaker(item, reading))
    else:
        words, who = wording.words(item.spans, reading), wording.claimant(item, reading)
    return cite(words, [who, wording.via(item.via, reading)], reading.article)


def cite_sentence(place: Span, found: Sequence[Item], reading: Reading | None, article: Article) -> str:
    """The words of a sentence, and the speakers of the quotes found in it; without a reading nobody."""
    sources = [wording.speaker(item, reading) for item in found if isinstance(item, Quote)] if reading else []
    return cite(article.text[place.start : place.end], sources, article)
