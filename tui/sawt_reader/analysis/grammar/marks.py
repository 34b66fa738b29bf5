"""Pairs of quotation marks, found on characters before anything is known of sentences.

French news mixes « », “ ”, „ “, ‹ ›, << >>, ' ' and the straight ", loses closing marks, reopens a quotation at each
paragraph, and web pages lose the paragraphs too. A pair never leaves its block unless the next one reopens it or holds
the lonely closing mark; an unclosed mark ends with its block at the latest.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

# Families of marks: a closing mark closes the innermost opening mark of its family, or else the innermost of all.
_OPENING = {"«": "«", "<<": "«", "“": "“", "„": "“", "‟": "“", "‹": "‹", "‘": "'", "‚": "'"}
_CLOSING = {"»": "«", ">>": "«", "”": "“", "›": "‹"}
_MARK = re.compile(r"<<|>>|[«»“”„‟\"‹›‘‚]|(?<![^\W_])'(?=\w)|(?<=[^\s(])'(?!\w)")
_SPACE = " \t\n\u00a0\u202f"
_BEFORE_OPENING = _SPACE + "([{—–-/'«“„‹‘*"
_NEVER_AFTER_OPENING = _SPACE + ".,;:!?)]}»”›"
_AFTER_CLOSING = _SPACE + ".,;:!?)]}…»”›'*—–-/"
_SENTENCE_END = re.compile(r"[.!?…][»”\"')\]]*\s*$")
# An unclosed mark in a block of this length or more sits in a page that has lost its paragraphs: it holds so many
# sentences at most. Code points, sentences.
_LOST_PARAGRAPHS = 1200
# Half or double the length changes one article or none; one sentence or four cut or lose a quote.
_UNCLOSED_SENTENCES = 2
_DEEPEST = 4  # marks within marks; what opens deeper is noise; half or double changes nothing

Role = Literal["open", "close"]


@dataclass(slots=True)
class Pair:
    """Words between two quotation marks, the marks included.

    Attributes:
        pieces: code points, half open; several when the quotation goes over paragraphs.
        closed: False where the closing mark is missing.
        depth: 0 for an outermost pair.
    """

    pieces: list[tuple[int, int]]
    closed: bool = True
    depth: int = 0

    @property
    def start(self) -> int:
        """The code point of the opening mark."""
        return self.pieces[0][0]

    @property
    def end(self) -> int:
        """The code point after the closing mark."""
        return self.pieces[-1][1]


@dataclass(slots=True)
class _Open:
    """A mark that waits for its closing one."""

    family: str
    start: int
    pieces: list[tuple[int, int]] = field(default_factory=list)
    reopened: int | None = None


@dataclass(slots=True)
class _Scanner:
    text: str
    stack: list[_Open] = field(default_factory=list)
    found: list[Pair] = field(default_factory=list)
    opening: list[int] = field(init=False)  # the code points of all « and », in order
    closing: list[int] = field(init=False)

    def __post_init__(self) -> None:
        self.opening, self.closing = ([found.start() for found in re.finditer(mark, self.text)] for mark in "«»")

    def block(self, start: int, end: int, following: tuple[int, int] | None) -> None:
        """Pair the marks of one block."""
        for match in _MARK.finditer(self.text, start, end):
            at, mark = match.start(), match.group()
            family, role = self._read(mark, at, start, end)
            if role == "open":
                self._open(family, at, start)
            elif role == "close":
                self._close(family, at, match.end())
        if self.stack:
            self._leave(end, following)

    def _read(self, mark: str, at: int, start: int, end: int) -> tuple[str, Role | None]:
        """The family of a mark and whether it opens or closes here."""
        before = self.text[at - 1] if at > start else " "
        after = self.text[at + len(mark)] if at + len(mark) < end else " "
        elided = self.text.startswith("..", at + len(mark))  # « "... et voilà" »
        opens = before in _BEFORE_OPENING and (after not in _NEVER_AFTER_OPENING or elided)
        closes = after in _AFTER_CLOSING and before not in _SPACE
        if mark in ('"', "'"):
            return self._read_straight(mark, before, opens=opens, closes=closes)
        if mark == "“" and self._waits("“") and closes and not opens:
            return "“", "close"  # „ … “
        if mark == "”" and not self.stack and opens:
            return "“", "open"  # ” … ”
        if at == start and self.stack and mark in _CLOSING:
            return _CLOSING[mark], None  # a guillemet of continuation
        if mark in _OPENING:
            return _OPENING[mark], "open"
        return _CLOSING[mark], "close"

    def _read_straight(self, mark: str, before: str, *, opens: bool, closes: bool) -> tuple[str, Role | None]:
        waits = self._waits(mark)
        if mark == "'":
            if opens and not closes and before != "'":
                return mark, "open"
            return mark, "close" if closes and waits else None
        if opens == closes:
            if not waits and before.isdigit():
                return mark, None  # 5"
            return mark, "close" if waits else "open"
        return mark, "open" if opens else "close"

    def _waits(self, family: str) -> bool:
        return any(mark.family == family for mark in self.stack)

    def _open(self, family: str, at: int, start: int) -> None:
        if self.stack and self.stack[0].family == family:
            new_sentence = at == start or _SENTENCE_END.search(self.text, max(start, at - 8), at)
            if at == start:
                return  # a mark of continuation
            if new_sentence and family != "«":
                del self.stack[1:]  # « "A. "B." »: it goes on in a paragraph whose break is lost
                self.stack[0].reopened = at
                return
            if new_sentence and not self._closes_twice(at):
                self._give_up(at)
        if len(self.stack) < _DEEPEST:
            self.stack.append(_Open(family, at))

    def _closes_twice(self, at: int) -> bool:
        """Do two closing guillemets follow before the next opening one: is what opens here nested?"""
        second = bisect.bisect_left(self.closing, at) + 1
        opening = bisect.bisect_right(self.opening, at)
        return second < len(self.closing) and (
            opening == len(self.opening) or self.closing[second] < self.opening[opening]
        )

    def _close(self, family: str, at: int, end: int) -> None:
        depth = next((d for d in range(len(self.stack) - 1, -1, -1) if self.stack[d].family == family), None)
        if depth is None:
            # A closing mark of another family: only one that cannot be an apostrophe.
            depth = len(self.stack) - 1 if self.stack and family != "'" and self.stack[-1].family != "'" else None
        if depth is None:
            return
        # « A « B » often closes both with one mark.
        for inner in range(len(self.stack) - 1, depth, -1):
            if self.stack[inner].family != "'":
                self._pair(self.stack[inner], at, inner, closed=False)
        mark = self.stack[depth]
        if mark.reopened is not None and self.text[end : end + 1] == ",":
            # « "A. "B", dit X »: what X says begins with the last mark.
            self._pair(mark, self._sentences(mark.start, mark.reopened), depth, closed=False)
            mark = _Open(family, mark.reopened)
        self._pair(mark, end, depth, closed=True)
        del self.stack[depth:]

    def _pair(self, mark: _Open, end: int, depth: int, *, closed: bool) -> None:
        end = mark.start + 1 + len(self.text[mark.start + 1 : end].rstrip())
        self.found.append(Pair([*mark.pieces, (mark.start, end)], closed, depth))

    def _give_up(self, end: int) -> None:
        """End what is open before `end`: its closing mark is missing."""
        for depth, mark in enumerate(self.stack):
            if mark.family != "'":
                self._pair(mark, self._unclosed_end(mark.start, end), depth, closed=False)
        self.stack.clear()

    def _unclosed_end(self, start: int, end: int) -> int:
        return end if end - start < _LOST_PARAGRAPHS else self._sentences(start, end)

    def _sentences(self, start: int, end: int) -> int:
        """The end of the first sentences after an opening mark that is never closed."""
        stops = re.compile(r"[.!?…](?=\s)").finditer(self.text, start, end)
        ends = [match.end() for _, match in zip(range(_UNCLOSED_SENTENCES), stops, strict=False)]
        return ends[-1] if ends else min(end, start + _LOST_PARAGRAPHS)

    def _leave(self, end: int, following: tuple[int, int] | None) -> None:
        """The end of a block with an open mark: the next block goes on with it, or it ends here."""
        outer = self.stack[0]
        if following and outer.family != "'" and self._goes_on(outer.family, *following):
            outer.pieces.append((outer.start, end))
            outer.start = following[0]
            del self.stack[1:]
        else:
            self._give_up(end)

    def _goes_on(self, family: str, start: int, end: int) -> bool:
        match = _MARK.search(self.text, start, end)
        if not match:
            return False
        mark = match.group()
        if match.start() == start:
            return _OPENING.get(mark, mark) == family or _CLOSING.get(mark) == family
        return _CLOSING.get(mark) == family


def pairs(text: str, blocks: Sequence[tuple[int, int]]) -> list[Pair]:
    """All pairs of quotation marks in the blocks (code points, half open), in the order of their opening marks."""
    scanner = _Scanner(text)
    for number, (start, end) in enumerate(blocks):
        following = blocks[number + 1] if number + 1 < len(blocks) else None
        scanner.block(start, end, following)
    return sorted(scanner.found, key=lambda pair: (pair.start, -pair.end))
