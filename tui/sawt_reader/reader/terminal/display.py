"""The one way for text to reach a widget: nothing in it can act on the terminal, nothing in it is markup.

Articles are cleaned when they come in; titles, file names, URLs and error messages are not, and all pass here.
"""

from __future__ import annotations

import os
import re

from textual.content import Content

from sawt_reader.reading.safe_text import harmless

_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefe\U00010800-\U00010fff\U0001e800-\U0001efff]")
_LRM = "\u200e"


def shown(text: str) -> str:
    r"""The text as it may be shown: without what could act on the terminal, reorder the text or hide in it.

    A tab becomes a space, every kind of line break a "\n", a lone surrogate U+FFFD. Clean text comes back unchanged.
    """
    return harmless(text).text


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
