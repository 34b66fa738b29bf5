"""Word lists of the rules. Each TOML or TSV file names its source and licence at its head."""

from __future__ import annotations

import functools
import re
import tomllib
from importlib import resources
from typing import Any


@functools.cache
def toml(name: str) -> dict[str, Any]:
    """A TOML lexicon by its file name. Read once; do not change what it returns."""
    return tomllib.loads(resources.files(__name__).joinpath(name).read_text("utf-8"))


@functools.cache
def words(name: str, key: str) -> frozenset[str]:
    """A list of a TOML lexicon by its key: a string of single words, or an array if it has phrases too."""
    listed = toml(name)[key]
    return frozenset(listed.split() if isinstance(listed, str) else listed)


def alternatives(name: str, key: str) -> str:
    """An array of a TOML lexicon as the alternatives of a regular expression, in its order: "en|fin|début"."""
    return "|".join(map(re.escape, toml(name)[key]))


@functools.cache
def weights(name: str, group: str) -> dict[str, float]:
    """The weight of each sign in one group of a TSV lexicon with the columns group, sign, weight."""
    return {sign: float(weight) for of, sign, weight in tsv(name) if of == group}


def tsv(name: str) -> tuple[tuple[str, ...], ...]:
    """The rows of a TSV lexicon by its file name, without blank lines and comments (lines that start with #).

    Read at each call: whoever builds a table of them keeps that alone, where the rows would take as much memory again.
    """
    lines = resources.files(__name__).joinpath(name).read_text("utf-8").splitlines()
    return tuple(tuple(line.split("\t")) for line in lines if line and not line.startswith("#"))
