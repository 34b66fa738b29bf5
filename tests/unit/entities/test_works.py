"""Events, cases and texts."""

import pytest

CASES = [
    ("Il a combattu pendant la guerre d'Algérie.", "guerre d'Algérie"),
    ("Le traité d'Arlon a été signé.", "traité d'Arlon"),
    ("L'affaire Ferrand rebondit.", "affaire Ferrand"),
    ("L'affaire des écoutes de Rieux rebondit.", "affaire des écoutes de Rieux"),
    ("Elle a gagné la Coupe du monde.", "Coupe du monde"),
]


@pytest.mark.parametrize(("text", "name"), CASES)
def test_events_are_others_and_hide_the_names_inside(kinds, text, name):
    assert kinds(text) == {name: "other"}


def test_a_complement_of_effort_is_no_event(kinds):
    assert kinds("L'effort de guerre de Moscou coûte cher.") == {"Moscou": "place"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Elle présente l'émission Le Grand Détour depuis mars.", "Le Grand Détour"),
        ("Il joue dans le film « La Mer à boire ».", "La Mer à boire"),
        ("Un Airbus A320 a atterri.", "Airbus A320"),
        ("La COP24 a commencé.", "COP24"),
        ("L'équipe prépare l'Euro 2020.", "Euro 2020"),
    ],
)
def test_works_models_and_numbered_events_are_others(kinds, text, name):
    assert kinds(text) == {name: "other"}
