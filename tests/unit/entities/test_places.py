"""Places by name and by grammar."""

import pytest

CASES = [
    ("Ils se sont réunis rue des Tilleuls.", "rue des Tilleuls"),
    ("Le concert aura lieu au stade Ferrand.", "stade Ferrand"),
    ("Il habite dans le 3e arrondissement.", "3e arrondissement"),
    ("Les troupes sont entrées en Côte d'Ivoire.", "Côte d'Ivoire"),
    ("Elle est née à Rieux-sur-Orge.", "Rieux-sur-Orge"),
    ("Les Etats-Unis hésitent.", "Etats-Unis"),
    ("Le navire traverse la mer Noire.", "mer Noire"),
    ("Il parle à la foule place de la République.", "place de la République"),
    ("Le bateau sort du Havre.", "Havre"),
    ("L'école du village, au Liban-Nord, a fermé.", "Liban-Nord"),
    ("MADRID, 3 mars - Le gouvernement hésite.", "MADRID"),
    ("VALBOURG, 3 mars – La maire hésite.", "VALBOURG"),
    ("SAINT-LYS, 3 mars 2024 – La maire hésite.", "SAINT-LYS"),
]


@pytest.mark.parametrize(("text", "name"), CASES)
def test_places(kinds, text, name):
    assert kinds(text) == {name: "place"}


@pytest.mark.parametrize(
    "text",
    [
        "Les Libanais et les Kosovars ont manifesté.",
        "Une Parisienne a été entendue.",
        "Il reviendra en Mars, un Lundi.",
        "Celles qui restent sont rares.",
        "L'État doit agir.",
        "La Première ministre italienne et le Haut Représentant se parlent.",
    ],
)
def test_peoples_days_and_pronouns_are_no_places(kinds, text):
    assert kinds(text) == {}


def test_the_country_of_a_place(entities):
    found = entities("De Bamako à Moscou, de l'Écosse au Sahel et à Luxembourg.")
    codes = {name: entity.country for name, entity in found.items()}
    assert codes == {"Bamako": "ML", "Moscou": "RU", "Écosse": "GB", "Sahel": None, "Luxembourg": "LU"}


def test_a_name_at_the_end_of_a_paragraph_ends_with_its_last_word(entities):
    text = "Pourquoi le navire ne va pas au Havre\n\nLa mairie n'a pas répondu."
    (mention,) = entities(text)["Havre"].mentions
    assert text[mention.start : mention.end] == "Havre"
