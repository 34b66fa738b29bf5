"""Names in lists are as short as tells people apart."""

from __future__ import annotations

import pytest

from sawt_reader.reader.items.brief_names import brief_names, shortened
from sawt_reader.reading.model import EntityKind, Source, Span

from ...factories import make_article, make_entity, make_reading


def brief(*names: str, kind: EntityKind = "person", others: tuple[str, ...] = ()) -> list[str]:
    people = [make_entity(name, Span(0, 1), id=f"p{n}", kind=kind) for n, name in enumerate(names)]
    rest = [make_entity(name, Span(0, 1), id=f"o{n}", kind="place") for n, name in enumerate(others)]
    found = brief_names(make_reading(make_article("x"), entities=(*people, *rest)))
    return [found.get(person.id, person.name) for person in people]


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Claire Petit", "Petit"),
        ("Anne-Lise Le Goff", "Le Goff"),
        ("Hugues de Marsan", "de Marsan"),
        ("Paul R. Arnal", "Arnal"),
        ("Corbin", "Corbin"),
        ("Aldéric IV", "Aldéric IV"),
        ("Li Meiling", "Li Meiling"),
    ],
)
def test_the_name_of_the_family_is_enough(name: str, short: str) -> None:
    assert brief(name) == [short]


def test_two_of_one_family_keep_their_names() -> None:
    assert brief("Claire Petit", "Paul PETIT", "Jeanne Corbin") == ["Claire Petit", "Paul PETIT", "Corbin"]


def test_a_place_of_that_name_is_no_person() -> None:
    assert brief("Jean Valmer", others=("port de Valmer",)) == ["Jean Valmer"]


def test_what_is_no_person_keeps_its_name() -> None:
    assert brief("Mer libre", kind="organisation") == ["Mer libre"]


def test_only_those_who_speak_are_shortened() -> None:
    reading = make_reading(make_article("x"))
    sources = (Source(entity="e1", name="Claire Petit"), Source(name="un riverain"))
    assert shortened("Claire Petit and un riverain", sources, {"e1": "Petit"}, reading) == "Petit and un riverain"
