"""The paragraphs of a plain text: one per line, or of several lines if the text is hard-wrapped."""

from __future__ import annotations

from itertools import pairwise

from sawt_reader.reading.model import Span

# Widths in code points at which newspapers, people and mail programs wrap texts.
_NARROWEST, _WIDEST = 25, 100
# In a narrower text than that, short lines may be full by chance: it needs so many line breaks.
_NARROW, _LEAST_BREAKS = 40, 4
# A text is wrapped if this share of the line breaks inside its runs is wrapping. Paragraphs of three lines without
# blank lines between them have .67; in verse about one line in four is full by chance.
_LEAST_WRAPPED = 0.6
# A word that the line end cuts: « popu- ».
_HYPHENS = "-\u2010"


def paragraphs(text: str) -> list[Span]:
    """The paragraphs of a cleaned text, in order, without the white space around them.

    A line is a paragraph; in a hard-wrapped text, a paragraph reaches to the next line that ends early.
    Every character that is not white space is in exactly one.
    """
    runs = _runs(text)
    width = _wrapping_width(text, runs)
    found: list[Span] = []
    for run in runs:
        start = run[0].start
        for line, following in pairwise(run):
            if not (width and _is_wrapped(text, line, following, width)):
                found.append(Span(start, line.end))
                start = following.start
        found.append(Span(start, run[-1].end))
    return found


def _runs(text: str) -> list[list[Span]]:
    """The lines of a text without the white space around them, in runs separated by blank lines."""
    runs: list[list[Span]] = [[]]
    at = 0
    for line in text.split("\n"):
        if content := line.strip():
            start = at + len(line) - len(line.lstrip())
            runs[-1].append(Span(start, start + len(content)))
        elif runs[-1]:
            runs.append([])
        at += len(line) + 1
    return runs if runs[-1] else runs[:-1]


def _wrapping_width(text: str, runs: list[list[Span]]) -> int | None:
    """The width at which a text was wrapped, in code points; None if its line breaks end paragraphs.

    Wrapping fills a line: there was no room for the first word of the next one. That is rare in a list, a poem or a
    text with one paragraph per line.
    """
    long_runs = [run for run in runs if len(run) > 1]
    width = max((line.end - line.start for run in long_runs for line in run), default=0)
    if not _NARROWEST <= width <= _WIDEST:
        return None
    breaks = [pair for run in long_runs for pair in pairwise(run)]
    if width < _NARROW and len(breaks) < _LEAST_BREAKS:
        return None
    wrapped = sum(_is_wrapped(text, line, following, width) for line, following in breaks)
    return width if wrapped >= _LEAST_WRAPPED * len(breaks) else None


def _is_wrapped(text: str, line: Span, following: Span, width: int) -> bool:
    """Whether wrapping made a line break: there was no room for the next word, or it continues in lower case."""
    space = text.find(" ", following.start, following.end)
    word = (space if space >= 0 else following.end) - following.start
    full = line.end - line.start + 1 + word > width  # 1 for a space
    ends_open = text[line.end - 1].isalnum() or text[line.end - 1] in _HYPHENS
    return full or (text[following.start].islower() and ends_open)
