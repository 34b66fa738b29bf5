"""Which items of a list pass what the reader typed or chose."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from tui.exports import wording
from tui.locale import _
from tui.model import Claim, Entity, Quote, Reading, Source
from tui.reader.folding import fold
from tui.reader.labels import label
from tui.reader.naming import names, text_of
from tui.reader.occurrences import Item, ItemT

_TERM = re.compile(r'(-?)(?:"([^"]*)"?|(\S+))')


class Filter(NamedTuple):
    """What passes. All conditions must hold.

    Attributes:
        typed: words. One that names a property (`properties`) asks for it, any other is looked for anywhere in the
            line; in quotation marks it is never a property, after a "-" it must not be there.
        voice: name of a speaker or claimant; "" for all.
        author: whether claims of the article's own voice pass.
    """

    typed: str = ""
    voice: str = ""
    author: bool = True

    @property
    def label(self) -> str:
        """What it asks for, "" for nothing."""
        voice = _("unknown") if self.voice == wording.UNKNOWN_VOICE else self.voice
        return " · ".join(filter(None, [voice, "" if self.author else _("without the author"), self.typed.strip()]))


class Facts(NamedTuple):
    """What a filter looks at in an item: its text, folded, and the names of its properties, as they are shown."""

    text: str
    properties: frozenset[str]


def facts(item: Item, reading: Reading) -> Facts:
    """What a filter looks at."""
    if isinstance(item, Entity):
        text = "\n".join((item.name, *item.aliases, *item.roles))
    elif isinstance(item, Quote):
        text = f"{names(item.speakers, reading)}\n{text_of(item.spans, reading)}"
    else:
        text = f"{names(item.claimants, reading)}\n{text_of(item.spans, reading)}"
    # A property is one word to type.
    return Facts(fold(text), frozenset(label(name).replace(" ", "-") for name in properties(item)))


def properties(item: Item) -> Iterator[str]:
    """What can be asked for besides words: "person", "indirect", "inferred", "denied", "quantity"."""
    if isinstance(item, Entity):
        yield item.kind
    elif isinstance(item, Quote):
        yield item.kind
        if item.inferred:
            yield "inferred"
        if not item.speakers:
            yield "unknown"
        if item.via:
            yield "via"
    else:
        yield item.certainty
        yield "unsourced" if item.source_kind == "none" else item.source_kind
        yield from item.types
        conditions = {"denied": item.polarity == "denied", "hearsay": item.hearsay, "opposed": bool(item.opposites)}
        yield from (name for name, holds in conditions.items() if holds)


def counted(every: Iterable[Facts]) -> list[tuple[str, int]]:
    """The properties there are, each with how many items have it, the commonest first."""
    return Counter(name for known in every for name in sorted(known.properties)).most_common()


def passing(items: Sequence[ItemT], known: Sequence[Facts], wanted: Filter, reading: Reading) -> list[ItemT]:
    """The items that pass, in their order.

    Args:
        items: of one kind.
        known: the facts of each.
        wanted: the filter.
        reading: what the items are from.
    """
    named = {fold(name): name for name, _ in counted(known)}
    terms = [
        (bool(minus), fold(quoted or word), None if quoted else named.get(fold(word)))
        for minus, quoted, word in _TERM.findall(wanted.typed)
    ]
    ids = {entity.id for entity in reading.entities if entity.name == wanted.voice}

    def passes(item: Item, about: Facts) -> bool:
        if wanted.voice and not isinstance(item, Entity) and not _speaks(item, wanted.voice, ids, reading):
            return False
        if not wanted.author and isinstance(item, Claim) and item.source_kind == "author":
            return False
        return all(
            (name in about.properties if name else word in about.text) is not excluded for excluded, word, name in terms
        )

    return [item for item, about in zip(items, known, strict=True) if passes(item, about)]


def _speaks(item: Quote | Claim, voice: str, ids: set[str], reading: Reading) -> bool:
    sources = item.speakers if isinstance(item, Quote) else item.claimants
    if not sources and isinstance(item, Quote):
        sources = (Source(),)
    return any(source.entity in ids or wording.name(reading, source) == voice for source in sources)
