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


@pytest.mark.parametrize(
    "text",
    [
        "« C'est injuste », juge M. Morel.",
        "« C'est injuste », juge Claire Morel.",
        "Le texte est injuste, juge Mme Morel.",
        "« Faux », critique Mme Morel.",
    ],
)
def test_a_verb_after_a_quotation_is_no_role(entities, text):
    (person,) = [entity for entity in entities(text).values() if entity.kind == "person"]
    assert person.roles == ()


def test_the_same_form_is_a_noun_after_an_article(entities):
    assert entities("La juge Claude Vidal a tranché.")["Claude Vidal"].roles == ("juge",)


def test_each_role_belongs_to_its_own_person(entities):
    found = entities("Karel Dostal, président du groupe et bras droit du Premier ministre Jan Havel, a parlé.")
    assert found["Karel Dostal"].roles == ("président du groupe et bras droit du Premier ministre",)
    assert found["Jan Havel"].roles == ("Premier ministre",)
    found = entities("Le bras droit du maire Paul Viard a répondu. L'avocat du chanteur, Luc Aubert, s'est tu.")
    assert (found["Paul Viard"].roles, found["Luc Aubert"].roles) == (("maire",), ("avocat du chanteur",))


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Zoé Morel, étudiante de 20 ans, est venue.", "étudiante"),
        ("L'ancien ministre, M. Jean Morel, a parlé.", "ancien ministre"),
        ("Awa Morel, présidente de la Ligue depuis mai, a parlé.", "présidente de la Ligue"),
        ("La ministre déléguée à la Ville Sarah Elbaz a parlé.", "ministre déléguée à la Ville"),
        ("Le secrétaire d'État auprès du ministre, Cédric Lambin, a parlé.", "secrétaire d'État auprès du ministre"),
    ],
)
def test_ages_titles_and_circumstances_are_no_part_of_a_role(entities, text, role):
    (person,) = [entity for entity in entities(text).values() if entity.kind == "person"]
    assert person.roles == (role,)


@pytest.mark.parametrize(
    ("text", "gender"),
    [
        ("Maxime Ducret, élue en mai, a démissionné.", "female"),
        ("La socialiste Cléo Amarel a réagi.", "female"),
        ("La police protège la tour d'Ivan Ducret, prolongée en mai.", "male"),
        ("Le procureur Anne Delmas a parlé.", "female"),
        ("Le médecin Camille Roy est parti.", "male"),
        ("« Je dors mal », raconte Sandrine, 34 ans.", "female"),
        ("Elle a remplacé son mari à la mairie de Valmont, Isabelle Delmas.", "female"),
        ("Isabelle Delmas, agent de service, a parlé.", "female"),
    ],
)
def test_gender_by_agreement_before_first_names(entities, text, gender):
    (person,) = [entity for entity in entities(text).values() if entity.kind == "person"]
    assert person.gender == gender


def test_no_role_runs_over_another_person(entities):
    found = entities("Le maire Jean Ferrand, Awa Diallo et Ivan Morel sont venus.")
    assert found["Awa Diallo"].roles == ()
    assert entities("Jean Ferrand, la ministre Awa Diallo et moi sommes venus.")["Jean Ferrand"].roles == ()
