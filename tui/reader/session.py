"""What of the layout comes back the next day, as the JSON that the library keeps for the reader."""

from __future__ import annotations

import msgspec

from tui.model import Struct
from tui.reader.arrangement import LARGEST_SHARE, SIDE, SMALLEST_SHARE, Arrangement
from tui.settings import USUAL, LayoutSettings


class Layout(Struct, frozen=True):
    """What the reader has chosen; the size of the terminal and the pane in hand are the day's own.

    Attributes:
        share: of the article, in per cent.
        hidden: the lists are put away.
        tab: the pane shown under the article in a narrow terminal.
        settings: those of the day. When they have changed since, share and lists are theirs.
    """

    share: int = Arrangement().share
    hidden: bool = False
    tab: str = SIDE[0]
    settings: LayoutSettings = USUAL.layout


def to_json(arrangement: Arrangement, settings: LayoutSettings = USUAL.layout) -> str:
    """What is worth keeping of an arrangement."""
    return msgspec.json.encode(Layout(arrangement.share, arrangement.hidden, arrangement.tab, settings)).decode()


def restored(arrangement: Arrangement, layout: str, settings: LayoutSettings = USUAL.layout) -> Arrangement:
    """The arrangement with what was kept; what cannot be understood is left out."""
    try:
        kept = msgspec.json.decode(layout, type=Layout)
    except msgspec.DecodeError:
        return arrangement
    if kept.tab in SIDE:
        arrangement = arrangement._replace(tab=kept.tab)
    if kept.settings != settings:
        return arrangement
    share = min(LARGEST_SHARE, max(SMALLEST_SHARE, kept.share))
    return arrangement._replace(share=share, hidden=kept.hidden)
