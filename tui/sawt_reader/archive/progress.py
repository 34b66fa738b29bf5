"""The progress line of a run on a terminal: articles, articles per second, time left."""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence

from sawt_reader.i18n import _, ngettext
from sawt_reader.sources.corpus import size

# Seconds between updates of the line.
_EVERY = 0.2
_CLEAR = "\r\033[K"


class Progress:
    """A line on standard error that overwrites itself; nothing if that is not a terminal.

    Args:
        names: of the sources.
    """

    def __init__(self, names: Sequence[str]) -> None:
        self._shown = sys.stderr.isatty()
        sizes = [size(name) for name in names] if self._shown else []
        # The size of a source that is not a file is unknown, and so is the time left.
        self._total = None if None in sizes else sum(filter(None, sizes))
        self._started = self._drawn = time.monotonic()
        self._before = self._inside = self._skipped = 0
        self._articles = 0

    def read(self, inside: int, *, skipped: bool) -> None:
        """Update the bytes read of the current source; `skipped` if the last article is already in OUT."""
        if skipped:
            self._skipped += inside - self._inside
        self._inside = inside

    def next_source(self) -> None:
        """Note the end of a source."""
        self._before += self._inside
        self._inside = 0

    def wrote(self, rows: int) -> None:
        """Note that rows were written, and update the line."""
        self._articles += rows
        now = time.monotonic()
        if self._shown and now - self._drawn >= _EVERY:
            self._drawn = now
            sys.stderr.write(f"{_CLEAR}{self._line(now - self._started)}")
            sys.stderr.flush()

    def clear(self) -> None:
        """Remove the line."""
        if self._shown:
            sys.stderr.write(_CLEAR)
            sys.stderr.flush()

    def _line(self, seconds: float) -> str:
        parts = [
            ngettext("{n} article", "{n} articles", self._articles).format(n=self._articles),
            _("{n}/s").format(n=f"{self._articles / seconds:.1f}"),
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
