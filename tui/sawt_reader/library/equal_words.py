"""Finds equal words in a text, whatever their typography. Pure functions.

Case, accents, white space, invisible characters, and the kind of quotation marks, apostrophes and dashes are ignored.
Words, their order and all other punctuation count: « des accords » is not « désaccords », nor « oui ? » « oui. ».
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from collections.abc import Iterator
from functools import cached_property, lru_cache

from sawt_reader.reading.model import Span

_COMBINING = "\u0300-\u036f"
_INVISIBLE = f"\u00ad\u061c\u200b-\u200f\u2060\ufeff{_COMBINING}"
_TOKEN = re.compile(rf"\w[\w{_INVISIBLE}]*|\.{{2,}}|[^\w\s{_INVISIBLE}]")
START, END = "\x02", "\x03"
"""Tokens before the first and after the last of a text; cleaned text contains no control characters."""
_SPECIAL = {"‘": "'", "’": "'", "‚": "'", "‛": "'", "ʼ": "'", "′": "'", "`": "'", "´": "'", "„": '"', "‟": '"'}
_SPECIAL |= {"−": "-", "…": "...", "œ": "oe", "æ": "ae", "\n": "\n"}
# By Unicode category: opening and closing quotation marks, dashes, combining marks, format and control characters.
_BY_CATEGORY = {"Pi": '"', "Pf": '"', "Pd": "-", "Mn": "", "Cf": "", "Cc": ""}


class _Folds(dict[int, str]):
    """The folded form of each character, computed on first use."""

    def __missing__(self, code: int) -> str:
        bare = unicodedata.normalize("NFD", chr(code).casefold())
        self[code] = "".join(_SPECIAL.get(c, _BY_CATEGORY.get(unicodedata.category(c), c)) for c in bare)
        return self[code]


_folds = _Folds()


def fold(text: str) -> str:
    """The words and punctuation of a text in their folded form, one per line; "" for none."""
    return "\n".join(_TOKEN.findall(text)).translate(_folds)


class Folded:
    """A text in which words can be found. Its construction takes linear time: use `folded`, which caches it.

    Args:
        text: any text.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._words = f"{START}\n{fold(text)}\n{END}"

    def places(self, words: str) -> Iterator[int]:
        """The occurrences of words, as indices of the token each begins with.

        Args:
            words: as returned by `fold`.
        """
        if words:
            yield from self._occurrences(f"\n{words}\n")

    def between(self, before: str, words: str, after: str) -> Iterator[int]:
        """The occurrences of words in the given context, as indices of the token each begins with.

        Args:
            before: the text before them, folded; may begin inside a word. `START` is the start of the text.
            words: as returned by `fold`.
            after: the text after them, folded; may end inside a word. `END` is the end of the text.
        """
        first, last = (f"{before}\n" if before else "\n"), (f"\n{after}" if after else "\n")
        if words:
            yield from self._occurrences(first + words + last, len(first) - 1)

    def span(self, place: int, words: str) -> Span:
        """The span in the text of an occurrence of words."""
        last = place + words.count("\n")
        return Span(self._bounds[2 * place], self._bounds[2 * last + 1])

    def _occurrences(self, needle: str, offset: int = 0) -> Iterator[int]:
        """The index of the token that follows the line feed at `offset` in each occurrence of the needle."""
        counted, index, at = 0, 0, self._words.find(needle)
        while at >= 0:
            index += self._words.count("\n", counted, at + offset)
            counted = at + offset
            yield index
            at = self._words.find(needle, at + 1)

    @cached_property
    def _bounds(self) -> array[int]:
        """Start and end of each token, in code points."""
        return array("I", (bound for token in _TOKEN.finditer(self._text) for bound in token.span()))


@lru_cache(maxsize=2)
def folded(text: str) -> Folded:
    """The `Folded` of a text, cached for the last two."""
    return Folded(text)
