"""The words of the rules: TOML and TSV files, each naming its source and licence at its head, and how they are read."""

from __future__ import annotations

import functools
import tomllib
from importlib import resources
from typing import Any


@functools.cache
def toml(name: str) -> dict[str, Any]:
    """A TOML lexicon by its file name. Read once; do not change what it returns."""
    return tomllib.loads(resources.files(__name__).joinpath(name).read_text("utf-8"))


@functools.cache
def tsv(name: str) -> tuple[tuple[str, ...], ...]:
    """The rows of a TSV lexicon by its file name, without comments (lines that start with #) and blank lines."""
    lines = resources.files(__name__).joinpath(name).read_text("utf-8").splitlines()
    return tuple(tuple(line.split("\t")) for line in lines if line and not line.startswith("#"))
