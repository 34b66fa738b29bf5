"""Restricts the files that a reader served over the network may use: those beside the sources it was started with."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from sawt_reader.i18n import _
from sawt_reader.reading.safe_text import one_line
from sawt_reader.sources.addresses import is_url
from sawt_reader.sources.errors import SourceError
from sawt_reader.sources.files import expand, place

Read = TypeVar("Read")


class Confinement(NamedTuple):
    """The files a reader may use. Links are resolved before the check; hidden files are never allowed.

    Attributes:
        trees: folders with all their subfolders; None for all files.
        folders: folders without their subfolders.
        files: single files.
    """

    trees: tuple[Path, ...] | None = None
    folders: tuple[Path, ...] = ()
    files: tuple[Path, ...] = ()

    def check(self, path: str | Path) -> None:
        """Refuse a file or folder that is not allowed, whether it exists or not.

        Raises:
            SourceError: if it is not allowed.
        """
        if not self.allows(path):
            folders = one_line(", ".join(map(str, (*(self.trees or ()), *self.folders))))
            reason = _("outside the folders that this reader may use ({folders})")
            raise SourceError(reason.format(folders=folders or _("none")), origin=one_line(str(path)))

    def allows(self, path: str | Path) -> bool:
        """Whether a file or folder may be used."""
        if self.trees is None:
            return True
        try:
            real = Path(os.path.realpath(path))
        except (OSError, ValueError):  # not a valid path
            return False
        return (
            real in self.files
            or any(_is_in(real, tree) for tree in self.trees)
            or any(real == folder or (real.parent == folder and _is_in(real, folder)) for folder in self.folders)
        )

    def guarded(self, read: Callable[..., Read]) -> Callable[..., Read]:
        """Wrap a function that reads a source by its name, so that it refuses files that are not allowed."""

        def guarded(name: str, **options: Any) -> Read:
            if not is_url(name):
                self.check(place(name)[0])
            return read(name, **options)

        return guarded

    def place(self, name: str) -> str:
        """The path for a new file: its name if that is allowed, else moved to the first folder."""
        folders = (*(self.trees or ()), *self.folders)
        return name if self.allows(name) or not folders else str(folders[0] / name)


EVERYWHERE = Confinement()


def confined_to(sources: Sequence[str]) -> Confinement:
    """Allow the named folders, the folders of named files, and the targets of links among them.

    Args:
        sources: as on the command line; without any, only the bundled sample is allowed.
    """
    if not sources:
        return Confinement((), (), tuple(Path(os.path.realpath(name)) for name in expand([])))
    paths = [Path(name) for name in sources if name != "-" and not is_url(name)]
    trees = [Path(os.path.realpath(path)) for path in paths if path.is_dir()]
    files = [path for path in paths if not path.is_dir()]
    return Confinement(
        tuple(dict.fromkeys(trees)),
        tuple(dict.fromkeys(Path(os.path.realpath(file.parent)) for file in files)),
        tuple(dict.fromkeys(Path(os.path.realpath(file)) for file in files)),
    )


def _is_in(path: Path, folder: Path) -> bool:
    """Whether a path is a folder, or in it and not hidden."""
    return path.is_relative_to(folder) and not any(part.startswith(".") for part in path.relative_to(folder).parts)
