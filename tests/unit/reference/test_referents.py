"""Whom a pronoun or a description means; left open where the evidence is thin."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sawt_reader.reading.model import Reading


def names(reading: Reading) -> list[str | None]:
    return [quote.speakers[0].name if quote.speakers else None for quote in reading.quotes]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Paul Arnal a visité le dépôt lundi. Il a promis que la ligne rouvrirait.", "Paul Arnal"),
        ("Mme Brun a visité l'usine avec M. Arnal. Elle a dit que le site vivrait.", "Mme Brun"),
        ("La députée Léa Brun a voté le texte. La députée a estimé que la loi était juste.", "Léa Brun"),
        ("Léa Brun, directrice du port, est inquiète. « Le quai s'enfonce », prévient la directrice.", "Léa Brun"),
        ("Un porte-parole a parlé hier : « Rien n'est perdu. » Il a précisé que le site tenait.", "porte-parole"),
        ("L'avocate générale a requis dix ans. « Il a menti », a-t-elle lancé.", "avocate générale"),
        ("« Le site est prêt », dit Karim Haddad, directeur adjoint, qui assure que rien ne manque.", "Karim Haddad"),
        ("Le président a reçu Paul Arnal, qui a affirmé que tout était prêt.", "Paul Arnal"),
    ],
)
def test_resolved(read: Callable[[str], Reading], text: str, name: str) -> None:
    assert name.split()[-1] in (names(read(text))[-1] or "")


@pytest.mark.parametrize(
    "text",
    [
        "Paul Arnal et Marc Aubin se sont croisés au port. Il a dit que la mer montait.",
        "La pluie tombe depuis lundi. Il a dit que la mer montait.",
        "Paul Arnal est parti. La rue est vide. La nuit tombe. Le vent se lève. Elle a dit que c'était fini.",
    ],
)
def test_left_open(read: Callable[[str], Reading], text: str) -> None:
    assert names(read(text))[-1] is None


def test_never_the_other_gender(read: Callable[[str], Reading]) -> None:
    assert names(read("Mme Léa Brun a quitté la salle. Il a dit que le vote était nul."))[-1] is None


def test_a_role_shared_by_two_is_left_as_it_stands(read: Callable[[str], Reading]) -> None:
    text = "Le ministre Paul Arnal et le ministre Marc Aubin sont là. Le ministre a dit que la loi passerait."
    assert names(read(text))[-1] == "ministre"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Le milieu Yanis Meziane a marqué. « J'y croyais », sourit le joueur de 22 ans.", "Yanis Meziane"),
        ("La maire adjointe chargée du port, Léa Brun, est là. L'élue dit que le quai rouvrira.", "Léa Brun"),
        (
            "L'entraîneur, Marc Aubin, attendait. Le milieu Yanis Meziane a marqué. « Bravo », a dit le technicien.",
            "Marc Aubin",
        ),
        ("Le Premier ministre Paul Arnal était là. Le chef du gouvernement a dit qu'il restait.", "Paul Arnal"),
        ("Clara Besson ouvre la porte. « C'est dur », glisse cette ancienne avocate.", "Clara Besson"),
    ],
)
def test_a_wider_word_for_a_role_is_inferred(read: Callable[[str], Reading], text: str, name: str) -> None:
    quote = read(text).quotes[-1]
    assert (quote.speakers[0].name, quote.inferred) == (name, True)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("La géographe Léa Brun et l'historienne Awa Diallo sont là. La chercheuse dit que c'est tard.", "chercheuse"),
        ("Le milieu Yanis Meziane a marqué. « J'y croyais », sourit la joueuse.", "joueuse"),
        ("Le maire Paul Arnal a été arrêté. « Il a avoué », a dit le magistrat.", "magistrat"),
    ],
)
def test_a_wider_word_with_no_clear_referent_stands(read: Callable[[str], Reading], text: str, words: str) -> None:
    quote = read(text).quotes[-1]
    assert (quote.speakers[0].name, quote.inferred) == (words, False)


def test_floating_words_belong_to_whom_the_sentence_before_is_about(read: Callable[[str], Reading]) -> None:
    text = "Paul Arnal a haussé les épaules. « Nous verrons bien demain. »"
    assert names(read(text)) == ["Paul Arnal"]


def test_a_further_infinitive_keeps_the_speaker(read: Callable[[str], Reading]) -> None:
    text = "« Bravo », a dit Marc Aubin. Et d'annoncer qu'un comité de suivi se réunira."
    assert names(read(text)) == ["Marc Aubin", "Marc Aubin"]
