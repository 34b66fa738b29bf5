"""A sentence with where it comes from, for the clipboard."""

from __future__ import annotations

from collections.abc import Sequence

from tui.model import Article


def cite(sentence: str, speakers: Sequence[str], article: Article) -> str:
    """The sentence on one line, then who speaks in it, the outlet, the title, the day and the source.

    Args:
        sentence: a stretch of the article's text.
        speakers: names, in the order of their quotes; each is given once.
        article: the article it is from.
    """
    where = [*dict.fromkeys(speakers), article.outlet, article.title, article.published, article.url or article.source]
    return f"{' '.join(sentence.split())} — {', '.join(part for part in where if part)}"
