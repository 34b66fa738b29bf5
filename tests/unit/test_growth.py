"""What the rules do for a text grows with it, not with its square: counted here, timed by tests/bench/growth.py."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType

import pytest
from spacy.language import Language

from sawt_reader.analysis import pipeline, text
from sawt_reader.analysis.entities import clusters
from sawt_reader.analysis.grammar import marked
from sawt_reader.analysis.reference import dossiers, scene
from sawt_reader.reading.model import Reading
from sawt_reader.sources import article_from_text

SHORT, LONG = 1_500, 6_000
# So many times the calls for four times the text: the exponent 1.3.
MOST = 4**1.3


def calls(nlp: Language, written: str) -> int:
    """The calls of functions from the parsed text to its reading."""
    article = article_from_text(written)
    docs = list(pipeline.parse(nlp, article))
    count = 0

    def note(frame: FrameType, event: str, argument: object) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        pipeline.read(nlp, article, docs)
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize(
    "unit",
    [
        "il a dit que elle a dit que le maire affirme que ",
        "le maire a rouvert hier le port et la ministre qui part dit oui mais elle affirme que non ",
        "« le maire dit ",
        "le « maire » dit « que » la « ministre » ",
        "« Le maire part. La ministre dit que le port ouvre.\n\n",
        "The mayor of the town said that it was not the end of “the road”, and they were with him. ",
    ],
)
def test_four_times_the_text_takes_some_four_times_the_calls(
    nlp: Language, unit: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(marked, "_LONG_SENTENCE", 80)
    monkeypatch.setattr(marked, "_LONGEST_SENTENCE", 100)
    short, long = (calls(nlp, unit * (size // len(unit))) for size in (SHORT, LONG))
    assert long < MOST * short


def test_persons_of_one_surname_take_no_more_for_being_many(nlp: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    def people(number: int) -> str:
        return "".join(f"M. {name_of(n)} Arnal part. " for n in range(number))

    monkeypatch.setattr(clusters, "_NEAREST", 10)
    short, long = (calls(nlp, people(number)) for number in (50, 200))
    assert long < MOST * short


@pytest.mark.parametrize(
    "unit",
    [
        "Le maire {} Arnal est là. Le maire a dit que le port ouvre. Il part.\n\n",
        "Le maire {} Arnal part\n\nSelon le maire, le port ouvre. « Tout est prêt dans ce port. »\n\n",
        "Paul Arnal, directeur du {}, part. Le directeur a dit que le port ouvre.\n\n",
        "Le maire Paul Arnal part. Il a dit que la ministre vient. La ministre, {} Brun, part.\n\n",
    ],
)
def test_many_persons_and_descriptions_take_no_more_each(
    nlp: Language, unit: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def people(number: int) -> str:
        return "".join(unit.format(name_of(n)) for n in range(number))

    for module, name in ((scene, "_REACH"), (scene, "_AHEAD"), (dossiers, "_MOST"), (clusters, "_NEAREST")):
        monkeypatch.setattr(module, name, 5)
    short, long = (calls(nlp, people(number)) for number in (30, 120))
    assert long < MOST * short


def name_of(number: int) -> str:
    return "Ka" + "".join("bdfglmnrst"[int(digit)] + "a" for digit in str(number))


def test_one_of_very_many_namesakes_is_known_again(nlp: Language) -> None:
    names = [name_of(n) for n in range(250)]
    written = "".join(f"M. {name} Arnal part. " for name in names) + f"M. {names[0]} Arnal revient."
    reading = pipeline.analyse(nlp, article_from_text(written))
    mentions = {entity.name: len(entity.mentions) for entity in reading.entities}
    assert mentions[f"{names[0]} Arnal"] == 2
    assert mentions[f"{names[1]} Arnal"] == mentions[f"{names[-1]} Arnal"] == 1


def test_a_sentence_without_end_is_cut_for_the_rules(nlp: Language) -> None:
    article = article_from_text("le maire a dit que le port ouvre et que les bateaux partent " * 200)
    doc = text.join(nlp, article, list(pipeline.parse(nlp, article)))
    read = marked.marked_of(doc)
    lengths = [after - first for first, after in read.bounds]
    assert sum(lengths) == len(doc) and 300 < max(lengths) <= 500


def test_a_quotation_of_pages_keeps_its_words_and_its_speaker(read: Callable[[str], Reading]) -> None:
    words = "« " + "Le port a rouvert ses quais. Les bateaux partent demain. " * 80 + "»"
    reading = read(f"{words}, a déclaré Léa Brun à la presse.")
    quote = max(reading.quotes, key=lambda quote: quote.spans[-1].end - quote.spans[0].start)
    assert [reading.article.text[span.start : span.end] for span in quote.spans] == [words]
    assert [source.name for source in quote.speakers] == ["Léa Brun"]


@pytest.mark.parametrize("unit", ["a", ")", "?!", "https://phare.invalid/a/", "le port", "a. ", "é b"])
def test_pieces_tile_the_text_and_hold_no_endless_word(unit: str) -> None:
    article = article_from_text("Le port. " + unit * 3_000)
    found = list(text.pieces(article))
    assert [piece.start for piece in found[1:]] == [piece.end for piece in found[:-1]]
    assert (found[0].start, found[-1].end) == (0, len(article.text))
    for piece in found:
        words = article.text[piece.start : piece.end].split()
        assert piece.end - piece.start <= text.LONGEST_PIECE and max(map(len, words), default=0) <= 400
