"""Who is quoted in an archive, how often, in how many words, by outlet and month."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple, cast

from sawt_reader.archive.people import Form, People, Person, form_of
from sawt_reader.reading.model import Entity, Gender, Quote, Reading
from sawt_reader.reading.safe_text import one_line
from sawt_reader.reading.voices import quoted_words

Dimension = Literal["voice", "outlet", "month", "gender"]
DIMENSIONS: tuple[Dimension, ...] = ("voice", "outlet", "month", "gender")
Unnamed = Literal["described", "unknown"]
"""Speakers without a name: those an article only describes (« un responsable »), and those nobody knows."""


Voice = Person | Unnamed


@dataclass(slots=True)
class Tally:
    """What is quoted. Words are parted by white space, as word processors count them.

    Attributes:
        quotes: how many; a quote of two speakers counts for each.
        direct: how many of them are between quotation marks as a whole.
        literal: words of direct quotes.
        reported: words of indirect and mixed quotes.
        relayed: how many reached the article through somebody else.
        numbers: of the articles it is quoted in; of some more than once.
    """

    quotes: int = 0
    direct: int = 0
    literal: int = 0
    reported: int = 0
    relayed: int = 0
    numbers: array[int] = field(default_factory=lambda: array("L"))

    @property
    def articles(self) -> int:
        """In how many articles it is quoted."""
        return len(set(self.numbers))

    @property
    def words(self) -> int:
        """All words quoted."""
        return self.literal + self.reported

    def add(self, other: Tally) -> None:
        """Count in what another one counts."""
        self.quotes += other.quotes
        self.direct += other.direct
        self.literal += other.literal
        self.reported += other.reported
        self.relayed += other.relayed
        self.numbers += other.numbers


class Cell(NamedTuple):
    """Where something is counted.

    Attributes:
        voice: who speaks.
        outlet: of the article; None where it is not known.
        month: of its publication, YYYY-MM; None where it is not known.
    """

    voice: Voice
    outlet: str | None
    month: str | None

    @property
    def gender(self) -> Gender | None:
        """Of a person, where articles tell it."""
        return None if isinstance(self.voice, str) or self.voice.kind != "person" else self.voice.gender


class Row(NamedTuple):
    """A sum: the values of the dimensions that were told apart, and what is quoted there."""

    values: Mapping[Dimension, object]
    tally: Tally

    @property
    def voice(self) -> Voice:
        """Of a row that tells voices apart, whose it is."""
        return cast("Voice", self.values["voice"])


class Count:
    """All that is quoted in an archive.

    Attributes:
        cells: what is quoted of whom, where and when.
        articles: how many have been counted.
    """

    def __init__(
        self,
        cells: Mapping[Cell, Tally],
        persons: Mapping[Form, Person],
        articles: int,
    ) -> None:
        self.cells = cells
        self.articles = articles
        self._persons = persons

    def by(self, *dimensions: Dimension, where: Callable[[Cell], bool] = lambda _: True) -> list[Row]:
        """Sums over the cells that differ only in other dimensions, most words first.

        Args:
            dimensions: what to tell apart.
            where: which cells are counted.
        """
        sums: defaultdict[tuple[object, ...], Tally] = defaultdict(Tally)
        for cell, tally in self.cells.items():
            if where(cell):
                sums[tuple(getattr(cell, dimension) for dimension in dimensions)].add(tally)
        rows = [Row(dict(zip(dimensions, values, strict=True)), tally) for values, tally in sums.items()]
        return sorted(rows, key=lambda row: (-row.tally.words, -row.tally.quotes))

    def articles_of(self, voice: Voice) -> Sequence[int]:
        """The numbers of the articles that quote a voice, in the order of the archive."""
        return sorted({n for cell, tally in self.cells.items() if cell.voice == voice for n in tally.numbers})

    def quotes_of(self, voice: Voice, number: int, reading: Reading) -> list[Quote]:
        """The quotes of a voice in the article of that number."""
        entities = {entity.id: entity for entity in reading.entities}
        return [q for q in reading.quotes if any(self._is(voice, v) for v in _speakers(number, q, entities))]

    def _is(self, voice: Voice, heard: Form | Unnamed) -> bool:
        return voice == (heard if isinstance(heard, str) else self._persons.get(heard))


def count(contents: Iterable[tuple[int, Reading]], told: Callable[[int], None] = lambda _: None) -> Count:
    """Count all quotes of an archive.

    Args:
        contents: numbers of articles and their readings.
        told: is told the number of each article counted.

    Raises:
        BadReading: where the contents cannot be read.
    """
    people = People()
    cells: defaultdict[tuple[Form | Unnamed, str | None, str | None], Tally] = defaultdict(Tally)
    articles = 0
    for number, reading in contents:
        articles += 1
        article = reading.article
        outlet, month = one_line(article.outlet or "") or None, (article.published or "")[:7] or None
        for voice, tally in _heard(number, reading).items():
            cells[voice, outlet, month].add(tally)
        spoken = {source.entity for quote in reading.quotes for source in quote.speakers}
        for entity in reading.entities:
            if entity.id in spoken:
                people.add(number, entity)
        told(number)
    persons = people.persons()
    summed: defaultdict[Cell, Tally] = defaultdict(Tally)
    for (voice, outlet, month), tally in cells.items():
        summed[Cell(_voice(voice, persons), outlet, month)].add(tally)
    return Count(summed, persons, articles)


def _voice(heard: Form | Unnamed, persons: Mapping[Form, Person]) -> Voice:
    return heard if isinstance(heard, str) else persons[heard]


def _heard(number: int, reading: Reading) -> dict[Form | Unnamed, Tally]:
    """What one article quotes of each voice."""
    entities = {entity.id: entity for entity in reading.entities}
    heard: defaultdict[Form | Unnamed, Tally] = defaultdict(lambda: Tally(numbers=array("L", [number])))
    for quote in reading.quotes:
        words, direct = quoted_words(reading, quote), quote.kind == "direct"
        said = Tally(1, int(direct), words if direct else 0, 0 if direct else words, int(bool(quote.via)))
        for voice in _speakers(number, quote, entities):
            heard[voice].add(said)
    return heard


def _speakers(number: int, quote: Quote, entities: Mapping[str, Entity]) -> set[Form | Unnamed]:
    """Who speaks in a quote, each once."""
    named = (None if source.entity is None else entities.get(source.entity) for source in quote.speakers)
    found: set[Form | Unnamed] = {form_of(number, entity) if entity else "described" for entity in named}
    return found or {"unknown"}
