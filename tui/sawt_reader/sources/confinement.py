"""Where a reader that others can reach may read and write files: beside the sources it was started with."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from sawt_reader.i18n import _
from sawt_reader.reading.safe_text import one_line
from sawt_reader.sources.addresses import is_url
from sawt_reader.sources.errors import SourceError
from sawt_reader.sources.files import expand

Read = TypeVar("Read")


class Confinement(NamedTuple):
    """The files a reader may use. Links are followed first; no hidden file is one of them.

    Attributes:
        trees: folders, with all folders in them; None is every file there is.
        folders: folders without those in them.
        files: single files.
    """

    trees: tuple[Path, ...] | None = None
    folders: tuple[Path, ...] = ()
    files: tuple[Path, ...] = ()

    def check(self, path: str | Path) -> None:
        """Refuse a file or folder outside, whether it is there or not.

        Raises:
            SourceError: when it is outside.
        """
        if not self.allows(path):
            folders = one_line(", ".join(map(str, (*(self.trees or ()), *self.folders))))
            reason = _("outside the folders that this reader may use ({folders})")
            raise SourceError(reason.format(folders=folders or _("none")), origin=one_line(str(path)))

    def allows(self, path: str | Path) -> bool:
        """Whether a file or folder is inside."""
        if self.trees is None:
            return True
        try:
            real = Path(os.path.realpath(path))
        except (OSError, ValueError):  # no name of a file
            return False
        return (
            real in self.files
            or any(_is_in(real, tree) for tree in self.trees)
            or any(real == folder or (real.parent == folder and _is_in(real, folder)) for folder in self.folders)
        )

    def guarded(self, read: Callable[..., Read]) -> Callable[..., Read]:
        """A function that reads a source by its name, for addresses and for files inside alone."""

        def guarded(name: str, **options: Any) -> Read:
            if not is_url(name):
                self.check(name)
            return read(name, **options)

        return guarded

    def place(self, name: str) -> str:
        """A name for a new file: as it is where that is inside, else in the first folder."""
        folders = (*(self.trees or ()), *self.folders)
        return name if self.allows(name) or not folders else str(folders[0] / name)


EVERYWHERE = Confinement()


def confined_to(sources: Sequence[str]) -> Confinement:
    """Confine to named folders, the folders of named files, and what the links among these lead to.

    Args:
        sources: as they stand on the command line; without any, the bundled sample can be read and nothing else.
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
    """Whether a path is a folder, or something in it that is not hidden."""
    return path.is_relative_to(folder) and not any(part.startswith(".") for part in path.relative_to(folder).parts)
