"""What a user should review: the items in doubt, the least sure first, and which are settled. Pure functions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from sawt_reader.library.records import Review
from sawt_reader.library.review import Corrected
from sawt_reader.reading.glyphs import is_doubtful_name, is_uncertain
from sawt_reader.reading.kinds import Item, all_items
from sawt_reader.reading.model import Claim, Entity, Reading

# A quote without a speaker: as doubtful as one whose speaker is a guess among two.
_NOBODY = 0.5


class Doubt(NamedTuple):
    """An item in doubt.

    Attributes:
        item: as corrected.
        settled: the user has given a verdict on it.
    """

    item: Item
    settled: bool


def doubts(laid: Corrected, analysed: Reading) -> Sequence[Doubt]:
    """The items in doubt, the least sure first: first those that the user doubts, or on which people disagree.

    A claim is as sure as the speaker of its quote, who is reviewed there; alone it is in doubt only for the user.

    Args:
        laid: the corrected reading.
        analysed: as the analysis made it.
    """
    sure = {item.id: sureness for item in all_items(analysed) if (sureness := _sureness(item)) is not None}
    found: list[tuple[float, Doubt]] = []
    for item in all_items(laid.reading):
        review = laid.reviews.get(item.id, Review())
        asked = review.status in ("to check", "doubtful") or bool(review.conflicts)
        if asked or item.id in sure:
            found.append((-1.0 if asked else sure[item.id], Doubt(item, review.is_settled)))
    return [doubt for _sureness, doubt in sorted(found, key=lambda one: one[0])]


def _sureness(item: Item) -> float | None:
    """How sure the analysis is of an item, 0 to 1; None for one that is not in doubt."""
    if isinstance(item, Claim):
        return None
    if isinstance(item, Entity):
        return item.kind_confidence if is_doubtful_name(item) else None
    if not item.speakers:
        return _NOBODY * item.confidence
    sure = item.confidence if item.speaker_confidence is None else min(item.confidence, item.speaker_confidence)
    return sure if is_uncertain(item) else None


def following(found: Sequence[Doubt], item: Item | None) -> Item | None:
    """The next item in doubt that is not settled, after one of them or from the first, round the end."""
    at = next((number for number, doubt in enumerate(found) if item and doubt.item.id == item.id), -1)
    return next((doubt.item for doubt in (*found[at + 1 :], *found[: at + 1]) if not doubt.settled), None)
