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
        make: makes it, and so redoes it after an undo.
    """

    undo: Callable[[Library], object]
    done: str
    undone: str
    make: Callable[[Library], Step | None] = lambda library: None


@dataclass
class Steps:
    """The changes that can be undone and redone.

    Attributes:
        made: the last one last.
        undone: the one undone last last.
    """

    made: list[Step] = field(default_factory=list)
    undone: list[Step] = field(default_factory=list)

    def add(self, step: Step) -> None:
        """Add a change that has just been made; what was undone before cannot be redone after it."""
        self.made.append(step)
        self.undone.clear()


@dataclass
class LibraryView:
    """What the user has chosen and changed in the list of the library.

    Attributes:
        order: what the articles are sorted by.
        unread: whether only articles not marked as read are shown.
        steps: what can be undone and redone.
    """

    order: Order = ORDERS[0]
    unread: bool = False
    steps: Steps = field(default_factory=Steps)
