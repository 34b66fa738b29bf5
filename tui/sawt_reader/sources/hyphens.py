"""Words that a line end has cut in two: « popu- | lation » is one word, « dit- | il » keeps its hyphen."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from msgspec.structs import replace

from sawt_reader.reading.model import Block

# What French ties to a word before it with a hyphen, and how that word ends: « dit-il », « est-ce », « allons-nous ».
_TIED = {
    **dict.fromkeys("il elle on ils elles ce".split(), ("t", "d")),
    **dict.fromkeys(("je", "tu"), ("s", "x", "i", "e")),
    "nous": ("ons",),
    "vous": ("ez", "tes"),
    "t": ("a", "e"),
    **dict.fromkeys(("même", "mêmes"), ("moi", "toi", "lui", "elle", "elles", "nous", "vous", "eux", "soi")),
    **dict.fromkeys(("ci", "là"), ("celui", "celle", "celles", "ceux")),
    "être": ("peut",),
}
_NUMBERS = frozenset(
    "vingt trente quarante cinquante soixante quatre cent dix un deux trois cinq six sept huit neuf onze douze treize "
    "quatorze quinze seize".split()
)
_BREAK = re.compile(r"[-\u2010][ \t]*\n[ \t]*(?=[^\W\d_])")
# Code points: longer words are not French. Looking no further keeps a text that is one word from taking for ever.
_LONGEST = 60
_LEFT = re.compile(rf"[^\W\d_]{{1,{_LONGEST}}}(?:['’-][^\W\d_]{{1,{_LONGEST}}})*$")
_RIGHT = re.compile(rf"([^\W\d_]{{1,{_LONGEST}}})(\S*)")
_WORDS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def keeps_hyphen(left: str, right: str, words: Collection[str]) -> bool:
    """Is a hyphen at a line end part of the word?

    Evidence is the text itself: the whole word stands elsewhere in it, or the words that a hyphen ties. Where nothing
    is known, a capital after the hyphen keeps it: « Saint- | Nazaire ».

    Args:
        left: letters before the hyphen.
        right: letters after the line end.
        words: all words of the text in lower case, those with a hyphen whole.
    """
    left, lowered = re.split("['’]", left.lower())[-1], right.lower()
    if f"{left}{lowered}" in words:
        return False
    if "-" in left or f"{left}-{lowered}" in words or left.endswith(_TIED.get(lowered, ())) or right[0].isupper():
        return True
    if left in _NUMBERS and lowered in _NUMBERS:
        return True
    # « ex- | ministre » where the text says « ministre », too; but « ex- | pliqué ».
    return left in words and lowered in words


class Cut(NamedTuple):
    """A word that a line end cuts: code points, half open, and its pieces; the rest is what it touches after them."""

    start: int
    end: int
    left: str
    hyphen: str
    right: str
    rest: str


def cuts(text: str, start: int = 0, end: int | None = None) -> Iterator[Cut]:
    """The words between two code points that a line end cuts."""
    end = len(text) if end is None else end
    for found in _BREAK.finditer(text, start, end):
        left = left_of(text, found.start(), start)
        right = _RIGHT.match(text, found.end(), end)
        if left and right:
            yield Cut(found.start() - len(left), right.end(), left, found[0][0], right[1], right[2])


def left_of(text: str, at: int, start: int = 0) -> str:
    """The letters of a word before a code point, with what a hyphen or an apostrophe ties to them; "" for none."""
    found = _LEFT.search(text[max(start, at - _LONGEST) : at])
    return found[0] if found else ""


def words_of(text: str) -> frozenset[str]:
    """The words of a text, for `keeps_hyphen`: those that a line end cuts are left out."""
    words: set[str] = set()
    at = 0
    for cut in cuts(text):
        words.update(map(str.lower, _WORDS.findall(text, at, cut.start)))
        at = cut.end
    words.update(map(str.lower, _WORDS.findall(text, at)))
    return frozenset(words)


def rejoin(text: str, blocks: Iterable[Block]) -> tuple[str, tuple[Block, ...]]:
    """A text in which no word of a block is cut by a line end, and its blocks.

    The line end moves behind the word, and spaces take the place of the hyphen: « popu- | lation a » becomes
    « population | a ». So the length, and the place of every other word, stay what they were in the file.
    """
    listed = tuple(blocks)
    if not _BREAK.search(text):
        return text, listed
    words = words_of(text)
    pieces, at = [], 0
    for block in listed:
        for cut in cuts(text, block.start, block.end):
            word = f"{cut.left}{cut.hyphen if keeps_hyphen(cut.left, cut.right, words) else ''}{cut.right}{cut.rest}"
            room = cut.end - cut.start - len(word)
            ends_line = text[cut.end : cut.end + 1] not in {"\n", ""}
            pieces += [text[at : cut.start], word, " " * (room - 1) + "\n" if ends_line else " " * room]
            at = cut.end
    joined = "".join([*pieces, text[at:]])
    return joined, tuple(replace(b, end=b.start + len(joined[b.start : b.end].rstrip())) for b in listed)
