"""Quotations in other languages than French, by their marks alone: the model and the rules know only French.

Speakers are not found. A few words in marks are a term rather than a quotation: "so-called".
"""

from __future__ import annotations

import re

from spacy.tokens import Doc

from sawt_reader.analysis import text
from sawt_reader.analysis.grammar.marks import pairs
from sawt_reader.analysis.quotes import confidence
from sawt_reader.analysis.tokens import tokens_of
from sawt_reader.reading.model import Quote, Span

# The fewest words that make a quotation: most titles, names and expressions have fewer. Not measured.
_ENOUGH = 4
_WORD = re.compile(r"\w+")


def read_marks(doc: Doc) -> Doc:
    """Write sentences, quotations and terms on a Doc. Needs no model."""
    doc = text.Sentences()(doc)
    tokens = tokens_of(doc)
    body = [(block.start, block.end) for block in tokens.blocks if block.kind not in text.FURNITURE]
    for pair in pairs(tokens.text, body):
        if pair.depth:
            continue  # a quotation within one is part of it
        spans = tuple(Span(start, end) for start, end in pair.pieces)
        if sum(len(_WORD.findall(tokens.text[span.start : span.end])) for span in spans) < _ENOUGH:
            doc._.terms.append(spans[0])
            continue
        sentence = text.sentence_at(tokens.sentences, pair.start)
        doc._.quotes.append(
            Quote(
                f"q{len(doc._.quotes) + 1}",
                "direct",
                "none",
                spans,
                sentence,
                inferred=True,
                confidence=confidence.MARKS_ALONE,
                speaker_confidence=confidence.MARKS_ALONE,
            )
        )
    return doc
