"""The corrections that an exported reading records in its `review`, as far as it does. Pure functions.

It names neither who made a correction nor when, and does not tell of voices that were declared one with an entity.
"""

from __future__ import annotations

import uuid
from typing import Any

from msgspec.structs import replace

from sawt_reader.library.anchors import anchor
from sawt_reader.library.records import Anchor, Correction
from sawt_reader.reading.kinds import Item, all_items, extent, kind_of, originals, sources
from sawt_reader.reading.model import Claim, CorrectedField, Entity, ItemReview, Quote, Reading, Source, Span

CREATED = "1970-01-01T00:00:00.000Z"
"""Before all others: where two people disagree, what the user has set stays in force."""


def recorded(reading: Reading) -> tuple[Correction, ...]:
    """The corrections of a reading; the same ones with the same ids each time."""
    if not reading.review:
        return ()
    items = {item.id: item for item in all_items(reading)}
    found = [_of_item(said, items.get(said.item), reading) for said in reading.review.items]
    found += [_addition(items[id], reading) for id in reading.review.added if id in items]
    return tuple(one for one in found if not one.is_empty)


def _of_item(said: ItemReview, item: Item | None, reading: Reading) -> Correction:
    """The correction of an item that the analysis found; `item` as it is now, None if it is dismissed or another."""
    (original,) = originals(said)
    fields: dict[str, Any] = {"dismissed": said.dismissed or None, "status": said.status}
    if said.speakers is not None:
        fields["speakers"] = _names(said.speakers)
    for field in said.changed:
        if field == "same" and isinstance(original, Entity):
            fields[field] = _whole(original, reading)
        elif item is not None:
            fields[field] = _value(item, field, reading)
    one = Correction("", anchor(reading.article.text, kind_of(original).name, extent(original)), CREATED, **fields)
    return replace(one, id=uuid.uuid5(uuid.NAMESPACE_OID, repr(one)).hex)


def _addition(item: Item, reading: Reading) -> Correction:
    """The correction that added an item, under the id that it had."""
    made = anchor(reading.article.text, kind_of(item).name, extent(item))
    values: dict[str, Any] = {field: _value(item, field, reading) for field in ("kind", "certainty", "polarity")}
    values["speakers"] = _names(sources(item)) or None
    if isinstance(item, Entity) and item.name != made.exact:
        values["name"] = item.name
    return Correction(item.id.partition("-")[2] or item.id, made, CREATED, made=True, **values)


def _value(item: Item, field: CorrectedField, reading: Reading) -> Anchor | str | None:
    text, layer = reading.article.text, kind_of(item).name
    match field, item:
        case "words", Quote() | Claim():
            return anchor(text, layer, extent(item))
        case "cue", Quote(cue=Span() as cue):
            return anchor(text, layer, cue)
        case "name", Entity():
            return item.name
        case "kind", Entity() | Quote():
            return item.kind
        case "certainty", Claim():
            return item.certainty
        case "polarity", Claim():
            return item.polarity
    return None


def _whole(part: Entity, reading: Reading) -> Anchor | None:
    """Words of the entity that another one is now: a mention that is not that one's own; None if there is none."""
    own = {(mention.start, mention.end) for mention in part.mentions}
    for entity in reading.entities:
        places = [(mention.start, mention.end) for mention in entity.mentions]
        if not own.isdisjoint(places):
            others = (Span(*place) for place in places if place not in own)
            return next((anchor(reading.article.text, "entity", span) for span in others), None)
    return None


def _names(said: tuple[Source, ...]) -> tuple[str, ...]:
    return tuple(source.name for source in said if source.name)
