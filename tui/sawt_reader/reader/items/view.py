"""How the items of one kind appear on screen: in the details, in filters and in copied text."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from typing import ClassVar, Generic, NamedTuple

from sawt_reader.i18n import _, percent
from sawt_reader.reading.kinds import ItemT, Kind, StatementT
from sawt_reader.reading.model import Date, Quantity, Reading, Source, Span
from sawt_reader.reading.wording import from_library, names, shown_words, source_name, words

EXCERPT = 20
"""How many quotes or claims of a speaker the details write out."""


class Row(NamedTuple):
    """A label and a text. A row without a label continues the one above."""

    label: str
    text: str


class ItemView(ABC, Generic[ItemT]):
    """How items of one kind appear.

    Attributes:
        kind: which kind.
    """

    kind: ClassVar[Kind[ItemT]]

    @abstractmethod
    def heading(self, item: ItemT, reading: Reading) -> str:
        """The name of an entity, else who speaks or asserts."""

    @abstractmethod
    def rows(self, item: ItemT, reading: Reading) -> Iterator[Row]:
        """What the details say; rows without text are left out."""

    @abstractmethod
    def searched(self, item: ItemT, reading: Reading) -> str:
        """The text in which a filter looks for words."""

    @abstractmethod
    def properties(self, item: ItemT) -> Iterator[str]:
        """What a filter can ask for besides words, as shown: "person", "indirect", "uncertain", "denied"."""

    def is_by_author(self, item: ItemT) -> bool:
        """Whether the article itself says it."""
        return False

    def is_to_check_first(self, item: ItemT) -> bool:
        """Whether it is among those to check first."""
        return False

    @abstractmethod
    def who(self, item: ItemT, reading: Reading) -> str:
        """Who says it, marked where that is uncertain; "" for an entity."""

    @abstractmethod
    def citation(self, item: ItemT, reading: Reading) -> tuple[str, str]:
        """What is copied of it: its words, and who says them; as French prints both."""

    @abstractmethod
    def no_further(self, direction: int) -> str:
        """The message that there is no next (1) or previous (-1) item."""


class StatementView(ItemView[StatementT]):
    """What quotes and claims have in common."""

    def searched(self, item: StatementT, reading: Reading) -> str:
        """Speakers and words."""
        return f"{names(self.kind.sources(item), reading)}\n{words(item.spans, reading)}"


def labelled(label: str, texts: Sequence[str]) -> Iterator[Row]:
    """A row for each text, the label before the first."""
    for index, text in enumerate(texts):
        yield Row("" if index else label, text)


def holders(sources: Sequence[Source]) -> Iterator[Row]:
    """Who held the offices that sources are called by, from the library: person, role, article and day."""
    known = [source.from_library for source in sources if source.from_library]
    told = _("{name}, {role}; {article}")
    for found in dict.fromkeys(known):
        texts = [told.format(name=one.name, role=one.role, article=from_library(one)) for one in found]
        yield from labelled(_("office"), texts)
        if len(found) > 1:
            yield Row("", _("they contradict each other: nobody is named"))


def confidence(probability: float, *, unsure: float) -> str:
    """How sure the analysis is, 0 to 1: "40 %, uncertain" below `unsure`."""
    shown = _("{percent}, uncertain") if probability < unsure else "{percent}"
    return shown.format(percent=percent(probability))


def quoted(spans: Sequence[Span | Quantity | Date], reading: Reading) -> str:
    """Words of the article between quotation marks."""
    return _("“{words}”").format(words=shown_words(spans, reading))


def source_in_full(source: Source, reading: Reading) -> str:
    """The fullest name of a source, and the words that stand for it here where they differ."""
    name = source_name(source, reading)
    here = shown_words([source.span], reading) if source.span else ""
    return _("{name} (“{words}”)").format(name=name, words=here) if here and here != name else name
