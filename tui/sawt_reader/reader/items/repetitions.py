"""How it appears that the words of a quote stand in other articles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from sawt_reader.i18n import _, ngettext
from sawt_reader.reader.items.view import Row
from sawt_reader.reading import wording
from sawt_reader.reading.kinds import Item, kind_of, spans
from sawt_reader.reading.labels import likeness_label
from sawt_reader.reading.model import Reading

if TYPE_CHECKING:
    from sawt_reader.library.records import Repetition


def words_of(item: Item, reading: Reading) -> str:
    """The words of a quote or claim that are looked for, its parts in one."""
    return " ".join(reading.article.text[part.start : part.end] for part in spans(item))


def speakers_of(item: Item, reading: Reading) -> list[str]:
    """The names of those who say a quote or claim."""
    return [wording.source_name(source, reading) for source in kind_of(item).sources(item)]


def summary(found: Sequence[Repetition], speakers: Sequence[str], key: str) -> Row:
    """A row for the details: in how many articles, since when, how they differ, and the key that lists them.

    Args:
        found: the earliest first; at least one.
        speakers: of the quote.
        key: as it is shown.
    """
    from sawt_reader.library.same_words import same_people

    articles = len({one.article for one in found})
    first = found[0]
    where = _("first {day}, {outlet}") if first.outlet else _("first {day}")
    kinds = Counter(one.likeness for one in found)
    others = sum(one.layer != "article" and not same_people(speakers, one.speakers) for one in found)
    parts = (
        ngettext("in {n} other article", "in {n} other articles", articles).format(n=articles),
        where.format(day=first.day, outlet=first.outlet),
        ", ".join(f"{count} {likeness_label(kind)}" for kind, count in kinds.most_common()),
        ngettext("{n} under another name", "{n} under other names", others).format(n=others) if others else "",
        _("{key} lists them").format(key=key),
    )
    return Row(_("elsewhere"), " · ".join(filter(None, parts)))
