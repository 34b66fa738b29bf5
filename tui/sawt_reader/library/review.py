"""Applies corrections to a reading: which item each one is about, and its new values. Pure functions.

A correction never moves to different words. In the text it was made on, where a new analysis may have split the items
differently, it is about the only item of its layer that overlaps it by half of what both cover. In a changed text it
is about the item with equal words (`anchors.find_unchanged`). If there is no such item, or several, it is an orphan.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, cast

from msgspec.structs import replace

from sawt_reader.library.anchors import find_unchanged, is_unchanged, locate
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

# Least overlap of an item and a correction, as a share of what both cover.
_LEAST_OVERLAP = 0.5


def reviewed(reading: Reading, annotations: Iterable[Annotation]) -> Reading:
    """The corrected reading, without dismissed items, and with a record of the annotations as its `review`.

    Args:
        reading: the result of the analysis.
        annotations: all of its article; drafts are ignored.
    """
    annotations = list(annotations)
    corrections = [one for one in annotations if isinstance(one, Correction)]
    reviews = overlay(reading, corrections)
    items = tuple(_item_review(item, reviews[item.id]) for item in all_items(reading) if item.id in reviews)
    found = [_reader_note(one, reading) for one in annotations if isinstance(one, Bookmark | Note)]
    end = len(reading.article.text)
    notes = tuple(sorted(found, key=lambda note: note.span.start if note.span else end))
    orphaned = tuple(orphan_review(one) for one in orphans(reading, corrections))
    if not items and not notes and not orphaned:
        return reading
    corrected = without_dismissed(with_reviews(reading, reviews), reviews)
    return replace(corrected, review=ReaderReview(items, notes, orphaned))


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
    """The record of a correction that fits no item."""
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
    """The sum of the corrections of each item, by item id. The latest correction of a field counts.

    Orphans are ignored.
    """
    reviews: dict[str, Review] = {}
    for correction in sorted(corrections, key=lambda c: c.created):
        item = target(reading, correction.anchor)
        if item:
            reviews[item.id] = _updated(reviews.get(item.id, Review()), correction, reading)
    return reviews


def orphans(reading: Reading, corrections: Iterable[Correction]) -> list[Correction]:
    """The corrections that fit no item of a whole reading."""
    return [one for one in corrections if target(reading, one.anchor) is None]


def target(reading: Reading, anchor: Anchor) -> Item | None:
    """The item that a correction with this anchor is about; None if that is uncertain, and for a sentence."""
    text, layer = reading.article.text, anchor.layer
    words = fold(anchor.exact)
    if layer == "entity" and not is_unchanged(anchor, text):
        # A name identifies its entity, whichever mention of it was corrected.
        named = [item for item in reading.entities if any(fold(text[m.start : m.end]) == words for m in item.mentions)]
        if len(named) == 1:
            return named[0]
    place = find_unchanged(anchor, text)
    found = item_on(reading, layer, place) if place else None
    if found is None or is_unchanged(anchor, text):
        return found and found[0]
    item, span = found
    return item if fold(text[span.start : span.end]) == words else None


def item_on(reading: Reading, layer: Layer, place: Span) -> tuple[Item, Span] | None:
    """The item of a layer at a place, and its span there.

    That is the item with exactly this span, else the one that overlaps it by half of what both cover.
    None if there is none, or several, and for a sentence.
    """
    if layer == "sentence":
        return None
    kind = kind_named(layer)
    candidates = [
        (share, item, span)
        for item in kind.items(reading)
        for span in kind.anchors(item)
        if (share := _overlap(place, span)) >= _LEAST_OVERLAP
    ]
    best = [one for one in candidates if one[0] == 1] or candidates
    return best[0][1:] if len(best) == 1 else None


def _overlap(one: Span, other: Span) -> float:
    """The overlap of two spans, as a share of what both cover."""
    common = min(one.end, other.end) - max(one.start, other.start)
    return common / (one.end - one.start + other.end - other.start - common) if common > 0 else 0.0


def _updated(review: Review, correction: Correction, reading: Reading) -> Review:
    """A review, updated by a later correction."""
    speakers = review.speakers
    if correction.speakers is not None:
        speakers = tuple(_source(name, reading) for name in correction.speakers)
    return Review(
        review.dismissed if correction.dismissed is None else correction.dismissed,
        speakers,
        correction.status or review.status,
    )


def _source(name: str, reading: Reading) -> Source:
    """A speaker by name: the entity with this name or alias, if there is one."""
    name = as_name(name)
    entity = next((entity for entity in reading.entities if name == entity.name or name in entity.aliases), None)
    return Source(entity=entity.id, name=entity.name) if entity else Source(name=name)
