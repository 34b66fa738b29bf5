"""The lines of a printed page in reading order, by the places of its words: columns, and titles over several of them.

A column ends at a gutter: a strip that no word crosses in several rows which have words on both sides of it. The gutter
with the most rows cuts the page; what is above it, left, right and below is cut again in the same way. So it does not
matter in which order the file draws its words.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby, pairwise
from statistics import median
from typing import NamedTuple

from sawt_reader.sources.formats.pdf_words import Word

# Shares of the font size. Words whose baselines differ by less stand in one row; the width of the narrowest gutter; the
# distance between rows above which one begins something new.
_SAME_ROW, _GUTTER, _FAR = 0.4, 0.8, 2.2
# A gutter has so many rows on each side, with so many words in the mean: the cells of a table have fewer.
_ROWS, _WORDS = 3, 2.2
# Gaps wider than this share of the font size, in neighbouring rows, part the cells of a table.
_CELL = 2.0
# Points between places at which a gutter is looked for.
_STEP = 3
# An initial over several lines is that much larger than the text.
_INITIAL = 1.8


class Line(NamedTuple):
    """A line of a column: its text, its edges and baseline in points, its font size, the width of its first word."""

    text: str
    left: float
    right: float
    y: float
    size: float
    first: float


Row = list[Word]


def columns(words: Sequence[Word]) -> list[list[Line]]:
    """The columns of a page in reading order, each with its lines from top to bottom."""
    return [_lines(region) for region in _regions(_rows(_with_initials(list(words))))]


def _rows(words: Sequence[Word]) -> list[Row]:
    """Words of one baseline, from left to right; rows from top to bottom."""
    rows: list[Row] = []
    for word in sorted(words, key=lambda word: -word.y):
        if rows and rows[-1][0].y - word.y < _SAME_ROW * min(word.size, rows[-1][0].size):
            rows[-1].append(word)
        else:
            rows.append([word])
    return [sorted(row, key=lambda word: word.left) for row in rows]


def _with_initials(words: list[Word]) -> list[Word]:
    """Words with each initial that is as high as several lines before the word it begins."""
    body = median(word.size for word in words) if words else 0
    for initial in [w for w in words if len(w.text) == 1 and w.text.isupper() and w.size >= _INITIAL * body]:
        beside = [
            (index, word)
            for index, word in enumerate(words)
            if word is not initial
            and initial.y - body < word.y <= initial.y + initial.size
            and 0 <= word.left - initial.right + 1 < 2 * body
        ]
        if len(beside) > 1:  # a heading has words on its own line only
            index, word = max(beside, key=lambda item: item[1].y)
            words[index] = word._replace(text=initial.text + word.text)
            words.remove(initial)
    return words


def _regions(rows: list[Row]) -> list[list[Row]]:
    """Rows cut into regions of one column each."""
    cut = _best_cut(rows)
    if cut is None:
        return [rows] if rows else []
    x, run = cut
    within = rows[run.start : run.stop]
    left = [found for row in within if (found := [word for word in row if word.right <= x])]
    right = [found for row in within if (found := [word for word in row if word.left >= x])]
    return [
        *_regions(rows[: run.start]),
        *_regions(left),
        *_regions(right),
        *_regions(rows[run.stop :]),
    ]


def _best_cut(rows: list[Row]) -> tuple[float, range] | None:
    """The place of the gutter with the most rows on both sides, and those rows; None in a single column."""
    if len(rows) < _ROWS:
        return None
    size = median(word.size for row in rows for word in row)
    margin = _GUTTER * size / 2
    places = {
        round((before.right + after.left) / 2 / _STEP)
        for row in rows
        for before, after in pairwise(row)
        if after.left - before.right >= 2 * margin
    }
    # Columns whose lines are not level have no row with both; then the edges of their words show the gutter.
    places |= {round((row[-1].right + 2 * margin) / _STEP) for row in rows}
    best: tuple[int, float, range] | None = None
    for place in sorted(places):
        x = place * _STEP
        for run in _runs(rows, x, margin):
            height = _height(rows, run, x)
            if height and (best is None or height > best[0]):
                best = height, x, run
    return (best[1], best[2]) if best else None


def _runs(rows: list[Row], x: float, margin: float) -> list[range]:
    """The runs of rows in which no word comes near a place."""
    free = [all(word.right <= x - margin or word.left >= x + margin for word in row) for row in rows]
    runs, at = [], 0
    for is_free, group in groupby(free):
        length = len(list(group))
        if is_free:
            runs += _trimmed(rows, range(at, at + length), x)
        at += length
    return runs


def _trimmed(rows: list[Row], run: range, x: float) -> list[range]:
    """A run without rows at its ends that do not belong to the columns: on one side only, and far from the others."""
    two_sided = [n for n in run if rows[n][0].left < x < rows[n][-1].right]
    sides = [rows[n][0].left < x for n in run]
    if not two_sided and all(sides[0] == side for side in sides):
        return []
    first, last = (two_sided[0], two_sided[-1]) if two_sided else (run[0], run[-1])
    while first > run[0] and rows[first - 1][0].y - rows[first][0].y < _FAR * rows[first][0].size:
        first -= 1
    while last < run[-1] and rows[last][0].y - rows[last + 1][0].y < _FAR * rows[last][0].size:
        last += 1
    return [range(first, last + 1)]


def _height(rows: list[Row], run: range, x: float) -> int:
    """How many rows of columns stand side by side at a place; 0 for too few, or for the cells of a table."""
    left = [words for n in run if (words := [word for word in rows[n] if word.right <= x])]
    right = [words for n in run if (words := [word for word in rows[n] if word.left >= x])]
    if min(len(left), len(right)) < _ROWS:
        return 0
    top = min(left[0][0].y, right[0][0].y)
    bottom = max(left[-1][0].y, right[-1][0].y)
    beside = [[words for words in side if bottom <= words[0].y <= top] for side in (left, right)]
    if min(map(len, beside)) < _ROWS or any(sum(map(len, side)) < _WORDS * len(side) for side in beside):
        return 0
    return min(map(len, beside))


def _lines(rows: list[Row]) -> list[Line]:
    """The rows of a column as lines; cells of a table are parted by a bar."""
    wide = [[after.left - before.right > _CELL * before.size for before, after in pairwise(row)] for row in rows]
    lines = []
    for n, row in enumerate(rows):
        beside = [any(other) for other in (wide[n - 1] if n else [], wide[n + 1] if n + 1 < len(rows) else [])]
        parts = [row[0].text]
        for word, is_wide in zip(row[1:], wide[n], strict=True):
            parts.append(f"| {word.text}" if is_wide and any(beside) else word.text)
        size = max(row, key=lambda word: len(word.text)).size
        first = row[1] if len(row) > 1 and not row[0].text[-1].isalnum() else row[0]  # « « Rien » stays together
        lines.append(Line(" ".join(parts), row[0].left, row[-1].right, row[0].y, size, first.right - row[0].left))
    return lines
