"""What a note or correction is about."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sawt_reader.reading.kinds import Item
from sawt_reader.reading.model import Reading, Span

if TYPE_CHECKING:
    from sawt_reader.library.records import Layer


class Target(NamedTuple):
    """What a key acts on.

    Attributes:
        layer: what `place` is: an item of the focused list, else the sentence under the cursor.
        item: the selected item.
        analysed: the reading as the analysis made it.
    """

    layer: Layer
    place: Span
    item: Item | None
    analysed: Reading | None
