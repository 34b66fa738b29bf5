"""Roles beside names are found in texts without annotations."""

from __future__ import annotations

import importlib
from pathlib import Path
from types import ModuleType

import pytest

FOLDER = Path(__file__).parents[3] / "tui" / "training"
TEXTS = [
    "Le maire de Bordeaux Paul Arnal est venu. Son mari Jean Brun aussi.",
    "« Non », a dit Paul Arnal, maire de Bordeaux. Léa Brun, ministre de la Ville, a ri.",
    "Le maire Paul Arnal est parti.",
]


@pytest.fixture
def mine(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The script."""
    monkeypatch.syspath_prepend(str(FOLDER))
    return importlib.import_module("mine_roles")


def test_a_role_that_several_articles_give(mine: ModuleType) -> None:
    ((name, (role,)),) = mine.table(TEXTS).items()
    assert (name, role.stem, role.words) == ("Paul Arnal", "maire", {"bordeaux"})
