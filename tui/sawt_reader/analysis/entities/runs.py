"""Runs of capitalised words: « Human Rights Watch », « Morel & Fils »."""

from __future__ import annotations

from sawt_reader.analysis.entities import gazetteer, persons
from sawt_reader.analysis.tokens import Tokens

_LONGEST = 20  # tokens: bounds the work on hostile text; half cuts names in 3, double changes nothing


def run(tokens: Tokens, i: int) -> int:
    """The token after a run of capitalised words at `i`, without a person's name or a title after its first word."""
    end = capitals(tokens, i)
    for j in range(i + 1, end):
        if tokens.forms[j] in persons.titles() or (persons.is_full_name(tokens, j) and not _is_place(tokens.forms[j])):
            return j
    return end


def capitals(tokens: Tokens, i: int) -> int:
    """The token after a run of capitalised words: « Human Rights Watch », « Morel & Fils »."""
    end, limit = i, min(len(tokens), i + _LONGEST)
    while end < limit and tokens.nameable[end] and not (end > i and tokens.initial[end]):
        if tokens.capital[end] or (end > i and tokens.forms[end].isdigit() and len(tokens.forms[end]) < 3):
            end += 1
        elif end > i and (
            tokens.is_hyphen(end) or (tokens.forms[end] == "&" and end + 1 < len(tokens) and tokens.capital[end + 1])
        ):
            end += 2
        else:
            break
    return end


def _is_place(word: str) -> bool:
    found = gazetteer.known(word)
    return bool(found and found.kind == "place" and found.weight > 1)
