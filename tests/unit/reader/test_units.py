from __future__ import annotations

from sawt_reader.reader.text.units import Units
from sawt_reader.reading.model import Analyzer, Article, Block, Reading, Sentence, Span

TEXT = "Titre\n\nUn. Deux.\n\nTrois. Quatre."
ARTICLE = Article(
    id="x", source="-", text=TEXT, blocks=(Block("title", 0, 5), Block("paragraph", 7, 16), Block("paragraph", 18, 32))
)
SENTENCES = (Sentence(0, 5, 0), Sentence(7, 10, 1), Sentence(11, 16, 1), Sentence(18, 24, 2), Sentence(25, 32, 2))


def read(count: int) -> Units:
    reading = Reading(
        article=ARTICLE,
        sentences=SENTENCES[:count],
        entities=(),
        quotes=(),
        terms=(),
        claims=(),
        analyzer=Analyzer("0", "none"),
    )
    return Units(ARTICLE, reading)


def spans(units: Units) -> list[str]:
    return [TEXT[units.span(i).start : units.span(i).end] for i in range(len(units))]


def test_blocks_until_read() -> None:
    assert spans(Units(ARTICLE)) == ["Titre", "Un. Deux.", "Trois. Quatre."]
    assert spans(read(0)) == spans(Units(ARTICLE))


def test_sentences_then_what_is_not_read_yet() -> None:
    assert spans(read(3)) == ["Titre", "Un.", "Deux.", "Trois. Quatre."]
    assert read(3).sentences == 3


def test_the_rest_of_a_block_that_is_read_in_part() -> None:
    assert spans(read(2)) == ["Titre", "Un.", "Deux.", "Trois. Quatre."]
    assert read(2).sentences == 2


def test_a_whole_reading_is_its_sentences() -> None:
    assert spans(read(5)) == ["Titre", "Un.", "Deux.", "Trois.", "Quatre."]


def test_the_unit_at_a_code_point() -> None:
    units = read(5)
    assert [units.at(offset) for offset in (0, 4, 6, 7, 12, 16, 17, 18, 31, 99)] == [0, 0, 0, 1, 2, 2, 2, 3, 4, 4]


def test_paragraphs_forward_and_back() -> None:
    units = read(5)
    assert [units.paragraph(i, 1) for i in range(5)] == [1, 3, 3, 3, 4]
    assert [units.paragraph(i, -1) for i in range(5)] == [0, 0, 0, 1, 1]


def test_an_empty_article() -> None:
    units = Units(Article(id="", source="-", text="", blocks=()))
    assert (len(units), units.at(3), units.span(0), units.paragraph(0, 1)) == (0, 0, Span(0, 0), 0)
