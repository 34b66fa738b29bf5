"""Values of the reading made by hand: each factory fills in the fields that a test does not care about."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from typing import Any

from sawt_reader.reading.model import (
    Analyzer,
    Article,
    Attribution,
    Block,
    BlockKind,
    Claim,
    Entity,
    EntityKind,
    Mention,
    Quote,
    QuoteKind,
    Reading,
    Sentence,
    Source,
    Span,
)

ANALYZER = Analyzer("1", "model")
# To the next full stop with its closing quotation mark, or to the end of the block.
_SENTENCE = re.compile(r"\S(?:.|\n)*?(?:[.!?](?:\u00a0»)?(?=\s|$)|$)")


def make_article(
    text: str = "", *, id: str | None = None, source: str = "-", blocks: Iterable[Block] | None = None, **fields: Any
) -> Article:
    """An article of one paragraph; its id is the hash of its text, as the contract says."""
    return Article(
        id=hashlib.sha256(text.encode()).hexdigest() if id is None else id,
        source=source,
        text=text,
        blocks=(Block("paragraph", 0, len(text)),) if blocks is None else tuple(blocks),
        **fields,
    )


def make_entity(
    name: str, *mentions: Mention | Span, id: str = "e1", kind: EntityKind = "person", **fields: Any
) -> Entity:
    """An entity; a mention given as a span is in the first sentence."""
    placed = tuple(place if isinstance(place, Mention) else Mention(place.start, place.end, 0) for place in mentions)
    return Entity(id=id, kind=kind, name=name, mentions=placed, **fields)


def make_quote(
    *spans: Span,
    id: str = "q1",
    kind: QuoteKind = "direct",
    attribution: Attribution = "inversion",
    sentence: int = 0,
    **fields: Any,
) -> Quote:
    """A quote in the first sentence."""
    return Quote(id=id, kind=kind, attribution=attribution, spans=spans, sentence=sentence, **fields)


def make_claim(*spans: Span, id: str = "c1", sentence: int = 0, **fields: Any) -> Claim:
    """A claim of the article itself, in the first sentence."""
    return Claim(id=id, spans=spans, sentence=sentence, **fields)


def make_reading(
    article: Article,
    *,
    sentences: Iterable[Sentence] | None = None,
    entities: Iterable[Entity] = (),
    quotes: Iterable[Quote] = (),
    terms: Iterable[Span] = (),
    claims: Iterable[Claim] = (),
    analyzer: Analyzer = ANALYZER,
    **fields: Any,
) -> Reading:
    """A reading; unless given, each block is a sentence."""
    if sentences is None:
        sentences = (Sentence(block.start, block.end, number) for number, block in enumerate(article.blocks))
    return Reading(
        article=article,
        sentences=tuple(sentences),
        entities=tuple(entities),
        quotes=tuple(quotes),
        terms=tuple(terms),
        claims=tuple(claims),
        analyzer=analyzer,
        **fields,
    )


class Text:
    """A text whose items are named by their words, so that no test counts characters.

    Attributes:
        text: the blocks, an empty line between them.
        blocks: headings are of level 1.
        sentences: each block split at full stops.
    """

    def __init__(self, *blocks: tuple[BlockKind, str]) -> None:
        self.text = "\n\n".join(words for _, words in blocks)
        self.blocks: list[Block] = []
        self.sentences: list[Sentence] = []
        at = 0
        for number, (kind, words) in enumerate(blocks):
            self.blocks.append(Block(kind, at, at + len(words), level=1 if kind == "heading" else None))
            for match in _SENTENCE.finditer(words):
                self.sentences.append(Sentence(at + match.start(), at + match.end(), number))
            at += len(words) + 2

    def span(self, words: str, *, nth: int = 0) -> Span:
        """Where the words stand, for the first or the nth time after it."""
        return self._spans(words)[nth]

    def sentence(self, span: Span) -> int:
        """The index of the sentence that a span starts in."""
        return max(number for number, sentence in enumerate(self.sentences) if sentence.start <= span.start)

    def source(self, words: str, *, nth: int = 0, entity: str | None = None, name: str | None = None) -> Source:
        """A source by its words."""
        return Source(span=self.span(words, nth=nth), entity=entity, name=name)

    def mentions(self, *words: str) -> tuple[Mention, ...]:
        """Everywhere that one of the words stands, in the order of the text."""
        places = sorted((span for form in words for span in self._spans(form)), key=lambda span: span.start)
        return tuple(Mention(span.start, span.end, self.sentence(span)) for span in places)

    def entity(self, name: str, *other_words: str, **fields: Any) -> Entity:
        """An entity, mentioned wherever its name or the other words stand."""
        return make_entity(name, *self.mentions(name, *other_words), **fields)

    def quote(self, *words: str, cue: str | None = None, **fields: Any) -> Quote:
        """A quote of these words, one span each, with the words of its cue."""
        spans = [self.span(stretch) for stretch in words]
        place = None if cue is None else self.span(cue)
        return make_quote(*spans, **{"sentence": self.sentence(spans[0]), "cue": place, **fields})

    def claim(self, *words: str, **fields: Any) -> Claim:
        """A claim of these words, one span each."""
        spans = [self.span(stretch) for stretch in words]
        return make_claim(*spans, **{"sentence": self.sentence(spans[0]), **fields})

    def article(self, **fields: Any) -> Article:
        """The article of this text."""
        return make_article(self.text, **{"blocks": self.blocks, **fields})

    def reading(self, article: Article, **layers: Any) -> Reading:
        """A reading of the article with the sentences of this text."""
        return make_reading(article, sentences=self.sentences, **layers)

    def _spans(self, words: str) -> list[Span]:
        return [Span(match.start(), match.end()) for match in re.finditer(re.escape(words), self.text)]
