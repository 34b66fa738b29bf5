"""What kind of text an article is."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from sawt_reader.analysis import genre
from sawt_reader.sources import article_from_text

NEWS = (
    "Le port reste fermé.\n\nLes dockers attendent jeudi. « Nous partirons ? », a demandé Anne Morel.\n\nRien ne bouge."
)
OWN = " ".join(["Nous voulons un autre port pour notre ville, et je le dis aux élus sans détour."] * 12)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (NEWS, None),
        ("Le port\n\nQui attend ?\n\nLes élus.\n\nQui part ?\n\nLes dockers.\n\nEt après ?\n\nLa pluie.", None),
        (
            "Le port\n\nQu'attendez-vous ?\n\nUn quai.\n\nQue voulez-vous ?\n\nUn phare."
            "\n\nEt vos élus ?\n\nIls dorment.",
            "interview",
        ),
        ("Propos recueillis par Jean Roux\n\nQui part ?\n\nLes dockers.\n\nEt après ?\n\nLa pluie.", "interview"),
        ("Le port en direct\n\n10h05 – Un quai ouvre.\n\n9 h 30 : Il pleut.\n\n08:15 La grille ferme.", "live"),
        ("Départ à 10h05 du port.\n\nRetour à 18h.\n\nLe phare ferme.", None),
        ("Communiqué de presse\n\nLe port de Dunes ouvre un quai.\n\nContact : Anne Morel.", "release"),
        ("Le tribunal a lu le communiqué de presse du port.\n\nLe phare ferme.", None),
        (
            "La cour\n\nLE PRÉSIDENT. – Levez-vous.\n\nM. ROUX. – Je me lève.\n\nMme Morel – Moi aussi.",
            "minutes",
        ),
        ("@anne_morel : le port ouvre.\n\nJean Roux @jroux · 3 mai\n\n@portdedunes Il pleut.", "posts"),
    ],
)
def test_genre(text: str, expected: str | None) -> None:
    assert genre.of(article_from_text(text)) == expected


@pytest.mark.parametrize(("byline", "expected"), [("Anne Morel, sociologue", "opinion"), ("Anne Morel", None)])
def test_an_opinion_piece_is_signed_with_a_role(byline: str, expected: str | None) -> None:
    article = replace(article_from_text(f"Pour un autre port\n\n{OWN}"), byline=byline)
    assert genre.of(article) == expected
