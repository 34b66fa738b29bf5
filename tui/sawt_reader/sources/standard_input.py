"""Standard input as a source, even where the keyboard takes its place meanwhile."""

from __future__ import annotations

import os
import sys
from io import BufferedReader

_PIECE = 1 << 16


class StandardInput:
    """Standard input.

    Attributes:
        received: bytes read so far; it may be looked at while another thread reads.
    """

    def __init__(self) -> None:
        self.received = 0
        self._aside: BufferedReader | None = None

    def set_aside(self) -> None:
        """Keep what is piped in: descriptor 0 is about to be the keyboard's."""
        self._aside = os.fdopen(os.dup(0), "rb")

    def read(self, most: int) -> bytes | None:
        """Read to the end, or `most` bytes; None where it is closed.

        Raises:
            OSError: when it cannot be read.
        """
        file: BufferedReader | None = self._aside or getattr(sys.stdin, "buffer", None)
        if file is None:
            return None
        pieces: list[bytes] = []
        left = most
        while left and (piece := file.read1(min(left, _PIECE))):
            pieces.append(piece)
            left -= len(piece)
            self.received = most - left
        return b"".join(pieces)


standard_input = StandardInput()
"""That of this process."""
