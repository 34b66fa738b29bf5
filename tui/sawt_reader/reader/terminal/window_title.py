"""The title of the terminal's window: the article's while it is read, afterwards what it was.

The sequences are xterm's: OSC 2 sets the title, CSI 22;0t and 23;0t save and restore it
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
# These have no title, or print unknown sequences.
_WITHOUT_OSC = frozenset({"", "dumb", "unknown", "linux"})


def takes_osc() -> bool:
    """Whether the terminal accepts operating system commands (OSC): titles, queries for its colours."""
    return os.environ.get("TERM", "") not in _WITHOUT_OSC


def sequence(title: str) -> str:
    """The sequence that sets a title; nothing in the title itself can control the terminal."""
    line = " ".join(shown(title).split())
    line = line if len(line) <= LONGEST else f"{line[: LONGEST - 1]}…"
    return f"\x1b]2;{line}\x07"


@contextmanager
def saved() -> Iterator[None]:
    """Restore the terminal's title afterwards."""
    _write(_PUSH)
    try:
        yield
    finally:
        _write(_POP)


@contextmanager
def restored() -> Iterator[None]:
    """Restore the terminal's title meanwhile, as while the app is suspended."""
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
