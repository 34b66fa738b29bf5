"""Which stretches of a text have the same words, however they are printed. Pure functions.

Case, accents, spaces, line ends, what cannot be seen, and the kind of quotation marks, apostrophes and dashes do not
matter. The words, their order and every other mark do: « des accords » is not « désaccords », nor « oui ? » « oui. ».
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from collections.abc import Iterator
from functools import cached_property, lru_cache

from sawt_reader.reading.model import Span

_COMBINING = "\u0300-\u036f"
_UNSEEN = f"\u00ad\u061c\u200b-\u200f\u2060\ufeff{_COMBINING}"
_TOKEN = re.compile(rf"\w[\w{_UNSEEN}]*|\.{{2,}}|[^\w\s{_UNSEEN}]")
START, END = "\x02", "\x03"
"""Words before the first and after the last of a text; cleaned text holds no control characters."""
_SPECIAL = {"‘": "'", "’": "'", "‚": "'", "‛": "'", "ʼ": "'", "′": "'", "`": "'", "´": "'", "„": '"', "‟": '"'}
_SPECIAL |= {"−": "-", "…": "...", "œ": "oe", "æ": "ae", "\n": "\n"}
_KINDS = {"Pi": '"', "Pf": '"', "Pd": "-", "Mn": "", "Cf": "", "Cc": ""}


class _Folds(dict[int, str]):
    """What each character stands for in a comparison, found when it is first met."""

    def __missing__(self, code: int) -> str:
        bare = unicodedata.normalize("NFD", chr(code).casefold())
        self[code] = "".join(_SPECIAL.get(c, _KINDS.get(unicodedata.category(c), c)) for c in bare)
        return self[code]


_folds = _Folds()


def fold(text: str) -> str:
    """The words and marks of a text as they are compared, a line each; "" where there are none."""
    return "\n".join(_TOKEN.findall(text)).translate(_folds)


class Folded:
    """A text whose words can be looked for. Making one takes time in proportion to the text: see `folded`.

    Args:
        text: any text.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._words = f"{START}\n{fold(text)}\n{END}"

    def places(self, words: str) -> Iterator[int]:
        """Where words stand, from the first place on: numbers of the word each begins with.

        Args:
            words: as `fold` makes them.
        """
        yield from self._found(f"\n{words}\n") if words else ()

    def between(self, before: str, words: str, after: str) -> Iterator[int]:
        """Where words stand in just these surroundings: numbers of the word each place begins with.

        Args:
            before: what comes before them, from any letter on, as `fold` makes it; `START` means the start of the text.
            words: as `fold` makes them.
            after: what comes after them, up to any letter, likewise; `END` means the end of the text.
        """
        first, last = (f"{before}\n" if before else "\n"), (f"\n{after}" if after else "\n")
        yield from self._found(first + words + last, len(first) - 1) if words else ()

    def span(self, place: int, words: str) -> Span:
        """The stretch of the text of words at a place."""
        last = place + words.count("\n")
        return Span(self._bounds[2 * place], self._bounds[2 * last + 1])

    def _found(self, needle: str, before: int = 0) -> Iterator[int]:
        """The word after the line feed that stands `before` characters into each place of the needle."""
        counted, number, at = 0, 0, self._words.find(needle)
        while at >= 0:
            number += self._words.count("\n", counted, at + before)
            counted = at + before
            yield number
            at = self._words.find(needle, at + 1)

    @cached_property
    def _bounds(self) -> array[int]:
        """Start and end of each word, code points."""
        return array("I", (bound for token in _TOKEN.finditer(self._text) for bound in token.span()))


@lru_cache(maxsize=2)
def folded(text: str) -> Folded:
    """A text whose words can be looked for; of the last ones it is made once."""
    return Folded(text)
