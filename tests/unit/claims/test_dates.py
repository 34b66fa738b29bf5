"""Dates counted from the day of publication: Sunday, 27 November 2022."""

from __future__ import annotations

import pytest

from sawt_reader.analysis.claims.dates import dates

SUNDAY = "2022-11-27"
FORMS = [
    ("le 3 mars 2020", "2020-03-03"),
    ("le 1er juillet 1962", "1962-07-01"),
    ("le 3 mars", "2022-03-03"),
    ("le 3 décembre", "2022-12-03"),
    ("mardi 22 novembre", "2022-11-22"),
    ("le 30 juin dernier", "2022-06-30"),
    ("le 16 juillet prochain", "2023-07-16"),
    ("mars 2021", "2021-03"),
    ("le 3/04/2019", "2019-04-03"),
    ("en mai", "2022-05"),
    ("fin novembre", "2022-11"),
    ("début janvier", "2022-01"),
    ("à la mi-octobre", "2022-10"),
    ("en juin dernier", "2022-06"),
    ("mardi", "2022-11-22"),
    ("dimanche", "2022-11-27"),
    ("jeudi dernier", "2022-11-24"),
    ("lundi prochain", "2022-11-28"),
    ("hier", "2022-11-26"),
    ("avant-hier", "2022-11-25"),
    ("aujourd'hui", "2022-11-27"),
    ("demain", "2022-11-28"),
    ("après-demain", "2022-11-29"),
    ("ce matin", "2022-11-27"),
    ("le week-end dernier", "2022-11-26"),
    ("la semaine dernière", "2022-11"),
    ("le mois dernier", "2022-10"),
    ("le mois prochain", "2022-12"),
    ("l'an dernier", "2021"),
    ("l'année prochaine", "2023"),
    ("cette année", "2022"),
    ("ce mois-ci", "2022-11"),
    ("il y a trois jours", "2022-11-24"),
    ("il y a deux semaines", "2022-11"),
    ("il y a 50 ans", "1972"),
    ("dans dix jours", "2022-12-07"),
    ("dans deux mois", "2023-01"),
    ("en 2015", "2015"),
    ("fin 2013", "2013"),
    ("d'ici à 2030", "2030"),
    ("la crise de 2008", "2008"),
    ("(2011)", "2011"),
]


@pytest.mark.parametrize(("words", "value"), FORMS)
def test_form(words, value):
    assert [date.value for date in dates(words, 0, SUNDAY, ahead=False)] == [value]


@pytest.mark.parametrize(
    ("words", "value"),
    [("mardi", "2022-11-29"), ("le 3 mars", "2023-03-03"), ("en mai", "2023-05"), ("dimanche", SUNDAY)],
)
def test_of_the_future_the_next_one(words, value):
    assert [date.value for date in dates(words, 0, SUNDAY, ahead=True)] == [value]


@pytest.mark.parametrize(
    ("words", "ahead", "value", "until"),
    [
        ("aura lieu du 3 au 5 mars", True, "2023-03-03", "2023-03-05"),
        ("a eu lieu du 3 au 5 mars", False, "2022-03-03", "2022-03-05"),
        ("du 28 février au 3 mars 2020", False, "2020-02-28", "2020-03-03"),
        ("les 3 et 4 mars", False, "2022-03-03", "2022-03-04"),
        ("entre le lundi 3 et le mercredi 5 octobre", False, "2022-10-03", "2022-10-05"),
        ("entre 2010 et 2015", False, "2010", "2015"),
        ("de 2015 à 2018", False, "2015", "2018"),
        ("au troisième trimestre 2025", True, "2025-07", "2025-09"),
        ("au premier semestre", False, "2022-01", "2022-06"),
        ("au premier semestre", True, "2023-01", "2023-06"),
        ("au printemps 2019", False, "2019-03", "2019-05"),
        ("cet hiver", True, "2022-12", "2023-02"),
        ("entre mars et juin 2021", False, "2021-03", "2021-06"),
        ("de novembre à mars 2021", False, "2020-11", "2021-03"),
        ("d'avril à juin", False, "2022-04", "2022-06"),
        ("de mardi à jeudi", False, "2022-11-22", "2022-11-24"),
        ("de mardi à jeudi", True, "2022-11-29", "2022-12-01"),
        ("dans la nuit du lundi au mardi", False, "2022-11-21", "2022-11-22"),
        ("l'été dernier", False, "2022-06", "2022-08"),
        ("l'été prochain", True, "2023-06", "2023-08"),
        ("à l'automne", False, "2022-09", "2022-11"),
        ("dans les années 1990", False, "1990", "1999"),
        ("les années 90", False, "1990", "1999"),
    ],
)
def test_a_range_has_two_ends(words, ahead, value, until):
    assert [(date.value, date.until) for date in dates(words, 0, SUNDAY, ahead=ahead, past=not ahead)] == [
        (value, until)
    ]


@pytest.mark.parametrize(
    ("words", "ahead", "past", "value"),
    [
        ("réunira la chambre (élue le 6 juillet)", True, False, "2022-07-06"),
        ("le bureau sera élu le 6 juillet", True, False, "2023-07-06"),
        ("le bac circule dès mardi", False, False, "2022-11-29"),
        ("le bac circulait dès mardi", False, True, "2022-11-22"),
    ],
)
def test_the_words_before_it_tell_the_direction(words, ahead, past, value):
    assert [date.value for date in dates(words, 0, SUNDAY, ahead=ahead, past=past)] == [value]


def test_several_in_the_order_of_the_text():
    found = dates("entre mardi et le 3 mars 2020", 100, SUNDAY, ahead=False)
    assert [(date.start, date.value) for date in found] == [(106, "2022-11-22"), (115, "2020-03-03")]


@pytest.mark.parametrize(
    "words",
    [
        "le 45 mars",
        "le 31 février 2021",
        "près de 2000 armes",
        "la planète mars",
        "il y a des jours",
        "12 345",
        "2015 euros",
        "fermé le lundi",
        "tous les lundis",
        "la digue a été réparée",
        "l'été, on pêche au port",
        "entre 2015 et 2010",
        "l'hiver 2021",
        "ouvert du lundi au vendredi",
    ],
)
def test_no_date(words):
    assert dates(words, 0, SUNDAY, ahead=False) == ()


@pytest.mark.parametrize("published", [None, "", "hier", "2022-13-45"])
def test_without_a_day_of_publication_only_the_year_tells(published):
    assert [d.value for d in dates("hier, mardi, en 2015 et le 3 mars 2020", 0, published, ahead=False)] == [
        "2015",
        "2020-03-03",
    ]


@pytest.mark.parametrize(
    ("sentence", "certainty", "value"),
    [
        ("Le peintre mourra en 1832.", "asserted", "1832"),
        ("Le pont rouvrira pour la première fois depuis 2002.", "predicted", "2002"),
        ("Une fête est prévue samedi au port.", "asserted", "2022-12-03"),
    ],
)
def test_what_is_to_come_and_what_is_history(claims, sentence, certainty, value):
    [(_, claim)] = claims(f"Publié le 27 novembre 2022\n\n{sentence}")
    assert claim.certainty == certainty
    assert [date.value for date in claim.dates] == [value]
