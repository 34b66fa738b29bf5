"""The list of people, organisations and places."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import ClassVar, get_args

from textual.content import Content

from sawt_reader.i18n import N_
from sawt_reader.reader.terminal.display import content
from sawt_reader.reader.text.folding import fold
from sawt_reader.reader.widgets.item_line import ItemLine
from sawt_reader.reader.widgets.item_list import ItemList
from sawt_reader.reading.glyphs import is_doubtful_name
from sawt_reader.reading.kinds import ENTITIES
from sawt_reader.reading.labels import entity_section
from sawt_reader.reading.model import Entity, EntityKind, Reading

LEVELS = "▁▃▅▇"
SPARKLINE_CELLS = 6
WIDEST_NAME = 20
"""Cells for a name; a longer one is cut, so that counts and sparklines stay in columns."""

_KEYS: dict[str, Callable[[Entity], tuple[int | float | str, ...]]] = {
    N_("by count"): lambda entity: (-len(entity.mentions),),
    N_("by name"): lambda entity: (fold(entity.name),),
    N_("by first place"): lambda entity: (entity.mentions[0].start,),
    N_("least sure first"): lambda entity: (entity.kind_confidence,),
}


class EntityList(ItemList[Entity]):
    """Entities by kind: name, numbers of mentions and quotes, where in the article they are, role."""

    kind = ENTITIES
    NAME = N_("Entities")
    HELP = N_(
        "Who and what the article names, with how often and where: the little bars run from its beginning to its end. "
        "Enter goes to the first mention; Enter again, in the article, to the next. “»3” means: three quotes, which "
        "the details show. A “?” after a name means: it is uncertain whether it is a name of this kind; the details "
        "say what speaks for it."
    )
    EMPTY: ClassVar[Sequence[str]] = (
        N_("No name found."),
        N_("Names of people, organisations"),
        N_("and places appear here."),
    )

    ORDERS: ClassVar[Sequence[str]] = tuple(_KEYS)
    _said: Mapping[str | None, int] = MappingProxyType({})
    """By the id of an entity that says something: the number of its quotes."""

    def sections(self, items: Sequence[Entity], order: str, reading: Reading) -> Iterable[tuple[str, Sequence[Entity]]]:
        """Entities by kind."""
        for kind in get_args(EntityKind):
            yield (
                entity_section(kind).upper(),
                sorted((entity for entity in items if entity.kind == kind), key=_KEYS[order]),
            )

    def look_over(self, reading: Reading) -> None:
        """Count what each says."""
        self._said = Counter(id for quote in reading.quotes for id in {source.entity for source in quote.speakers})

    def line(self, item: Entity, reading: Reading) -> ItemLine:
        """Name, with "?" where it is uncertain, counts, sparkline, first role."""
        mark = " ?" if is_doubtful_name(item) else ""
        name = content(item.name).truncate(WIDEST_NAME - len(mark), ellipsis=True)
        quotes = self._said.get(item.id, 0)
        return ItemLine(
            Content.assemble(
                Content.assemble(name, mark).truncate(WIDEST_NAME, pad=True),
                (f"{len(item.mentions):>4}", "bold"),
                (f"{f'»{quotes}' if quotes else '':>4} ", "bold $text-warning"),
                (sparkline(item, len(reading.article.text)), "$secondary"),
                content(f"  {item.roles[0]}" if item.roles else "", "$foreground 60%"),
            )
        )


def sparkline(entity: Entity, length: int) -> str:
    """Where an entity is mentioned in a text of `length` code points: one bar per part, higher for more mentions."""
    counts = [0] * SPARKLINE_CELLS
    for mention in entity.mentions:
        counts[min(mention.start * SPARKLINE_CELLS // max(length, 1), SPARKLINE_CELLS - 1)] += 1
    most = max(counts)
    steps = len(LEVELS) - 1
    return "".join(LEVELS[-(-count * steps // most)] for count in counts)
