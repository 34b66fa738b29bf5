"""Where sentences end. Every text is ours; « | » stands for a boundary."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sawt_reader.reading.model import Reading
from sawt_reader.sources import expand, load

Read = Callable[[str], Reading]


@pytest.mark.parametrize(
    "marked",
    [
        "Le maire est parti.| Il reviendra.",
        "Paris et Londres cherchent un accord.| Berlin attend.",
        "M. Durand et Mme Petit sont venus.| Le Dr. Blanc aussi.",
        "Jean-Paul J. Martin préside la séance.",
        "L'O.N.U. a voté le texte.| La séance est levée.",
        "« Assez ! » a lancé la députée.| Elle est sortie.",
        "« Pourquoi partir ? », demande-t-il.",
        "« Nous partons. »| Le silence est tombé.",
        "« Nous partons.| Vous restez. »| Le silence est tombé.",
        '"Nous partons." a dit Paul.',
        '"Nous partons."| Paul est sorti.',
        "“Nous partons.”| Paul est sorti.",
        "(La séance est levée.)| Le public sort.",
        "Il hésite… puis il part.",
        "Il hésite…| Puis il part.",
        "Il hésite...| Puis il part.",
        "Le budget atteint 3.5 millions.| Il monte.",
        "Le 3 mars 2024.| La ville vote.",
        "Quoi ?!| Vraiment ?",
        "Il fait 38°C.| La ville étouffe.",
        "C'est le plan B.| Elle le sait.",
        "Le maire a vu J. Martin.| Il est venu avec M. Une.",
    ],
)
def test_boundaries(read: Read, marked: str) -> None:
    reading = read(marked.replace("|", ""))
    text = reading.article.text
    expected = [part.strip() for part in marked.split("|")]
    assert [text[s.start : s.end] for s in reading.sentences] == expected


def test_paragraphs_part_sentences(read: Read) -> None:
    reading = read("Le maire est parti sans un mot pour la presse locale\n\net il ne reviendra pas avant lundi.")
    assert len(reading.sentences) == 2
    assert [s.block for s in reading.sentences] == [0, 1]


def test_sample_has_twenty_sentences(read: Read) -> None:
    (name,) = expand([])
    reading = read(load(name).text)
    text = reading.article.text
    sentences = [text[s.start : s.end] for s in reading.sentences]
    assert len(sentences) == 20
    assert sentences[0] == "SAWT BEIRUT INTERNATIONAL"
    assert sentences[1] == "| 27 November 2022, Sunday |"
    assert sentences[2].startswith("Les sanctions poussent") and sentences[2].endswith("partenariat militaire")
    # Every other one is a whole sentence: it starts with a capital or a mark, and ends with a full stop or a mark.
    for sentence in sentences[3:]:
        assert sentence[0].isupper() or sentence[0] == "«"
        assert sentence[-1] in ".»"
    assert sentences[18].startswith("Moscou et Téhéran cherchent")


def test_long_block_is_read_in_pieces(read: Read) -> None:
    reading = read("La ville dort encore sous la neige. " * 1200)
    assert len(reading.sentences) == 1200
    assert {s.block for s in reading.sentences} == {0}


def test_one_word_without_end(read: Read) -> None:
    reading = read("x" * 25_000)
    assert reading.sentences[0].start == 0
    assert reading.sentences[-1].end == 25_000
