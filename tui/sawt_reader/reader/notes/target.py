"""What a key for notes or corrections acts on."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sawt_reader.reading.kinds import Item
from sawt_reader.reading.model import Reading, Span

if TYPE_CHECKING:
    from sawt_reader.library.records import Layer


class Target(NamedTuple):
    """The selected item of a list, else the sentence under the cursor.

    Attributes:
        layer: what `place` is.
        place: of the item or sentence.
        item: the selected item; in a sentence, the one last gone to.
        analysed: the reading as the analysis made it.
        selection: words selected with the mouse.
    """

    layer: Layer
    place: Span
    item: Item | None
    analysed: Reading | None
    selection: Span | None = None
