"""What to check first: the order of two claims, and that each weight is shown."""

from __future__ import annotations

import math

import pytest

from sawt_reader.analysis import lexicons


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("L'attaque a fait 300 morts.", "Le maire a planté un arbre."),
        ("Le chômage a augmenté de 12 %.", "La fanfare a joué sur la place."),
        ("Le président aurait détourné deux millions d'euros.", "Le président a visité une école."),
        ("Selon Anne Morel, l'usine a pollué la rivière.", "L'usine a changé de nom."),
        ("La guerre a tué mille civils.", "Elle est arrivée."),
        ("Le maire nie avoir vendu le port.", "Le maire affirme avoir vendu le port."),
        ("Le maire a détourné la subvention.", "La mairie n'a pas commenté."),
        ("La rivière est le plus grand port du pays.", "La rivière est un grand port du pays."),
        ("L'usine a perdu 300 emplois et 40 % de ses clients.", "L'usine a perdu 300 emplois."),
    ],
)
def test_order(claims, first, second):
    assert claims(first)[0][1].score > claims(second)[0][1].score


def test_the_score_is_the_sum_of_its_reasons(claims):
    claim = claims("Selon la police, plus de 2 000 personnes ont été blessées.")[0][1]
    total = lexicons.weights("claims_weights.tsv", "worth")["always"] + sum(reason.weight for reason in claim.reasons)
    assert claim.score == pytest.approx(1 / (1 + math.exp(-total)), abs=1e-4)
    assert {"quantity", "large_number", "harm", "attributed"} <= {reason.feature for reason in claim.reasons}


def test_a_reason_shows_its_words(claims):
    text = "La digue a cédé en raison de la crue."
    reason = next(r for r in claims(text)[0][1].reasons if r.feature == "cause")
    assert text[reason.span.start : reason.span.end] == "en raison de"
