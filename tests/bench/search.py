"""The longest step of a search for a regular expression in one paragraph of 1,000,000 code points.

usage: python tests/bench/search.py [PATTERN...]

CPU milliseconds of the longest step and of all: the interface waits for a step. The bar is the patience for one match
and the slice of searching that comes before it.
"""

from __future__ import annotations

import sys
import time

from sawt_reader.reader.text.search import PATIENCE, Search, pattern_of
from sawt_reader.reader.widgets.slices import SLICE
from sawt_reader.reading.model import Article, Block

SIZE = 1_000_000
# `regex` looks at its clock now and then.
BAR = PATIENCE + SLICE + 0.05
PATTERNS = (
    r".*#",
    r"(a+)+$",
    r"(?=.*#)x",
    r"(?:[^#]*,)*#",
    r".*[#$]",
    r"(?=.*[0-9])",
    r"[^#]+[#0-9]",
    r"(?:[^#]*,)*[#0-9]",
    r"(\w+\W?)+[@#]",
    r"(.|..)+[@#]",
    r"(?:(?:.*)*)*[0-9]",
    r"(\w+) \1",
    r"\bmaire\b",
)
TEXTS = {"one letter": "a", "words": "le maire de la ville a dit oui, ", "spaces": " "}


def longest_step(text: str, typed: str) -> tuple[float, float, Search]:
    """Seconds of CPU of the longest step and of all steps, and the search when it has ended."""
    find = pattern_of(typed, regex=True)
    assert find is not None
    search = Search(Article(id="x", source="-", text=text, blocks=(Block("paragraph", 0, len(text)),)), find)
    steps = []
    while not search.complete:
        started = time.process_time()
        search.run_for(SLICE)
        steps.append(time.process_time() - started)
    return max(steps), sum(steps), search


def main() -> None:
    worst = 0.0
    for name, unit in TEXTS.items():
        text = (unit * (SIZE // len(unit) + 1))[:SIZE] + "b"
        for typed in sys.argv[1:] or PATTERNS:
            step, whole, search = longest_step(text, typed)
            worst = max(worst, step)
            end = "given up" if search.given_up else f"{len(search.hits)} hits"
            print(f"{name:10} {typed:24} longest {step * 1000:4.0f} ms, all {whole * 1000:5.0f} ms, {end}", flush=True)
    print(f"{'holds' if worst <= BAR else 'falls short'}: {worst * 1000:.0f} ms, the bar is {BAR * 1000:.0f}")


if __name__ == "__main__":
    main()
