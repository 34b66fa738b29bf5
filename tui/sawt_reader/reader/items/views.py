"""The table of item views, and what can be asked of an item of any kind."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from sawt_reader.reader.items.claims import ClaimView
from sawt_reader.reader.items.entities import EntityView
from sawt_reader.reader.items.quotes import QuoteView
from sawt_reader.reader.items.view import ItemView, Row
from sawt_reader.reading.kinds import Item, Kind, kind_of
from sawt_reader.reading.model import Reading

VIEWS: Final[Mapping[Kind[Any], ItemView[Any]]] = {view.kind: view for view in (EntityView(), QuoteView(), ClaimView())}


def view_of(item: Item) -> ItemView[Any]:
    """How an item appears."""
    return VIEWS[kind_of(item)]


def heading(item: Item, reading: Reading) -> str:
    """The name of an entity, else who speaks or asserts."""
    return view_of(item).heading(item, reading)


def describe(item: Item, reading: Reading) -> list[Row]:
    """The rows of the details for an item of this reading."""
    return [row for row in view_of(item).rows(item, reading) if row.text]
