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
        (
            "Le conseil\n\nM. le maire : Le quai ferme.\n\nMme Roux : Encore ?\n\nM. le maire : Encore.",
            "minutes",
        ),
        ("Procès-verbal du conseil\n\nPrésents : Anne Morel, Jean Roux.\n\nLe quai est voté.", "minutes"),
        ("Le procès-verbal\n\nLe quai est voté.\n\nLa grue est vendue.", None),
        ("Ils ont dit\n\nM. Roux : « Je pars. »\n\nMme Vey : « Moi aussi. »\n\nM. Roux : « Non. »", None),
        ("Le port\n\nQ : Qui part ?\n\nR : Moi.\n\nQ : Et après ?\n\nR : La pluie.", "interview"),
        (
            "Le port\n\nQue risquez-vous ?\n\nVous risquez une amende.\n\nQue faire ?\n\nPayez : vous le devez.\n\n"
            "Qui vous aide ?\n\nVotre mairie.",
            None,
        ),
        ("Un remaniement ?\n\nUn bruit court.\n\nQui part ? Qui reste ?\n\nNul ne le sait, dit Le Phare.", None),
        ("Au programme\n\n10h05 Concert.\n\n11h00 Danse.\n\n12h00 Repas.\n\n14h00 Bal.", None),
        (
            "La nuit\n\n7h12. La terre tremble sous le port de Dunes.\n\n7h40. Le préfet appelle l'armée à l'aide.\n\n"
            "8h05. Trois immeubles du vieux quai sont tombés.\n\n9h30. Douze habitants sont sortis des ruines vivants.",
            "live",
        ),
        ("COMMUNIQUÉ DE PRESSE\n\nLe port ouvre un quai\n\nLe quai ouvre lundi. Il compte dix grues.", "release"),
        ("Communiqué de presse de la Ville de Dunes\n\nLe quai ouvre lundi.", "release"),
        ("Communiqué du club : le port de Dunes perd son capitaine.\n\nIl part lundi.", None),
        ("Le quai ouvre lundi.\n\nÀ propos de Novalis\n\nUn port.\n\nContact presse : Jean Roux", "release"),
        ("Le web réagit\n\n@jroux et @port ont parlé du quai.\n\nIl ferme lundi.\n\nRien ne bouge.", None),
        ("@anne_morel : le port ouvre.\n\nJean Roux @jroux · 3 mai\n\n@portdedunes Il pleut.", "posts"),
    ],
)
def test_genre(text: str, expected: str | None) -> None:
    assert genre.of(article_from_text(text)) == expected


@pytest.mark.parametrize(
    ("byline", "expected"),
    [
        ("Anne Morel, sociologue", "opinion"),
        ("Anne Morel, Sociologue", "opinion"),
        ("Anne Morel, ancienne secrétaire d'État", "opinion"),
        ("Anne Morel", None),
        ("Anne Morel, envoyée spéciale à Dunes", None),
        ("Anne Morel, journaliste", None),
    ],
)
def test_an_opinion_piece_is_signed_with_a_role(byline: str, expected: str | None) -> None:
    article = replace(article_from_text(f"Pour un autre port\n\n{OWN}"), byline=byline)
    assert genre.of(article) == expected


@pytest.mark.parametrize(
    ("above", "below", "expected"),
    [
        ("", "Anne Morel, maire de Dunes", "opinion"),
        ("", "Anne Morel\n\nMaire de Dunes", "opinion"),
        ("", "Anne Morel est maire de Dunes.", None),
        ("Tribune\n\n", "Anne Morel est maire de Dunes.", "opinion"),
        ("Tribune\n\n", "", "opinion"),
        ("", "", None),
        ("", "Anne Morel, correspondante à Dunes", None),
    ],
)
def test_an_opinion_piece_is_told_by_its_section_or_who_signs_below(
    above: str, below: str, expected: str | None
) -> None:
    assert genre.of(article_from_text(f"{above}Pour un autre port\n\n{OWN}\n\n{below}")) == expected


def test_a_section_without_an_opinion_is_none() -> None:
    news = " ".join(["Le port de Dunes a fermé lundi son plus ancien quai, a dit le préfet."] * 12)
    assert genre.of(article_from_text(f"Chronique\n\nLe port ferme\n\n{news}")) is None
