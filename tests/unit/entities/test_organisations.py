"""Where the name of an organisation begins and ends."""

import pytest

CASES = [
    ("Le ministère de l'Économie et des Finances a publié ses chiffres.", "ministère de l'Économie et des Finances"),
    ("Le ministère de la pêche refuse.", "ministère de la pêche"),
    ("Elle préside la Ligue des droits de l'enfant depuis 2015.", "Ligue des droits de l'enfant"),
    ("Le Parti radical belge a tenu son congrès.", "Parti radical belge"),
    ("La Haute Autorité des sources a tranché.", "Haute Autorité des sources"),
    ("Le Haut-Commissariat aux sources a tranché.", "Haut-Commissariat aux sources"),
    ("La cour d'appel de Nancy a confirmé le jugement.", "cour d'appel de Nancy"),
    ("Un avion de Condor Airways a atterri.", "Condor Airways"),
    ("Le Northfield Herald a révélé l'affaire.", "Northfield Herald"),
    ("Elle étudie à la Fondation Hélène Morin.", "Fondation Hélène Morin"),
    ("Il travaille pour le groupe Ondine depuis 2011.", "Ondine"),
    ("La nouvelle a été donnée par l'agence de presse Orbis.", "Orbis"),
    ("Le journal américain « The New York Times » l'a écrit.", "The New York Times"),
    ("Il l'a dit au Figaro.", "Figaro"),
    ("L'envoyé de l'Est républicain l'affirme.", "Est républicain"),
    ("Selon Le Temps et Le Soir, il a tort.", "Le Soir"),
    ("La Commission propose un nouveau texte.", "Commission"),
    ("Les combattants du Hezbollah se retirent.", "Hezbollah"),
]


@pytest.mark.parametrize(("text", "name"), CASES)
def test_an_organisation_has_its_complements_and_no_more(kinds, text, name):
    assert kinds(text).get(name) == "organisation"


@pytest.mark.parametrize(
    "text",
    [
        "La banque a fermé ses portes.",
        "Le PIB a reculé de deux points.",
        "Le conseil donné par son père était bon.",
        "Au XXe siècle, la ville a grandi.",
        "Les policiers ont interrogé un SDF.",
    ],
)
def test_common_nouns_and_common_initials_are_no_organisations(kinds, text):
    assert kinds(text) == {}


def test_the_body_a_person_leads_is_no_part_of_the_person(kinds):
    found = kinds("Le président de la Commission européenne Jean Ferrand est à Rome.")
    assert found == {"Commission européenne": "organisation", "Jean Ferrand": "person", "Rome": "place"}


def test_a_ministers_office_is_no_organisation(kinds):
    assert kinds("Le ministre de l'Intérieur a parlé, la ministre déléguée aux Transports aussi.") == {}


def test_a_place_inside_the_name_of_a_body_is_not_counted_again(kinds):
    assert kinds("La mairie de Paris a répondu.") == {"mairie de Paris": "organisation"}


def test_a_body_keeps_the_known_names_in_its_complement(kinds):
    found = kinds("Le Haut-Commissariat des Nations unies aux droits de l'homme a protesté.")
    assert found == {"Haut-Commissariat des Nations unies aux droits de l'homme": "organisation"}
