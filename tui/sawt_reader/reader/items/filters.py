"""Filters of the item lists."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from sawt_reader.i18n import _
from sawt_reader.reader.items.reviewed import verdicts
from sawt_reader.reader.items.views import view_of
from sawt_reader.reader.text.folding import fold
from sawt_reader.reading.kinds import Item, ItemT, kind_of
from sawt_reader.reading.model import Reading
from sawt_reader.reading.voices import folded_name, voice_key

if TYPE_CHECKING:
    from sawt_reader.library.records import Review

# Letters of a first word that stands for a name of several; the first of « to-check » is an ordinary word.
_SHORTEST = 3
_TERM = re.compile(r'(-?)(?:"([^"]*)"?|(\S+))')


class Filter(NamedTuple):
    """The conditions for an item to be shown; all must hold.

    Attributes:
        typed: words. A word that names a property (`ItemView.properties`) asks for it; any other is searched for in
            the item's text, as is a word in quotation marks. After "-" it must be absent.
        voice: name of a speaker or claimant; "" for all.
        author: whether to show claims of the article itself.
        dismissed: whether to show dismissed items.
        first: whether to show only what to check first.
    """

    typed: str = ""
    voice: str = ""
    author: bool = True
    dismissed: bool = True
    first: bool = False

    @property
    def label(self) -> str:
        """The conditions as shown; "" without any."""
        author = "" if self.author else _("without the author")
        dismissed = "" if self.dismissed else _("without dismissed items")
        first = _("to check first") if self.first else ""
        return " · ".join(filter(None, [first, self.voice, author, dismissed, self.typed.strip()]))


class Facts(NamedTuple):
    """What a filter looks at in an item.

    Attributes:
        text: folded.
        properties: their names as shown, each one word.
        author: whether the article itself says it.
        dismissed: whether the user has dismissed it.
        first: whether it is among those to check first.
    """

    text: str
    properties: frozenset[str]
    author: bool
    dismissed: bool
    first: bool


def facts(item: Item, reading: Reading, review: Review | None) -> Facts:
    """What a filter looks at in an item.

    Args:
        item: as the user has corrected it.
        reading: the reading it is from.
        review: its corrections.
    """
    view = view_of(item)
    names = (*view.properties(item), *verdicts(review))
    # A property is one word to type.
    shown = frozenset(name.replace(" ", "-") for name in names)
    dismissed = review is not None and review.dismissed
    text = fold(view.searched(item, reading))
    return Facts(text, shown, view.is_by_author(item), dismissed, view.is_to_check_first(item))


def counted(every: Iterable[Facts]) -> list[tuple[str, int]]:
    """The properties that items have, each with the number of items, most common first."""
    return Counter(name for known in every for name in sorted(known.properties)).most_common()


def passing(items: Sequence[ItemT], known: Sequence[Facts], wanted: Filter, reading: Reading) -> list[ItemT]:
    """The items that pass a filter, in their order.

    Args:
        items: of one kind.
        known: the facts of each.
        wanted: the filter.
        reading: the reading they are from.
    """
    named = _names(known)
    terms = [
        (bool(minus), fold(quoted or word), None if quoted else named.get(fold(word)))
        for minus, quoted, word in _TERM.findall(wanted.typed)
    ]
    ids = {entity.id for entity in reading.entities if entity.name == wanted.voice}
    keys = ids | {folded_name(wanted.voice)}

    def passes(item: Item, about: Facts) -> bool:
        if wanted.voice and not _is_said_by(item, keys, reading):
            return False
        if about.dismissed and not wanted.dismissed:
            return False
        if (about.author and not wanted.author) or (wanted.first and not about.first):
            return False
        return all(
            (name in about.properties if name else word in about.text) is not excluded for excluded, word, name in terms
        )

    return [item for item, about in zip(items, known, strict=True) if passes(item, about)]


def _names(known: Iterable[Facts]) -> Mapping[str, str]:
    """Property names by what can be typed for them: the name, or the first word of « denied-or-negative »."""
    shown = [name for name, _count in counted(known)]
    short = {fold(name).partition("-")[0]: name for name in shown if name.find("-") >= _SHORTEST}
    return {**short, **{fold(name): name for name in shown}}


def _is_said_by(item: Item, keys: set[str], reading: Reading) -> bool:
    """Whether a voice with one of the keys says the item; an entity passes whatever the voice."""
    kind = kind_of(item)
    return not kind.is_statement or any(voice_key(source, reading) in keys for source in kind.voices(item))
