"""What of the layout is restored in the next session, as JSON that the library stores."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

import msgspec

from sawt_reader.reader.items.filters import Filter
from sawt_reader.reader.look.arrangement import LARGEST_SHARE, SIDE, SMALLEST_SHARE, Arrangement
from sawt_reader.reading.model import Struct
from sawt_reader.system.settings import DEFAULTS, LayoutSettings


class ListState(Struct, frozen=True):
    """How a list is shown.

    Attributes:
        filter: what passes; it belongs to an article and is restored only with that one, if the settings say so.
        order: number of one of the list's orders, from 0.
    """

    filter: Filter = Filter()
    order: int = 0


class Layout(Struct, frozen=True):
    """What the user has chosen; the size of the terminal and the active pane are not saved.

    Attributes:
        share: of the article, in per cent.
        hidden: the lists are hidden.
        tab: the pane shown under the article in a narrow terminal.
        lists: by the id of the pane.
        settings: of that session. If they have changed since, they decide share and lists.
    """

    share: int = Arrangement().share
    hidden: bool = False
    tab: str = SIDE[0]
    lists: dict[str, ListState] = msgspec.field(default_factory=dict)
    settings: LayoutSettings = DEFAULTS.layout


def to_json(
    arrangement: Arrangement,
    settings: LayoutSettings = DEFAULTS.layout,
    lists: Mapping[str, ListState] = MappingProxyType({}),
) -> str:
    """What to save of an arrangement, and how the lists are shown."""
    layout = Layout(arrangement.share, arrangement.hidden, arrangement.tab, dict(lists), settings)
    return msgspec.json.encode(layout).decode()


def restored(arrangement: Arrangement, layout: str, settings: LayoutSettings = DEFAULTS.layout) -> Arrangement:
    """The arrangement with what was saved; what cannot be read is ignored."""
    stored = _decoded(layout)
    if stored is None:
        return arrangement
    if stored.tab in SIDE:
        arrangement = arrangement._replace(tab=stored.tab)
    if stored.settings != settings:
        return arrangement
    share = min(LARGEST_SHARE, max(SMALLEST_SHARE, stored.share))
    return arrangement._replace(share=share, hidden=stored.hidden)


def restored_lists(layout: str) -> Mapping[str, ListState]:
    """How the lists were shown, by the id of the pane; nothing where that cannot be read."""
    stored = _decoded(layout)
    return stored.lists if stored else {}


def _decoded(layout: str) -> Layout | None:
    try:
        return msgspec.json.decode(layout, type=Layout)
    except msgspec.DecodeError:
        return None
