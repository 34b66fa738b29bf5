"""What the user has said of an item, in a few words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from sawt_reader.reading.labels import correction_label, status_label

if TYPE_CHECKING:
    from sawt_reader.library.records import Review


def verdicts(review: Review | None) -> Iterator[str]:
    """The words for the corrections of an item: "dismissed", "to check", "corrected", "conflict"."""
    if review is None:
        return
    if review.dismissed:
        yield correction_label("dismissed")
    if review.status is not None:
        yield status_label(review.status)
    if review.made:
        yield correction_label("added")
    elif review.speakers is not None or review.changed:
        yield correction_label("corrected")
    if review.conflicts:
        yield correction_label("conflict")
