"""Roles and gender."""

import pytest

CASES = [
    ("La présidente de la Ligue des ports, Awa Diallo, a parlé.", "présidente de la Ligue des ports", "female"),
    ("Awa Diallo, directrice du port de Rieux, a parlé.", "directrice du port de Rieux", "female"),
    ("L'ancien ministre de la Mer Ivan Morel a parlé.", "ancien ministre de la Mer", "male"),
    ("Le sénateur Kwame Morel a parlé.", "sénateur", "male"),
]


@pytest.mark.parametrize(("text", "role", "gender"), CASES)
def test_roles_and_gender_from_apposition(entities, text, role, gender):
    (person,) = [entity for entity in entities(text).values() if entity.kind == "person"]
    assert (person.roles, person.gender) == ((role,), gender)


def test_the_gender_of_a_title_and_of_a_first_name(entities):
    found = entities("Mme Zorgan est là. Pierre Valmont aussi. Zibou Ndolo viendra.")
    assert {name: entity.gender for name, entity in found.items()} == {
        "Zorgan": "female",
        "Pierre Valmont": "male",
        "Zibou Ndolo": None,
    }


def test_no_role_runs_over_another_person(entities):
    found = entities("Le maire Jean Ferrand, Awa Diallo et Ivan Morel sont venus.")
    assert found["Awa Diallo"].roles == ()
    assert entities("Jean Ferrand, la ministre Awa Diallo et moi sommes venus.")["Jean Ferrand"].roles == ()
