"""How the library is listed, which outlives the dialog."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sawt_reader.library.records import Order

ORDERS: tuple[Order, ...] = ("opened", "published", "title", "outlet", "added")
"""In the order in which a key goes through them."""


@dataclass
class LibraryView:
    """What the user has chosen in the list of the library.

    Attributes:
        order: what the articles are sorted by.
        unread: whether only articles not marked as read are shown.
    """

    order: Order = ORDERS[0]
    unread: bool = False
