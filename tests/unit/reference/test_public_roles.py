"""What the press calls a well-known person speaks for them where the article is silent, and only there."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sawt_reader.analysis.reference import public_roles
from sawt_reader.analysis.reference.descriptions import Fit

from .conftest import Heard, Told

Tell = Callable[[str], Told]
TABLE = {
    "paul arnal": "maire:bordeaux ministre:economie,finance",
    "leo brun": "président:republique,france",
    "ivan morel": "ministre+",
}


@pytest.fixture(autouse=True)
def table(monkeypatch: pytest.MonkeyPatch) -> None:
    """The press knows three invented persons."""
    known = {name: tuple(map(public_roles._role, cells.split())) for name, cells in TABLE.items()}
    monkeypatch.setattr(public_roles, "_table", lambda: known)


@pytest.mark.parametrize(
    ("text", "words", "name", "fit"),
    [
        ("Paul Arnal est venu. Le maire de Bordeaux a parlé.", "Le maire de Bordeaux", "Paul Arnal", "wider"),
        ("Paul Arnal est venu. Le maire a parlé.", "Le maire", "Paul Arnal", "fits"),
        ("Paul Arnal est venu. Le maire de Lille a parlé.", "Le maire de Lille", "Paul Arnal", "unrelated"),
        ("Paul Arnal est venu. Le boulanger a parlé.", "Le boulanger", "Paul Arnal", "unrelated"),
        ("Léo Brun est venu. Le chef de l'État a parlé.", "Le chef de l'État", "Léo Brun", "wider"),
        ("Léo Brun est venu. Le président de la région a parlé.", "Le président de la région", "Léo Brun", "unrelated"),
        ("Ivan Morel est venu. Le Premier ministre a parlé.", "Le Premier ministre", "Ivan Morel", "wider"),
        ("Paul Arnal est venu. Le Premier ministre a parlé.", "Le Premier ministre", "Paul Arnal", "unrelated"),
        ("Paul Dumas est venu. Le maire de Bordeaux a parlé.", "Le maire de Bordeaux", "Paul Dumas", "unrelated"),
    ],
)
def test_what_the_press_calls_a_person(tell: Tell, text: str, words: str, name: str, fit: Fit) -> None:
    assert tell(text).fit(words, name) == fit


def test_another_office_that_the_article_tells_comes_first(tell: Tell) -> None:
    told = tell("Le député Paul Arnal est venu. Le ministre de l'Économie a parlé.")
    assert told.fit("Le ministre de l'Économie", "Paul Arnal") == "unrelated"
    told = tell("Le député Paul Arnal est venu. L'ancien ministre de l'Économie a parlé.")
    assert told.fit("L'ancien ministre de l'Économie", "Paul Arnal") == "wider"


def test_a_role_survives_the_table() -> None:
    for phrase in ("maire de Bordeaux", "Premier ministre", "chef de l'État", "ministre de l'Économie et des Finances"):
        role = public_roles.role_of(phrase.split())
        assert public_roles._role(public_roles.as_cell(role)) == role


def test_who_bears_a_role_by_the_article_comes_first(hear: Callable[[str], Heard]) -> None:
    """The press calls Paul Arnal mayor of Bordeaux, but the article tells of another one."""
    article = "Paul Arnal a reçu Léa Brun, maire de Bordeaux. Luc Morel, maire de Bordeaux par intérim, est venu."
    heard = hear(f"{article} « C'est non », a dit le maire de Bordeaux.")
    assert heard.names != ["Paul Arnal"]


@pytest.mark.parametrize(
    ("text", "published", "is_of_its_time"),
    [
        ("Le ministre a parlé.", None, True),
        ("Le ministre a parlé en 2019.", None, True),
        ("Le ministre a parlé en 2024.", None, False),
        ("Un plan pour 2030.", "2018-05-02", True),
        ("Un souvenir de 2018.", "2026-05-02", False),
    ],
)
def test_an_article_later_than_the_table_is_not_read_by_it(
    text: str, published: str | None, is_of_its_time: bool
) -> None:
    assert public_roles.is_of_its_time(text, published) is is_of_its_time


def test_a_later_article_tells_its_own_offices(tell: Tell) -> None:
    told = tell("Paul Arnal est venu en 2031. Le maire de Bordeaux a parlé.")
    assert told.fit("Le maire de Bordeaux", "Paul Arnal") == "unrelated"
