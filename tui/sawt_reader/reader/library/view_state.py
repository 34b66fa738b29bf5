"""How the library is looked at, which outlives its list on the screen: its order, and what can be taken back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from sawt_reader.library.records import Order
    from sawt_reader.library.store import Library

ORDERS: tuple[Order, ...] = ("opened", "published", "title", "outlet", "added")
"""In the order in which a key goes through them."""


class Step(NamedTuple):
    """What can be taken back.

    Attributes:
        undo: takes it back.
        said: what is told when it has been done.
        undone: what is told when it has been taken back.
    """

    undo: Callable[[Library], object]
    said: str
    undone: str


@dataclass
class LibraryView:
    """What the reader has chosen and done in the list of the library.

    Attributes:
        order: what the articles are sorted by.
        unread: only those that are not marked as read are shown.
        steps: what can be taken back, the last one last.
    """

    order: Order = ORDERS[0]
    unread: bool = False
    steps: list[Step] = field(default_factory=list)
