"""Whether two passages say the same in the same words, and which words differ. Pure functions.

Case, accents, punctuation and quotation marks are ignored, and a « que » that introduces an indirect quote. Two
passages are the same if they share a run of words (`RUN`), and at least half of the shorter one in the same order.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import Match, SequenceMatcher
from functools import cached_property
from typing import NamedTuple

from sawt_reader.library import names
from sawt_reader.library.equal_words import fold
from sawt_reader.library.records import Part
from sawt_reader.reading.labels import Likeness
from sawt_reader.reading.model import Span

RUN = 3
"""Words in a row that two passages must share to be compared at all."""
# Fewer words in common are no evidence: « Je ne sais pas » is said by many.
_LEAST_COMMON = 4
_LEAST_SHARE = 0.5
# A common stretch that counts: single words such as « de » stand in any two sentences.
_STRETCH = 2
# Most words that are compared, as that takes quadratic time.
_MOST = 500
_WORD = re.compile(r"\w+")
_INTRODUCING = frozenset({"que", "qu"})


class Words:
    """The words of a passage, to compare with others.

    Args:
        text: the passage.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        found = list(_WORD.finditer(text))
        if found and fold(found[0][0]) in _INTRODUCING:
            del found[0]
        self._places = [Span(*match.span()) for match in found[:_MOST]]

    def __len__(self) -> int:
        return len(self._places)

    @cached_property
    def folded(self) -> Sequence[str]:
        """The words without case and accents."""
        # In one call: folding each apart takes several times as long.
        return fold(self.printed(0, len(self))).split("\n") if self._places else ()

    @cached_property
    def runs(self) -> frozenset[tuple[str, ...]]:
        """All runs of `RUN` words."""
        return frozenset(tuple(self.folded[n : n + RUN]) for n in range(len(self) - RUN + 1))

    def printed(self, first: int, count: int) -> str:
        """Some of the words as printed, with a space between two."""
        return " ".join(self.text[place.start : place.end] for place in self._places[first : first + count])

    def span(self, first: int, end: int) -> Span:
        """The span of the words from number `first` to before `end`, which is greater."""
        return Span(self._places[first].start, self._places[end - 1].end)

    def passage(self, first: int, end: int) -> str:
        """The passage from word number `first` to before `end`, on one line."""
        place = self.span(first, end)
        return " ".join(self.text[place.start : place.end].split())


class Comparison(NamedTuple):
    """How a passage there differs from one here.

    Attributes:
        likeness: "whole": the same words; "cut": some are left out there; "longer": some are left out here; "part":
            each begins or ends differently; "altered": other words stand between the same ones.
        parts: the words of both in their order.
    """

    likeness: Likeness
    parts: tuple[Part, ...]


def compare(here: Words, there: Words) -> Comparison | None:
    """Compare two passages; None if they do not say the same in the same words."""
    blocks = _common(here, there)
    return _comparison(here, there, blocks) if blocks else None


def differences(here: Words, there: Words) -> Comparison:
    """Compare two passages however little they have in common, as two versions of a sentence."""
    return _comparison(here, there, _blocks(here, there))


def common_part(here: Words, there: Words) -> Span | None:
    """The part of a longer text `there` that has the words of a passage, code points; None if it has not."""
    blocks = _common(here, there)
    return there.span(blocks[0].b, blocks[-1].b + blocks[-1].size) if blocks else None


def share_in_common(here: Words, there: Words) -> float:
    """The share of the longer passage's words, 0 to 1, that both have in the same order."""
    return sum(block.size for block in _blocks(here, there)) / max(len(here), len(there), 1)


def _common(here: Words, there: Words) -> list[Match]:
    """The common stretches of two passages in their order; none if these are too few."""
    if min(len(here), len(there)) < _LEAST_COMMON or here.runs.isdisjoint(there.runs):
        return []
    blocks = [block for block in _blocks(here, there) if block.size >= _STRETCH]
    common = sum(block.size for block in blocks)
    return blocks if common >= max(_LEAST_COMMON, _LEAST_SHARE * min(len(here), len(there))) else []


def _blocks(here: Words, there: Words) -> list[Match]:
    return SequenceMatcher(None, here.folded, there.folded, autojunk=False).get_matching_blocks()[:-1]


def _comparison(here: Words, there: Words, blocks: Sequence[Match]) -> Comparison:
    parts = tuple(_parts(here, there, blocks))
    kinds = [part.kind for part in parts]
    likeness: Likeness
    if "missing" in kinds and "added" in kinds:
        likeness = "altered" if _is_replaced(kinds) else "part"
    else:
        likeness = "cut" if "missing" in kinds else "longer" if "added" in kinds else "whole"
    return Comparison(likeness, parts)


def _parts(here: Words, there: Words, blocks: Sequence[Match]) -> Iterator[Part]:
    a = b = 0
    for block in (*blocks, Match(len(here), len(there), 0)):
        if a < block.a:
            yield Part("missing", here.passage(a, block.a))
        if b < block.b:
            yield Part("added", there.passage(b, block.b))
        a, b = block.a + block.size, block.b + block.size
        if block.size:
            yield Part("same", there.passage(block.b, b))


def _is_replaced(kinds: Sequence[str]) -> bool:
    """Whether other words stand between the same ones, or nothing is the same."""
    inside = ["missing", "added"]
    return any(kinds[n : n + 2] == inside for n in range(1, len(kinds) - 2)) or "same" not in kinds


def same_person(one: str, other: str) -> bool:
    """Whether two names may be of one person: equal, or one is the end of the other, as a surname is."""
    short, long = sorted((names.key(one), names.key(other)), key=len)
    return bool(short) and f" {long}".endswith(f" {short}")


def same_people(here: Sequence[str], there: Sequence[str]) -> bool:
    """Whether two passages have the same speakers, as far as names tell; nobody is not the same as somebody."""
    if not here or not there:
        return not here and not there
    fewer, more = sorted((here, there), key=len)
    return all(any(same_person(one, other) for other in more) for one in fewer)
