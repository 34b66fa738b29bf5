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
        ("sawt_reader", HEAVY),
        ("sawt_reader.cli.start", (*HEAVY, "sqlite3", "click", "sawt_reader.cli.main")),
        ("sawt_reader.cli.launch", (*HEAVY, "sqlite3", "click", "sawt_reader.cli.main")),
        ("sawt_reader.cli.main", (*HEAVY, "sqlite3")),
        ("sawt_reader.reading.model", HEAVY),
        ("sawt_reader.reading.protocol", HEAVY),
        ("sawt_reader.sources", HEAVY),
        ("sawt_reader.exports.formats", HEAVY),
        ("sawt_reader.library.store", HEAVY),
        ("sawt_reader.library.exported", HEAVY),
        ("sawt_reader.cli.export", HEAVY),
        ("sawt_reader.cli.analyze", (*HEAVY, "dask", "pyarrow", "sqlite3")),
        ("sawt_reader.archive.engines.processes", HEAVY),
        ("sawt_reader.archive.browser", HEAVY),
        ("sawt_reader.reader.app", ("spacy", "thinc", "numpy", "regex", "sawt_reader.analysis")),
        ("sawt_reader.analysis.pipeline", ("textual", "sawt_reader.reader")),
        ("sawt_reader.analysis.worker", ("spacy", "textual", "sawt_reader.reader")),
    ],
)
def test_module_stays_light(module: str, forbidden: tuple[str, ...]) -> None:
    loaded = loaded_after(f"import {module}")
    assert module in loaded
    assert not loaded.intersection(forbidden)


def test_schema_command_loads_neither_engine() -> None:
    loaded = loaded_after("from sawt_reader.cli.main import main\ntry:\n    main(['schema'])\nexcept SystemExit: pass")
    assert not loaded.intersection(HEAVY)
