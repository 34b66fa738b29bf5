"""Corrections laid over a reading: which item each one means, and what holds for it. Pure functions.

A new analysis may cut items a little otherwise and number them anew; a correction means the item of its layer that
shares most of its text.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from msgspec.structs import replace

from tui.library.anchors import locate
from tui.library.corrected import with_reviews, without_dismissed
from tui.library.records import Anchor, Annotation, Bookmark, Correction, ItemLayer, Note, Review
from tui.model import Claim, Entity, ItemReview, Quote, ReaderNote, ReaderReview, Reading, Source, Span

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


def reviewed(reading: Reading, annotations: Iterable[Annotation]) -> Reading:
    """The reading as the reader has corrected it, without what was dismissed, and the record of that as its `review`.

    Args:
        reading: as the analysis made it.
        annotations: all that hangs on its article; drafts are nobody's business.
    """
    annotations = list(annotations)
    reviews = overlay(reading, (one for one in annotations if isinstance(one, Correction)))
    every: tuple[Item, ...] = (*reading.entities, *reading.quotes, *reading.claims)
    items = tuple(_item_review(item, reviews[item.id]) for item in every if item.id in reviews)
    found = [_reader_note(one, reading) for one in annotations if isinstance(one, Bookmark | Note)]
    end = len(reading.article.text)
    notes = tuple(sorted(found, key=lambda note: note.span.start if note.span else end))
    if not items and not notes:
        return reading
    corrected = without_dismissed(with_reviews(reading, reviews), reviews)
    return replace(corrected, review=ReaderReview(items, notes))


def _item_review(item: Item, review: Review) -> ItemReview:
    return ItemReview(
        item=item.id,
        dismissed=review.dismissed,
        speakers=review.speakers,
        status=review.status,
        entity=item if isinstance(item, Entity) else None,
        quote=item if isinstance(item, Quote) else None,
        claim=item if isinstance(item, Claim) else None,
    )


def _reader_note(mark: Bookmark | Note, reading: Reading) -> ReaderNote:
    item = target(reading, mark.anchor)
    return ReaderNote(
        item=item.id if item else None,
        span=locate(mark.anchor, reading.article.text),
        exact=mark.anchor.exact,
        body=mark.body if isinstance(mark, Note) else "",
        created=mark.created,
        modified=mark.modified if isinstance(mark, Note) else mark.created,
    )


def overlay(reading: Reading, corrections: Iterable[Correction]) -> Mapping[str, Review]:
    """What holds for the items that have been corrected, by item id. The latest correction of a field counts.

    Corrections whose words are gone, or are no item any more, are left out.
    """
    reviews: dict[str, Review] = {}
    for correction in sorted(corrections, key=lambda c: c.created):
        item = target(reading, correction.anchor)
        if item:
            reviews[item.id] = _corrected(reviews.get(item.id, Review()), correction, reading)
    return reviews


def target(reading: Reading, anchor: Anchor) -> Item | None:
    """The item that a correction or note means; None for a sentence, or where the analysis finds it no more."""
    layer = anchor.layer
    found = locate(anchor, reading.article.text)
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
