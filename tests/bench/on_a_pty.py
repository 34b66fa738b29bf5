"""A child process on a pseudo-terminal, when it first shows something, and the bare app beside it."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import statistics
import struct
import sys
import termios
import time
from pathlib import Path

from sawt_reader.sources import load

ROUNDS = 20

# What a run may take before it counts as hung, in seconds.
PATIENCE = 60.0


def seconds_until_shown(command: list[str], needle: str, columns: int = 140, rows: int = 45) -> float:
    """Start a command on a new terminal; wall seconds until its output holds `needle`. The child is then killed.

    Raises:
        TimeoutError: when it does not show within `PATIENCE` seconds.
    """
    started = time.perf_counter()
    child, terminal = pty.fork()
    if child == 0:
        os.environ.update(TERM="xterm-256color", COLORTERM="truecolor")
        os.execvp(command[0], command)
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
    seen = b""
    try:
        while needle.encode() not in seen:
            if time.perf_counter() - started > PATIENCE:
                raise TimeoutError(f"{command} did not show {needle!r}")
            if select.select([terminal], [], [], 0.5)[0]:
                seen += os.read(terminal, 1 << 16)
        return time.perf_counter() - started
    finally:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        os.close(terminal)


def beside_bare_app(name: str, shown: str | None = None) -> str:
    """The reader on an article until it shows something, in turn with the bare app until it shows the text.

    A slow moment of the machine so meets both.

    Args:
        name: the article.
        shown: what the reader must show; the text of the article where nothing is said.

    Returns:
        The medians of the rounds, seconds, and that of their ratios, in words.
    """
    article = load(name)
    # A word of the first paragraph that no furniture and no other widget shows.
    paragraph = next(block for block in article.blocks if block.kind == "paragraph")
    word = max(article.text[paragraph.start : paragraph.start + 60].split(), key=len)
    ours = [str(Path(sys.executable).with_name("sawt-reader")), name]
    bare = [sys.executable, str(Path(__file__).with_name("bare_app.py")), name]
    rounds = [
        (seconds_until_shown(ours, shown or word), seconds_until_shown(bare, word))
        for _ in range(ROUNDS + 1)  # the first one warms caches up
    ][1:]
    reader, plain = (statistics.median(column) for column in zip(*rounds, strict=True))
    ratio = statistics.median(a / b for a, b in rounds)
    return f"medians of {ROUNDS}: reader {reader:.3f} s, bare app {plain:.3f} s, ratio {ratio:.2f}"
