"""The requirements of the installed program, from its package metadata: versions, and how to install missing ones.

The program is not on a package registry, so a message must not advise `pip install` with its name: whoever registers
that name would be trusted. The requirements themselves can be named, wherever the program came from.
"""

from __future__ import annotations

import re
import shlex
import sys
from importlib import metadata
from pathlib import Path

DISTRIBUTION = "sawt-reader"
# PEP 508, as far as build tools write it: name, extras and bounds, then a marker.
_NAME = re.compile(r"[A-Za-z0-9._-]+")
_EXTRA = re.compile(r"""\bextra\s*==\s*["']([\w.-]+)["']""")


def install_command(extra: str) -> str:
    """The shell command that installs the missing requirements of an extra into this Python.

    Args:
        extra: its name in pyproject.toml, as "web".
    """
    # A checkout that was never installed has no metadata, but can be installed itself.
    needed = _required(extra) or [f"{Path(__file__).parents[3]}[{extra}]"]
    missing = [requirement for requirement in needed if _version(requirement) is None]
    return shlex.join([sys.executable or "python3", "-m", "pip", "install", *(missing or needed)])


def installed_versions() -> list[str]:
    """The installed packages that the program requires, by name: "lxml 5.4.0"."""
    every = {requirement for extra in ("", *_extras()) if extra != "test" for requirement in _required(extra)}
    versions = {_name(requirement): _version(requirement) for requirement in every}
    return [f"{name} {version}" for name, version in sorted(versions.items()) if version]


def _required(extra: str) -> list[str]:
    """The requirements of an extra without their markers; those of the program itself for ""."""
    found = []
    for line in _metadata():
        requirement, _, marker = line.partition(";")
        named = _EXTRA.search(marker)
        if (named[1] if named else "") == extra and _name(requirement) != DISTRIBUTION:
            found.append(requirement.strip())
    return found


def _extras() -> set[str]:
    return {named[1] for line in _metadata() if (named := _EXTRA.search(line))}


def _metadata() -> list[str]:
    try:
        return metadata.requires(DISTRIBUTION) or []
    except metadata.PackageNotFoundError:
        return []


def _name(requirement: str) -> str:
    name = _NAME.match(requirement)
    return name[0] if name else requirement


def _version(requirement: str) -> str | None:
    try:
        return metadata.version(_name(requirement))
    except metadata.PackageNotFoundError:
        return None
