from __future__ import annotations

import textwrap
from collections.abc import Callable

from sawt_reader.reading.model import Reading

TEXT = """Le port rouvre après trois semaines de travaux

Le port de Tyr a rouvert lundi, a annoncé la maire Lina Haddad. « Les pêcheurs attendent une indemnité du ministère
depuis le mois de janvier », a déclaré Jean Aubry, président du syndicat des pêcheurs, à la Gazette du Sud-Liban.

Elle doit venir en avril, selon la préfecture, qui n'a donné aucun montant. Le syndicat du port de Tyr parle de
« quelques milliers de livres par bateau »."""


def test_wrapping_changes_nothing_in_the_reading(read: Callable[[str], Reading]) -> None:
    paragraphs = [" ".join(paragraph.split()) for paragraph in TEXT.split("\n\n")]
    loose = read("\n\n".join(paragraphs))
    wrapped = read("\n\n".join(textwrap.fill(paragraph, 50) for paragraph in paragraphs))
    assert wrapped.article.text.count("\n") > loose.article.text.count("\n")
    assert wrapped.sentences == loose.sentences
    assert wrapped.entities == loose.entities
    assert wrapped.quotes == loose.quotes
    assert wrapped.claims == loose.claims
