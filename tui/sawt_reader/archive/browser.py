"""An archive for the reader: its speakers, their quotes, the readings of its articles."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from sawt_reader.archive import report, said_before
from sawt_reader.archive.contents import open_contents
from sawt_reader.archive.voices import Count, Voice, count
from sawt_reader.i18n import _, ngettext
from sawt_reader.library.records import Repetition
from sawt_reader.reading import wording
from sawt_reader.reading.glyphs import is_doubtful
from sawt_reader.reading.model import Reading
from sawt_reader.reading.safe_text import one_line
from sawt_reader.reading.stored import ReadingError
from sawt_reader.reading.voices import Said, Share
from sawt_reader.system.files import with_contents

SHOWN = 500
"""Most speakers, and most articles of one speaker, that are shown; the command `voices` writes all."""


class Browser:
    """An open archive, counted when its voices are first requested.

    Raises:
        ReadingError: if the file or folder cannot be read, or contains no reading.
    """

    def __init__(self, path: Path) -> None:
        self._contents = open_contents(path)
        self._count: Count | None = None
        self._voices: list[Voice] = []
        self._numbers: dict[str, int] = {}
        self.name = one_line(path.name)
        self.files: Sequence[str] = with_contents(path)
        first = next(iter(self._contents), None)
        if first is None:
            raise ReadingError(_("{name} contains no reading").format(name=one_line(str(path))))
        self.first: Reading = self.reading(first[0])

    def voices(self, progress: Callable[[int], None]) -> tuple[list[Share], str]:
        """The speakers, those with most words first, and a line about all of them.

        Args:
            progress: called with the number of each article counted.

        Raises:
            ReadingError: for something in the archive that is not a reading.
        """
        if self._count is None:
            self._count = count(self._contents, progress)
        rows = self._count.by("voice")
        self._voices = [row.voice for row in rows[:SHOWN]]
        shares = [
            Share(
                report.label(row.voice),
                row.tally.quotes,
                row.tally.literal,
                row.tally.reported,
                ngettext("{n} article", "{n} articles", row.tally.articles).format(n=row.tally.articles),
            )
            for row in rows[:SHOWN]
        ]
        more = len(rows) - len(shares)
        left = ngettext("{n} more voice.", "{n} more voices.", more).format(n=more) if more else ""
        return shares, f"{report.balance(self._count)} {left}".strip()

    def said(self, number: int) -> list[Said]:
        """The quotes of a speaker, the newest first.

        Args:
            number: index of the speaker in the result of `voices`.
        """
        if self._count is None:
            return []
        voice = self._voices[number]
        found: list[tuple[str, Said]] = []
        for article in self._count.articles_of(voice)[:SHOWN]:
            reading = self.reading(article)
            day = reading.article.published or ""
            where = reading.article.outlet or reading.article.source.rpartition("/")[2]
            for quote in self._count.quotes_of(voice, article, reading):
                about = " ".join(filter(None, [day, where, "?" if is_doubtful(quote) else ""]))
                found.append((day, Said(article, quote.spans[0].start, wording.words(quote.spans, reading), about)))
        return [said for _day, said in sorted(found, key=lambda each: each[0], reverse=True)]

    def said_before(self, words: str) -> list[Repetition]:
        """The quotes that have the words of a quote.

        Raises:
            ReadingError: for something in the archive that is not a reading.
        """
        found = list(said_before.find(self._contents, words))
        self._numbers.update((one.article, number) for number, one in found)
        return [one for _number, one in found]

    def reading_of(self, article: str) -> Reading | None:
        """The reading of an article that `said_before` has found, by its id; None for any other.

        Raises:
            ReadingError: for an inconsistent reading.
        """
        number = self._numbers.get(article)
        return None if number is None else self.reading(number)

    def reading(self, number: int) -> Reading:
        """The reading of an article.

        Raises:
            ReadingError: for an inconsistent reading.
        """
        return self._contents.reading(number)
