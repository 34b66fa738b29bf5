"""Numbers as French writes them: « 1 234,5 », « 12.500 », « trois cent mille », « quatre-vingt-dix-neuf »."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from sawt_reader.analysis import lexicons

_FIGURES = re.compile(r"\d{1,3}(?:[ .]\d{3})+(?:,\d+)?|\d{1,15}(?:[.,]\d{1,9})?")
_THOUSANDS = re.compile(r"\d{3}(?:,\d+)?")


class Number(NamedTuple):
    """The value of a number and how many words it takes."""

    value: float
    length: int


def figures(word: str) -> float | None:
    """The value of a number in figures: « 7,2 » is 7.2, « 12.500 » and « 12 500 » are 12500; None for other words."""
    if not _FIGURES.fullmatch(word):
        return None
    if re.search(r"[ .]\d{3}(?:\D|$)", word):
        word = word.replace(" ", "").replace(".", "")
    return float(word.replace(" ", "").replace(",", "."))


def number(words: Sequence[str]) -> Number | None:
    """The number that these words (in lower case) begin with, or None."""
    if not words:
        return None
    if words[0][:1].isdigit():
        return _in_figures(words)
    return _in_letters(words)


def _in_figures(words: Sequence[str]) -> Number | None:
    joined, length = words[0], 1
    # The tokenizer splits groups of three digits: « 300 000 ».
    while length < len(words) and len(words[0]) <= 3 and _THOUSANDS.fullmatch(words[length]) and "," not in joined:
        joined, length = joined + words[length], length + 1
    value = figures(joined)
    if value is None:
        return None
    return _scaled(value, words, length)


def _scaled(value: float, words: Sequence[str], length: int) -> Number:
    """A number with the multipliers after it: « 3,5 millions », « 20 mille », « un million et demi »."""
    multipliers = lexicons.toml("numbers.toml")["multipliers"]
    scale = 1
    while length < len(words) and words[length] in multipliers:
        scale *= multipliers[words[length]]
        length += 1
    if scale > 1 and tuple(words[length : length + 2]) == ("et", "demi"):
        return Number((value + 0.5) * scale, length + 2)
    return Number(value * scale, length)


def _in_letters(words: Sequence[str]) -> Number | None:
    """Add up units and tens, multiply at « cent », close a group at « mille » and above."""
    lexicon = lexicons.toml("numbers.toml")
    values, multipliers = lexicon["values"], lexicon["multipliers"]
    total, group, length, found = 0.0, 0.0, 0, False
    for n, word in enumerate(words):
        parts = [part for part in word.split("-") if part != "et"]
        if word == "et" and found and n + 1 < len(words) and words[n + 1] in ("un", "une", "onze"):
            continue
        if not parts or not all(part in values or part in multipliers for part in parts):
            break
        for part in parts:
            if part in values:
                # « quatre-vingt » is four times twenty.
                group += 76 if part in ("vingt", "vingts") and group % 100 == 4 else values[part]
            elif multipliers[part] == 100:
                group = max(1.0, group) * 100
            else:
                total, group = total + max(1.0, group) * multipliers[part], 0.0
        found, length = True, n + 1
    if not found:
        return None
    if total and tuple(words[length : length + 2]) == ("et", "demi"):
        largest = max(m for w, m in multipliers.items() if w in words[:length])
        return Number(total + largest / 2, length + 2)
    return Number(total + group, length)
