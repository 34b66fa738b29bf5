"""Removes hostile and useless characters from texts.

All input passes here: article, title, file name; so does everything that is shown. The removed code points are the
default-ignorable and control characters of Unicode 15 (DerivedCoreProperties, UAX #9 for the bidi controls), except
those that French, Arabic, Persian or emoji need.
"""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

# More combining marks on one base are not writing (Stream-Safe Text Format, UAX #15). Without a limit NFC takes
# quadratic time: two seconds for 60,000 alternating marks.
MOST_MARKS = 30

_DROPPED = re.compile(
    "["
    "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"  # C0 and C1 controls; tab and line ends are dealt with below
    "\u00ad"  # soft hyphen
    "\u061c\u202a-\u202e\u2066-\u2069"  # bidi: Arabic letter mark, embeddings, overrides, isolates. LRM and RLM stay
    "\u200b\u2060-\u2065\u206a-\u206f\ufeff"  # zero-width space, joiners and operators, deprecated controls, BOM
    "\u115f\u1160\u17b4\u17b5\u180e\u3164\uffa0"  # fillers and vowels that show nothing
    "\ufdd0-\ufdef\ufff0-\ufffb\ufffe\uffff"  # noncharacters, interlinear annotation
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"  # shorthand and musical format controls
    "\U000e0000-\U000e0fff"  # tags, and the selectors that can carry a hidden message
    + "".join(f"{chr(plane + 0xFFFE)}-{chr(plane + 0xFFFF)}" for plane in range(0x10000, 0x110000, 0x10000))
    + "]+"
)
_LINE_ENDS = re.compile("\r\n?|[\v\f\x85\u2028\u2029]")
# C1 controls are Windows-1252 that was taken for Latin-1, as browsers know (Encoding Standard); but U+0085 alone may be
# a line end. Five bytes mean nothing there.
_WINDOWS = {code: bytes([code]).decode("cp1252") for code in set(range(0x80, 0xA0)) - {0x81, 0x8D, 0x8F, 0x90, 0x9D}}
_IN_WINDOWS = re.compile("[" + "".join(chr(code) for code in _WINDOWS if code != 0x85) + "]")
# Left by a broken decoder: replaced, not removed, so that its neighbours stay apart; they cannot be written as UTF-8.
_SURROGATES = re.compile("[\ud800-\udfff]")
# Only such a run can have too many marks. ASCII letters and spaces end it, so it is rare.
_MAY_HOLD_MARKS = re.compile(rf"[^\x00-\u02ff\s]{{{MOST_MARKS + 1},}}")


class Cleaned(NamedTuple):
    """A safe text, and how many code points were removed from it."""

    text: str
    dropped: int


def harmless(text: str) -> Cleaned:
    r"""Drop what acts on a terminal, hides in a text or reorders it; unify line ends and spaces.

    A tab becomes a space, every line end a "\n", a lone surrogate U+FFFD. U+00A0, U+202F, LRM, RLM, ZWJ and ZWNJ stay.
    """
    kept = text.replace("\t", " ")
    # A text has few distinct characters: searching those is faster than searching the text for each pattern.
    alphabet = "".join(set(kept))
    if _DROPPED.search(alphabet):
        kept = _DROPPED.sub("", kept)
    dropped = len(text) - len(kept)
    if _LINE_ENDS.search(alphabet):
        kept = _LINE_ENDS.sub("\n", kept)
    if _SURROGATES.search(alphabet):
        kept = _SURROGATES.sub("\ufffd", kept)
    return Cleaned(kept, dropped)


def escaped(json: str) -> str:
    """JSON of the same value, safe on a terminal: what `harmless` would change is written as an escape."""
    for pattern in (_DROPPED, _LINE_ENDS, _SURROGATES):
        json = pattern.sub(lambda found: _as_escapes(found[0]), json)
    return json


def _as_escapes(characters: str) -> str:
    units = characters.encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{units[at : at + 4]}" for at in range(0, len(units), 4))


def clean(text: str) -> Cleaned:
    """Make a text safe and fit for analysis: `harmless`, without towers of marks, composed (NFC).

    C1 controls become the characters of Windows-1252 that they were meant to be.

    Composition comes last, because a removed character may have separated a letter from its accent; so cleaning twice
    changes nothing.
    """
    if _IN_WINDOWS.search("".join(set(text))):
        text = text.translate(_WINDOWS)
    kept, dropped = harmless(text)
    if any(map(unicodedata.combining, set(kept))):
        kept, marks = _without_towers(kept)
        dropped += marks
    if not unicodedata.is_normalized("NFC", kept):
        # Composition may decompose one mark into two, so towers are removed a second time.
        kept, marks = _without_towers(unicodedata.normalize("NFC", kept))
        dropped += marks
    return Cleaned(kept, dropped)


def one_line(text: str) -> str:
    """A name or a title made safe, on one line: each run of white space is one space."""
    return " ".join(clean(text).text.split())


def _without_towers(text: str) -> Cleaned:
    """Drop the combining marks of a base beyond MOST_MARKS."""

    def lowered(run: re.Match[str]) -> str:
        kept, height = [], 0
        for character in run[0]:
            height = height + 1 if unicodedata.combining(character) else 0
            if height <= MOST_MARKS:
                kept.append(character)
        return "".join(kept)

    kept = _MAY_HOLD_MARKS.sub(lowered, text)
    return Cleaned(kept, len(text) - len(kept))
