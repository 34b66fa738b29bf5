"""Letters that type joins into one: who looks for « oeuvre » or « affirme » means « œuvre » and « aﬃrme », too."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

# Longest first. « œ » and « æ » are letters of French that many keyboards lack; the others come from printers' files.
SPELLINGS = {
    "ffi": ("ffi", "ﬃ", "ﬀi", "fﬁ"),
    "ffl": ("ffl", "ﬄ", "ﬀl", "fﬂ"),
    "ff": ("ff", "ﬀ"),
    "fi": ("fi", "ﬁ"),
    "fl": ("fl", "ﬂ"),
    "st": ("st", "ﬆ", "ﬅ"),
    "oe": ("oe", "œ"),
    "ae": ("ae", "æ"),
}
_JOINED = {form: letters for letters, forms in SPELLINGS.items() for form in forms if form not in SPELLINGS}
_LETTERS = re.compile("|".join(SPELLINGS), re.IGNORECASE)
# More spellings of one word are not looked for.
_MOST = 32


def parted(text: str) -> str:
    """A text in small letters with each ligature as its letters."""
    for form, letters in _JOINED.items():
        text = text.replace(form, letters)
    return text


def pattern(literal: str) -> str:
    """A regular expression that finds all spellings of one; `literal` has its ligatures parted."""
    return _LETTERS.sub(lambda found: f"(?:{'|'.join(SPELLINGS[found[0].lower()])})", literal)


def spellings(word: str) -> Iterator[str]:
    """All spellings of a word, that with no ligature first."""
    pieces = re.split(f"({_LETTERS.pattern})", parted(word.lower()))
    forms = (SPELLINGS.get(piece, (piece,)) for piece in pieces)
    return map("".join, itertools.islice(itertools.product(*forms), _MOST))
