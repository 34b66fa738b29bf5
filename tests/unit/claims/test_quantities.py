"""Numbers, units and bounds as the press writes them."""

from __future__ import annotations

import pytest

from sawt_reader.analysis.claims.numerals import number

NUMBERS = {
    "sept": 7,
    "vingt-deux": 22,
    "vingt et un": 21,
    "soixante et onze": 71,
    "quatre-vingts": 80,
    "quatre-vingt-dix-neuf": 99,
    "cent": 100,
    "trois cents": 300,
    "mille": 1000,
    "deux cent mille": 200_000,
    "trois cent vingt-cinq": 325,
    "un million et demi": 1_500_000,
    "300 000": 300_000,
    "12.500": 12_500,
    "7,2": 7.2,
    "1 234,5": 1234.5,
    "3,5 millions": 3_500_000,
    "12 milliards": 12_000_000_000,
}


@pytest.mark.parametrize(("words", "value"), NUMBERS.items())
def test_number(words, value):
    assert number(words.split(" ")).value == pytest.approx(value)


@pytest.mark.parametrize("words", ["", "pomme", "et", "-", "1e99", "９９x", "²"])
def test_no_number(words):
    assert number(words.split(" ")) is None


FORMS = [
    ("L'armée a reçu plus de 300 drones.", "plus de 300 drones", 300, "drones", "more"),
    ("Le drive connaît un boom : +95% en ce début avril.", "+95%", 95, "%", "exact"),
    ("Les ventes ont fait -12 % sur le port.", "-12 %", -12, "%", "exact"),
    ("Un fumeur de pipe sur cinq habite Lyon.", "Un fumeur de pipe sur cinq", 0.2, "fumeur", "exact"),
    ("Le chantier a coûté 3,5 millions d'euros.", "3,5 millions d'euros", 3_500_000, "euros", "exact"),
    ("La région a versé 1,2 Md€ aux lycées.", "1,2 Md€", 1_200_000_000, "euros", "exact"),
    ("La ville a dépensé 40M€ en un mois.", "40M€", 40_000_000, "euros", "exact"),
    ("La commune doit 25 000 € à son fournisseur.", "25 000 €", 25_000, "euros", "exact"),
    ("Le navire mesure 120 m de long.", "120 m", 120, "mètres", "exact"),
    ("Le port a reçu une dizaine de millions d'euros.", "une dizaine de millions d'euros", 1e7, "euros", "about"),
    ("Il a été condamné à deux ans et demi de prison.", "deux ans et demi", 2.5, "ans", "exact"),
    ("Un tiers des élèves a quitté le collège.", "Un tiers des élèves", 1 / 3, "élèves", "exact"),
    ("Les trois quarts des routes sont coupées.", "trois quarts des routes", 0.75, "routes", "exact"),
    ("La moitié du budget est déjà dépensée.", "La moitié du budget", 0.5, "budget", "exact"),
    ("La police a arrêté deux Polonais.", "deux Polonais", 2, "polonais", "exact"),
    ("La commission a entendu vingt-deux témoins.", "vingt-deux témoins", 22, "témoins", "exact"),
    ("Le chômage a reculé de 4,5 %.", "4,5 %", 4.5, "%", "exact"),
    ("Le taux est passé à 12 pour cent.", "12 pour cent", 12, "%", "exact"),
    ("Moins de 200 électeurs ont voté.", "Moins de 200 électeurs", 200, "électeurs", "less"),
    ("Près de 4 000 foyers sont privés de courant.", "Près de 4 000 foyers", 4000, "foyers", "about"),
    ("Environ 50 hectares ont brûlé.", "Environ 50 hectares", 50, "hectares", "about"),
    ("Au moins sept personnes sont mortes.", "Au moins sept personnes", 7, "personnes", "more"),
    ("Une centaine de riverains a manifesté.", "Une centaine de riverains", 100, "riverains", "about"),
    ("Des milliers de poissons sont morts.", "Des milliers de poissons", 1000, "poissons", "more"),
    ("Le vent a soufflé à 120 km/h.", "120 km/h", 120, "km/h", "exact"),
    ("La réunion a duré 2 h 30.", "2 h 30", 2.5, "heures", "exact"),
    ("Un élève sur quatre a quitté le lycée.", "Un élève sur quatre", 0.25, "élève", "exact"),
    ("Le village compte quatre jeunes médecins.", "quatre jeunes médecins", 4, "médecins", "exact"),
    ("Le port a coûté 8 millions de francs CFA.", "8 millions de francs CFA", 8e6, "francs CFA", "exact"),
    ("La mine a perdu 6 dollars australiens.", "6 dollars australiens", 6, "dollars australiens", "exact"),
    ("La mine a perdu 6 dollars de Singapour.", "6 dollars de Singapour", 6, "dollars de Singapour", "exact"),
    ("La mine a perdu 6 dollars hier.", "6 dollars", 6, "dollars", "exact"),
    ("Le conseil a reçu 2 ou 3 rapports.", "2 ou 3 rapports", 2, "rapports", "about"),
]


@pytest.mark.parametrize(("sentence", "words", "value", "unit", "direction"), FORMS)
def test_quantity(claims, sentence, words, value, unit, direction):
    found = claims(sentence)[0][1].quantities
    first = found[0]
    assert sentence[first.start : first.end] == words
    assert (first.value, first.unit, first.direction) == (pytest.approx(value, abs=1e-5), unit, direction)


@pytest.mark.parametrize(
    ("sentence", "ends"),
    [
        ("Entre 10 et 15 % des bateaux sont au port.", [(10, "%", "more"), (15, "%", "less")]),
        ("Le club a vendu de 3.000 à 5.000 billets.", [(3000, "billets", "more"), (5000, "billets", "less")]),
        ("Le club a recruté deux à trois joueurs.", [(2, "joueurs", "more"), (3, "joueurs", "less")]),
        (
            "Le gain se chiffre entre 1,4 et 2,3 milliards d'euros.",
            [(1.4e9, "euros", "more"), (2.3e9, "euros", "less")],
        ),
        # a change, not a range
        ("Le taux est passé de 8 à 10 %.", [(8, "%", "exact"), (10, "%", "exact")]),
        ("La ligne a fermé entre 2010 et 2015.", []),
    ],
)
def test_the_ends_of_a_range_share_their_unit(claims, sentence, ends):
    [(_, claim)] = claims(sentence)
    assert [(q.value, q.unit, q.direction) for q in claim.quantities] == ends


def test_a_figure_set_against_another_has_its_unit(claims):
    found = claims("La commune a recensé 58 cas, contre 12 en 2020.")[0][1].quantities
    assert [(quantity.value, quantity.unit) for quantity in found] == [(58, "cas"), (12, "cas")]


@pytest.mark.parametrize(
    "sentence",
    [
        "La loi a été votée le 3 mars 2021.",
        "Le musée a fermé en 2015.",
        "La réunion a commencé à 14 heures.",
        "Le moteur a explosé vers 1 heure.",
        "L'article 49 a été modifié.",
        "La réunion se tiendra le 12.",
        "La fusée Vega 3 a décollé.",
        "Les 16 et 17 juin, les écoles sont restées fermées.",
        "L'un des juges a démissionné.",
        "Le scrutin de 2022 des régions a été reporté.",
    ],
)
def test_labels_and_dates_are_no_quantities(claims, sentence):
    assert claims(sentence)[0][1].quantities == ()
