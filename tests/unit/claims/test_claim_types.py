"""What kind of fact a claim states."""

from __future__ import annotations

import pytest

TYPES = [
    ("Le séisme a tué 300 personnes.", "quantity"),
    ("Le loyer est plus élevé que la mensualité.", "comparison"),
    ("Le chômage a baissé par rapport à 2019.", "comparison"),
    ("C'est la pire sécheresse du siècle.", "comparison"),
    ("Le taux est de 12 %, contre 15 % à Nice.", "comparison"),
    ("La crue a provoqué l'effondrement du pont.", "cause"),
    ("Le vol a été annulé en raison du brouillard.", "cause"),
    ("Le bateau a coulé parce que la coque était fendue.", "cause"),
    ("La digue a cédé.", "event"),
    ("Le maire fut élu en mars.", "event"),
    ("Le musée est situé au bord du lac.", "state"),
    ("La ville possède deux ports.", "state"),
    ("La loi interdit la chasse le dimanche.", "rule"),
    ("Cette vente est passible d'une amende.", "rule"),
    ("Le stade ouvrira en juin.", "prediction"),
    ("La pluie devrait tomber sur Brest.", "prediction"),
]


@pytest.mark.parametrize(("sentence", "kind"), TYPES)
def test_type(claims, sentence, kind):
    assert kind in claims(sentence)[0][1].types


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Le premier ministre a visité Rennes.", "comparison"),
        ("Le pont a été fermé.", "state"),
        ("Le pont est fermé.", "prediction"),
        ("Le maire a planté un arbre.", "cause"),
    ],
)
def test_not_this_type(claims, sentence, kind):
    assert kind not in claims(sentence)[0][1].types
