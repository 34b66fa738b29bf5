"""Corrections laid over a reading: which item each one means, and what holds for it. Pure functions.

A correction never moves to other words. On the text it was made on, whose items a new analysis may have cut a little
otherwise, it means the one item of its layer that shares half of the text of both together. On a changed text it means
the item on equal words (`anchors.stands`). Where there is no such item, or several, it is an orphan.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, cast

from msgspec.structs import replace

from sawt_reader.library.anchors import is_unchanged, locate, stands
from sawt_reader.library.corrected import with_reviews, without_dismissed
from sawt_reader.library.equal_words import fold
from sawt_reader.library.records import Anchor, Annotation, Bookmark, Correction, Layer, Note, Review
from sawt_reader.reading.kinds import Item, KindName, all_items, kind_named, kind_of
from sawt_reader.reading.model import (
    ItemReview,
    OrphanReview,
    ReaderNote,
    ReaderReview,
    Reading,
    Source,
    Span,
)
from sawt_reader.reading.normal_form import as_name

# The share of the text of both together that an item and a correction must have in common.
_SAME = 0.5


def reviewed(reading: Reading, annotations: Iterable[Annotation]) -> Reading:
    """The reading as the reader has corrected it, without what was dismissed, and the record of that as its `review`.

    Args:
        reading: as the analysis made it.
        annotations: all that hangs on its article; drafts are nobody's business.
    """
    annotations = list(annotations)
    corrections = [one for one in annotations if isinstance(one, Correction)]
    reviews = overlay(reading, corrections)
    items = tuple(_item_review(item, reviews[item.id]) for item in all_items(reading) if item.id in reviews)
    found = [_reader_note(one, reading) for one in annotations if isinstance(one, Bookmark | Note)]
    end = len(reading.article.text)
    notes = tuple(sorted(found, key=lambda note: note.span.start if note.span else end))
    lost = tuple(orphan_review(one) for one in orphans(reading, corrections))
    if not items and not notes and not lost:
        return reading
    corrected = without_dismissed(with_reviews(reading, reviews), reviews)
    return replace(corrected, review=ReaderReview(items, notes, lost))


def _item_review(item: Item, review: Review) -> ItemReview:
    original: dict[str, Any] = {kind_of(item).name: item}
    return ItemReview(
        item=item.id,
        dismissed=review.dismissed,
        speakers=review.speakers,
        status=review.status,
        **original,
    )


def orphan_review(correction: Correction) -> OrphanReview:
    """What a correction says that fits no item."""
    speakers = correction.speakers
    return OrphanReview(
        layer=cast(KindName, correction.anchor.layer),
        exact=correction.anchor.exact,
        created=correction.created,
        dismissed=bool(correction.dismissed),
        speakers=None if speakers is None else tuple(Source(name=name) for name in speakers),
        status=correction.status,
    )


def _reader_note(mark: Bookmark | Note, reading: Reading) -> ReaderNote:
    found = locate(mark.anchor, reading.article.text)
    tied = found and item_on(reading, mark.anchor.layer, found.span)
    return ReaderNote(
        item=tied[0].id if tied else None,
        span=found.span if found else None,
        exact=mark.anchor.exact,
        body=mark.body if isinstance(mark, Note) else "",
        created=mark.created,
        modified=mark.modified if isinstance(mark, Note) else mark.created,
        alike=found is not None and found.alike,
    )


def overlay(reading: Reading, corrections: Iterable[Correction]) -> Mapping[str, Review]:
    """What holds for the items that have been corrected, by item id. The latest correction of a field counts.

    Orphans are left out.
    """
    reviews: dict[str, Review] = {}
    for correction in sorted(corrections, key=lambda c: c.created):
        item = target(reading, correction.anchor)
        if item:
            reviews[item.id] = _corrected(reviews.get(item.id, Review()), correction, reading)
    return reviews


def orphans(reading: Reading, corrections: Iterable[Correction]) -> list[Correction]:
    """The corrections that fit no item of a whole reading."""
    return [one for one in corrections if target(reading, one.anchor) is None]


def target(reading: Reading, anchor: Anchor) -> Item | None:
    """The item that a correction means; None where that is not certain, and for a sentence."""
    text, layer = reading.article.text, anchor.layer
    words = fold(anchor.exact)
    if layer == "entity" and not is_unchanged(anchor, text):
        # A name means its entity at whichever mention it stands.
        named = [item for item in reading.entities if any(fold(text[m.start : m.end]) == words for m in item.mentions)]
        if len(named) == 1:
            return named[0]
    place = stands(anchor, text)
    found = item_on(reading, layer, place) if place else None
    if found is None or is_unchanged(anchor, text):
        return found and found[0]
    item, span = found
    return item if fold(text[span.start : span.end]) == words else None


def item_on(reading: Reading, layer: Layer, place: Span) -> tuple[Item, Span] | None:
    """The item of a layer that a place means, and which stretch of it lies there.

    That is the item that begins and ends with the place; else the one that shares half of the text of both together.
    None where there is none or several, and for a sentence.
    """
    if layer == "sentence":
        return None
    kind = kind_named(layer)
    candidates = [
        (share, item, span)
        for item in kind.items(reading)
        for span in kind.anchors(item)
        if (share := _shared(place, span)) >= _SAME
    ]
    best = [one for one in candidates if one[0] == 1] or candidates
    return best[0][1:] if len(best) == 1 else None


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
    name = as_name(name)
    bearers = (entity for entity in reading.entities if name == entity.name or name in entity.aliases)
    entity = next(bearers, None)
    return Source(entity=entity.id, name=entity.name) if entity else Source(name=name)
