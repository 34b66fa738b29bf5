"""A library in a fresh folder, and readings made by hand, so that no model is needed."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from sawt_reader.library.store import Library
from sawt_reader.reading.model import (
    Analyzer,
    Article,
    Block,
    Claim,
    Entity,
    Mention,
    Quote,
    Reading,
    Sentence,
    Source,
    Span,
)

ANALYZER = Analyzer("1", "model")


def article_of(text: str, **fields: Any) -> Article:
    blocks = (Block("paragraph", 0, len(text)),)
    return Article(hashlib.sha256(text.encode()).hexdigest(), fields.pop("source", "-"), text, blocks, **fields)


def reading_of(*said: tuple[str, str], analyzer: Analyzer = ANALYZER, first: int = 1, **fields: Any) -> Reading:
    """A reading of « words », a dit Speaker. « words », a dit Speaker. … each words a quote and a claim.

    Ids are numbered from `first` on. A speaker in lower case is no entity.
    """
    text, sentences, quotes, claims, entities = "", [], [], [], {}
    for number, (speaker, words) in enumerate(said, start=first):
        start = len(text)
        quote = Span(start, start + len(words) + 4)
        text += f"« {words} », a dit {speaker}. "
        name = Span(len(text) - 2 - len(speaker), len(text) - 2)
        sentence = len(sentences)
        sentences.append(Sentence(start, len(text) - 1, 0))
        source = Source(name, None, speaker)
        if not speaker.islower():
            mention = Mention(name.start, name.end, sentence)
            entity = entities.setdefault(speaker, Entity(f"e{len(entities) + 1}", "person", speaker, (mention,)))
            source = Source(name, entity.id, speaker)
        quotes.append(Quote(f"q{number}", "direct", "inversion", (quote,), sentence, speakers=(source,)))
        claims.append(Claim(f"c{number}", (Span(quote.start + 2, quote.end - 2),), sentence, claimants=(source,)))
    return Reading(
        article=article_of(text.rstrip(), **fields),
        sentences=tuple(sentences),
        entities=tuple(entities.values()),
        quotes=tuple(quotes),
        terms=(),
        claims=tuple(claims),
        analyzer=analyzer,
    )


@pytest.fixture(name="article_of")
def article_of_fixture() -> Callable[..., Article]:
    return article_of


@pytest.fixture(name="reading_of")
def reading_of_fixture() -> Callable[..., Reading]:
    return reading_of


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library(tmp_path / "data") as opened:
        yield opened
