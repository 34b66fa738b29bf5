"""What counts as the same letter where a reader looks for words: « Teheran » finds « Téhéran »."""

from __future__ import annotations

import unicodedata

_ALIKE = {"’": "'", "‘": "'", "ʼ": "'", "\u00a0": " ", "\u202f": " ", "\u2009": " ", "\u2010": "-", "\u2011": "-"}


class _Table(dict[int, str]):
    """For `str.translate`: what a code point folds to, computed on first use."""

    def __init__(self, *, lower: bool) -> None:
        super().__init__()
        self._lower = lower

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        letter = _ALIKE.get(letter, letter)
        parts = unicodedata.normalize("NFD", letter)
        if all(map(unicodedata.combining, parts[1:])):
            letter = parts[0]
        # « İ » in lower case is two code points; one of them keeps the length.
        self[code] = letter.lower()[0] if self._lower else letter
        return self[code]


_LETTERS = _Table(lower=True)
_CAPITALS = _Table(lower=False)


def fold(text: str) -> str:
    """The text without accents and capitals, with one kind of apostrophe, space and hyphen.

    A code point stays one code point, so places in it are places in the text.
    """
    return text.translate(_LETTERS)


def fold_keeping_case(text: str) -> str:
    r"""As `fold`, but capitals stay: in a regular expression `\S` is not `\s`."""
    return text.translate(_CAPITALS)
