"""What of the layout comes back the next day, as the JSON that the library keeps for the reader."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

import msgspec

from sawt_reader.reader.items.filters import Filter
from sawt_reader.reader.look.arrangement import LARGEST_SHARE, SIDE, SMALLEST_SHARE, Arrangement
from sawt_reader.reading.model import Struct
from sawt_reader.system.settings import USUAL, LayoutSettings


class ListState(Struct, frozen=True):
    """How a list is looked at.

    Attributes:
        filter: what passes; that of the article in hand, so it comes back with that alone.
        order: number of one of the list's orders, from 0.
    """

    filter: Filter = Filter()
    order: int = 0


class Layout(Struct, frozen=True):
    """What the reader has chosen; the size of the terminal and the pane in hand are the day's own.

    Attributes:
        share: of the article, in per cent.
        hidden: the lists are put away.
        tab: the pane shown under the article in a narrow terminal.
        lists: by the id of the pane.
        settings: those of the day. When they have changed since, share and lists are theirs.
    """

    share: int = Arrangement().share
    hidden: bool = False
    tab: str = SIDE[0]
    lists: dict[str, ListState] = msgspec.field(default_factory=dict)
    settings: LayoutSettings = USUAL.layout


def to_json(
    arrangement: Arrangement,
    settings: LayoutSettings = USUAL.layout,
    lists: Mapping[str, ListState] = MappingProxyType({}),
) -> str:
    """What is worth keeping of an arrangement, and how the lists are looked at."""
    layout = Layout(arrangement.share, arrangement.hidden, arrangement.tab, dict(lists), settings)
    return msgspec.json.encode(layout).decode()


def restored(arrangement: Arrangement, layout: str, settings: LayoutSettings = USUAL.layout) -> Arrangement:
    """The arrangement with what was kept; what cannot be understood is left out."""
    kept = _decoded(layout)
    if kept is None:
        return arrangement
    if kept.tab in SIDE:
        arrangement = arrangement._replace(tab=kept.tab)
    if kept.settings != settings:
        return arrangement
    share = min(LARGEST_SHARE, max(SMALLEST_SHARE, kept.share))
    return arrangement._replace(share=share, hidden=kept.hidden)


def restored_lists(layout: str) -> Mapping[str, ListState]:
    """How the lists were looked at, by the id of the pane; nothing where that cannot be understood."""
    kept = _decoded(layout)
    return kept.lists if kept else {}


def _decoded(layout: str) -> Layout | None:
    try:
        return msgspec.json.decode(layout, type=Layout)
    except msgspec.DecodeError:
        return None
