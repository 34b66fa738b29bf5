"""Who is one across articles, and who is not."""

from __future__ import annotations

import pytest

from sawt_reader.archive.people import People, Person
from sawt_reader.reading.model import Entity, Span

from ...factories import make_entity


def entity(name: str, *aliases: str, kind="person", gender=None, roles=()) -> Entity:
    return make_entity(name, Span(0, len(name)), kind=kind, aliases=aliases, roles=tuple(roles), gender=gender)


def who(*entities: Entity) -> list[Person]:
    """Each entity in an article of its own: the person it is."""
    people = People()
    forms = [people.add(number, each) for number, each in enumerate(entities, start=1)]
    persons = people.persons()
    return [persons[form] for form in forms]


@pytest.mark.parametrize(
    ("one", "other", "rule"),
    [
        (entity("Awa Morel"), entity("Awa Morel"), None),
        (entity("Hélène Le-Goff"), entity("Helene Le Goff"), None),
        (entity("Awa Morel", gender="female"), entity("Awa Morel"), "same name"),
        (entity("Awa Lise Morel", "Awa Morel"), entity("Awa Morel"), "called both"),
        (
            entity("Sergueï Patrouchev", roles=["général russe"]),
            entity("Sergueï Patroushev", roles=["général russe"]),
            "same sound",
        ),
        (entity("Lula", roles=["président brésilien"]), entity("Lula", roles=["président brésilien"]), "name and role"),
        (entity("Morel", roles=["maire de Valmer"]), entity("Awa Morel", roles=["maire de Valmer"]), "name and role"),
        (
            entity("Ligue des pêcheurs", "LDP", kind="organisation"),
            entity("LDP", kind="organisation"),
            "called both",
        ),
        (entity("ONU", kind="organisation"), entity("Nations unies", kind="organisation"), None),
    ],
)
def test_one(one: Entity, other: Entity, rule: str | None):
    first, second = who(one, other)
    assert first == second
    assert [merge.rule for merge in first.merges] == ([rule] if rule else [])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (entity("Morel"), entity("Morel")),
        (entity("Morel"), entity("Awa Morel")),
        (entity("A. Morel"), entity("Awa Morel")),
        (entity("Morel", roles=["directeur général"]), entity("Awa Morel", roles=["directeur général"])),
        (entity("Morel", roles=["porte-parole"]), entity("Morel", roles=["porte-parole"])),
        (entity("Jean Morel", roles=["maire de Valmer"]), entity("Awa Morel", roles=["maire de Valmer"])),
        (entity("Dominique Petit", gender="female"), entity("Dominique Petit", gender="male")),
        (entity("Sergueï Patrouchev"), entity("Sergueï Patroushev")),
        (entity("Awa Morel", "Morel"), entity("Morel")),
        (entity("Valmer", kind="place"), entity("Valmer", kind="organisation")),
        (entity("Commission européenne", "Commission", kind="organisation"), entity("Commission", kind="organisation")),
    ],
)
def test_not_one(one: Entity, other: Entity):
    first, second = who(one, other)
    assert first != second


def test_a_form_of_two_people_joins_neither():
    longer, other, short = who(
        entity("Awa Lise Morel", "Awa Morel"), entity("Awa Jeanne Morel", "Awa Morel"), entity("Awa Morel")
    )
    assert len({longer, other, short}) == 3


def test_a_role_of_two_people_tells_nothing():
    one, other, alone = who(
        entity("Awa Morel", roles=["maire de Valmer"]),
        entity("Jean Morel", roles=["maire de Valmer"]),
        entity("Morel", roles=["maire de Valmer"]),
    )
    assert len({one, other, alone}) == 3


def test_a_slip_in_few_of_many_articles_makes_no_second_person():
    persons = who(*[entity("Dominique Petit", gender="female")] * 40, entity("Dominique Petit", gender="male"))
    assert len(set(persons)) == 1
    assert persons[0].gender == "female"
    assert persons[0].articles == 41


def test_the_name_is_the_one_most_articles_have():
    persons = who(
        *[entity("Awa Morel")] * 3, entity("Awa Lise Morel", "Awa Morel"), entity("Awa Lise Morel", "Awa Morel")
    )
    assert {person.name for person in persons} == {"Awa Morel"}


def test_a_merge_tells_its_articles_and_its_evidence():
    _, person = who(entity("Morel", roles=["maire de Valmer"]), entity("Awa Morel", roles=["maire de Valmer"]))
    (merge,) = person.merges
    assert merge.evidence == "maire de Valmer"
    assert sorted(merge.articles) == [1, 2]


def test_a_name_alone_says_so():
    alone, whole = who(entity("Morel"), entity("Awa Morel"))
    assert alone.alone and alone.first == 1
    assert not whole.alone


def test_a_name_without_letters_is_somebody():
    (person,) = who(entity("-", roles=["maire de Valmer"]))
    assert person.name == "-"
