"""How much of a corrected reading the analysis had found, and how much of what it found is right. Pure functions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from msgspec.structs import replace

from sawt_reader.reading.kinds import KINDS, Item, Kind, all_items, kind_of, originals, sources
from sawt_reader.reading.labels import Aspect
from sawt_reader.reading.model import Claim, Quote, Reading, Span
from sawt_reader.reading.voices import voice_key


class Score(NamedTuple):
    """The score of one aspect.

    Attributes:
        found: how many the analysis found.
        right: how many of them are in the corrected reading.
        expected: how many are in the corrected reading.
    """

    aspect: Aspect
    found: int
    right: int
    expected: int

    @property
    def precision(self) -> float:
        """The share of what was found that is right, 0 to 1; 1 of nothing."""
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """The share of what there is that was found, 0 to 1; 1 of nothing."""
        return self.right / self.expected if self.expected else 1.0


def analysed(reading: Reading) -> Reading:
    """A corrected reading as the analysis made it, from the record of the corrections in it."""
    if not reading.review:
        return reading
    before = {
        (type(item), item.id): item
        for said in (*reading.review.items, *reading.review.followed)
        for item in originals(said)
    }
    added = set(reading.review.added)

    def items(kind: Kind[Any]) -> tuple[Item, ...]:
        kept = [item for item in kind.items(reading) if item.id not in added]
        now = [before.get((type(item), item.id), item) for item in kept]
        known = {item.id for item in kept}
        gone = [item for (_type, id), item in before.items() if kind_of(item) is kind and id not in known]
        return (*now, *gone)

    layers: dict[str, Any] = {kind.plural: items(kind) for kind in KINDS}
    return replace(reading, **layers)


def scores(reading: Reading) -> list[Score]:
    """The scores of the analysis against a corrected reading. Words count only if they begin and end as corrected."""
    found, right = _aspects(analysed(reading)), _aspects(reading)
    return [Score(name, len(found[name]), len(found[name] & right[name]), len(right[name])) for name in right]


def summed(every: Iterable[list[Score]]) -> list[Score]:
    """The scores of several readings together."""
    total: dict[Aspect, Score] = {}
    for one in (score for scored in every for score in scored):
        before = total.get(one.aspect, Score(one.aspect, 0, 0, 0))
        total[one.aspect] = Score(
            one.aspect, before.found + one.found, before.right + one.right, before.expected + one.expected
        )
    return list(total.values())


def checked(reading: Reading) -> tuple[int, int]:
    """How many items of a corrected reading the user has said anything of, and how many there are."""
    said = {one.item for one in reading.review.items} | set(reading.review.added) if reading.review else set()
    items = all_items(reading)
    return sum(item.id in said for item in items), len(items)


def _aspects(reading: Reading) -> dict[Aspect, set[object]]:
    return {
        "names": {(m.start, m.end) for entity in reading.entities for m in entity.mentions},
        "kinds": {(m.start, m.end, entity.kind) for entity in reading.entities for m in entity.mentions},
        "quotes": {quote.spans for quote in reading.quotes},
        "speakers": set(_said(reading.quotes, reading)),
        "claims": {claim.spans for claim in reading.claims},
        "claimants": set(_said(reading.claims, reading)),
        "certainty": {(claim.spans, claim.certainty, claim.polarity) for claim in reading.claims},
    }


def _said(items: Iterable[Quote | Claim], reading: Reading) -> Iterator[tuple[tuple[Span, ...], frozenset[str]]]:
    """The words of each statement with who says them."""
    for item in items:
        yield item.spans, frozenset(voice_key(source, reading) for source in sources(item))
