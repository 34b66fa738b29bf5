"""Which roles are one office, and which of them can tell who is meant in another article."""

from __future__ import annotations

import pytest

from sawt_reader.library.offices import office, offices


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Premier ministre", "première ministre"),
        ("Premier ministre", "chef du gouvernement"),
        ("nouvelle Première ministre", "Premier ministre"),
        ("président de la République", "chef de l’État"),
        ("ministre de la Justice", "garde des Sceaux"),
        ("directeur de l’Institut Villon", "directrice de l'institut Villon"),
        ("directrice générale de Portalis", "directeur général de Portalis"),
        ("maire de Saint-Aubin", "mairesse de Saint Aubin"),
        ("maire PS de Valbrune", "maire (LR) de Valbrune"),
        ("procureur de Valbrune", "procureure de la République de Valbrune"),
        ("ministre russe des Affaires étrangères", "chef de la diplomatie russe"),
        ("secrétaire d’Etat aux Transports", "secrétaire d'État chargée des Transports"),
        ("présidente géorgienne", "président géorgien"),
    ],
)
def test_one_office(one: str, other: str) -> None:
    assert office(one).key == office(other).key
    assert office(one).is_single and office(other).is_single


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("maire de Valbrune", "maire de Kermeur"),
        ("ministre de la Justice", "ministre de la Culture"),
        ("ministre de la Justice", "ministre"),
        ("ministre de la Justice", "ancien ministre de la Justice"),
        ("ministre de la Justice", "ex-ministre de la Justice"),
        ("ministre des Transports", "ministre délégué aux Transports"),
        ("Premier ministre", "ancien Premier ministre"),
        ("Premier ministre", "vice-Premier ministre"),
        ("Premier ministre", "Premier ministre géorgien"),
        ("président de la République", "vice-président de la République"),
        ("président russe", "président géorgien"),
        ("directeur de Portalis", "directeur général de Portalis"),
        ("secrétaire général du Syndicat des ports", "secrétaire du Syndicat des ports"),
        ("maire de Valbrune", "adjoint au maire de Valbrune"),
        ("maire de Valbrune", "maire de Valbrune-sur-Mer"),
    ],
)
def test_two_offices(one: str, other: str) -> None:
    assert office(one).key != office(other).key


@pytest.mark.parametrize(
    "role",
    [
        *("ministre", "maire", "le président", "président du groupe", "maire de la ville", "directrice de l’école"),
        *("député du Rhône", "avocat de Paul Arnal", "porte-parole de la police", "ministre de tutelle"),
        *("ministre délégué", "ministre d’État", "ancien ministre de la Justice", "ex-maire de Valbrune"),
        *("futur maire de Valbrune", "premier adjoint", "maire de Valbrune par intérim", "maire sortant de Valbrune"),
        *("directeur de recherche au CNRS", "président de chambre à Valbrune", "président du groupe LR", "", "« »"),
        *(
            "patron de Portalis et la présidente du Phare",
            "directrice de l’école Jules-Ferry",
            "chef d’État",
            "il",
            "source",
        ),
    ],
)
def test_too_wide_to_name_anybody(role: str) -> None:
    assert not office(role).is_single


def test_two_roles_of_one_person_are_two_offices() -> None:
    keys = [one.key for one in offices("ministre de l’Intérieur et maire de Valbrune")]
    assert keys == [office("ministre de l’Intérieur").key, office("maire de Valbrune").key]
    # With an article the second may be somebody else.
    assert len(offices("patron de Portalis et la présidente du Phare")) == 1


def test_offices_of_a_state_are_known() -> None:
    national = ("Premier ministre", "ministre de la Santé", "président du Sénat", "chef d’état-major des armées")
    assert all(office(role).is_national for role in national)
    own = ("maire de Valbrune", "président russe", "pape", "directrice de Portalis")
    assert not any(office(role).is_national for role in own)
