"""Applies corrections to a reading: which item each one is about, and its new values. Pure functions.

A correction never moves to different words. In the text it was made on, where a new analysis may have split the items
differently, it is about the only item of its layer that overlaps it by half of what both cover. In a changed text it
is about the item with equal words (`anchors.find_unchanged`). If there is no such item, or several, it is an orphan.

An item that the user has added is there while its words are. Where the analysis has come to find it too, the one of the
analysis takes the user's words and values: there are never two.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple, cast, get_args

from msgspec.structs import replace

from sawt_reader.library.anchors import find_unchanged, is_unchanged, locate
from sawt_reader.library.corrected import changed, in_order, new_claim, new_quote, with_reviews, without_dismissed
from sawt_reader.library.equal_words import fold
from sawt_reader.library.identities import Identity, identities, identity_at, joined, with_entity
from sawt_reader.library.records import Anchor, Annotation, Bookmark, Conflict, Correction, Layer, Note, Review
from sawt_reader.reading.kinds import ENTITIES, Item, KindName, all_items, kind_named, kind_of
from sawt_reader.reading.model import (
    Claim,
    EntityKind,
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
# Fields of a correction that are no values of one item.
_DECIDED = ("dismissed", "speakers", "status", "words", "cue", "kind", "certainty", "polarity", "name")


class Corrected(NamedTuple):
    """A reading with corrections laid over it.

    Attributes:
        reading: with the items that are dismissed.
        reviews: the sum of the corrections of each item, by item id; of entities that are others now, too.
        about: the key of the item or voice that each correction is about, by its id; orphans have none.
        joined: by the key of an entity or voice, the corrections that say of others that they are this one.
    """

    reading: Reading
    reviews: Mapping[str, Review]
    about: Mapping[str, str]
    joined: Mapping[str, Sequence[Correction]]

    @property
    def standing(self) -> Reading:
        """The reading without what is dismissed."""
        return without_dismissed(self.reading, self.reviews)


def corrected(reading: Reading, corrections: Iterable[Correction]) -> Corrected:
    """A reading with corrections laid over it. The latest correction of a field counts.

    Args:
        reading: the result of the analysis; as a whole, or nothing in the rest of it is found.
        corrections: of its article.
    """
    ordered = sorted(corrections, key=lambda c: c.created)
    if not ordered:
        return Corrected(reading, {}, {}, {})
    laying = _Laying(reading)
    laying.take([c for c in ordered if not c.made])
    laying.add([c for c in ordered if c.made])
    laying.join(ordered)
    return laying.result(ordered)


class _Laying:
    """A reading while corrections are laid over it."""

    def __init__(self, analysed: Reading) -> None:
        self._analysed = analysed
        self._reading = analysed
        self._about: dict[str, str] = {}
        self._added: set[str] = set()
        self._dismissed: set[str] = set()
        self._joined: dict[str, list[Correction]] = {}

    # --- What each correction is about, and the values it sets

    def take(self, corrections: Sequence[Correction]) -> None:
        """Apply the corrections of items that the analysis found: all but who is who, and who speaks."""
        for correction in corrections:
            item = None if self._voice(correction.anchor) else target(self._analysed, correction.anchor)
            if item is not None:
                self._about[correction.id] = item.id
                self._change(item.id, correction)
                if correction.dismissed:
                    self._dismissed.add(item.id)

    def _change(self, id: str, correction: Correction, **known: Span) -> None:
        """Set the values of a correction of the item with an id."""
        item = next((item for item in all_items(self._reading) if item.id == id), None)
        places = {**self._places(correction), **known}
        if item is None or not (places or correction.changed):
            return
        self._put(item, changed(item, correction, places, self._reading))
        if "words" in places:
            self._reading = in_order(self._reading)

    def _places(self, correction: Correction) -> dict[str, Span]:
        """Where the words that a correction names are, as far as they are in the text."""
        text = self._analysed.article.text
        found = {name: anchor and find_unchanged(anchor, text) for name, anchor in _anchors_of(correction)}
        return {name: span for name, span in found.items() if span and span.start < span.end}

    def _put(self, old: Item, new: Item) -> None:
        kind = kind_of(old)
        items = tuple(new if item is old else item for item in kind.items(self._reading))
        fields: dict[str, Any] = {kind.plural: items}
        self._reading = replace(self._reading, **fields)

    # --- What the user has added

    def add(self, corrections: Sequence[Correction]) -> None:
        """Add the items that the user has made: entities first, so that they can speak, of those longer names."""

        def order(correction: Correction) -> tuple[bool, int]:
            is_entity = correction.anchor.layer == "entity"
            return not is_entity, -len(correction.anchor.exact) if is_entity else 0

        for correction in sorted(corrections, key=order):
            place = find_unchanged(correction.anchor, self._analysed.article.text)
            if place is None or not self._reading.sentences:
                continue
            if correction.anchor.layer == "entity":
                self._add_entity(correction, place)
            else:
                self._add_statement(correction, place)

    def _add_entity(self, correction: Correction, place: Span) -> None:
        text = self._reading.article.text
        words = fold(text[place.start : place.end])
        found = item_on(self._reading, "entity", place)
        whole = found and all(fold(text[span.start : span.end]) == words for span in kind_of(found[0]).spans(found[0]))
        if found is None or not whole or found[0].id in self._dismissed:
            id = self._new(correction)
            self._reading = with_entity(self._reading, id, place, _entity_kind(correction))
        else:
            id = self._about[correction.id] = found[0].id
        self._change(id, correction)

    def _add_statement(self, correction: Correction, place: Span) -> None:
        layer = correction.anchor.layer
        place = self._places(correction).get("words", place)
        found = item_on(self._reading, layer, place)
        if found is not None and found[0].id not in self._dismissed:
            id = self._about[correction.id] = found[0].id
            self._change(id, correction, words=place)
            return
        make = new_quote if layer == "quote" else new_claim
        item = make(f"{layer[0]}-{correction.id}", place, self._reading)
        if item is None:
            return
        kind = kind_of(item)
        id = self._new(correction)
        fields: dict[str, Any] = {kind.plural: (*kind.items(self._reading), item)}
        if layer == "quote":
            fields["claims"] = tuple(_claim_in(claim, id, item.spans) for claim in self._reading.claims)
        self._reading = in_order(replace(self._reading, **fields))
        self._change(id, correction)

    def _new(self, correction: Correction) -> str:
        """The id of an item that the user has added."""
        id = f"{correction.anchor.layer[0]}-{correction.id}"
        self._about[correction.id] = id
        self._added.add(id)
        return id

    # --- Who is who

    def join(self, corrections: Sequence[Correction]) -> None:
        """Make those one that the user has said to be one; of several wholes of one part, the latest counts."""
        into: dict[str, Identity] = {}
        for correction in corrections:
            if correction.same is None:
                continue
            part, whole = self._who(correction.anchor, correction.id), self._who(correction.same)
            while whole is not None and whole.key in into:
                whole = into[whole.key]
            if part is None or whole is None or part.key == whole.key:
                continue
            self._about.setdefault(correction.id, part.key)
            # What was this part before is the new whole.
            into = {key: whole if one.key == part.key else one for key, one in into.items()}
            into[part.key] = whole
            self._joined.setdefault(part.key, []).append(correction)
        self._reading = joined(self._reading, into)
        for part_key, whole in into.items():
            if part_key != whole.key:
                self._joined.setdefault(whole.key, []).extend(self._joined.get(part_key, ()))

    def _who(self, anchor: Anchor, correction: str = "") -> Identity | None:
        """The entity, or the voice that is none, at an anchor."""
        if (voice := self._voice(anchor)) is not None:
            return voice
        item = target(self._reading, anchor)
        key = self._about.get(correction) or (item.id if item else None)
        return next((one for one in identities(self._reading) if one.key == key), None)

    def _voice(self, anchor: Anchor) -> Identity | None:
        """The voice that is no entity and is called by the words of an anchor; None where a name is."""
        if anchor.layer != "entity":
            return None
        place = find_unchanged(anchor, self._reading.article.text)
        named = place and any(place in ENTITIES.spans(entity) for entity in self._reading.entities)
        return identity_at(self._reading, place) if place and not named else None

    # --- The result

    def result(self, corrections: Sequence[Correction]) -> Corrected:
        """The corrected reading; speakers last, as they may be those that the user has named."""
        reviews: dict[str, Review] = {}
        of: dict[str, list[Correction]] = {}
        for correction in corrections:
            if (id := self._about.get(correction.id)) is not None:
                reviews[id] = _updated(reviews.get(id, Review()), correction, self._reading)
                of.setdefault(id, []).append(correction)
        known = {item.id for item in (*all_items(self._reading), *self._analysed.entities)}
        for id in list(reviews):
            if id not in known:
                del reviews[id]  # of a voice, which is no item
                continue
            reviews[id] = replace(reviews[id], made=id in self._added, conflicts=conflicts(of[id]))
        own = {key: [p for p in parts if self._about.get(p.id) != key] for key, parts in self._joined.items()}
        return Corrected(with_reviews(self._reading, reviews), reviews, self._about, own)


def _entity_kind(correction: Correction) -> EntityKind:
    return cast(EntityKind, correction.kind) if correction.kind in get_args(EntityKind) else "person"


def _anchors_of(correction: Correction) -> tuple[tuple[str, Anchor | None], ...]:
    return ("words", correction.words), ("cue", correction.cue)


def _claim_in(claim: Claim, quote: str, spans: Sequence[Span]) -> Claim:
    """A claim of the article's own that lies in a quote the user has added is one of that quote."""
    inside = spans[0].start <= claim.spans[0].start and claim.spans[-1].end <= spans[-1].end
    own = claim.quote is None and not claim.claimants
    return replace(claim, quote=quote) if inside and own else claim


def conflicts(corrections: Sequence[Correction]) -> tuple[Conflict, ...]:
    """What people disagree on in one item. What the user says after an import settles it.

    Args:
        corrections: of the item, in the order they count.
    """
    found = []
    for field in _DECIDED:
        setting = [c for c in corrections if getattr(c, field) is not None]
        own = [c for c in setting if c.imported is None]
        since = own[-1].created if own else ""
        sides = [*own[-1:], *(c for c in setting if c.imported is not None and c.imported > since)]
        if len({_value(c, field) for c in sides}) > 1:
            found.append(Conflict(field, tuple(c for c in setting if c in sides)))
    return tuple(found)


def _value(correction: Correction, field: str) -> object:
    """What a correction sets, comparable: words by themselves, not by where they were found."""
    value = getattr(correction, field)
    return (value.start, value.end, fold(value.exact)) if isinstance(value, Anchor) else value


def reviewed(reading: Reading, annotations: Iterable[Annotation]) -> Reading:
    """The corrected reading, without dismissed items, and with a record of the annotations as its `review`.

    Args:
        reading: the result of the analysis.
        annotations: all of its article; drafts are ignored.
    """
    annotations = list(annotations)
    corrections = [one for one in annotations if isinstance(one, Correction)]
    laid = corrected(reading, corrections)
    standing = laid.standing
    now = {(type(item), item.id): item for item in all_items(standing)}
    items = tuple(_item_review(item, laid.reviews[item.id]) for item in all_items(reading) if item.id in laid.reviews)
    others = (item for item in all_items(reading) if item.id not in laid.reviews)
    followed = tuple(_item_review(item, Review()) for item in others if now.get((type(item), item.id)) != item)
    found = [_reader_note(one, laid.reading) for one in annotations if isinstance(one, Bookmark | Note)]
    end = len(reading.article.text)
    notes = tuple(sorted(found, key=lambda note: note.span.start if note.span else end))
    orphaned = tuple(orphan_review(one) for one in corrections if one.id not in laid.about)
    added = tuple(item.id for item in all_items(standing) if (said := laid.reviews.get(item.id)) and said.made)
    if not items and not notes and not orphaned and not added:
        return reading
    return replace(standing, review=ReaderReview(items, notes, orphaned, added, followed))


def _item_review(item: Item, review: Review) -> ItemReview:
    original: dict[str, Any] = {kind_of(item).name: item}
    return ItemReview(
        item=item.id,
        dismissed=review.dismissed,
        speakers=review.speakers,
        status=review.status,
        changed=review.changed,
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
        changed=correction.changed,
        added=correction.made,
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
    return replace(
        review,
        dismissed=review.dismissed if correction.dismissed is None else correction.dismissed,
        speakers=speakers,
        status=correction.status or review.status,
        changed=tuple(dict.fromkeys((*review.changed, *correction.changed))),
    )


def _source(name: str, reading: Reading) -> Source:
    """A speaker by name: the entity with this name or alias, if there is one."""
    name = as_name(name)
    entity = next((entity for entity in reading.entities if name == entity.name or name in entity.aliases), None)
    return Source(entity=entity.id, name=entity.name) if entity else Source(name=name)
