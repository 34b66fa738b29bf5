"""Standard input as a source, even after the keyboard has taken its place."""

from __future__ import annotations

import os
import sys
from io import BufferedReader

_CHUNK = 1 << 16


class StandardInput:
    """Standard input.

    Attributes:
        received: bytes read so far; safe to read while another thread reads the input.
    """

    def __init__(self) -> None:
        self.received = 0
        self._aside: BufferedReader | None = None

    def set_aside(self) -> None:
        """Move the piped input to a new descriptor, before descriptor 0 becomes the keyboard."""
        self._aside = os.fdopen(os.dup(0), "rb")

    def read(self, most: int) -> bytes | None:
        """Read to the end, or at most `most` bytes; None if it is closed.

        Raises:
            OSError: if it cannot be read.
        """
        file: BufferedReader | None = self._aside or getattr(sys.stdin, "buffer", None)
        if file is None:
            return None
        chunks: list[bytes] = []
        left = most
        while left and (chunk := file.read1(min(left, _CHUNK))):
            chunks.append(chunk)
            left -= len(chunk)
            self.received = most - left
        return b"".join(chunks)


standard_input = StandardInput()
"""The standard input of this process."""
