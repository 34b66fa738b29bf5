"""What the reader needs of an archive: the readings of many articles, written by `sawt-reader analyze`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Protocol

from sawt_reader.reading.model import Reading
from sawt_reader.reading.voices import Said, Share

if TYPE_CHECKING:
    from sawt_reader.library.records import Repetition


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

    def said_before(self, words: str) -> list[Repetition]:
        """The quotes that have the words of a quote."""
        ...

    def reading_of(self, article: str) -> Reading | None:
        """The reading of an article that `said_before` has found, by its id."""
        ...

    def reading(self, number: int) -> Reading:
        """The reading of an article."""
        ...
