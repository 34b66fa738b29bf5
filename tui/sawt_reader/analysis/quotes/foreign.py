"""Quotations in texts and passages that are not French, by their marks alone: the model and the rules know only French.

Speakers are not found. A few words in marks are a term rather than a quotation: "so-called".
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from spacy.tokens import Doc

from sawt_reader.analysis import text
from sawt_reader.analysis.grammar.marks import pairs
from sawt_reader.analysis.quotes import confidence
from sawt_reader.analysis.tokens import Block, Tokens, tokens_of
from sawt_reader.reading.model import Quote, Span

# The fewest words that make a quotation: most titles, names and expressions have fewer. Not measured.
_ENOUGH = 4
_WORD = re.compile(r"\w+")


def read_marks(doc: Doc) -> Doc:
    """Write sentences, quotations and terms on a Doc in another language. Needs no model."""
    doc = text.Sentences()(doc)
    tokens = tokens_of(doc)
    doc._.quotes, doc._.terms = marked_words(tokens, [b for b in tokens.blocks if b.kind not in text.FURNITURE])
    return doc


def passages(tokens: Tokens) -> list[Block]:
    """The blocks of a French text that are in another language."""
    return [block for block in tokens.blocks if block.kind == text.FOREIGN]


def marked_words(tokens: Tokens, blocks: Sequence[Block]) -> tuple[list[Quote], list[Span]]:
    """The quotations and the terms in these blocks, in the order of the text."""
    quotes: list[Quote] = []
    terms: list[Span] = []
    for pair in pairs(tokens.text, [(block.start, block.end) for block in blocks]):
        if pair.depth:
            continue  # a quotation within one is part of it
        spans = tuple(Span(start, end) for start, end in pair.pieces)
        if sum(len(_WORD.findall(tokens.text[span.start : span.end])) for span in spans) < _ENOUGH:
            terms.append(spans[0])
            continue
        quotes.append(
            Quote(
                f"q{len(quotes) + 1}",
                "direct",
                "none",
                spans,
                text.sentence_at(tokens.sentences, pair.start),
                inferred=True,
                confidence=confidence.MARKS_ALONE,
                speaker_confidence=confidence.MARKS_ALONE,
            )
        )
    return quotes, terms
