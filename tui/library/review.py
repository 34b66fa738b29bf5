"""Corrections laid over a reading: which item each one means, and what holds for it. Pure functions.

A new analysis may cut items a little otherwise and number them anew; a correction means the item of its layer that
shares most of its text.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from tui.library.anchors import locate
from tui.library.records import Correction, ItemLayer, Review
from tui.model import Claim, Entity, Quote, Reading, Source, Span

# The share of the text of both together that an item and a correction must have in common.
_SAME = 0.5

Item = Entity | Quote | Claim


def items(reading: Reading, layer: ItemLayer) -> Sequence[Item]:
    """The items of a layer."""
    layers: dict[ItemLayer, Sequence[Item]] = {
        "entity": reading.entities,
        "quote": reading.quotes,
        "claim": reading.claims,
    }
    return layers[layer]


def extent(item: Item) -> Span:
    """From the start of an item to its end, code points; of an entity its first mention."""
    if isinstance(item, Entity):
        return Span(item.mentions[0].start, item.mentions[0].end)
    return Span(item.spans[0].start, item.spans[-1].end)


def overlay(reading: Reading, corrections: Iterable[Correction]) -> Mapping[str, Review]:
    """What holds for the items that have been corrected, by item id. The latest correction of a field counts.

    Corrections whose words are gone, or are no item any more, are left out.
    """
    reviews: dict[str, Review] = {}
    for correction in sorted(corrections, key=lambda c: c.created):
        item = target(reading, correction)
        if item:
            reviews[item.id] = _corrected(reviews.get(item.id, Review()), correction, reading)
    return reviews


def target(reading: Reading, correction: Correction) -> Item | None:
    """The item that a correction means."""
    layer = correction.anchor.layer
    found = locate(correction.anchor, reading.article.text)
    if layer == "sentence" or not found:
        return None
    candidates = [(_shared(found, span), item) for item in items(reading, layer) for span in _spans(item)]
    share, best = max(candidates, key=lambda candidate: candidate[0], default=(0.0, None))
    return best if share >= _SAME else None


def _spans(item: Item) -> Iterable[Span]:
    """Where an item may be tied to: an entity at each mention, others from start to end."""
    if isinstance(item, Entity):
        return (Span(mention.start, mention.end) for mention in item.mentions)
    return (extent(item),)


def _shared(one: Span, other: Span) -> float:
    """The common part of two spans as a share of what they cover together."""
    common = min(one.end, other.end) - max(one.start, other.start)
    return common / (one.end - one.start + other.end - other.start - common) if common > 0 else 0.0


def _corrected(review: Review, correction: Correction, reading: Reading) -> Review:
    """A review with what a further correction says."""
    speakers = review.speakers
    if correction.speakers is not None:
        speakers = tuple(_source(name, reading) for name in correction.speakers)
    return Review(
        review.dismissed if correction.dismissed is None else correction.dismissed,
        speakers,
        correction.status or review.status,
    )


def _source(name: str, reading: Reading) -> Source:
    """A speaker by name: the entity that bears it, if there is one."""
    bearers = (entity for entity in reading.entities if name == entity.name or name in entity.aliases)
    entity = next(bearers, None)
    return Source(entity=entity.id, name=entity.name) if entity else Source(name=name)
