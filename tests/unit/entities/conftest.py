"""Short ways to ask for the entities of a text."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tui.model import Entity, Reading


@pytest.fixture(scope="session")
def entities(read: Callable[[str], Reading]) -> Callable[[str], dict[str, Entity]]:
    """`entities(text)`: the entities of a text by name."""
    return lambda text: {entity.name: entity for entity in read(text).entities}


@pytest.fixture(scope="session")
def kinds(entities: Callable[[str], dict[str, Entity]]) -> Callable[[str], dict[str, str]]:
    """`kinds(text)`: the kind of each entity by name."""
    return lambda text: {name: entity.kind for name, entity in entities(text).items()}
