"""The one way for text to reach a widget: nothing in it can act on the terminal, nothing in it is markup.

Articles are cleaned when they come in; titles, file names, URLs and error messages are not, and all pass here.
"""

from __future__ import annotations

import os
import re

from textual.content import Content

_BREAKS = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
# What a terminal might obey or hide: C0 and C1 controls, DEL, soft hyphen, Mongolian vowel separator, zero-width space,
# bidi embeddings, overrides and isolates, invisible operators, deprecated format characters, BOM, interlinear
# annotation, tag characters. LRM, RLM, ZWNJ and ZWJ stay: Arabic, Persian and emoji need them.
_UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u180e\u200b\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)
# Half of a surrogate pair, as in file names that are not UTF-8: no terminal can be sent one.
_SURROGATES = re.compile("[\ud800-\udfff]")

_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefe\U00010800-\U00010fff\U0001e800-\U0001efff]")
_LRM = "\u200e"


def shown(text: str) -> str:
    r"""The text as it may be shown: without what could act on the terminal, reorder the text or hide in it.

    A tab becomes a space, every kind of line break a "\n", a lone surrogate U+FFFD. Clean text comes back unchanged.
    """
    text = _BREAKS.sub("\n", text.replace("\t", " "))
    return _SURROGATES.sub("\ufffd", _UNSAFE.sub("", text))


def content(text: str, style: str = "") -> Content:
    """The text as literal `Content`, for any place of Textual that would read a string as markup.

    Args:
        text: anything at all; square brackets mean nothing.
        style: a style for the whole of it, as "bold $accent".
    """
    return Content.styled(shown(text), style)


def guard(text: str) -> str:
    """What to put after a row of text: a left-to-right mark where it has letters written from right to left.

    Terminals that reorder a row (VTE) would otherwise swap it with the pane beside it. mlterm keeps to cells by itself
    and shows the mark as one, so there it is nothing.
    """
    return _LRM if _RIGHT_TO_LEFT.search(text) and not os.environ.get("MLTERM") else ""
