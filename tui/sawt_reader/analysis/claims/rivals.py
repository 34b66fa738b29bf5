"""The second figure of a sentence that gives two: « 9 000 grévistes selon la police, *30 000 selon le syndicat* »."""

from __future__ import annotations

from typing import NamedTuple

from sawt_reader.analysis.claims.numerals import number
from sawt_reader.analysis.tokens import Tokens

_JOINTS = frozenset("contre et mais ou , ; (".split())
# A figure and its noun before « selon »: « 30 000 grévistes selon ». Tokens; half changes nothing, double 2.
_LONGEST = 4


class Rival(NamedTuple):
    """Token indices: the joint before the figure, the figure from `first` up to `after`, the noun of its source."""

    joint: int
    first: int
    after: int
    source: int


def rival_figure(tokens: Tokens, first: int, stop: int) -> Rival | None:
    """A figure with a source of its own after another figure, among the tokens `first` up to `stop`."""
    figures = [i for i in range(first, stop) if tokens.lower[i][0].isdigit()]
    if len(figures) < 2:
        return None
    for i in range(figures[0] + 1, stop - 1):
        if tokens.lower[i] == "selon" or tokens.lower[i : i + 2] == ["d'", "après"]:
            found = _figure_before(tokens, figures[0], i)
            source = _source(tokens, i, stop)
            if found is not None and source is not None and _counts_the_same(tokens, figures[0], found, i):
                return Rival(found - 1, found, i, source)
    return None


def _figure_before(tokens: Tokens, least: int, preposition: int) -> int | None:
    """Where the figure begins that ends, with its noun, at the preposition."""
    for start in range(preposition - 1, max(least + 1, preposition - _LONGEST - 1), -1):
        if tokens.lower[start - 1] in _JOINTS and tokens.lower[start][0].isdigit():
            return start if number(tokens.lower[start:preposition]) else None
    return None


def _counts_the_same(tokens: Tokens, figure: int, rival: int, preposition: int) -> bool:
    """« 41 morts et 17 disparus, selon le préfet » are two figures of one source."""
    noun = next((tokens.lower[i] for i in range(rival, preposition) if tokens.pos[i] == "NOUN"), None)
    return noun is None or noun in tokens.lower[figure:rival]


def _source(tokens: Tokens, preposition: int, stop: int) -> int | None:
    """The noun that « selon » governs, or the next one."""
    head = tokens.head[preposition]
    if head > preposition and head < stop and tokens.pos[head] in ("NOUN", "PROPN"):
        return head
    return next((i for i in range(preposition + 1, stop) if tokens.pos[i] in ("NOUN", "PROPN")), None)
