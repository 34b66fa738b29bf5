"""What a text tells of each person and body, wherever it stands beside the name."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from .conftest import Told

Tell = Callable[[str], Told]


@pytest.mark.parametrize(
    ("text", "name", "said"),
    [
        ("Le maire de Brest, Paul Viard, a protesté.", "Paul Viard", ["Le maire de Brest"]),
        ("Le maire de Brest Paul Viard a protesté.", "Paul Viard", ["Le maire de Brest"]),
        ("Paul Viard, maire de Brest, a protesté.", "Paul Viard", ["maire de Brest"]),
        ("Paul Viard (maire de Brest) a protesté.", "Paul Viard", ["maire de Brest"]),
        ("Maire de Brest depuis 2014, Paul Viard part.", "Paul Viard", ["Maire de Brest"]),
        ("Nommée directrice du musée en mai, Léa Brun a tout changé.", "Léa Brun", ["directrice du musée"]),
        ("Léa Brun a été nommée directrice du musée.", "Léa Brun", ["directrice du musée"]),
        ("Léa Brun est devenue ministre de la Culture.", "Léa Brun", ["ministre de la Culture"]),
        ("Léa Brun était ministre de la Culture.", "Léa Brun", ["former: ministre de la Culture"]),
        ("Léa Brun, ministre de la Santé jusqu'en mai, est inquiète.", "Léa Brun", ["former: ministre de la Santé"]),
        ("L'ex-otage Marie Roussel parle.", "Marie Roussel", ["former: L'ex-otage"]),
        ("« C'est fini », a dit Léa Brun, députée LR de la Sarthe.", "Léa Brun", ["députée LR de la Sarthe"]),
        ("Paul Viard, qui dirige la Ligue, part.", "Paul Viard", ["qui dirige la Ligue"]),
        ("Le capitaine du navire de pêche Punta Verde, Joan Vaquer, part.", "Joan Vaquer",
         ["Le capitaine du navire de pêche Punta Verde"]),
        ("Le vice-Premier ministre et ministre de l'Intérieur Jan Hradec part.", "Jan Hradec",
         ["Le vice-Premier ministre", "ministre de l'Intérieur"]),
        ("Membre de la coalition, le ministre Jan Hradec part.", "Jan Hradec",
         ["Membre de la coalition", "le ministre"]),
        ("Marc Aubin, avocat et ancien ministre de la Justice, part.", "Marc Aubin",
         ["avocat", "former: ancien ministre de la Justice"]),
        ("Le numéro 3 de la Ligue, Paul Viard, part.", "Paul Viard", ["Le numéro 3 de la Ligue"]),
        ("Le ministre de l'Agriculture, de la Mer et de la Pêche, Paul Viard, part.", "Paul Viard",
         ["Le ministre de l'Agriculture, de la Mer et de la Pêche"]),
        ("La jeune militante Léa Brun crie.", "Léa Brun", ["La jeune militante"]),
        ("Les avocats Paul Viard et Marc Aubin ont parlé.", "Marc Aubin", ["Les avocats"]),
        ("Paul Viard et Marc Aubin, avocats de la famille, ont parlé.", "Paul Viard", ["avocats de la famille"]),
        ("L'avocat de Luc Morin, Me Anne Roux, est là.", "Anne Roux", ["L'avocat de Luc Morin"]),
        ("Le directeur commercial du groupe Yves Mauger est là.", "Yves Mauger", ["Le directeur commercial du groupe"]),
        ("Le cabinet Catéis a parlé.", "Catéis", ["Le cabinet"]),
        ("Le quotidien régional Le Phare paraît.", "Le Phare", ["Le quotidien régional"]),
    ],
)  # fmt: skip
def test_descriptions_are_found(tell: Tell, text: str, name: str, said: list[str]) -> None:
    assert tell(text).said(name) == said


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Selon Paul Viard, le maire a menti.", "Paul Viard"),
        ("Critiqué par Paul Viard, le maire s'est tu.", "Paul Viard"),
        ("Paul Viard, le maire et la préfète ont parlé.", "Paul Viard"),
        ("Un proche du maire a vu Paul Viard.", "Paul Viard"),
        ("L'avocate de Paul Viard a parlé.", "Paul Viard"),
        ("Le maire a écrit à Paul Viard.", "Paul Viard"),
        ("Paul Viard, la ministre Léa Brun et son cabinet ont parlé.", "Paul Viard"),
        ("Paul Viard n'est pas ministre.", "Paul Viard"),
        ("L'avocat de la famille Viard part. Paul Viard aussi.", "Paul Viard"),
        ("À la Ligue des pilotes, la direction a démenti.", "Ligue des pilotes"),
    ],
)
def test_what_is_said_of_others_is_not_taken(tell: Tell, text: str, name: str) -> None:
    assert [said for said in tell(text).said(name) if "igue" not in said] == []


def test_a_role_belongs_to_the_nearest_name(tell: Tell) -> None:
    told = tell(
        "Karel Dvorak, président du groupe parlementaire et bras droit du Premier ministre Jan Horak, est parti."
    )
    assert told.said("Karel Dvorak") == ["président du groupe parlementaire", "bras droit du Premier ministre"]
    assert told.said("Jan Horak") == ["Premier ministre"]


def test_party_and_place_beside_an_age(tell: Tell) -> None:
    told = tell(
        "Paul Viard (PS, Nord), 52 ans, est là. Le Russe Oleg Varine aussi. Léa Brun, 42 ans, députée LR, part."
    )
    assert told.of("Paul Viard").parties == {"parti socialiste"} and ("place", "nord") in told.of("Paul Viard").places
    assert told.of("Oleg Varine").places == {("country", "russie")}
    assert told.of("Léa Brun").parties == {"les republicains"}
    assert told.said("Léa Brun") == ["députée LR"]


def test_of_two_bearers_the_one_whose_complement_fits(tell: Tell) -> None:
    told = tell(
        "Le maire de Brest, Paul Viard, a protesté. Le maire de Nantes, Luc Aubin, s'est tu. "
        "On attend le maire de Nantes."
    )
    assert told.fit("le maire de Nantes", "Luc Aubin") == "same"
    assert told.fit("le maire de Nantes", "Paul Viard") == "contradicts"


def test_the_known_description_is_shown(tell: Tell) -> None:
    told = tell("Léa Brun, députée de la Sarthe, a voté. On attend l'élue.")
    fit, known = told.of("Léa Brun").fit(told.described("l'élue"))
    assert fit == "wider" and known is not None and known.noun == "députée"


def test_nothing_known_is_told_from_another_role(tell: Tell) -> None:
    told = tell("Paul Viard et le géomètre Marc Aubin sont là. L'historien Luc Morin aussi. On attend le député.")
    said = told.described("le député")
    assert told.of("Paul Viard").fit(said) == ("unrelated", None)
    fit, known = told.of("Luc Morin").fit(said)
    assert fit == "unrelated" and known is not None


def test_acronym_and_expansion_are_one(tell: Tell) -> None:
    told = tell(
        "Le directeur de l'Agence régionale de santé (ARS), Yves Roux, est venu. On attend le directeur de l'ARS."
    )
    assert told.fit("le directeur de l'ARS", "Yves Roux") == "same"


def test_an_office_in_the_masculine_may_be_a_womans(tell: Tell) -> None:
    told = tell("Le procureur Anne Morel a parlé. On attend le procureur et le suspect.")
    assert told.fit("le procureur", "Anne Morel") == "same"
    assert told.fit("le suspect", "Anne Morel") == "contradicts"


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("« Oui », a dit le porte-parole de l'armée, le colonel Luc Morel.", "porte-parole de l'armée", "Luc Morel"),
        ("« Oui », a dit son adjoint le colonel Luc Morel.", "adjoint", "Luc Morel"),
        ("Hier, le premier syndicat du port, l'UNSA, a parlé.", "premier syndicat du port", "UNSA"),
    ],
)
def test_a_role_before_a_title_and_a_name(tell: Tell, text: str, words: str, name: str) -> None:
    assert any(words in said for said in tell(text).said(name))


@pytest.mark.parametrize(
    "text",
    [
        "Le maire de Rouen, le préfet Paul Arnal et l'évêque sont venus.",
        "Selon le maire de Rouen, le préfet Paul Arnal a menti.",
        "« Non », a dit au maire de Rouen le préfet Paul Arnal.",
    ],
)
def test_a_role_before_another_person_is_not_his(tell: Tell, text: str) -> None:
    assert not any("maire" in said for said in tell(text).said("Paul Arnal"))
