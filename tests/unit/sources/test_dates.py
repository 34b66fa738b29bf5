from __future__ import annotations

import pytest

from sawt_reader.sources.dates import dates
from sawt_reader.sources.furniture import Signature, agency_date, signature


@pytest.mark.parametrize(
    ("text", "published"),
    [
        ("| 27 November 2022, Sunday |", "2022-11-27"),
        ("Publié le 3 mars 2024 à 14h05", "2024-03-03"),
        ("lundi 4 mars 2024", "2024-03-04"),
        ("Lundi 1er août 2022 - 9 h 30", "2022-08-01"),
        ("04/03/2024", "2024-03-04"),
        ("04.03.24 | 18:02", "2024-03-04"),
        ("2024-03-04T09:30:00+01:00", "2024-03-04"),
        ("March 4th, 2024 at 9:30 a.m.", "2024-03-04"),
        ("Beyrouth, le 4 mars 2024", "2024-03-04"),
        ("Publié le 4 mars 2024 • Temps de lecture : 3 min", "2024-03-04"),
        ("4 MARS 2024", "2024-03-04"),
        ("Jeudi 4 févr. 2021", "2021-02-04"),
        ("Mis à jour le 5 mars 2024", "2024-03-05"),
    ],
)
def test_a_dateline_gives_its_day(text: str, published: str) -> None:
    found = signature(text)
    assert found is not None
    assert (found.names, found.published) == (None, published)


def test_a_dateline_tells_publication_from_change() -> None:
    text = "Publié le 3 mars 2024 à 14h05 | Mis à jour le 4 mars 2024"
    assert signature(text) == Signature(None, "2024-03-03", "2024-03-04")


def test_a_day_without_its_year_is_a_dateline_without_a_day() -> None:
    assert signature("Mardi 5 mars, 8 h") == Signature()


@pytest.mark.parametrize(
    "text",
    [
        "Le 3 mars 2024, le port a rouvert.",
        "Manifestation du 3 mars 2024",
        "Par Lina3 mars 2024",
        "mardi",
        "2024",
        "31/02/2024",
        "300 drones",
        "Il a dit le 3 mars 2024 à 14h05 qu’il partirait.",
        "",
    ],
)
def test_prose_with_a_date_is_no_dateline(text: str) -> None:
    assert signature(text) is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("TYR, 3 mars 2024 (AFP) – Le port a rouvert.", "2024-03-03"),
        ("Tyr (AFP), le 3 mars 2024. - Le port a rouvert.", "2024-03-03"),
        ("3 mars 2024. – Le port a rouvert.", "2024-03-03"),
        ("Le 3 mars 2024 - date de la grève - le port a fermé.", None),
        ("Le port a rouvert le 3 mars 2024 - enfin.", None),
    ],
)
def test_an_agency_opening_gives_the_day(text: str, day: str | None) -> None:
    assert agency_date(text) == day


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Par Lina Haddad", "Lina Haddad"),
        ("PAR LINA HADDAD", "LINA HADDAD"),
        ("Par Lina\u00a0\n Haddad", "Lina Haddad"),
        (
            "Par Lina Haddad et Jean d’Aubigny, envoyés spéciaux à Tyr",
            "Lina Haddad et Jean d’Aubigny, envoyés spéciaux à Tyr",
        ),
        ("Propos recueillis par Lina Haddad", "Lina Haddad"),
        ("De notre correspondante à Tyr, Lina Haddad", "notre correspondante à Tyr, Lina Haddad"),
        ("Lina Haddad avec AFP", "Lina Haddad avec AFP"),
        ("La rédaction", "La rédaction"),
    ],
)
def test_a_byline_gives_its_names(text: str, names: str) -> None:
    assert signature(text) == Signature(names)


@pytest.mark.parametrize(
    "text",
    [
        "Par Lina Haddad, publié le 3 mars 2024 à 8h00",
        "Le Phare / Par Lina Haddad, le 3 mars 2024 à 10h30",
        "Par Lina Haddad le 03.03.2024",
        "Lina Haddad | 3 mars 2024",
        "dimanche 3 mars 2024, par Lina Haddad",
        "Publié le 3 mars 2024 | Mis à jour : 3 mars 2024 | Par Lina Haddad",
    ],
)
def test_a_byline_may_hold_the_date(text: str) -> None:
    found = signature(text)
    assert found is not None
    assert (found.names, found.published) == ("Lina Haddad", "2024-03-03")


@pytest.mark.parametrize("text", ["Temps de lecture : 3 minutes", "Lecture 3 min.", "Publié aujourd’hui à 14h05"])
def test_a_line_about_time_is_a_dateline_without_a_day(text: str) -> None:
    assert signature(text) == Signature()


@pytest.mark.parametrize(
    "text",
    [
        "Par ailleurs",
        "Par Lina Haddad.",
        "Par crainte de Damas",
        "De Tyr à Sidon la route est longue",
        "Selon Lina Haddad",
        "",
    ],
)
def test_prose_is_no_byline(text: str) -> None:
    assert signature(text) is None


def test_no_day_outside_the_calendar() -> None:
    assert [date.day for date in dates("29 février 2023, 29 février 2024, 12/13/2024")] == ["2024-02-29"]
