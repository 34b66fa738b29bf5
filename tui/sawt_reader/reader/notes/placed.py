"""The bookmarks, notes and corrections of an article, and where they are in its text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TypeVar

from msgspec.structs import replace

from sawt_reader.library.anchors import Located, anchor, locate
from sawt_reader.library.identities import Identity
from sawt_reader.library.records import (
    Anchor,
    Annotation,
    Bookmark,
    Change,
    Correction,
    Draft,
    Layer,
    ListedAnnotation,
    Note,
    TextAnnotation,
    new_correction,
    now,
)
from sawt_reader.library.review import Corrected, corrected, item_on, reviewed, target
from sawt_reader.reading.kinds import Item, extent, kind_of
from sawt_reader.reading.model import Article, Reading, Span

NoteT = TypeVar("NoteT", Bookmark, Note, Draft)


class PlacedAnnotations:
    """The annotations of an article, as the library has them.

    Args:
        article: they may have been made on another version of it.
        annotations: in the order they were made.
    """

    def __init__(self, article: Article, annotations: Iterable[Annotation] = ()) -> None:
        self._article = article
        self._annotations: dict[str, Annotation] = {}
        self._places: dict[str, Located] = {}
        self._reading: Reading | None = None
        self._laid: list[tuple[Reading, Corrected]] = []
        self.update(annotations)

    def update(self, annotations: Iterable[Annotation]) -> bool:
        """Take the current annotations of the library. Returns whether a correction was added, changed or removed."""
        before, self._annotations = self._annotations, {one.id: one for one in annotations}
        self._laid = []
        for key in {**before, **self._annotations}:
            was, one = before.get(key), self._annotations.get(key)
            if was is None or one is None or was.anchor != one.anchor:
                self._places.pop(key, None)
                if isinstance(one, TextAnnotation) and (found := locate(one.anchor, self._article.text)):
                    self._places[key] = found
        return _corrections(before.values()) != self.corrections

    def use_reading(self, reading: Reading) -> None:
        """Take a whole reading of the article, as the analysis made it, to find the corrections that fit no item."""
        self._reading = reading

    @property
    def corrections(self) -> list[Correction]:
        """The corrections, in the order they were made."""
        return _corrections(self._annotations.values())

    @property
    def places(self) -> Mapping[int, str]:
        """Where bookmarks and notes begin, by code point: "bookmark", "note" (or a draft) or "alike".

        "alike" for an approximate match; where several begin all of these words, in this order, with "+" between.
        """
        rank = ("bookmark", "note", "alike")
        found: dict[int, set[str]] = {}
        for key, (place, alike) in self._places.items():
            annotation = self._annotations[key]
            if not isinstance(annotation, Correction):
                name = "alike" if alike else "bookmark" if isinstance(annotation, Bookmark) else "note"
                found.setdefault(place.start, set()).add(name)
        return {start: "+".join(sorted(names, key=rank.index)) for start, names in found.items()}

    @property
    def listed(self) -> list[ListedAnnotation]:
        """The bookmarks, notes and drafts in text order, those whose words are gone last; then orphans."""
        notes = [one for one in self._annotations.values() if not isinstance(one, Correction)]
        end = len(self._article.text)
        found = sorted(map(self._placed, notes), key=lambda one: one.place.start if one.place else end)
        return found + [self._placed(one) for one in self.orphans]

    def _placed(self, one: Annotation) -> ListedAnnotation:
        found = None if isinstance(one, Correction) else self._places.get(one.id)
        title = self._article.title or self._article.source
        return ListedAnnotation(self._article.id, title, one, found and found.span, bool(found and found.alike))

    @property
    def orphans(self) -> list[Correction]:
        """The corrections that fit no item; none until there is a whole reading."""
        if self._reading is None:
            return []
        about = self.corrected(self._reading).about
        return [one for one in self.corrections if one.id not in about]

    @property
    def drafts(self) -> list[Draft]:
        """The drafts, in the order they were begun."""
        return [one for one in self._annotations.values() if isinstance(one, Draft)]

    def on(self, kind: type[NoteT], layer: Layer, place: Span) -> NoteT | None:
        """The first bookmark, note or draft on a sentence or item."""
        found = (one for one in self._within(place) if isinstance(one, kind) and one.anchor.layer == layer)
        return next(found, None)

    def notes_in(self, place: Span) -> Iterator[Note | Draft]:
        """The notes and drafts that begin in a stretch of the text, items' notes too."""
        return (one for one in self._within(place) if isinstance(one, Note | Draft))

    def alike_in(self, place: Span) -> list[TextAnnotation]:
        """The approximate matches that begin in a stretch of the text."""
        return [one for one in self._within(place) if self.is_alike(one)]

    def is_alike(self, one: Annotation) -> bool:
        """Whether its place is an approximate match."""
        return one.id in self._places and self._places[one.id].alike

    def _within(self, place: Span) -> Iterator[TextAnnotation]:
        """The bookmarks, notes and drafts that begin in a stretch of the text."""
        for key, found in self._places.items():
            annotation = self._annotations[key]
            if not isinstance(annotation, Correction) and place.start <= found.span.start < place.end:
                yield annotation

    # --- Changes

    def confirmed(self, one: Annotation) -> Change:
        """The change that anchors it to the words of its approximate match."""
        layer, found = one.anchor.layer, self._places.get(one.id)
        if found is None:
            return self._tied(one, one.anchor)  # another window has removed it: the library will refuse the change
        tied = item_on(self._reading, layer, found.span) if self._reading is not None else None
        return self._tied(one, anchor(self._article.text, layer, tied[1] if tied else found.span))

    def detached(self, one: Annotation) -> Change:
        """The change after which it matches only its original words."""
        return self._tied(one, replace(one.anchor, exactly=True))

    def attached(self, one: Annotation, layer: Layer, place: Span) -> Change | None:
        """The change that anchors it to a sentence or item; a correction becomes the latest one.

        None for a correction that would fit no item there, as when two items have the same words.
        """
        to = anchor(self._article.text, layer, place)
        if not isinstance(one, Correction):
            return self._tied(one, to)
        fits = self._reading is not None and target(self._reading, to) is not None
        return self._tied(replace(one, created=now()), to, one) if fits else None

    def _tied(self, one: Annotation, to: Anchor, before: Annotation | None = None) -> Change:
        return Change(self._article.id, before or one, replace(one, anchor=to))

    def corrected(self, reading: Reading) -> Corrected:
        """A reading with the corrections laid over it; cached for the last two readings."""
        laid = next((laid for known, laid in self._laid if known is reading), None)
        if laid is None:
            laid = corrected(reading, self.corrections)
            self._laid = [*self._laid[-1:], (reading, laid)]
        return laid

    def reviewed(self, analysed: Reading) -> Reading:
        """The reading as corrected, with a record of the corrections."""
        return reviewed(analysed, self._annotations.values())

    def correction(self, item: Item, analysed: Reading, **fields: object) -> Change | None:
        """The change that corrects an item, by a new correction or by the user's own, removed if it becomes empty.

        None if another item has exactly the same words: a correction would fit both. What people disagree on in the
        item is settled as it is shown.
        """
        laid = self.corrected(analysed)
        about = [one for one in reversed(self.corrections) if laid.about.get(one.id) == item.id]
        before = next((one for one in about if one.imported is None or one.made), None)
        review = laid.reviews.get(item.id)
        if before is not None and review is not None and review.made and fields.get("dismissed"):
            return Change(self._article.id, before, None)
        blank = before or new_correction(anchor(self._article.text, kind_of(item).name, extent(_found(item, analysed))))
        if before is None and corrected(analysed, [*self.corrections, blank]).about.get(blank.id) != item.id:
            return None
        if review is not None:
            settled = {conflict.field: getattr(conflict.sides[-1], conflict.field) for conflict in review.conflicts}
            fields = {**settled, **fields}
        after = replace(blank, **{"created": now(), **fields})
        return Change(self._article.id, before, None if after.is_empty else after)

    def addition(self, layer: Layer, place: Span, **fields: object) -> Change:
        """The change that makes the words at a place an item."""
        return Change(self._article.id, None, new_correction(self.anchored(layer, place), made=True, **fields))

    def union(self, part: Identity, whole: Identity, analysed: Reading) -> Change | None:
        """The change that declares an entity or voice to be another one; None where their words do not tell whom."""
        if part.entity is not None:
            return self.correction(part.entity, analysed, same=self.anchored("entity", whole.span))
        said = new_correction(self.anchored("entity", part.span), same=self.anchored("entity", whole.span))
        laid = corrected(analysed, [*self.corrections, said])
        return Change(self._article.id, None, said) if said.id in laid.about else None

    def separation(self, joined: Correction) -> Change:
        """The change after which an entity or voice is no longer declared to be another one."""
        after = replace(joined, same=None, created=now())
        return Change(self._article.id, joined, None if after.is_empty else after)

    def anchored(self, layer: Layer, place: Span) -> Anchor:
        """An anchor in the current text."""
        return anchor(self._article.text, layer, place)


def _found(item: Item, analysed: Reading) -> Item:
    """The item as the analysis found it, whose words a correction is on."""
    return next((one for one in kind_of(item).items(analysed) if one.id == item.id), item)


def _corrections(annotations: Iterable[Annotation]) -> list[Correction]:
    return [one for one in annotations if isinstance(one, Correction)]
