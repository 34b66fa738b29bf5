"""Whose words each stretch of a sentence is: the article's own, or those of a quotation."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tui import model
from tui.analysis.claims.tokens import Tokens


class Passage(NamedTuple):
    """What one voice says in one sentence.

    Attributes:
        sentence: index of the sentence.
        quote: the quotation that says it, the innermost one; None for the article's own voice.
        own: token indices in order, without those of quotations embedded in it.
    """

    sentence: int
    quote: model.Quote | None
    own: tuple[int, ...]


def passages(tokens: Tokens, sentences: Sequence[model.Sentence], quotes: Sequence[model.Quote]) -> Iterator[Passage]:
    """The passages of a text, sentence by sentence, each in the order of its first token."""
    owner = innermost(tokens, quotes)
    for number, sentence in enumerate(sentences):
        by_voice: dict[int, list[int]] = {}
        for i in tokens.between(sentence.start, sentence.end):
            by_voice.setdefault(owner[i], []).append(i)
        for voice, own in by_voice.items():
            yield Passage(number, quotes[voice] if voice >= 0 else None, tuple(own))


def innermost(tokens: Tokens, quotes: Sequence[model.Quote]) -> list[int]:
    """For each token the number of the innermost quotation with a voice of its own that holds it, or -1."""
    owner = [-1] * len(tokens)
    voices = [n for n in range(len(quotes)) if _is_voice(tokens, quotes[n])]
    for n in sorted(voices, key=lambda n: -_length(quotes[n])):
        for span in quotes[n].spans:
            for i in tokens.between(span.start, span.end):
                owner[i] = n
    return owner


def _is_voice(tokens: Tokens, quote: model.Quote) -> bool:
    """A borrowed phrase without a verb or a cue, « des conditions « indignes » », is part of the sentence around it."""
    return quote.cue is not None or any(
        tokens.is_finite(i) for span in quote.spans for i in tokens.between(span.start, span.end)
    )


def _length(quote: model.Quote) -> int:
    return sum(span.end - span.start for span in quote.spans)
