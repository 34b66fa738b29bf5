"""What each quotation mark may do, and what it costs to read it so: by the characters around it and those within.

A cost near 0 is what the marks of a careful text need; a reading that has to assume a slip costs 1 to 4. Only the order
of costs counts.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from sawt_reader.analysis.grammar.cues import is_form

# Marks by family: a closing mark closes the innermost opening mark of its family, or else of another.
_OPENING = {"«": "«", "<<": "«", "“": "“", "„": "“", "‟": "“", "‹": "‹", "‘": "'", "‚": "'"}
_CLOSING = {"»": "«", ">>": "«", "”": "“", "›": "‹"}
_STRAIGHT = {'"': '"', "''": '"', "'": "'"}
_MARK = re.compile(r"<<|>>|(?<!')''(?!')|[«»“”„‟\"‹›‘‚]|(?<![^\W_])'(?=\w)|(?<=[^\s(])'(?!\w)")
_SPACE = " \t\n\u00a0\u202f"
_BEFORE_OPENING = _SPACE + "([{—–-/'«“„‹‘*"
_NEVER_AFTER_OPENING = _SPACE + ".,;:!?)]}»”›"
_AFTER_CLOSING = _SPACE + ".,;:!?)]}…»”›'*—–-/"
_SENTENCE_END = re.compile(r"(?:[.!?…:][»”\"')\]]*|[»”\"'])\s*$")
_LINE_OF_THOUGHT = re.compile(r"[.!?…][»”\"')\]]*\s*$")
# « …, a dit le maire », « ! explique-t-elle », « …, a-t-il encore dit »: the verb is looked up.
_ADVERB = r"(?:encore|aussi|également|notamment|ainsi|fait)\s"
_INCISE = re.compile(
    rf"[,?!…]\s+(?:se\s|s'|l'|lui\s)?(?:"
    rf"(?:a|avait|est|ont|avaient)[- ]t-(?:ils?|elles?|on)\s(?:{_ADVERB})?([^\W\d_]+)"
    rf"|(?:(?:a|ont|avait|avaient|est|sont)\s)?(?:{_ADVERB})?([^\W\d_]+)"
    r"(?=-(?:t-)?(?:il|elle|on)|\s+(?:[A-ZÀ-ÖØ-Þ]|l[ea]s?\s|l'|une?\s|des\s|son\s|sa\s|ce|à\s)))"
)

# Code points: so far back an attribution is searched, to be linear in quotations that never end.
_REACH = 1200

NEVER = 100.0
_LIKELY, _DOUBTFUL, _UNLIKELY = 0.0, 1.0, 4.0
_STRAY = 3.0


class Mark(NamedTuple):
    """A mark and what it costs to take it for one that opens, closes, or does neither.

    Attributes:
        at, end: code points, half open.
        opens_sentence: whether a sentence may begin with it.
        opens_block, ends_block: whether a block begins or ends with it.
    """

    at: int
    end: int
    family: str
    opens: float
    closes: float
    stray: float
    opens_sentence: bool
    opens_block: bool
    ends_block: bool


def marks(text: str, start: int, end: int) -> list[Mark]:
    """The marks of a block (code points, half open)."""
    return [_mark(text, match.start(), match.group(), start, end) for match in _MARK.finditer(text, start, end)]


def _mark(text: str, at: int, written: str, start: int, end: int) -> Mark:
    after_mark = at + len(written)
    before = text[at - 1] if at > start else " "
    after = text[after_mark] if after_mark < end else " "
    elided = text.startswith("..", after_mark)  # « "... et voilà" »
    opens = before in _BEFORE_OPENING and (after not in _NEVER_AFTER_OPENING or elided)
    closes = after in _AFTER_CLOSING and before not in _SPACE
    if written == '"' and after == '"':
        closes = before not in _SPACE  # « partir""On reste »
    elif written == '"' and before == '"':
        opens = after not in _NEVER_AFTER_OPENING
    if after_mark == end < len(text) and before in _SPACE + '"' and at > start:
        opens = True  # « … part. "↵↵Nous restons" »: a lost or false break, 537 times in 6,000 articles
    family = _OPENING.get(written) or _CLOSING.get(written) or _STRAIGHT[written]
    if written in _STRAIGHT:
        cost = _of_straight(text, at, after_mark, written, before, opens=opens, closes=closes)
    elif written in _OPENING:
        cost = _of_opening(written, opens=opens, closes=closes)
    else:
        cost = _of_closing(written, opens=opens, closes=closes)
    new = at == start or _SENTENCE_END.search(text, max(start, at - 8), at) is not None
    return Mark(at, after_mark, family, *cost, new, at == start, after_mark == end)


def _of_straight(
    text: str, at: int, end: int, written: str, before: str, *, opens: bool, closes: bool
) -> tuple[float, float, float]:
    """The costs to open, to close and to be stray."""
    if written == "'":
        may_open = opens and not closes and before != "'"
        return _LIKELY if may_open else NEVER, _LIKELY if closes else NEVER, 0.6
    if opens != closes:
        return (_LIKELY, _UNLIKELY, _STRAY) if opens else (_UNLIKELY, _LIKELY, _STRAY)
    stray = 0.5 if before.isdigit() else _STRAY - _DOUBTFUL  # 5"
    following = text[end : end + 2].lstrip()[:1]
    previous = text[max(0, at - 2) : at].rstrip()[-1:]
    if following.isupper() and previous not in {",", ""}:
        return _DOUBTFUL / 2, _DOUBTFUL * 1.5, stray
    if following in {",", ".", ";", ")"} or previous in {",", ".", "!", "?", "…"}:
        return _DOUBTFUL * 1.5, _DOUBTFUL / 2, stray
    return _DOUBTFUL, _DOUBTFUL, stray


def _of_opening(written: str, *, opens: bool, closes: bool) -> tuple[float, float, float]:
    if written in {"‘", "‚"}:
        return _LIKELY, NEVER, 0.6
    looks_closing = closes and not opens
    closing = 1.0 if written == "“" else 2.0  # „ … “ is German, « … « a slip
    return (2.0 if looks_closing else _LIKELY), (closing if looks_closing else _UNLIKELY + 1), _STRAY


def _of_closing(written: str, *, opens: bool, closes: bool) -> tuple[float, float, float]:
    looks_opening = opens and not closes
    opening = 1.0 if written == "”" else 3.0  # ” … ” is Swedish, » … « a slip
    return (opening if looks_opening else NEVER), (1.0 if looks_opening else _LIKELY), _STRAY


def nesting(outer: Mark, inner: Mark) -> float:
    """The cost of a quotation within one."""
    if outer.family != inner.family:
        return 0.0 if outer.family == "«" or inner.family == "'" else 0.3
    return 2.5 if inner.opens_sentence else 1.0


def closing(text: str, opening: Mark, mark: Mark) -> float:
    """The cost of a pair."""
    if opening.family != mark.family:
        if "'" in {opening.family, mark.family}:
            return NEVER
        mismatch = 1.0
    else:
        mismatch = 0.0
    length = mark.at - opening.end
    empty = 3.0 if not any(map(str.isalnum, text[opening.end : min(mark.at, opening.end + 40)])) else 0.0
    return mark.closes + mismatch + empty + length / (300 if mark.family == "'" else 1500)


def unclosed_within(opening: Mark) -> float:
    """The cost of a mark that is closed together with the one around it: « A « B »."""
    return {'"': 2.0, "'": 0.8}.get(opening.family, 1.2)


def unclosed(opening: Mark) -> float:
    """The cost of a mark that is never closed."""
    if opening.family == "'":
        return 0.8
    return 2.0 if opening.opens_sentence else 2.8


def reopening(text: str, opening: Mark, mark: Mark) -> float:
    """The cost of « "A. "B »: a quotation goes on in a paragraph whose break is lost."""
    begun = 0.0 if opening.opens_sentence else 1.0
    return 0.7 + begun + (2.5 if told(text, opening.end, mark.at) is not None else 0.0)


def continuing(text: str, opening: Mark, end: int, first: Mark | None) -> float:
    """The cost of a quotation that goes on in the next block."""
    if opening.family == "'" or first is None:
        return NEVER
    if opening.ends_block and opening.end == end:
        return NEVER if first.opens_block else 0.2
    if first.opens_block and first.family == opening.family:
        return 0.3 + (2.5 if told(text, opening.end, end) is not None else 0.0)
    if first.family != opening.family or first.closes > _LIKELY:
        return NEVER
    if opening.family != '"':
        return 0.5
    return 2.0 if _LINE_OF_THOUGHT.search(text, max(opening.end, end - 8), end) else 0.5


def told(text: str, start: int, end: int) -> int | None:
    """Where an attribution follows the words said: before the comma of « …, a dit le maire »; None if there is none."""
    for match in _INCISE.finditer(text, max(start, end - _REACH), end):
        if is_form((match[1] or match[2]).lower()):
            return match.start() + (text[match.start()] in "?!…")
    return None
