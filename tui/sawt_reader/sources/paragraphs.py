"""The paragraphs of a plain text: a line each, or several lines of a hard-wrapped text."""

from __future__ import annotations

from itertools import pairwise

from sawt_reader.reading.model import Span

# Widths in code points at which texts are wrapped by hand or by mail programs.
_NARROWEST, _WIDEST = 40, 100
# Of the line breaks inside runs, the share that must be wrapping before the text counts as wrapped: paragraphs of three
# lines without a blank one between have .67; in verse one line in four happens to be full.
_WRAPPED_SHARE = 0.6


def paragraphs(text: str) -> list[Span]:
    """The paragraphs of a cleaned text, in order, without the white space around them.

    A line is a paragraph, unless the text is hard-wrapped: then the lines up to the next one that ends early are one.
    Every character that is not white space lies in exactly one.
    """
    runs = _runs(text)
    width = _wrapped_at(text, runs)
    found: list[Span] = []
    for run in runs:
        start = run[0].start
        for line, following in pairwise(run):
            if not (width and _goes_on(text, line, following, width)):
                found.append(Span(start, line.end))
                start = following.start
        found.append(Span(start, run[-1].end))
    return found


def _runs(text: str) -> list[list[Span]]:
    """The lines of a text, without the white space around them; a run has no blank line inside."""
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


def _wrapped_at(text: str, runs: list[list[Span]]) -> int | None:
    """The width a text was wrapped at, in code points; None where its line breaks mean something.

    A wrapped line was filled: the first word of the next one had no room. A list, a poem or a page whose paragraphs
    are a line each does not fill its longest line.
    """
    joined = [run for run in runs if len(run) > 1]
    width = max((line.end - line.start for run in joined for line in run), default=0)
    if not _NARROWEST <= width <= _WIDEST:
        return None
    breaks = [pair for run in joined for pair in pairwise(run)]
    wrapped = sum(_goes_on(text, line, following, width) for line, following in breaks)
    return width if wrapped >= _WRAPPED_SHARE * len(breaks) else None


def _goes_on(text: str, line: Span, following: Span, width: int) -> bool:
    """Whether a line break is mere wrapping: the next word had no room, or goes on in small letters."""
    space = text.find(" ", following.start, following.end)
    word = (space if space >= 0 else following.end) - following.start
    full = line.end - line.start + 1 + word > width
    return full or (text[following.start].islower() and text[line.end - 1].isalnum())
