"""A library in a fresh folder, and readings made by hand, so that no model is needed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from sawt_reader.library.store import Library
from sawt_reader.reading.model import Analyzer, Article, Entity, Mention, Reading, Sentence, Source, Span

from ...factories import ANALYZER, make_article, make_claim, make_entity, make_quote, make_reading


def reading_of(*said: tuple[str, str], analyzer: Analyzer = ANALYZER, first: int = 1, **fields: Any) -> Reading:
    """A reading of « words », a dit Speaker. « words », a dit Speaker. … each words a quote and a claim.

    Ids are numbered from `first` on. A speaker in lower case is no entity.
    """
    text = ""
    sentences: list[Sentence] = []
    quotes, claims = [], []
    entities: dict[str, Entity] = {}
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
            entity = entities.setdefault(speaker, make_entity(speaker, mention, id=f"e{len(entities) + 1}"))
            source = Source(name, entity.id, speaker)
        quotes.append(make_quote(quote, id=f"q{number}", sentence=sentence, speakers=(source,)))
        inner = Span(quote.start + 2, quote.end - 2)
        claims.append(make_claim(inner, id=f"c{number}", sentence=sentence, claimants=(source,)))
    return make_reading(
        make_article(text.rstrip(), **fields),
        sentences=sentences,
        entities=entities.values(),
        quotes=quotes,
        claims=claims,
        analyzer=analyzer,
    )


@pytest.fixture(name="article_of")
def article_of_fixture() -> Callable[..., Article]:
    return make_article


@pytest.fixture(name="reading_of")
def reading_of_fixture() -> Callable[..., Reading]:
    return reading_of


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library(tmp_path / "data") as opened:
        yield opened
