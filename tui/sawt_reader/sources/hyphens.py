"""Words that a line end has cut in two: « popu- | lation » is one word, « dit- | il » keeps its hyphen."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

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
# The rest of the word is its punctuation, or what a hyphen ties to it.
_CUT = re.compile(
    r"(?P<left>[^\W\d_]+(?:['’-][^\W\d_]+)*)(?P<hyphen>[-\u2010])[ \t]*\n[ \t]*(?P<right>[^\W\d_]+)(?P<rest>\S*)"
)
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


def words_of(text: str) -> frozenset[str]:
    """The words of a text, for `keeps_hyphen`: those that a line end cuts are left out."""
    return frozenset(map(str.lower, _WORDS.findall(_CUT.sub(" ", text))))


def rejoin(text: str, blocks: Iterable[Block]) -> tuple[str, tuple[Block, ...]]:
    """A text in which no word of a block is cut by a line end, and its blocks.

    The line end moves behind the word, and spaces take the place of the hyphen: « popu- | lation a » becomes
    « population | a ». So the length, and the place of every other word, stay what they were in the file.
    """
    listed = tuple(blocks)
    if not _CUT.search(text):
        return text, listed
    words = words_of(text)
    pieces, at = [], 0
    for block in listed:
        for cut in _CUT.finditer(text, block.start, block.end):
            hyphen = cut["hyphen"] if keeps_hyphen(cut["left"], cut["right"], words) else ""
            room = cut.end() - cut.start() - len(cut["left"] + hyphen + cut["right"] + cut["rest"])
            ends_line = text[cut.end() : cut.end() + 1] not in {"\n", ""}
            space = " " * (room - 1) + "\n" if ends_line else " " * room
            pieces += [text[at : cut.start()], cut["left"], hyphen, cut["right"], cut["rest"], space]
            at = cut.end()
    joined = "".join([*pieces, text[at:]])
    return joined, tuple(replace(b, end=b.start + len(joined[b.start : b.end].rstrip())) for b in listed)
