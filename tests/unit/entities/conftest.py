"""Short ways to ask for the entities of a text."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.language import Language

from sawt_reader.reading.model import Entity


@pytest.fixture(scope="session")
def entities(nlp: Language) -> Callable[[str], dict[str, Entity]]:
    """`entities(text)`: the entities of a text by name."""
    from sawt_reader.analysis import pipeline
    from sawt_reader.analysis.text import join
    from sawt_reader.sources import article_from_text

    def find(text: str) -> dict[str, Entity]:
        article = article_from_text(text)
        doc = nlp.get_pipe("sawt_entities")(join(nlp, article, list(pipeline.parse(nlp, article))))
        return {entity.name: entity for entity in doc._.entities}

    return find


@pytest.fixture(scope="session")
def kinds(entities: Callable[[str], dict[str, Entity]]) -> Callable[[str], dict[str, str]]:
    """`kinds(text)`: the kind of each entity by name."""
    return lambda text: {name: entity.kind for name, entity in entities(text).items()}
