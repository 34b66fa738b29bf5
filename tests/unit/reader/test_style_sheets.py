"""Style sheets: each is beside the module that uses it, and names classes that exist."""

from __future__ import annotations

import importlib
import pkgutil
import re
from pathlib import Path

import pytest
from textual import widgets
from textual.command import CommandPalette
from textual.dom import DOMNode
from textual.widgets._toast import Toast, ToastHolder, ToastRack

from sawt_reader import reader

SHEETS = sorted(Path(reader.__path__[0]).rglob("*.tcss"))


def class_names() -> set[str]:
    found = [
        importlib.import_module(module.name) for module in pkgutil.walk_packages(reader.__path__, "sawt_reader.reader.")
    ]
    classes = [value for module in found for value in vars(module).values() if isinstance(value, type)]
    known = {
        CommandPalette,
        Toast,
        ToastHolder,
        ToastRack,
        *(getattr(widgets, name) for name in vars(widgets)["__all__"]),
    }
    return {each.__name__ for each in {*classes, *known} if issubclass(each, DOMNode)}


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_every_sheet_is_beside_its_module_and_names_classes_that_exist(sheet: Path) -> None:
    assert sheet.with_suffix(".py").exists()
    rules = re.sub(r"/\*.*?\*/|\$[\w-]+", "", sheet.read_text("utf-8"), flags=re.DOTALL)
    assert set(re.findall(r"(?<![\w.#-])[A-Z]\w+", rules)) <= class_names()
