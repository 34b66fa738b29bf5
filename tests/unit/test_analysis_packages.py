"""The packages of the analysis say in their docstring which module answers which question."""

from __future__ import annotations

import pkgutil
from importlib import import_module

import pytest


@pytest.mark.parametrize("name", ["claims", "entities", "grammar", "quotes", "reference"])
def test_every_module_is_in_the_table_of_its_package(name: str) -> None:
    package = import_module(f"sawt_reader.analysis.{name}")
    missing = [m.name for m in pkgutil.iter_modules(package.__path__) if f"`{m.name}" not in (package.__doc__ or "")]
    assert missing == []
