"""The only way for text to reach a widget: nothing in it can control the terminal, nothing in it is markup.

Articles are cleaned when they are read; titles, file names, URLs and error messages are not, and all pass through here.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator

from textual.content import Content

from sawt_reader.reader.text.wrapping import row_end
from sawt_reader.reading.safe_text import harmless

_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefe\U00010800-\U00010fff\U0001e800-\U0001efff]")
_LRM = "\u200e"


def shown(text: str) -> str:
    r"""The text without what could control the terminal, reorder the text or hide in it.

    A tab becomes a space, every kind of line break a "\n", a lone surrogate U+FFFD. Clean text comes back unchanged.
    """
    return harmless(text).text


def content(text: str, style: str = "") -> Content:
    """The text as literal `Content`, wherever Textual would read a string as markup.

    Args:
        text: any text; square brackets have no meaning.
        style: of the whole text, as "bold $accent".
    """
    return Content.styled(shown(text), style)


def wrapped(text: Content, cells: int) -> Iterator[Content]:
    """The rows of a text in so many cells, broken as the article is: where Textual wraps, « 64 % » can be parted."""
    plain, start = text.plain, 0
    while start < len(plain):
        end = row_end(plain, start, len(plain), max(1, cells))
        yield text[start:end].rstrip()
        start = end


def guard(text: str) -> str:
    """A left-to-right mark to put after a row of text that has right-to-left letters; else "".

    Terminals that reorder a row (VTE) would otherwise swap it with the pane beside it. mlterm keeps to
    cells by itself and shows the mark as one, so it gets none.
    """
    return _LRM if _RIGHT_TO_LEFT.search(text) and not os.environ.get("MLTERM") else ""
