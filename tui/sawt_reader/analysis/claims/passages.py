"""Passages: the parts of a sentence by speaker, the article itself or a quotation."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from typing import NamedTuple

from sawt_reader.analysis import lexicons
from sawt_reader.analysis.grammar.cues import cue_at, infinitives
from sawt_reader.analysis.tokens import Tokens
from sawt_reader.reading import model

SUBJECT_CLITICS = lexicons.words("function_words.toml", "subject_clitics")
_ACTS = infinitives("acting")


class Passage(NamedTuple):
    """The words of one speaker in one sentence.

    Attributes:
        sentence: index of the sentence.
        quote: the innermost quotation around them; None for the article's own words.
        own: token indices in order, without those of embedded quotations.
    """

    sentence: int
    quote: model.Quote | None
    own: tuple[int, ...]


def independent_quotes(tokens: Tokens, quotes: Sequence[model.Quote]) -> list[model.Quote]:
    """The quotations that assert something themselves; others are part of the sentence around them.

    Others are phrases without a verb (« des conditions « indignes » ») and acts of speech: « il menace *de partir* »,
    « elle refuse *de payer* » say what a person does.
    """
    return [quote for quote in quotes if _has_a_verb(tokens, quote) and not _is_act(tokens, quote)]


def passages(
    tokens: Tokens, sentences: Sequence[model.Sentence], quotes: Sequence[model.Quote], unread: Set[int]
) -> Iterator[Passage]:
    """The passages of a text without the unread tokens, sentence by sentence, each in the order of its first token."""
    owner = innermost(tokens, quotes)
    for number, sentence in enumerate(sentences):
        by_voice: dict[int | None, list[int]] = {}
        for i in tokens.between(sentence.start, sentence.end):
            if i in unread:
                continue
            by_voice.setdefault(owner[i], []).append(i)
        for voice, own in by_voice.items():
            yield Passage(number, None if voice is None else quotes[voice], tuple(own))


def innermost(tokens: Tokens, quotes: Sequence[model.Quote]) -> list[int | None]:
    """For each token the index of the innermost quotation around it, or None."""
    owner: list[int | None] = [None] * len(tokens)
    for n in sorted(range(len(quotes)), key=lambda n: -_length(quotes[n])):
        for span in quotes[n].spans:
            for i in tokens.between(span.start, span.end):
                owner[i] = n
    return owner


def _has_a_verb(tokens: Tokens, quote: model.Quote) -> bool:
    """Is there a tagged verb, or a subject clitic, which only a verb can follow? « Il *ment* »."""
    return any(
        tokens.pos[i] in ("VERB", "AUX") or (tokens.lower[i] in SUBJECT_CLITICS and tokens.pos[i] == "PRON")
        for span in quote.spans
        for i in tokens.between(span.start, span.end)
    )


def _is_act(tokens: Tokens, quote: model.Quote) -> bool:
    if quote.cue is None or quote.kind == "direct":
        return False
    found = cue_at(tokens.lower, tokens.at(quote.cue.start))
    opening = tokens.lower[tokens.at(quote.spans[0].start)]
    return found is not None and found[0].lemma in _ACTS and opening in ("de", "d'", "à")


def _length(quote: model.Quote) -> int:
    return sum(span.end - span.start for span in quote.spans)
