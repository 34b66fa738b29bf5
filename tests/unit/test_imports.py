"""The rules of the house about imports, in a fresh interpreter: what may be loaded by what."""

from __future__ import annotations

import subprocess
import sys

import pytest

HEAVY = ("spacy", "textual", "thinc", "numpy")


def loaded_after(statement: str) -> set[str]:
    """The modules that a fresh interpreter holds after a statement."""
    code = f"{statement}\nimport sys\nprint('\\n'.join(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


@pytest.mark.parametrize(
    ("module", "forbidden"),
    [
        ("tui", HEAVY),
        ("tui.start", (*HEAVY, "sqlite3", "click", "tui.cli")),
        ("tui.opening", (*HEAVY, "sqlite3", "click", "tui.cli")),
        ("tui.cli", (*HEAVY, "sqlite3")),
        ("tui.model", HEAVY),
        ("tui.protocol", HEAVY),
        ("tui.sources", HEAVY),
        ("tui.exports.formats", HEAVY),
        ("tui.library.store", HEAVY),
        ("tui.library.exported", HEAVY),
        ("tui.cli_export", HEAVY),
        ("tui.cli_analyze", (*HEAVY, "dask", "pyarrow", "sqlite3")),
        ("tui.archive.engines.processes", HEAVY),
        ("tui.archive.browser", HEAVY),
        ("tui.reader.app", ("spacy", "thinc", "numpy", "regex", "tui.analysis")),
        ("tui.analysis.pipeline", ("textual", "tui.reader")),
        ("tui.analysis.worker", ("spacy", "textual", "tui.reader")),
    ],
)
def test_module_stays_light(module: str, forbidden: tuple[str, ...]) -> None:
    loaded = loaded_after(f"import {module}")
    assert module in loaded
    assert not loaded.intersection(forbidden)


def test_schema_command_loads_neither_engine() -> None:
    loaded = loaded_after("from tui.cli import main\ntry:\n    main(['schema'])\nexcept SystemExit: pass")
    assert not loaded.intersection(HEAVY)
