"""An archive as the reader shows it: its voices, what each has said, the readings of its articles."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from sawt_reader.archive import report
from sawt_reader.archive.contents import open_contents
from sawt_reader.archive.voices import Count, Voice, count
from sawt_reader.i18n import _, ngettext
from sawt_reader.reading import wording
from sawt_reader.reading.glyphs import is_doubtful
from sawt_reader.reading.model import Reading
from sawt_reader.reading.safe_text import one_line
from sawt_reader.reading.stored import BadReading
from sawt_reader.reading.voices import Said, Share
from sawt_reader.system.files import with_contents

SHOWN = 500
"""Voices, and statements of one voice, that are shown; the command `voices` writes all."""


class Browser:
    """Readings of many articles, counted when they are first asked for.

    Raises:
        BadReading: when the file or folder cannot be read, or holds no reading.
    """

    def __init__(self, path: Path) -> None:
        self._contents = open_contents(path)
        self._count: Count | None = None
        self._voices: list[Voice] = []
        self.name = one_line(path.name)
        self.files: Sequence[str] = with_contents(path)
        first = next(iter(self._contents), None)
        if first is None:
            raise BadReading(_("{name} holds no reading").format(name=one_line(str(path))))
        self.first: Reading = self.reading(first[0])

    def voices(self, told: Callable[[int], None]) -> tuple[list[Share], str]:
        """Who says most first, and a line on all of them.

        Args:
            told: is told the number of each article counted.

        Raises:
            BadReading: where something in the archive is no reading.
        """
        if self._count is None:
            self._count = count(self._contents, told)
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
        """What a voice has said, the newest first.

        Args:
            number: of the voice in what `voices` gave, from 0.
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

    def reading(self, number: int) -> Reading:
        """The reading of the article of that number.

        Raises:
            BadReading: where it would break the reader.
        """
        return self._contents.reading(number)
