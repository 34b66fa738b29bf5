"""The shortest names that tell the people of an article apart: what lists show where there is one row for each item."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from sawt_reader.reader.text.folding import fold
from sawt_reader.reading.model import Entity, Reading, Source
from sawt_reader.reading.wording import source_name

_INITIAL = re.compile(r"\w\.?")
_REGNAL = re.compile(r"[IVX]+(er|e)?")
# Families of people in the news who bear the name of their family first: « Xi Jinping » is not « Jinping ».
_FAMILY_FIRST = frozenset(
    "aung ban chen deng guo ho hu jiang kim lam li liu ma mao moon nguyen park peng pham roh tran tsai vo wang xi yoon"
    " zhang zhao zhou zhu".split()
)


def brief_names(reading: Reading) -> Mapping[str, str]:
    """By the id of a person: the name without the given name, where nobody and nothing else of the article has it.

    « Marine Le Pen » is « Le Pen », unless « Jean-Marie Le Pen » is named, too.
    """
    words = Counter(word for entity in reading.entities for word in set(fold(entity.name).split()))
    brief = ((entity, _family(entity)) for entity in reading.entities if entity.kind == "person")
    return {entity.id: family for entity, family in brief if family and words[fold(family).split()[-1]] == 1}


def _family(person: Entity) -> str:
    """The name of a person's family; "" where the name does not show it."""
    given, *family = person.name.split()
    while family[1:] and _INITIAL.fullmatch(family[0]):  # « George W. Bush »
        del family[0]
    if not family or _REGNAL.fullmatch(family[-1]) or _INITIAL.fullmatch(family[-1]) or fold(given) in _FAMILY_FIRST:
        return ""
    return " ".join(family)


def shortened(names: str, sources: Sequence[Source], brief: Mapping[str, str], reading: Reading) -> str:
    """Names as `wording.names` writes them for some sources, with brief ones for those of `brief`."""
    for source in sources:
        if family := brief.get(source.entity or ""):
            names = names.replace(source_name(source, reading), family)
    return names
