"""How the library is listed, which outlives the dialog: its order, and what can be undone."""

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
    """A change that can be undone.

    Attributes:
        undo: undoes it.
        done: message once it is made.
        undone: message once it is undone.
    """

    undo: Callable[[Library], object]
    done: str
    undone: str


@dataclass
class LibraryView:
    """What the user has chosen and changed in the list of the library.

    Attributes:
        order: what the articles are sorted by.
        unread: whether only articles not marked as read are shown.
        steps: what can be undone, the last one last.
    """

    order: Order = ORDERS[0]
    unread: bool = False
    steps: list[Step] = field(default_factory=list)
