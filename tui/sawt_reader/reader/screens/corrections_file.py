"""The dialog that asks for a file of corrections."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from sawt_reader.i18n import N_, _
from sawt_reader.library import exchange
from sawt_reader.library.names import key
from sawt_reader.reader.screens.picker import Choice, Picker
from sawt_reader.reader.terminal.display import content
from sawt_reader.reading.stored import SUFFIXES
from sawt_reader.sources.confinement import Confinement
from sawt_reader.sources.errors import SourceError

MOST = 200
"""Files of a folder that are looked into."""


class CorrectionsFileScreen(Picker[Path, Path]):
    """The files of corrections in the current folder, the last one first. Returns the one chosen, or typed."""

    TITLE = N_("Import corrections")
    PLACEHOLDER = N_("narrow by words, or the path of a file")
    EMPTY = N_("No file of corrections is here; a path with a “/” in it names one elsewhere.")
    ENTER = N_("Import")
    HELP = N_(
        "Files of the current folder that “sawt-reader corrections export” or the export as JSON has written. Their "
        "corrections are added to yours, where the words are equal; what you disagree on is marked."
    )

    def __init__(self, within: Confinement) -> None:
        """Prepare the list.

        Args:
            within: the files that may be read.
        """
        super().__init__()
        self._within = within
        self._files: Sequence[Path] = _files(Path(within.place("x")).parent, within)

    async def find(self, words: str) -> Sequence[Choice[Path]]:
        """The files whose names contain what is typed; case and accents are ignored."""
        return [Choice(content(path.name), path) for path in self._files if key(words) in key(path.name)]

    def pick(self, value: Path | None, words: str) -> None:
        """Return what was typed, if it is a path; else the highlighted file."""
        if value is None or "/" in words or os.sep in words:
            if not words:
                return
            value = Path(words).expanduser()
        try:
            self._within.check(value)
        except SourceError as error:
            self.show_message(str(error))
            return
        if value.is_file():
            self.dismiss(value)
        else:
            self.show_message(_("{name} does not exist: check the name").format(name=words))


def _files(folder: Path, within: Confinement) -> list[Path]:
    """The files of a folder that may be ones of corrections, the last one written first."""
    try:
        named = [path for path in folder.iterdir() if path.suffix.lower() in SUFFIXES and within.allows(path)]
        found = sorted(named, key=lambda path: path.stat().st_mtime, reverse=True)[:MOST]
    except OSError:
        return []
    return [path for path in found if exchange.is_file(path)]
