"""Places by name and by grammar."""

import pytest

from sawt_reader.analysis.entities import places

CASES = [
    ("Ils se sont réunis rue des Tilleuls.", "rue des Tilleuls"),
    ("Le concert aura lieu au stade Ferrand.", "stade Ferrand"),
    ("Il habite dans le 3e arrondissement.", "3e arrondissement"),
    ("Les troupes sont entrées en Côte d'Ivoire.", "Côte d'Ivoire"),
    ("Elle est née à Rieux-sur-Orge.", "Rieux-sur-Orge"),
    ("Les Etats-Unis hésitent.", "Etats-Unis"),
    ("Ils ont été reçus à Matignon.", "Matignon"),
    ("Des barrières ferment les abords de l'Élysée.", "Élysée"),
    ("Le navire traverse la mer Noire.", "mer Noire"),
    ("Il parle à la foule place de la République.", "place de la République"),
    ("Le bateau sort du Havre.", "Havre"),
    ("L'école du village, au Liban-Nord, a fermé.", "Liban-Nord"),
    ("MADRID, 3 mars - Le gouvernement hésite.", "MADRID"),
    ("VALBOURG, 3 mars – La maire hésite.", "VALBOURG"),
    ("SAINT-LYS, 3 mars 2024 – La maire hésite.", "SAINT-LYS"),
    ("Il attend à l'aéroport de Valmont.", "aéroport de Valmont"),
    ("Le bus va jusqu'à la porte de Valmont.", "porte de Valmont"),
    ("Il longe la Rue Valmont.", "Rue Valmont"),
    ("Elle vit avenue Charles de Morel.", "avenue Charles de Morel"),
    ("La police quadrille les quartiers nord.", "quartiers nord"),
    ("Ils survolent la mer arctique de Valmont.", "mer arctique de Valmont"),
    ("L'avion rejoint la base aérienne Ferrand.", "base aérienne Ferrand"),
    ("Il a voyagé en Asie du sud-est.", "Asie du sud-est"),
    ("Il a combattu au Kurdistan syrien.", "Kurdistan syrien"),
    ("Le feu a repris à Sauve.", "Sauve"),
    ("Elle est élue dans le Nord.", "Nord"),
    ("Elle part à la Réunion.", "Réunion"),
    ("Le car s'arrête au Bourget du Lac.", "Bourget du Lac"),
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
        "La duchesse de Marseille ouvrira le bal.",
        "Le train Paris-Toulon est en retard.",
        "Il est maire des 9e et 10e arrondissements.",
        "Il marche vers le Nord et vers le Sud.",
        "Lyon-Nantes débute à 21 h.",
        "La garde des Sceaux hésite.",
        "Le trafic reprend sur le RER A.",
        "Réunion mardi sur le budget.",
        "L'armée a tiré un missile baptisé « Orechtar ».",
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


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Le Kremlin dément.", "organisation"),
        ("L'Élysée n'a pas commenté.", "organisation"),
        ("Les maires demandent à Bercy de payer.", "organisation"),
        ("La foule attend devant l'Élysée.", "place"),
        ("Un déjeuner est prévu à Matignon, dit-il.", "place"),
    ],
)
def test_a_seat_of_power_is_the_power_or_the_building(kinds, text, kind):
    assert list(kinds(text).values()) == [kind]


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("Il est né à Nazareth.", "Nazareth", None),
        ("Il est né à Nazareth, en Israël.", "Nazareth", "IL"),
        ("Le Liban s'inquiète pour Tripoli.", "Tripoli", "LB"),
        ("Elle vit à Paris.", "Paris", "FR"),
        ("La Géorgie hésite.", "Géorgie", None),
        ("La Géorgie hésite, dit-on à Tbilissi.", "Géorgie", "GE"),
        ("La Géorgie hésite, dit-on à Atlanta.", "Géorgie", "US"),
        ("De Cologne à Fribourg, en Allemagne, tout ferme.", "Fribourg", "DE"),
        ("Elle est partie du Havre.", "Havre", "FR"),
    ],
)
def test_homonyms_are_in_the_country_that_the_text_names(entities, text, name, country):
    assert entities(text)[name].country == country


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Un incendie a eu lieu à Orbec (Gard).", "Orbec"),
        ("Il vient de Balmar, petite commune du Gard.", "Balmar"),
        ("Les cars viennent de Lyon, Balmar et Grenoble.", "Balmar"),
    ],
)
def test_what_stands_beside_it_shows_a_town(kinds, text, name):
    assert kinds(text)[name] == "place"


def test_a_speaker_with_the_name_of_a_village_is_a_person(kinds):
    assert kinds("« Rien ne change », a déclaré Mme Gramat. Gramat a ajouté qu'elle reste.")["Gramat"] == "person"


def test_words_that_lost_the_break_between_them_are_two(kinds):
    assert kinds("Les écoles rouvrent en NorvègeLe Danemark hésite.") == {"Norvège": "place", "Danemark": "place"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Il survole l'île de Balmar. Les habitants de Balmar attendent.", "île de Balmar"),
        ("Elle vit à Balmar-sur-Orge. Le maire de Balmar hésite.", "Balmar-sur-Orge"),
        ("Il est parti aux Etats-Unis. Les USA hésitent.", "Etats-Unis"),
    ],
)
def test_the_part_that_stands_for_a_place_is_the_place(entities, text, name):
    assert len(entities(text)[name].mentions) == 2


def test_a_town_is_not_its_airport(entities):
    found = entities("Il a quitté Marseille. L'aéroport de Marseille a fermé.")
    assert set(found) == {"Marseille", "aéroport de Marseille"}


@pytest.mark.parametrize(
    ("form", "run_on"),
    [
        ("NorvègeLe", True),
        ("États-UnisLe", True),
        ("Ric).", True),
        ("N'Djamena", False),
        ("France.620", True),
        ("Mali", False),
        ("MacArthur", False),
        ("U.S.A.", False),
    ],
)
def test_words_run_together(form, run_on):
    assert places.is_run_on(form) is run_on
