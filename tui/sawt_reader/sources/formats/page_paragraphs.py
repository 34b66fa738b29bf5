"""The paragraphs of printed pages, from the lines of columns: by distance, size, indent, and lines that end early.

Running heads and page numbers are left out; footnotes come after the text; a paragraph goes on in the next column.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence, Set
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from sawt_reader.sources.formats.page_columns import Line
from sawt_reader.sources.hyphens import keeps_hyphen, left_of, words_of

# Shares: of the usual distance between lines, above which a paragraph ends; of the font size, by which the first line
# of one is set in; of the font size, that two lines of one paragraph differ in at most.
_FAR, _INDENT, _OTHER_SIZE = 1.35, 0.8, 0.12
# A line without a stop ends a paragraph if it is shorter than this share of its column; titles are larger than the text
# by this share, and are balanced, so their lines end early.
_SHORT, _TITLE = 0.6, 1.15
# Lines above and below that tell the width of a column; the longest lines of a page may be those of a table.
_BESIDE = 3
# A line is full if there is less room behind it than for a word, in font sizes.
_WORD = 3.0
# A footnote is smaller than the text, and in the lower part of the page.
_NOTE_SIZE, _NOTE_BELOW = 0.92, 0.35
_NOTE = re.compile(r"(?:\d{1,3}|\*{1,3}|[†‡])[.)]?\s*\S")
_PAGE_NUMBER = re.compile(r"(?:[-–—]\s*)?(?:page\s*)?\d{1,4}(?:\s*(?:/|sur|of)\s*\d+)?(?:\s*[-–—])?$", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")
# Rows at the top and at the bottom of a page in which running heads stand.
_EDGE = 2
_STOP = re.compile(r"[.!?…:][»”\"')\]\s]*$")
_ITEM = re.compile(r"[•‣▪◦–—-]\s")
_NUMBERED = re.compile(r"\d+(?:\.\d+)*[.)]?\s+[A-ZÀ-Þ]")
_HYPHENS = frozenset("-\u2010\u00ad")
_FIRST = re.compile(r"[^\W\d_]+")

Column = Sequence[Line]


class _Paragraph(NamedTuple):
    """The lines of a paragraph.

    Attributes:
        is_last: of its column, so that it may go on in the next.
        is_full: its last line is as long as the column, to a word.
    """

    lines: list[Line]
    is_last: bool = False
    is_full: bool = False


def paragraphs(pages: Sequence[Sequence[Column]]) -> list[str]:
    """The paragraphs of a document.

    Args:
        pages: the columns of each, in reading order.
    """
    running = _running(pages)
    body = median([line.size for page in pages for column in page for line in column for _ in line.text] or [0])
    kept: list[Column] = []
    notes: list[Column] = []
    for page in pages:
        above, below = _without_furniture(page, running, body)
        kept += above
        notes += below
    found = [paragraph for column in kept for paragraph in _parts(column, body)]
    lines = (line.text for column in (*kept, *notes) for line in column)
    words = words_of("\n".join(lines).replace("\u00ad\n", "-\n"))
    joined: list[str] = []
    before: _Paragraph | None = None
    for paragraph in found:
        text = _joined([line.text for line in paragraph.lines], words)
        if before and _goes_on(before, paragraph, joined[-1]):
            joined[-1] = _joined([joined[-1], text], words)
        else:
            joined.append(text)
        before = paragraph
    for column in notes:
        joined += [_joined([line.text for line in part.lines], words) for part in _parts(column, body)]
    return [text.replace("\u00ad", "") for text in joined]


def _running(pages: Sequence[Sequence[Column]]) -> Set[str]:
    """Lines that stand at the edge of most pages, without their digits."""
    edges = Counter(key for page in pages for key in {_DIGITS.sub("", line.text) for line in _edges(page)})
    return {key for key, number in edges.items() if number > max(1, len(pages) / 2)}


def _edges(page: Sequence[Column]) -> list[Line]:
    """The lines in the first and last rows of a page."""
    lines = sorted((line for column in page for line in column), key=lambda line: -line.y)
    rows = sorted({round(line.y) for line in lines})
    outer = {*rows[:_EDGE], *rows[-_EDGE:]}
    return [line for line in lines if round(line.y) in outer]


def _without_furniture(page: Sequence[Column], running: Set[str], body: float) -> tuple[list[Column], list[Column]]:
    """The columns of a page without running heads and page numbers, and its footnotes."""
    edges = set(_edges(page))
    heights = [line.y for column in page for line in column] or [0]
    foot = min(heights) + _NOTE_BELOW * (max(heights) - min(heights))
    text: list[Column] = []
    notes: list[Column] = []
    for column in page:
        lines = [
            line
            for line in column
            if not (line in edges and (_PAGE_NUMBER.match(line.text) or _DIGITS.sub("", line.text) in running))
        ]
        first = next(
            (
                n
                for n, line in enumerate(lines)
                if line.y <= foot
                and line.size <= _NOTE_SIZE * body
                and _NOTE.match(line.text)
                and all(below.size <= _NOTE_SIZE * body for below in lines[n:])
            ),
            len(lines),
        )
        text.append(lines[:first])
        notes.append(lines[first:])
    return [column for column in text if column], [column for column in notes if column]


def _parts(column: Column, body: float) -> Iterator[_Paragraph]:
    """The paragraphs of a column."""
    gaps = [above.y - below.y for above, below in pairwise(column) if above.size == below.size]
    usual = median(gaps) if gaps else 0.0
    part: list[Line] = []
    for n, line in enumerate(column):
        part.append(line)
        if n + 1 < len(column) and _ends(column, n, usual or 1.2 * line.size, body):
            yield _Paragraph(part)
            part = []
    if part:
        widths = [line.right - line.left for line in column]
        room = max(widths) - widths[-1]
        yield _Paragraph(part, is_last=True, is_full=len(part) > 1 and room < _WORD * part[-1].size)


def _ends(column: Column, n: int, usual: float, body: float) -> bool:
    """Does line `n` of a column end a paragraph, by the one below?"""
    line, below = column[n], column[n + 1]
    size = max(line.size, below.size)
    if abs(line.size - below.size) > _OTHER_SIZE * size or line.y - below.y > _FAR * max(usual, size):
        return True
    stops = _STOP.search(line.text) is not None
    if _ITEM.match(below.text) or (stops and _NUMBERED.match(below.text)):
        return True
    if line.size >= _TITLE * body:
        return False
    left, right = _edges_at(column, n)
    indented = [one.left - left > _INDENT * size for one in column[n : n + 3]]
    # Not in a passage that is set in as a whole.
    if indented[1] and not (indented[0] and all(indented[2:])):
        return True
    room = right - line.right - below.first > size
    if stops:
        return room
    return room and line.right - left < _SHORT * (right - left) and not below.text[0].islower()


def _edges_at(column: Column, n: int) -> tuple[float, float]:
    """The edges of a column at line `n`: of the lines above, or of those below where they are shorter."""
    above, below = column[max(0, n - _BESIDE) : n + 1], column[n : n + 1 + _BESIDE]
    left = min(line.left for line in (*above, *below))
    return left, min(max(line.right for line in side) for side in (above, below) if len(side) > 1 or len(column) == 1)


def _goes_on(before: _Paragraph, after: _Paragraph, text: str) -> bool:
    """Is a paragraph the rest of the one before, which has this text and stands at the foot of another column?"""
    size = before.lines[-1].size
    if not before.is_last or _STOP.search(text) or abs(after.lines[0].size - size) > _OTHER_SIZE * size:
        return False
    return before.is_full or after.lines[0].text[0].islower() or text[-1] in _HYPHENS


def _joined(lines: Sequence[str], words: Set[str]) -> str:
    """Lines as one text, words that a line end has cut joined."""
    text = ""
    for line in lines:
        first = _FIRST.match(line)
        left = left_of(text, len(text) - 1) if text[-1:] in _HYPHENS else ""
        if left and first:
            keeps = keeps_hyphen(left, first[0], words)
            text = f"{text[:-1]}{'-' if keeps else ''}{line}"
        else:
            text = f"{text} {line}" if text else line
    return text
