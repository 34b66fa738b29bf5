"""Starting Python as a child process, never with the current folder on the module path.

With `-m` or `-c`, Python looks for modules in the current folder first. A folder of articles may contain a `spacy.py`
or a `random.py`, by accident or not, and it would run. `-P` (Python 3.11) leaves the folder out. So would `-I`, but it
also hides what `pip install --user` and `PYTHONPATH` provide, perhaps spaCy itself.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence


def python_command(module: str, *arguments: str, options: Sequence[str] = ()) -> list[str]:
    """The command that runs a module in a child interpreter; start it with `safe_environment()`.

    Args:
        module: its dotted name, as after `-m`.
        arguments: for the module.
        options: further options of the interpreter.
    """
    return [sys.executable, "-P", *options, "-m", module, *arguments]


def safe_environment() -> dict[str, str]:
    """The environment for a child interpreter."""
    return os.environ | safe_path()


def safe_path() -> dict[str, str]:
    """Environment variables that keep the current folder off a child's module path.

    They serve libraries that start interpreters themselves and take no options: multiprocessing, Dask.
    `PYTHONSAFEPATH` is `-P`. `PYTHONPATH` loses its relative entries and its empty ones ("/opt/lib:"), which mean the
    current folder.
    """
    entries = os.environ.get("PYTHONPATH", "").split(os.pathsep)
    return {"PYTHONSAFEPATH": "1", "PYTHONPATH": os.pathsep.join(filter(os.path.isabs, entries))}
