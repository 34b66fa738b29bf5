"""The kinds of items of a reading: entities, quotes and claims. Where they differ, except on screen, is here.

A new kind is a struct and a field of `Reading` in `model.py`, and a `Kind` here; on the screen an `ItemView` in
`reader/items/views.py` and a list in `reader/widgets`.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Collection, Iterator, Sequence
from typing import Any, ClassVar, Final, Generic, Literal, TypeVar

from msgspec.structs import replace

from sawt_reader.reading.model import Claim, Entity, ItemReview, Quote, Reading, Source, Span

Item = Entity | Quote | Claim
ItemT = TypeVar("ItemT", Entity, Quote, Claim)
StatementT = TypeVar("StatementT", Quote, Claim)
KindName = Literal["entity", "quote", "claim"]

# The largest weight of a reason: far beyond what any analysis gives.
_HEAVIEST = 1000.0


class Kind(ABC, Generic[ItemT]):
    """One kind of item.

    Attributes:
        name: as in stored annotations and statements.
        plural: the field of a `Reading` with the items of this kind.
        is_statement: whether somebody says the items, so that they have `sources`.
    """

    name: ClassVar[KindName]
    plural: ClassVar[str]
    is_statement: ClassVar[bool]

    def items(self, reading: Reading) -> tuple[ItemT, ...]:
        """The items of this kind, in the order of the text."""
        items: tuple[ItemT, ...] = getattr(reading, self.plural)
        return items

    # --- Where an item is

    @abstractmethod
    def spans(self, item: ItemT) -> tuple[Span, ...]:
        """The stretches of text an item consists of: an entity's mentions, the parts of a statement."""

    @abstractmethod
    def stops(self, item: ItemT) -> tuple[Span, ...]:
        """Where "next" and "previous" stop at an item: each mention of an entity, the first part of a statement."""

    @abstractmethod
    def anchors(self, item: ItemT) -> tuple[Span, ...]:
        """What a note or correction can be anchored to: each mention of an entity, a statement from start to end."""

    @abstractmethod
    def sentences(self, item: ItemT) -> tuple[int, ...]:
        """Indices of the sentences in which the item or its mentions start."""

    # --- Who says it

    @abstractmethod
    def sources(self, item: ItemT) -> tuple[Source, ...]:
        """Who speaks or claims; nobody for an entity."""

    def subjects(self, item: ItemT) -> tuple[Source, ...]:
        """Whom the item is about or from: the entity itself, or who says it."""
        return self.sources(item)

    def voices(self, item: ItemT) -> tuple[Source, ...]:
        """Whose words these count as: the sources, or an unknown one for a quote without any."""
        return self.sources(item)

    @abstractmethod
    def via(self, item: ItemT) -> tuple[Source, ...]:
        """Who relays, from the nearest to the outermost."""

    @abstractmethod
    def category(self, item: ItemT) -> str:
        """The kind of an entity or quote; how certain a claim is, or "denied"."""

    # --- Corrections

    def calling(self, item: ItemT, sources: tuple[Source, ...]) -> ItemT:
        """The item with more known of its sources; how sure they are stays."""
        return item

    @abstractmethod
    def with_sources(self, item: ItemT, sources: tuple[Source, ...]) -> ItemT:
        """The item with the sources that the user has set."""

    @abstractmethod
    def without(self, item: ItemT, removed: Collection[str]) -> ItemT:
        """The item without its references to removed items, given by id."""

    # --- What a file could have wrong

    def pointers(self, item: ItemT) -> Iterator[Any]:
        """The other stretches of text it points at: anything with `start` and `end`."""
        yield from (source.span for source in (*self.sources(item), *self.via(item)) if source.span)

    def numbers(self, item: ItemT) -> Iterator[tuple[float, float, float]]:
        """Each of its numbers, with the least and the greatest value allowed."""
        yield from ()


def coded_basis(quote: Quote, reading: Reading) -> tuple[str, ...]:
    """How its speaker was reached for a cell of a table, reasons as in the contract: "spoke: Elle", "only"."""
    text = reading.article.text
    shown = ((sign.reason, text[sign.span.start : sign.span.end] if sign.span else "") for sign in quote.basis)
    return tuple(f"{reason}: {' '.join(words.split())}" if words else reason for reason, words in shown)


def coded_signs(entity: Entity) -> tuple[str, ...]:
    """The signs of its kind for a cell of a table, reasons as in the contract: "words: le groupe", "model"."""
    return tuple(f"{sign.reason}: {sign.words}" if sign.words else sign.reason for sign in entity.kind_signs)


class _Entities(Kind[Entity]):
    name, plural, is_statement = "entity", "entities", False

    def spans(self, item: Entity) -> tuple[Span, ...]:
        return tuple(Span(mention.start, mention.end) for mention in item.mentions)

    stops = anchors = spans

    def sentences(self, item: Entity) -> tuple[int, ...]:
        return tuple(mention.sentence for mention in item.mentions)

    def sources(self, item: Entity) -> tuple[Source, ...]:
        return ()

    via = sources

    def subjects(self, item: Entity) -> tuple[Source, ...]:
        return (Source(entity=item.id, name=item.name),)

    def category(self, item: Entity) -> str:
        return item.kind

    def with_sources(self, item: Entity, sources: tuple[Source, ...]) -> Entity:
        return item

    def without(self, item: Entity, removed: Collection[str]) -> Entity:
        return item

    def numbers(self, item: Entity) -> Iterator[tuple[float, float, float]]:
        yield item.kind_confidence, 0, 1


class _Statements(Kind[StatementT]):
    is_statement = True

    def spans(self, item: StatementT) -> tuple[Span, ...]:
        return item.spans

    def stops(self, item: StatementT) -> tuple[Span, ...]:
        return item.spans[:1]

    def anchors(self, item: StatementT) -> tuple[Span, ...]:
        return (Span(item.spans[0].start, item.spans[-1].end),)

    def sentences(self, item: StatementT) -> tuple[int, ...]:
        return (item.sentence,)

    def via(self, item: StatementT) -> tuple[Source, ...]:
        return item.via


class _Quotes(_Statements[Quote]):
    name, plural = "quote", "quotes"

    def sources(self, item: Quote) -> tuple[Source, ...]:
        return item.speakers

    def voices(self, item: Quote) -> tuple[Source, ...]:
        return item.speakers or (Source(),)

    def category(self, item: Quote) -> str:
        return item.kind

    def calling(self, item: Quote, sources: tuple[Source, ...]) -> Quote:
        return replace(item, speakers=sources)

    def with_sources(self, item: Quote, sources: tuple[Source, ...]) -> Quote:
        sure = 1.0 if sources else None
        return replace(item, speakers=sources, inferred=False, confidence=1.0, speaker_confidence=sure, basis=())

    def without(self, item: Quote, removed: Collection[str]) -> Quote:
        return replace(
            item,
            speakers=_unlinked(item.speakers, removed),
            via=_unlinked(item.via, removed),
            parent=None if item.parent in removed else item.parent,
        )

    def pointers(self, item: Quote) -> Iterator[Any]:
        yield from super().pointers(item)
        if item.cue:
            yield item.cue
        yield from (sign.span for sign in item.basis if sign.span)

    def numbers(self, item: Quote) -> Iterator[tuple[float, float, float]]:
        yield item.confidence, 0, 1
        if item.speaker_confidence is not None:
            yield item.speaker_confidence, 0, 1


class _Claims(_Statements[Claim]):
    name, plural = "claim", "claims"

    def sources(self, item: Claim) -> tuple[Source, ...]:
        return item.claimants

    def category(self, item: Claim) -> str:
        return "denied" if item.polarity == "denied" else item.certainty

    def calling(self, item: Claim, sources: tuple[Source, ...]) -> Claim:
        return replace(item, claimants=sources)

    def with_sources(self, item: Claim, sources: tuple[Source, ...]) -> Claim:
        return replace(item, claimants=sources, source_kind="named" if sources else "none")

    def without(self, item: Claim, removed: Collection[str]) -> Claim:
        return replace(
            item,
            claimants=_unlinked(item.claimants, removed),
            via=_unlinked(item.via, removed),
            quote=None if item.quote in removed else item.quote,
            opposites=tuple(id for id in item.opposites if id not in removed),
            repeats=None if item.repeats in removed else item.repeats,
        )

    def pointers(self, item: Claim) -> Iterator[Any]:
        yield from super().pointers(item)
        yield from (*item.quantities, *item.dates, *item.unresolved)
        yield from (reason.span for reason in item.reasons if reason.span)

    def numbers(self, item: Claim) -> Iterator[tuple[float, float, float]]:
        yield item.score, 0, 1
        yield from ((reason.weight, -_HEAVIEST, _HEAVIEST) for reason in item.reasons)
        yield from ((quantity.value, float("-inf"), float("inf")) for quantity in item.quantities)


def _unlinked(sources: tuple[Source, ...], removed: Collection[str]) -> tuple[Source, ...]:
    """The sources, by name alone where their entity is removed."""
    return tuple(replace(source, entity=None) if source.entity in removed else source for source in sources)


ENTITIES: Final = _Entities()
QUOTES: Final = _Quotes()
CLAIMS: Final = _Claims()
KINDS: Final[Sequence[Kind[Any]]] = (ENTITIES, QUOTES, CLAIMS)

_OF_TYPE: Final[dict[type, Kind[Any]]] = {Entity: ENTITIES, Quote: QUOTES, Claim: CLAIMS}
_NAMED: Final = {name: kind for kind in KINDS for name in (kind.name, kind.plural)}


def kind_of(item: Item) -> Kind[Any]:
    """The kind of an item."""
    return _OF_TYPE[type(item)]


def kind_named(name: str) -> Kind[Any]:
    """The kind with this name, singular or plural.

    Raises:
        KeyError: for any other name.
    """
    return _NAMED[name]


def all_items(reading: Reading) -> list[Item]:
    """All items of a reading: entities, quotes, claims."""
    return [item for kind in KINDS for item in kind.items(reading)]


def spans(item: Item) -> tuple[Span, ...]:
    """The stretches of text an item consists of: an entity's mentions, the parts of a quote or claim."""
    return kind_of(item).spans(item)


def extent(item: Item) -> Span:
    """An item from start to end, in code points; the first mention of an entity."""
    return kind_of(item).anchors(item)[0]


def sources(item: Item) -> tuple[Source, ...]:
    """Who speaks or claims; nobody for an entity."""
    return kind_of(item).sources(item)


def subjects(item: Item) -> tuple[Source, ...]:
    """The entity itself, or who says the quote or claim."""
    return kind_of(item).subjects(item)


def originals(review: ItemReview) -> list[Item]:
    """The reviewed item as the analysis made it: one, unless a file is malformed."""
    return [item for kind in KINDS if (item := getattr(review, kind.name)) is not None]


def original_sources(review: ItemReview) -> list[Source]:
    """Who speaks or claims according to the analysis."""
    return [source for item in originals(review) for source in sources(item)]
