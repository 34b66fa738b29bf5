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
Unnamed = Literal["described", "unknown"]
"""Speakers without a name: those an article only describes (« un responsable »), and unknown ones."""
Voice = Person | Unnamed


@dataclass(slots=True)
class Tally:
    """Sums of quotes. Words are separated by white space, as word processors count them.

    Attributes:
        quotes: how many; a quote of two speakers counts for each.
        direct: how many of them are between quotation marks as a whole.
        literal: words of direct quotes.
        reported: words of indirect and mixed quotes.
        relayed: how many the article has through another source.
        numbers: of the articles with these quotes; may repeat.
    """

    quotes: int = 0
    direct: int = 0
    literal: int = 0
    reported: int = 0
    relayed: int = 0
    numbers: array[int] = field(default_factory=lambda: array("L"))

    @property
    def articles(self) -> int:
        """How many articles have these quotes."""
        return len(set(self.numbers))

    @property
    def words(self) -> int:
        """All words quoted."""
        return self.literal + self.reported

    def add(self, other: Tally) -> None:
        """Add the sums of another tally."""
        self.quotes += other.quotes
        self.direct += other.direct
        self.literal += other.literal
        self.reported += other.reported
        self.relayed += other.relayed
        self.numbers += other.numbers


class Cell(NamedTuple):
    """The finest group of quotes.

    Attributes:
        voice: the speaker.
        outlet: of the article; None if unknown.
        month: of its publication, YYYY-MM; None if unknown.
    """

    voice: Voice
    outlet: str | None
    month: str | None

    @property
    def gender(self) -> Gender | None:
        """The gender of a person, if any article gives it."""
        return None if isinstance(self.voice, str) or self.voice.kind != "person" else self.voice.gender


class Row(NamedTuple):
    """A group: its value for each dimension, and its sums."""

    values: Mapping[Dimension, object]
    tally: Tally

    @property
    def voice(self) -> Voice:
        """The speaker, of a row grouped by voice."""
        return cast("Voice", self.values["voice"])


class Count:
    """The counts of an archive.

    Attributes:
        cells: the sums of each cell.
        articles: how many were counted.
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
        """Group the cells, groups with most words first.

        Args:
            dimensions: to group by.
            where: selects the cells to count.
        """
        sums: defaultdict[tuple[object, ...], Tally] = defaultdict(Tally)
        for cell, tally in self.cells.items():
            if where(cell):
                sums[tuple(getattr(cell, dimension) for dimension in dimensions)].add(tally)
        rows = [Row(dict(zip(dimensions, values, strict=True)), tally) for values, tally in sums.items()]
        return sorted(rows, key=lambda row: (-row.tally.words, -row.tally.quotes))

    def articles_of(self, voice: Voice) -> Sequence[int]:
        """The numbers of the articles that quote a speaker, in the order of the archive."""
        return sorted({n for cell, tally in self.cells.items() if cell.voice == voice for n in tally.numbers})

    def quotes_of(self, voice: Voice, number: int, reading: Reading) -> list[Quote]:
        """The quotes of a speaker in the article with that number."""
        entities = {entity.id: entity for entity in reading.entities}
        return [q for q in reading.quotes if any(self._is(voice, v) for v in _speakers(number, q, entities))]

    def _is(self, voice: Voice, speaker: Form | Unnamed) -> bool:
        return voice == (speaker if isinstance(speaker, str) else self._persons.get(speaker))


def count(contents: Iterable[tuple[int, Reading]], progress: Callable[[int], None] = lambda _: None) -> Count:
    """Count all quotes of an archive.

    Args:
        contents: numbers of articles and their readings.
        progress: called with the number of each article counted.

    Raises:
        ReadingError: if the contents cannot be read.
    """
    people = People()
    cells: defaultdict[tuple[Form | Unnamed, str | None, str | None], Tally] = defaultdict(Tally)
    articles = 0
    for number, reading in contents:
        articles += 1
        article = reading.article
        outlet, month = one_line(article.outlet or "") or None, (article.published or "")[:7] or None
        for voice, tally in _tallies(number, reading).items():
            cells[voice, outlet, month].add(tally)
        spoken = {source.entity for quote in reading.quotes for source in quote.speakers}
        for entity in reading.entities:
            if entity.id in spoken:
                people.add(number, entity)
        progress(number)
    persons = people.persons()
    summed: defaultdict[Cell, Tally] = defaultdict(Tally)
    for (voice, outlet, month), tally in cells.items():
        summed[Cell(_voice(voice, persons), outlet, month)].add(tally)
    return Count(summed, persons, articles)


def _voice(speaker: Form | Unnamed, persons: Mapping[Form, Person]) -> Voice:
    return speaker if isinstance(speaker, str) else persons[speaker]


def _tallies(number: int, reading: Reading) -> dict[Form | Unnamed, Tally]:
    """The sums of one article, by speaker."""
    entities = {entity.id: entity for entity in reading.entities}
    tallies: defaultdict[Form | Unnamed, Tally] = defaultdict(lambda: Tally(numbers=array("L", [number])))
    for quote in reading.quotes:
        words, direct = quoted_words(reading, quote), quote.kind == "direct"
        sums = Tally(
            quotes=1,
            direct=1 if direct else 0,
            literal=words if direct else 0,
            reported=0 if direct else words,
            relayed=1 if quote.via else 0,
        )
        for voice in _speakers(number, quote, entities):
            tallies[voice].add(sums)
    return tallies


def _speakers(number: int, quote: Quote, entities: Mapping[str, Entity]) -> set[Form | Unnamed]:
    """The speakers of a quote, each once."""
    named = (None if source.entity is None else entities.get(source.entity) for source in quote.speakers)
    found: set[Form | Unnamed] = {form_of(number, entity) if entity else "described" for entity in named}
    return found or {"unknown"}
