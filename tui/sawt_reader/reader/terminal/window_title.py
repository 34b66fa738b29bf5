"""The title of the terminal's window: the article's while it is read, afterwards what it was.

The sequences are xterm's: OSC 2 sets the title, CSI 22;0t and 23;0t keep it and bring it back
(https://invisible-island.net/xterm/ctlseqs/ctlseqs.html). Terminals that do not know them ignore them.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from sawt_reader.reader.terminal.display import shown

LONGEST = 80
"""Code points of a title that are shown."""
_PUSH, _POP = "\x1b[22;0t", "\x1b[23;0t"
# These have no title, or write what they do not know on the screen.
_WITHOUT_OSC = frozenset({"", "dumb", "unknown", "linux"})


def takes_osc() -> bool:
    """Whether the terminal takes operating system commands (OSC): titles, questions for its colours."""
    return os.environ.get("TERM", "") not in _WITHOUT_OSC


def sequence(title: str) -> str:
    """What to write to the terminal for a title; nothing in the title itself can act on it."""
    line = " ".join(shown(title).split())
    line = line if len(line) <= LONGEST else f"{line[: LONGEST - 1]}…"
    return f"\x1b]2;{line}\x07"


@contextmanager
def kept() -> Iterator[None]:
    """Bring the title back at the end that the terminal has now."""
    _write(_PUSH)
    try:
        yield
    finally:
        _write(_POP)


@contextmanager
def lent() -> Iterator[None]:
    """Give the title back for a while, as for the time the reader is suspended."""
    _write(_POP)
    try:
        yield
    finally:
        _write(_PUSH)


def _write(sequence: str) -> None:
    # Where Textual writes too.
    if sys.__stderr__ is not None and sys.__stderr__.isatty():
        sys.__stderr__.write(sequence)
        sys.__stderr__.flush()
