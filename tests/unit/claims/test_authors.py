"""Whose the unattributed claims are: of who answers, of the author of an opinion piece, of the issuer of a release."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sawt_reader.reading.model import Reading

Read = Callable[[str], Reading]

BODY = "Le quai a perdu dix grues en un an. Je le vois chaque jour de ma fenêtre, et nos élus se taisent."


def claimed(reading: Reading) -> list[str]:
    text = reading.article.text
    return [
        f"{' + '.join(s.name or '?' for s in c.claimants) or c.source_kind}: {text[c.spans[0].start : c.spans[0].end]}"
        for c in reading.claims
    ]


def test_claims_in_answers_are_of_who_answers(read: Read) -> None:
    text = (
        "Entretien avec Léa Brun\n\nLe port compte dix grues.\n\nLe Phare : Vous perdez des grues. Pourquoi ?\n\n"
        "Léa Brun : Deux grues ont rouillé. Le préfet Jean Vey a dit que trois autres céderaient.\n\n"
        "Le Phare : Et demain ?\n\nLéa Brun : Quatre grues arrivent de Brest."
    )
    assert claimed(read(text)) == [
        "author: Le port compte dix grues",
        "author: Vous perdez des grues",
        "Léa Brun: Deux grues ont rouillé",
        "Jean Vey: trois autres céderaient",
        "Léa Brun: Quatre grues arrivent de Brest",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Tribune\n\nPour un autre port\n\nPar Odile Tavernat, Économiste\n\n{}",
        "TRIBUNE. Pour un autre port\n\n{}\n\nOdile Tavernat, économiste à Dunes",
        "Pour un autre port\n\n{}\n\nOdile Tavernat\nÉconomiste, présidente des Amis du port",
        "Carte blanche à Odile Tavernat, économiste\n\n{}",
        "CHRONIQUE. Pour un autre port\n\nOdile Tavernat est économiste.\n\n{}",
    ],
)
def test_unattributed_claims_of_an_opinion_piece_are_of_who_signs(read: Read, text: str) -> None:
    reading = read(text.format(f"{BODY} {BODY} {BODY}\n\n{BODY}"))
    found = [one for one in claimed(reading) if "grues" in one]
    assert reading.genre == "opinion"
    assert found == ["Odile Tavernat: Le quai a perdu dix grues en un an"] * 4


def test_those_who_sign_together_claim_together(read: Read) -> None:
    text = f"Tribune\n\nPour un autre port\n\n{BODY}\n\nLes signataires : Anne Morel, docker ; Jean Vey, grutier."
    assert claimed(read(text))[0] == "Anne Morel + Jean Vey: Le quai a perdu dix grues en un an"


def test_all_who_sign_a_byline_claim(read: Read) -> None:
    byline = "Par Anne Morel, sociologue, et Jean Vey, chef de service au port de Dunes"
    text = f"Pour un autre port\n\n{byline}\n\n{BODY} {BODY} {BODY}"
    assert claimed(read(text))[0] == "Anne Morel + Jean Vey: Le quai a perdu dix grues en un an"


def test_what_the_paper_says_of_the_author_is_its_own(read: Read) -> None:
    text = f"Tribune\n\nPour un autre port\n\nOdile Tavernat est économiste. Elle a écrit deux livres.\n\n{BODY}"
    assert claimed(read(text)) == [
        "author: Odile Tavernat est économiste",
        "author: Elle a écrit deux livres",
        "Odile Tavernat: Le quai a perdu dix grues en un an",
        "Odile Tavernat: Je le vois chaque jour de ma fenêtre",
        "Odile Tavernat: nos élus se taisent",
    ]


def test_an_unsigned_editorial_speaks_for_the_paper(read: Read) -> None:
    reading = read(f"ÉDITORIAL\n\nPour un autre port\n\n{' '.join([BODY] * 4)}")
    assert reading.genre == "opinion"
    assert {claim.source_kind for claim in reading.claims} == {"author"}


@pytest.mark.parametrize(
    "text",
    [
        "COMMUNIQUÉ DE PRESSE\n\nNovalis ouvre un quai\n\n{}\n\nÀ propos de Novalis\n\n{}\n\n{}",
        "Communiqué de presse de Novalis\n\nUn quai de plus\n\n{}\n\nÀ propos de la marque\n\n{}\n\n{}",
        "Communiqué de presse\n\nUn quai de plus\n\n{}\n\nÀ propos de Novalis : {}\n\n{}",
        "POUR DIFFUSION IMMÉDIATE\n\nLe groupe Novalis ouvre un quai\n\n{}\n\nÀ propos du groupe\n\n{}\n\n{}",
    ],
)
def test_unattributed_claims_of_a_release_are_of_its_issuer(read: Read, text: str) -> None:
    body = (
        "Dunes, le 3 mai 2024 – Le quai compte dix grues.\n\n« Il est le plus long du pays », a déclaré Anne Morel."
        "\n\nTrois cents navires y ont accosté."
    )
    reading = read(text.format(body, "La société est née en 1998.", "Contact presse : Jean Vey, qui répond à tous."))
    found = [one for one in claimed(reading) if "ouvre" not in one]
    assert reading.genre == "release"
    assert found == [
        "Novalis: Le quai compte dix grues",
        "Anne Morel: Il est le plus long du pays",
        "Novalis: Trois cents navires y ont accosté",
    ]


def test_a_release_that_does_not_tell_its_issuer_speaks_for_itself(read: Read) -> None:
    reading = read("Communiqué de presse\n\nUn quai de plus\n\nLe quai compte dix grues.\n\nContact : 01 00 00 00 00")
    assert claimed(reading) == ["author: Le quai compte dix grues"]


def test_labels_and_hours_are_no_words_of_a_claim(read: Read) -> None:
    live = "Le port en direct\n\n10h05 – Le quai a ouvert.\n\n9h30 – La grille a fermé.\n\n9h00 – La pluie a cessé."
    assert claimed(read(live)) == [
        "author: Le quai a ouvert",
        "author: La grille a fermé",
        "author: La pluie a cessé",
    ]
