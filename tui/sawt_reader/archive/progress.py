"""How far a run is, on a terminal: articles, articles a second, time left."""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence

from sawt_reader.i18n import _, ngettext
from sawt_reader.sources.corpus import size

# Seconds between two looks of the line.
_EVERY = 0.2
_CLEAR = "\r\033[K"


class Progress:
    """A line on standard error that is drawn over itself; nothing where that is no terminal.

    Args:
        names: of the sources.
    """

    def __init__(self, names: Sequence[str]) -> None:
        self._shown = sys.stderr.isatty()
        sizes = [size(name) for name in names] if self._shown else []
        # A source that is no file may be of any size, so nothing can be said of the time left.
        self._total = None if None in sizes else sum(filter(None, sizes))
        self._started = self._drawn = time.monotonic()
        self._before = self._inside = self._skipped = 0
        self._articles = 0

    def read(self, inside: int, *, skipped: bool) -> None:
        """So many bytes of the present source have been read, the last ones of an article that was there already."""
        if skipped:
            self._skipped += inside - self._inside
        self._inside = inside

    def next_source(self) -> None:
        """A source has been read to its end."""
        self._before += self._inside
        self._inside = 0

    def wrote(self, rows: int) -> None:
        """So many rows have been written."""
        self._articles += rows
        now = time.monotonic()
        if self._shown and now - self._drawn >= _EVERY:
            self._drawn = now
            sys.stderr.write(f"{_CLEAR}{self._line(now - self._started)}")
            sys.stderr.flush()

    def clear(self) -> None:
        """Take the line away."""
        if self._shown:
            sys.stderr.write(_CLEAR)
            sys.stderr.flush()

    def _line(self, seconds: float) -> str:
        parts = [
            ngettext("{n} article", "{n} articles", self._articles).format(n=self._articles),
            _("{n} a second").format(n=f"{self._articles / seconds:.1f}"),
        ]
        done = self._before + self._inside
        if self._total and done > self._skipped:
            left = seconds * max(self._total - done, 0) / (done - self._skipped)
            parts.append(_("{time} left").format(time=_clock(left)))
        return " · ".join(parts)


def _clock(seconds: float) -> str:
    """Hours, minutes and seconds."""
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}"
