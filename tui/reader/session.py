"""What of the layout comes back the next day, as the JSON that the library keeps for the reader."""

from __future__ import annotations

import msgspec

from tui.model import Struct
from tui.reader.arrangement import LARGEST_SHARE, SIDE, SMALLEST_SHARE, Arrangement


class Layout(Struct, frozen=True):
    """What the reader has chosen; the size of the terminal and the pane in hand are the day's own.

    Attributes:
        share: of the article, in per cent.
        hidden: the lists are put away.
        tab: the pane shown under the article in a narrow terminal.
    """

    share: int = Arrangement().share
    hidden: bool = False
    tab: str = SIDE[0]


def to_json(arrangement: Arrangement) -> str:
    """What is worth keeping of an arrangement."""
    return msgspec.json.encode(Layout(arrangement.share, arrangement.hidden, arrangement.tab)).decode()


def restored(arrangement: Arrangement, layout: str) -> Arrangement:
    """The arrangement with what was kept; what cannot be understood is left out."""
    try:
        kept = msgspec.json.decode(layout, type=Layout)
    except msgspec.DecodeError:
        return arrangement
    return arrangement._replace(
        share=min(LARGEST_SHARE, max(SMALLEST_SHARE, kept.share)),
        hidden=kept.hidden,
        tab=kept.tab if kept.tab in SIDE else arrangement.tab,
    )
