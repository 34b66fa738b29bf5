"""Two texts beside each other in a line of a list, where the terminal is wide enough for two columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from textual.content import Content

from sawt_reader.library.records import Part
from sawt_reader.reader.screens.library_lines import BOX_CELLS, FAINT, WIDEST_BOX
from sawt_reader.reader.terminal.display import content, wrapped
from sawt_reader.reading.glyphs import LEFT_OUT, PUT_IN

WIDE = 100
"""Columns of a terminal from which on there are two."""
RULE = " │ "
NONE = content("")
STYLES = {"same": "", "missing": "strike $foreground 60%", "added": "bold underline"}
SIGNS = {"same": "{}", "missing": LEFT_OUT, "added": PUT_IN}


def columns_in(terminal: int) -> int:
    """Cells of each of two columns in a list of a dialog, in a terminal of so many; 0 if it is too narrow for two."""
    return (min(terminal, WIDEST_BOX) - BOX_CELLS - len(RULE)) // 2 if terminal >= WIDE else 0


def side_by_side(left: Content, right: Content, cells: int, lead: Content = NONE) -> Content:
    """Two texts wrapped in columns of `cells` each, a rule between.

    Args:
        left: in the first column; may be empty.
        right: in the second one.
        cells: of each column.
        lead: before the first row of each text; its other rows are indented as far.
    """
    rows = zip_longest(_rows(left, cells, lead), _rows(right, cells, lead), fillvalue=NONE)
    rule = content(RULE, FAINT)
    return Content("\n").join(Content.assemble(one.truncate(cells, pad=True), rule, other) for one, other in rows)


def _rows(text: Content, cells: int, lead: Content) -> Iterator[Content]:
    """The rows of a text in so many cells, after `lead`."""
    for number, row in enumerate(wrapped(text, cells - lead.cell_length)):
        yield (content(" " * lead.cell_length) if number else lead) + row


def differences(parts: Sequence[Part], *without: str) -> Content:
    """The words of two passages, those of one alone marked; of one passage `without` "missing" or "added"."""
    shown = (content(SIGNS[part.kind].format(part.text), STYLES[part.kind]) for part in parts)
    return Content(" ").join(one for one, part in zip(shown, parts, strict=True) if part.kind not in without)
