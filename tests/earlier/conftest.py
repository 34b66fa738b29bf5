"""What version c369f77 left on a disk, copied for each test, and what its commands said of it."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from sawt_reader.cli.main import main

DATA = Path(__file__).parents[1] / "data" / "c369f77"


def lost(old: Any, new: Any, where: str = "") -> Iterator[str]:
    """Where a value of that version says something that the value of today does not. New fields are no loss."""
    if isinstance(old, dict) and isinstance(new, dict):
        for key, value in old.items():
            if key in new:
                yield from lost(value, new[key], f"{where}.{key}")
            else:
                yield f"{where}.{key} is gone"
    elif isinstance(old, list) and isinstance(new, list):
        if len(old) != len(new):
            yield f"{where} has {len(new)} values, not {len(old)}"
        for number, values in enumerate(zip(old, new, strict=False)):
            yield from lost(*values, f"{where}[{number}]")
    elif old != new:
        yield f"{where} is {new!r}, not {old!r}"


def objects(text: str) -> list[Any]:
    """What stands in JSON lines."""
    return [json.loads(line) for line in text.splitlines()]


def said(name: str) -> str:
    """What that version said."""
    return (DATA / "said" / name).read_text("utf-8")


def run(*arguments: str | Path) -> Result:
    """Run a command as it is today."""
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


@pytest.fixture
def left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Path]:
    """`left(name)`: a copy of a file or folder of that version; a library or settings are those in use from then on."""
    variables = {"library": ("SAWT_READER_DATA", ""), "config": ("SAWT_READER_CONFIG", "settings.toml")}
    monkeypatch.setenv("SAWT_READER_DATA", str(tmp_path / "no-library"))

    def copy(name: str) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        (shutil.copytree if (DATA / name).is_dir() else shutil.copy)(DATA / name, path)
        if name in variables:
            variable, file = variables[name]
            monkeypatch.setenv(variable, str(path / file))
        return path

    return copy
