"""What holds of every article and every reading, whatever it was made from."""

from __future__ import annotations

import hashlib
from itertools import chain, pairwise

import msgspec

from sawt_reader.reading.model import Article, Claim, Date, Mention, Quantity, Quote, Reading, Span
from sawt_reader.reading.safe_text import clean, one_line


def check_article(article: Article) -> None:
    """Blocks in order that hold all but white space; clean strings; an id made of the text."""
    text = article.text
    assert clean(text) == (text, 0), "its text is not clean"
    assert article.id == hashlib.sha256(text.encode()).hexdigest()
    assert article.dropped >= 0
    for name in ("source", "title", "outlet", "byline", "published", "modified", "url"):
        fact = getattr(article, name)
        assert fact is None or one_line(fact) == fact, f"{name} is not on one clean line"
    for before, after in pairwise(article.blocks):
        assert before.end <= after.start, "blocks overlap"
    for block in article.blocks:
        assert text[block.start : block.end].strip(), "a block holds nothing"
        assert (block.level is not None) == (block.kind == "heading")
    ends = [0, *chain.from_iterable((block.start, block.end) for block in article.blocks), len(text)]
    assert not any(text[left:right].strip() for left, right in zip(ends[::2], ends[1::2], strict=True)), (
        "text is in no block"
    )


def check_reading(reading: Reading) -> None:
    """Spans inside the text, ids that are there and there once, sentences that hold what they are said to."""
    text, sentences = reading.article.text, reading.sentences
    assert msgspec.json.decode(msgspec.json.encode(reading), type=Reading) == reading
    for before, after in pairwise(sentences):
        assert before.end <= after.start, "sentences overlap"
    for sentence in sentences:
        block = reading.article.blocks[sentence.block]
        assert block.start <= sentence.start < sentence.end <= block.end, "a sentence leaves its block"
    entities = {entity.id for entity in reading.entities}
    quotes = {quote.id for quote in reading.quotes}
    claims = {claim.id for claim in reading.claims}
    assert len(entities) == len(reading.entities) and len(quotes) == len(reading.quotes)
    assert len(claims) == len(reading.claims), "an id is there twice"
    placed: list[Quote | Claim | Mention] = [*reading.quotes, *reading.claims]
    placed += chain.from_iterable(entity.mentions for entity in reading.entities)
    for place in placed:
        assert 0 <= place.sentence < len(sentences), "an item lies in no sentence"
    for entity in reading.entities:
        assert entity.mentions and entity.name.strip(), "an entity without a name or mention"
        assert 0 <= entity.kind_confidence <= 1 and len(entity.kind_signs) <= 3
        assert list(entity.mentions) == sorted(entity.mentions, key=lambda mention: mention.start)
        for mention in entity.mentions:
            sentence = sentences[mention.sentence]
            assert sentence.start <= mention.start < sentence.end, "a mention is not in its sentence"
            assert text[mention.start : mention.end].strip()
    items: list[Quote | Claim] = [*reading.quotes, *reading.claims]
    for item in items:
        assert item.spans and all(text[span.start : span.end].strip() for span in item.spans), "an item without words"
        assert all(before.end <= after.start for before, after in pairwise(item.spans)), "spans of an item overlap"
        spoken = item.speakers if isinstance(item, Quote) else item.claimants
        for source in (*spoken, *item.via):
            assert source.entity is None or source.entity in entities, "a speaker who is no entity"
            assert source.span is None or 0 <= source.span.start < source.span.end <= len(text)
    for quote in reading.quotes:
        assert quote.parent is None or quote.parent in quotes - {quote.id}
        assert 0 <= quote.confidence <= 1
        assert quote.speaker_confidence is None or (quote.speakers and 0 <= quote.speaker_confidence <= 1)
        assert all(s.span is None or 0 <= s.span.start < s.span.end <= len(text) for s in quote.basis)
    for claim in reading.claims:
        assert claim.quote is None or claim.quote in quotes
        assert set(claim.opposites) <= claims - {claim.id}
        assert 0 <= claim.score <= 1
        pieces: list[Quantity | Date | Span] = [*claim.quantities, *claim.dates, *claim.unresolved]
        pieces += (reason.span for reason in claim.reasons if reason.span)
        for piece in pieces:
            assert 0 <= piece.start < piece.end <= len(text)
