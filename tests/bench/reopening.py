"""From the command to full lists of an article read before, against the first frame of a bare Textual app.

usage: python tests/bench/reopening.py [FILE]     (the bundled sample without an argument)

The library is a new one in a temporary folder. The two run in turn, so that a slow moment of the machine meets both;
medians of the rounds.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
from pathlib import Path

from on_a_pty import seconds_until_shown

from tui.library import readings
from tui.library.store import FOLDER_VARIABLE, Library
from tui.sources import expand, load

ROUNDS = 20
# What the status says when the lists have been filled from the library.
FULL = "analysed before"


def main() -> None:
    from tui.analysis import pipeline

    name = expand(sys.argv[1:2])[0]
    article = load(name)
    first = next(b for b in article.blocks if b.kind == "paragraph")
    needle = max(article.text[first.start : first.start + 60].split(), key=len)
    bare = [sys.executable, str(Path(__file__).with_name("bare_app.py")), name]
    ours = [str(Path(sys.executable).with_name("sawt-reader")), name]
    with tempfile.TemporaryDirectory() as folder:
        os.environ[FOLDER_VARIABLE] = folder
        with Library() as library:
            readings.save(library, pipeline.analyse(pipeline.load(), article))
        pairs = [(seconds_until_shown(ours, FULL), seconds_until_shown(bare, needle)) for _ in range(ROUNDS + 1)][1:]
    reader, plain = (statistics.median(column) for column in zip(*pairs, strict=True))
    ratio = statistics.median(a / b for a, b in pairs)
    print(f"reopened, medians of {ROUNDS}: lists full {reader:.3f} s, bare app {plain:.3f} s, ratio {ratio:.2f}")


if __name__ == "__main__":
    main()
