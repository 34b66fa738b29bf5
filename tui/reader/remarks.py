"""What the reader has said about the article in hand: bookmarks, notes, corrections, and where they lie in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeVar

from msgspec.structs import replace

from tui.library.anchors import anchor, locate
from tui.library.records import Annotation, Bookmark, Change, Correction, Layer, Note, Review, new_correction
from tui.library.review import extent, overlay, target
from tui.model import Article, Reading, Span
from tui.reader.occurrences import Item
from tui.reader.reviewed import layer_of

MarkT = TypeVar("MarkT", Bookmark, Note)


class Remarks:
    """The annotations of an article, as the library has them, and the changes that can be undone.

    Args:
        article: what they are on; they may have been made on another version of it.
        annotations: in the order they were made.
    """

    def __init__(self, article: Article, annotations: Iterable[Annotation] = ()) -> None:
        self._article = article
        self._annotations: dict[str, Annotation] = {}
        self._places: dict[str, Span] = {}
        self._changes: list[Change] = []
        for annotation in annotations:
            self._put(annotation)

    def _put(self, annotation: Annotation) -> None:
        self._annotations[annotation.id] = annotation
        place = locate(annotation.anchor, self._article.text)
        if place is not None:
            self._places[annotation.id] = place

    def take(self, change: Change) -> None:
        """Follow a change that the library has made."""
        if change.before is not None:
            self._annotations.pop(change.before.id, None)
            self._places.pop(change.before.id, None)
        if change.after is not None:
            self._put(change.after)

    def done(self, change: Change) -> None:
        """Follow a change of the reader's, which can be undone."""
        self.take(change)
        self._changes.append(change)

    def last(self) -> Change | None:
        """The change to undo next, which is then no longer there."""
        return self._changes.pop() if self._changes else None

    @property
    def places(self) -> Mapping[int, str]:
        """Where bookmarks and notes begin, in code points: "bookmark", or "note" where there is one."""
        found: dict[int, str] = {}
        for key, place in self._places.items():
            annotation = self._annotations[key]
            if isinstance(annotation, Note):
                found[place.start] = "note"
            elif isinstance(annotation, Bookmark):
                found.setdefault(place.start, "bookmark")
        return found

    @property
    def marks(self) -> list[Bookmark | Note]:
        """The bookmarks and notes in the order of the text; those whose words are gone come last."""
        found = [one for one in self._annotations.values() if isinstance(one, Bookmark | Note)]
        return sorted(found, key=lambda one: (one.id not in self._places, self._places.get(one.id, Span(0, 0)).start))

    def on(self, kind: type[MarkT], layer: Layer, place: Span) -> MarkT | None:
        """The first bookmark or note on a sentence or item."""
        for key, found in self._places.items():
            annotation = self._annotations[key]
            fits = annotation.anchor.layer == layer and place.start <= found.start < place.end
            if isinstance(annotation, kind) and fits:
                return annotation
        return None

    def notes_in(self, place: Span) -> list[str]:
        """The words of the notes that begin in a stretch of the text, items' notes too."""
        notes = ((self._annotations[key], found) for key, found in self._places.items())
        return [note.body for note, found in notes if isinstance(note, Note) and place.start <= found.start < place.end]

    def reviews(self, reading: Reading) -> Mapping[str, Review]:
        """What the corrections come to, by item id."""
        return overlay(reading, (a for a in self._annotations.values() if isinstance(a, Correction)))

    def corrected(self, item: Item, reading: Reading, **fields: object) -> Change:
        """The change that corrects an item: of the correction it has, or a new one; without any word left, of none."""
        corrections = [a for a in self._annotations.values() if isinstance(a, Correction)]
        before = next((c for c in reversed(corrections) if _is_of(c, item, reading)), None)
        blank = before or new_correction(anchor(reading.article.text, layer_of(item), extent(item)))
        after = replace(blank, **fields)
        says = (after.dismissed, after.speakers, after.status) != (None, None, None)
        return Change(self._article.id, before, after if says else None)


def _is_of(correction: Correction, item: Item, reading: Reading) -> bool:
    found = target(reading, correction.anchor)
    return found is not None and found.id == item.id
