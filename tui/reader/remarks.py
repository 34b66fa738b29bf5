"""What the reader has said about the article in hand: bookmarks, notes, corrections, and where they lie in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TypeVar

from msgspec.structs import replace

from tui.library.anchors import anchor, locate
from tui.library.corrected import layer_of
from tui.library.records import (
    Annotation,
    Bookmark,
    Change,
    Correction,
    Draft,
    Layer,
    Note,
    PlacedRemark,
    Review,
    new_correction,
)
from tui.library.review import extent, overlay, reviewed, target
from tui.model import Article, Reading, Span
from tui.reader.occurrences import Item

RemarkT = TypeVar("RemarkT", Bookmark, Note, Draft)


class Remarks:
    """The annotations of an article, as the library has them.

    Args:
        article: what they are on; they may have been made on another version of it.
        annotations: in the order they were made.
    """

    def __init__(self, article: Article, annotations: Iterable[Annotation] = ()) -> None:
        self._article = article
        self._annotations: dict[str, Annotation] = {}
        self._places: dict[str, Span] = {}
        self.renew(annotations)

    def renew(self, annotations: Iterable[Annotation]) -> bool:
        """Take what the library has now. Returns whether a correction is new, other or gone."""
        before, self._annotations = self._annotations, {one.id: one for one in annotations}
        for gone in before.keys() - self._annotations.keys():
            self._places.pop(gone, None)
        for key, annotation in self._annotations.items():
            if key not in before and (place := locate(annotation.anchor, self._article.text)):
                self._places[key] = place
        return _corrections(before.values()) != self._corrections

    @property
    def _corrections(self) -> list[Correction]:
        return _corrections(self._annotations.values())

    @property
    def places(self) -> Mapping[int, str]:
        """Where bookmarks and notes begin, in code points: "bookmark", or "note" where there is one, or its draft."""
        found: dict[int, str] = {}
        for key, place in self._places.items():
            annotation = self._annotations[key]
            if isinstance(annotation, Note | Draft):
                found[place.start] = "note"
            elif isinstance(annotation, Bookmark):
                found.setdefault(place.start, "bookmark")
        return found

    @property
    def listed(self) -> list[PlacedRemark]:
        """The bookmarks, notes and drafts in the order of the text; those whose words are gone come last."""
        article, end = self._article, len(self._article.text)
        found = [
            PlacedRemark(article.id, article.title or article.source, one, self._places.get(key))
            for key, one in self._annotations.items()
            if not isinstance(one, Correction)
        ]
        return sorted(found, key=lambda one: one.place.start if one.place else end)

    @property
    def drafts(self) -> list[Draft]:
        """The drafts, in the order they were begun."""
        return [one for one in self._annotations.values() if isinstance(one, Draft)]

    def on(self, kind: type[RemarkT], layer: Layer, place: Span) -> RemarkT | None:
        """The first bookmark, note or draft on a sentence or item."""
        for key, found in self._places.items():
            annotation = self._annotations[key]
            fits = annotation.anchor.layer == layer and place.start <= found.start < place.end
            if isinstance(annotation, kind) and fits:
                return annotation
        return None

    def notes_in(self, place: Span) -> Iterator[Note | Draft]:
        """The notes and drafts that begin in a stretch of the text, items' notes too."""
        for key, found in self._places.items():
            annotation = self._annotations[key]
            if isinstance(annotation, Note | Draft) and place.start <= found.start < place.end:
                yield annotation

    def reviews(self, reading: Reading) -> Mapping[str, Review]:
        """What the corrections come to, by item id."""
        return overlay(reading, self._corrections)

    def reviewed(self, analysed: Reading) -> Reading:
        """The reading as corrected, with the record of it."""
        return reviewed(analysed, self._annotations.values())

    def corrected(self, item: Item, reading: Reading, **fields: object) -> Change:
        """The change that corrects an item: of the correction it has, or a new one; without any word left, of none."""
        before = next((c for c in reversed(self._corrections) if _is_of(c, item, reading)), None)
        blank = before or new_correction(anchor(reading.article.text, layer_of(item), extent(item)))
        after = replace(blank, **fields)
        says = (after.dismissed, after.speakers, after.status) != (None, None, None)
        return Change(self._article.id, before, after if says else None)


def _corrections(annotations: Iterable[Annotation]) -> list[Correction]:
    return [one for one in annotations if isinstance(one, Correction)]


def _is_of(correction: Correction, item: Item, reading: Reading) -> bool:
    found = target(reading, correction.anchor)
    return found is not None and found.id == item.id
