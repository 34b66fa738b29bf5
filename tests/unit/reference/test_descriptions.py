"""Whether a description may mean somebody of whom another was said; a contradiction is never overlooked."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from .conftest import Told

Tell = Callable[[str], Told]

# What is said of the person or body, its name, and another's description.
CONTRADICTIONS = [
    ("Le maire de Brest, Paul Viard, a protesté.", "Paul Viard", "le maire de Nantes"),
    ("L'avocat du prévenu, Marc Delon, a plaidé.", "Marc Delon", "l'avocat des victimes"),
    ("Le Premier ministre Paul Vidal a parlé.", "Paul Vidal", "le ministre de la Culture"),
    ("Le Premier ministre Paul Vidal a parlé.", "Paul Vidal", "le ministre"),
    ("Le ministre de la Culture, Paul Vidal, a parlé.", "Paul Vidal", "le Premier ministre"),
    ("Le ministre de la Justice, Paul Vidal, a parlé.", "Paul Vidal", "le ministre du Travail"),
    ("Le président russe Oleg Varine a parlé.", "Oleg Varine", "le président de la Mongolie"),
    ("Le président russe Oleg Varine a parlé.", "Oleg Varine", "le président polonais"),
    ("Le président du Sénat, Luc Morin, s'est tu.", "Luc Morin", "le président de l'Assemblée"),
    ("Le président du Sénat, Luc Morin, s'est tu.", "Luc Morin", "le président russe"),
    ("La secrétaire générale de la CGT, Anne Bonnot, a défilé.", "Anne Bonnot", "le secrétaire général de FO"),
    ("La secrétaire générale de la CGT, Anne Bonnot, a défilé.", "Anne Bonnot", "le secrétaire général"),
    ("Le procureur de Nice, Alain Mercier, a ouvert une enquête.", "Alain Mercier", "le procureur général"),
    ("Le procureur général de Nice, Alain Mercier, est venu.", "Alain Mercier", "le procureur"),
    ("La ministre de la Justice, Claire Petit, a parlé.", "Claire Petit", "l'ancienne ministre de la Justice"),
    ("L'ancien ministre de la Justice, Luc Petit, a parlé.", "Luc Petit", "le ministre de la Justice"),
    ("L'ancien maire de Brest, Paul Viard, a parlé.", "Paul Viard", "le maire"),
    ("Le futur directeur du port, Paul Viard, a parlé.", "Paul Viard", "le directeur du port"),
    ("La mère de la victime, Odile Garnier, a pleuré.", "Odile Garnier", "la mère de l'accusé"),
    ("Le porte-parole de l'armée, Marc Aubin, s'est tu.", "Marc Aubin", "le porte-parole du ministère"),
    ("Le chef du gouvernement, Marc Aubin, s'est tu.", "Marc Aubin", "le chef de l'opposition"),
    ("Le directeur de l'hôpital, Yves Roux, a parlé.", "Yves Roux", "le directeur de l'agence"),
    ("Le vice-président de la Ligue, Yves Roux, a parlé.", "Yves Roux", "le président de la Ligue"),
    ("Le directeur adjoint du port, Yves Roux, a parlé.", "Yves Roux", "le directeur du port"),
    ("La conseillère municipale Zoé Lemaire vote non.", "Zoé Lemaire", "la conseillère départementale"),
    ("Léa Brun, députée LR de la Sarthe, a voté.", "Léa Brun", "la députée socialiste"),
    ("Léa Brun, députée de la Sarthe, a voté.", "Léa Brun", "l'élue parisienne"),
    ("Léa Brun (PS) a voté. Léa Brun est députée.", "Léa Brun", "la députée LR"),
    ("Le conseiller du ministre, Paul Arnal, est parti.", "Paul Arnal", "le ministre"),
    ("Le député Paul Arnal est parti.", "Paul Arnal", "la députée"),
    ("Le député Paul Arnal est parti.", "Paul Arnal", "les députés"),
    ("Le médecin belge Paul Arnal est parti.", "Paul Arnal", "le médecin suisse"),
    ("Le président de la Ligue, Paul Arnal, est parti.", "Paul Arnal", "le président de la Fédération"),
]


@pytest.mark.parametrize(("text", "name", "other"), CONTRADICTIONS)
def test_another_office_place_time_gender_or_number_contradicts(tell: Tell, text: str, name: str, other: str) -> None:
    assert tell(f"{text} On attend encore, selon les témoins, {other}.").fit(other, name) == "contradicts"


@pytest.mark.parametrize(
    ("text", "name", "said", "fit"),
    [
        ("Le maire de Brest, Paul Viard, a protesté.", "Paul Viard", "le maire de Brest", "same"),
        ("Le maire de Brest, Paul Viard, a protesté.", "Paul Viard", "le maire", "wider"),
        ("Le maire Paul Viard a protesté.", "Paul Viard", "le maire de Brest", "fits"),
        ("Le maire Paul Viard a protesté.", "Paul Viard", "le maire", "same"),
        ("Le maire Paul Viard a protesté.", "Paul Viard", "l'historien", "unrelated"),
        ("Léa Brun, députée LR de la Sarthe, a voté.", "Léa Brun", "l'élue", "wider"),
        ("Léa Brun, députée LR de la Sarthe, a voté.", "Léa Brun", "la parlementaire", "wider"),
        ("Léa Brun, députée LR de la Sarthe, a voté.", "Léa Brun", "la députée de la Sarthe", "same"),
        ("L'élue Léa Brun a voté.", "Léa Brun", "la députée", "fits"),
        ("Le PDG du groupe, Yves Roux, a parlé.", "Yves Roux", "le dirigeant", "wider"),
        ("Le procureur de Nice, Alain Mercier, a parlé.", "Alain Mercier", "le magistrat", "wider"),
        ("Le procureur de Nice, Alain Mercier, a parlé.", "Alain Mercier", "le procureur de la République", "wider"),
        ("Le ministre de l'Économie, Luc Morin, a parlé.", "Luc Morin", "le locataire de Bercy", "same"),
        ("Le président du groupe LR au Sénat, Luc Morin, est là.", "Luc Morin", "le patron des sénateurs", "same"),
        ("Le ministre des Affaires étrangères, Luc Morin, a parlé.", "Luc Morin", "le chef de la diplomatie", "same"),
        ("Le maire de Paris, Luc Morin, a parlé.", "Luc Morin", "l'élu parisien", "wider"),
        ("Le pompier Luc Morin est là.", "Luc Morin", "le soldat du feu", "same"),
        ("Le Premier ministre Luc Morin est là.", "Luc Morin", "le chef du gouvernement", "same"),
        ("La ministre de la Justice, Claire Petit, a parlé.", "Claire Petit", "la garde des Sceaux", "same"),
        ("Le président russe Oleg Varine a parlé.", "Oleg Varine", "le chef de l'État", "same"),
        ("Le président de la Mongolie, Dorj Batu, est là.", "Dorj Batu", "le président mongol", "same"),
        ("L'avocat du prévenu, Marc Delon, a plaidé.", "Marc Delon", "l'avocat de la défense", "fits"),
        ("La maire de la ville, Claire Petit, a parlé.", "Claire Petit", "la maire de Brest", "fits"),
        ("Le numéro 3 de LR, Luc Morin, a parlé.", "Luc Morin", "le numéro 3 du parti", "fits"),
        ("L'ancien chargé de mission Marc Delorme a parlé.", "Marc Delorme", "l'ex-chargé de mission", "same"),
        ("Le Russe Oleg Varine a gagné.", "Oleg Varine", "le Russe", "wider"),
        ("L'entraîneuse Claire Petit a parlé.", "Claire Petit", "la technicienne", "wider"),
        ("Claire Petit a parlé.", "Claire Petit", "la jeune femme", "fits"),
        ("Claire Petit a parlé.", "Claire Petit", "le jeune homme", "contradicts"),
        ("Le quotidien Le Phare paraît.", "Le Phare", "le journal", "wider"),
        ("Le cabinet Catéis a parlé.", "Catéis", "le cabinet", "same"),
        ("L'Association des chasseurs a parlé.", "Association des chasseurs", "l'association", "wider"),
        ("Le Tribunal de Brest a parlé.", "Tribunal de Brest", "la juridiction", "wider"),
        ("Les Républicains ont parlé. Léa Brun, porte-parole de LR, est là.", "Léa Brun",
         "la porte-parole des Républicains", "same"),
    ],
)  # fmt: skip
def test_what_fits(tell: Tell, text: str, name: str, said: str, fit: str) -> None:
    assert tell(f"{text} On attend encore, selon les témoins, {said}.").fit(said, name) == fit


def test_the_parts_of_a_description(tell: Tell) -> None:
    told = tell("On attend l'ancienne directrice générale adjointe de la Poste, puis le Normand et la jeune femme.")
    directrice = told.described("l'ancienne directrice")
    assert (directrice.noun, directrice.stem, directrice.kind, directrice.gender) == (
        "directrice",
        "directeur",
        "person",
        "female",
    )
    assert directrice.is_former and directrice.is_definite and not directrice.is_plural and not directrice.is_coming
    assert told.described("le Normand").kind == "demonym"
    assert told.described("la jeune femme").kind == "generic"


@pytest.mark.parametrize(
    ("noun", "stem"),
    [
        ("directrices", "directeur"),
        ("cheffe", "chef"),
        ("élues", "élu"),
        ("députée", "député"),
        ("avocates", "avocat"),
        ("infirmière", "infirmier"),
        ("chercheuse", "chercheur"),
        ("autrice", "auteur"),
        ("musiciennes", "musicien"),
        ("généraux", "général"),
        ("ambassadrice", "ambassadeur"),
        ("championne", "champion"),
        ("porte-parole", "porte-parole"),
    ],
)
def test_one_key_for_both_genders_and_numbers(noun: str, stem: str) -> None:
    from sawt_reader.analysis.reference.stems import stem_of

    assert stem_of(noun) == stem
