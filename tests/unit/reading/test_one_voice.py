"""A person who is quoted under name, role and pronoun is one voice: on screen, on paper, in archives, the library."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from sawt_reader.archive.voices import count
from sawt_reader.exports import page, plain
from sawt_reader.library import people, readings
from sawt_reader.library.store import Library
from sawt_reader.reader.items.article_voices import entity_of, voice_of
from sawt_reader.reader.items.filters import Filter, facts, passing
from sawt_reader.reader.widgets.quotes import BY_SPEAKER, QuoteList
from sawt_reader.reading.model import Reading, Source
from sawt_reader.reading.voices import folded_name, voices

from ...factories import Text

_TEXT = Text(
    ("paragraph", "« Le bac est sûr », dit Lina Brun. « Il partira », promet la maire de Kerlan."),
    ("paragraph", "« Nous y veillons », ajoute-t-elle."),
    ("paragraph", "« On verra », dit un riverain. « Rien ne vient », disent les riverains."),
)


@pytest.fixture
def reading() -> Reading:
    """Five quotes: three of a woman, with the words that stand for her as names; two of people who are described."""
    said = (
        ("« Le bac est sûr »", Source(_TEXT.span("Lina Brun"), "e1", "Lina Brun")),
        ("« Il partira »", Source(_TEXT.span("la maire de Kerlan"), "e1", "maire de Kerlan")),
        ("« Nous y veillons »", Source(_TEXT.span("elle"), "e1", None)),
        ("« On verra »", _TEXT.source("un riverain", name="un riverain")),
        ("« Rien ne vient »", _TEXT.source("les riverains")),
    )
    quotes = [_TEXT.quote(words, id=f"q{n}", speakers=(who,)) for n, (words, who) in enumerate(said, 1)]
    return _TEXT.reading(
        _TEXT.article(), entities=(_TEXT.entity("Lina Brun", id="e1", gender="female"),), quotes=quotes
    )


def test_in_the_voices_of_an_article(reading: Reading) -> None:
    woman, resident = voices(reading)
    assert (woman.name, len(woman.quotes), resident.name, len(resident.quotes)) == ("Lina Brun", 3, "un riverain", 2)
    assert entity_of(woman, reading) == reading.entities[0] and entity_of(resident, reading) is None
    assert [voice_of(quote, reading) for quote in reading.quotes[:3]] == ["Lina Brun"] * 3


def test_whoever_is_described_is_not_the_person_quoted_beside_them(reading: Reading) -> None:
    quote = reading.quotes[3]
    beside = replace(quote, speakers=(*quote.speakers, Source(entity="e1", name="Lina Brun")))
    together = replace(reading, quotes=(beside,))
    assert [entity_of(voice, together) is None for voice in voices(together)] == [True, False]


def test_a_voice_is_named_even_if_first_met_under_a_role(reading: Reading) -> None:
    assert voices(replace(reading, quotes=reading.quotes[1:]))[0].name == "Lina Brun"


@pytest.mark.parametrize(("voice", "ids"), [("Lina Brun", ["q1", "q2", "q3"]), ("un riverain", ["q4", "q5"])])
def test_in_the_filter_by_voice(reading: Reading, voice: str, ids: list[str]) -> None:
    known = [facts(quote, reading, None) for quote in reading.quotes]
    assert [quote.id for quote in passing(reading.quotes, known, Filter(voice=voice), reading)] == ids


def test_in_the_list_by_speaker(reading: Reading) -> None:
    sections = list(QuoteList.__new__(QuoteList).sections(reading.quotes, BY_SPEAKER, reading))
    assert [(head, len(quotes)) for head, quotes in sections] == [("Lina Brun", 3), ("un riverain", 2)]


def test_on_paper(reading: Reading) -> None:
    assert "Lina Brun: 3 quotes" in plain.build(reading).decode() and "2 voices" in page.build(reading).decode()


def test_in_an_archive(reading: Reading) -> None:
    rows = count([(1, reading)]).by("voice")
    assert [(getattr(row.voice, "name", row.voice), row.tally.quotes) for row in rows] == [
        ("Lina Brun", 3),
        ("described", 2),
    ]


def test_in_the_library(reading: Reading, library: Library) -> None:
    readings.save(library, reading)
    assert [(speaker.name, speaker.quotes) for speaker in people.speakers(library)] == [("Lina Brun", 3)]
    assert people.person_page(library, "Lina Brun").total == 3
    assert people.person_page(library, "maire de Kerlan").total == 0


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("un riverain", "Les riverains", True),
        ("L’association", "l'association", True),
        ("des Élus locaux", "élu local", True),
        ("une source policière", "de sources policières", True),
        ("les bureaux", "le bureau", True),
        ("le maire", "la mairie", False),
        ("un voisin", "un autre voisin", False),
    ],
)
def test_descriptions_that_are_the_same(one: str, other: str, same: bool) -> None:
    assert (folded_name(one) == folded_name(other)) is same
