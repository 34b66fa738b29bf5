"""From the command to the first frame with the article's text, against a bare Textual app with the same text.

usage: python tests/bench/first_frame.py [FILE]     (the bundled sample without an argument)

The two run in turn, so that a slow moment of the machine meets both; medians of the rounds.
"""

from __future__ import annotations

import statistics
import sys
from pathlib import Path

from on_a_pty import seconds_until_shown

from tui.sources import expand, load

ROUNDS = 20


def main() -> None:
    name = expand(sys.argv[1:2])[0]
    # A word of the first paragraph that no furniture and no other widget shows.
    article = load(name)
    first = next(b for b in article.blocks if b.kind == "paragraph")
    needle = max(article.text[first.start : first.start + 60].split(), key=len)
    bare = [sys.executable, str(Path(__file__).with_name("bare_app.py")), name]
    ours = [str(Path(sys.executable).with_name("sawt-reader")), name]
    pairs = [(seconds_until_shown(ours, needle), seconds_until_shown(bare, needle)) for _ in range(ROUNDS + 1)][1:]
    reader, plain = (statistics.median(column) for column in zip(*pairs, strict=True))
    ratio = statistics.median(a / b for a, b in pairs)
    print(f"first frame, medians of {ROUNDS}: reader {reader:.3f} s, bare app {plain:.3f} s, ratio {ratio:.2f}")


if __name__ == "__main__":
    main()
