"""Who speaks in an article, and how much: the words quoted from each voice."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from tui.exports import wording
from tui.model import Quote, Reading, Source


class Voice(NamedTuple):
    """A speaker of an article, or all words of nobody known.

    Attributes:
        name: as French readers see it.
        quotes: the quotes it speaks in, alone or with others.
        literal: words between quotation marks; words are parted by white space, as word processors count them.
        reported: words of indirect and mixed quotes.
    """

    name: str
    quotes: tuple[Quote, ...]
    literal: int
    reported: int

    @property
    def words(self) -> int:
        """All words quoted from it."""
        return self.literal + self.reported


def voices(reading: Reading) -> list[Voice]:
    """The voices of an article, who speaks most first. A quote of several speakers counts for each."""
    found: dict[str, tuple[str, list[Quote]]] = {}
    for quote in reading.quotes:
        for source in quote.speakers or (Source(),):
            name = wording.name(reading, source)
            _, quotes = found.setdefault(source.entity or name.casefold(), (name, []))
            if quote not in quotes[-1:]:
                quotes.append(quote)
    every = [_voice(reading, name, quotes) for name, quotes in found.values()]
    return sorted(every, key=lambda voice: -voice.words)


def _voice(reading: Reading, name: str, quotes: Sequence[Quote]) -> Voice:
    literal = sum(quoted_words(reading, quote) for quote in quotes if quote.kind == "direct")
    reported = sum(quoted_words(reading, quote) for quote in quotes if quote.kind != "direct")
    return Voice(name, tuple(quotes), literal, reported)


def quoted_words(reading: Reading, quote: Quote) -> int:
    """How many words a quote has; its marks are none."""
    text = reading.article.text
    words = (word for span in quote.spans for word in text[span.start : span.end].split())
    return sum(any(character.isalnum() for character in word) for word in words)
