"""When, beside whom and where somebody is quoted; women and men by outlet."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from msgspec.structs import replace

from sawt_reader.library import people, readings
from sawt_reader.library.store import Library
from sawt_reader.reading.model import Reading

Make = Callable[..., Reading]
GENDERS = {"Anne Roy": "female", "Zoé Gar": "female", "Luc Bel": "male"}


@pytest.fixture
def filled(library: Library, reading_of: Make) -> Library:
    for published, outlet, *said in (
        ("2023-11-30", "Le Phare", ("Anne Roy", "un"), ("Luc Bel", "deux")),
        ("2024-02-01", "Le Phare", ("Anne Roy", "trois"), ("Anne Roy", "quatre"), ("Sacha Lys", "cinq")),
        ("2024-02-02", "La Gazette", ("Anne Roy", "six"), ("Luc Bel", "sept"), ("Mer libre", "huit")),
        (
            None,
            None,
            ("Zoé Gar", "neuf"),
        ),
    ):
        reading = reading_of(*said, published=published, outlet=outlet, retrieved="2024-03-03T10:00:00Z")
        entities = tuple(
            replace(one, gender=GENDERS.get(one.name), kind="organisation" if one.name == "Mer libre" else "person")
            for one in reading.entities
        )
        readings.save(library, replace(reading, entities=entities))
    return library


def test_quotes_by_month_beside_whom_and_where(filled: Library):
    found = people.voice_history(filled, "ANNE-ROY")
    assert [(one.name, one.number) for one in found.months] == [
        ("2023-11", 1),
        ("2023-12", 0),
        ("2024-01", 0),
        ("2024-02", 3),
    ]
    assert [(one.name, one.number) for one in found.beside] == [("Luc Bel", 2), ("Mer libre", 1), ("Sacha Lys", 1)]
    assert [(one.name, one.number) for one in found.outlets] == [("Le Phare", 3), ("La Gazette", 1)]


def test_nothing_is_known_of_a_stranger(filled: Library):
    found = people.voice_history(filled, "Personne")
    assert (found.months, found.beside, found.outlets) == ((), (), ())


def test_women_and_men_by_outlet_with_the_unknown(filled: Library):
    found = people.voices_by_outlet(filled)
    assert [
        (one.outlet, one.women, one.women_quotes, one.men, one.men_quotes, one.unknown, one.unknown_quotes)
        for one in found
    ] == [("Le Phare", 1, 3, 1, 1, 1, 1), ("La Gazette", 1, 1, 1, 1, 0, 0), (None, 1, 1, 0, 0, 0, 0)]
    assert people.voices_by_outlet(filled, "le phare") == found[:1]
