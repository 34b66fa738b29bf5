"""What the reader needs of an archive: the readings of many articles, written by `sawt-reader analyze`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from sawt_reader.reading.model import Reading
from sawt_reader.reading.voices import Said, Share


class Archive(Protocol):
    """An archive. All methods may take long."""

    name: str
    files: Sequence[str]
    first: Reading

    def voices(self, report: Callable[[int], None], /) -> tuple[list[Share], str]:
        """The speakers, most words first, and a line on all of them; `report` gets the number of articles counted."""
        ...

    def said(self, number: int) -> list[Said]:
        """What the speaker with this number in `voices` has said."""
        ...

    def reading(self, number: int) -> Reading:
        """The reading of an article."""
        ...
