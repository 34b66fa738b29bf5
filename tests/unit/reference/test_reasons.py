"""What is shown for a speaker: words of the article that show what they are said to show."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings

from sawt_reader.reading.model import Quote, Reading

from .test_signs import TEXTS

Read = Callable[[str], Reading]


def shown(reading: Reading, quote: Quote) -> dict[str, str | None]:
    """Each reason of a quote and the words that show it."""
    return {
        sign.reason: reading.article.text[sign.span.start : sign.span.end] if sign.span else None
        for sign in quote.basis
    }


@pytest.mark.parametrize(
    ("text", "reason", "words"),
    [
        ("« Oui », a dit Paul Arnal.", "named", None),
        ("« Oui », a dit un pêcheur.", "words", None),
        ("La pluie tombe. « Oui », a-t-il dit.", "pronoun", None),
        ("La maire de Brest, Léa Brun, est là. La maire de Brest a dit que oui.", "role", "La maire de Brest"),
        ("Le milieu Yanis Meziane a marqué. « J'y croyais », sourit le joueur.", "wider", "Le milieu"),
        ("« Oui », a dit Paul Arnal. Et d'ajouter que le quai tenait.", "follows", "« Oui »"),
        ("Le maire Paul Arnal a reçu Marc Aubin. Celui-ci a dit que oui.", "near", "Marc Aubin"),
    ],
)
def test_the_words_that_show_a_reason(read: Read, text: str, reason: str, words: str | None) -> None:
    reading = read(text)
    found = shown(reading, reading.quotes[-1])
    assert reason in found and found[reason] == words


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(TEXTS)
def test_spans_are_of_the_article_and_name_whom_they_are_for(read: Read, text: str) -> None:
    reading = read(f"Le port\n\n{text}")
    content = reading.article.text
    names = {e.id: [content[m.start : m.end] for m in e.mentions] for e in reading.entities}
    said = {(quote.spans[0].start, quote.spans[-1].end) for quote in reading.quotes}
    for quote in reading.quotes:
        assert len(quote.basis) <= 3 and len({sign.reason for sign in quote.basis}) == len(quote.basis)
        for sign in quote.basis:
            if sign.span is None:
                continue
            assert 0 <= sign.span.start < sign.span.end <= len(content)
            if sign.reason in {"spoke", "follows"}:
                assert (sign.span.start, sign.span.end) in said
            elif sign.reason == "title" and quote.speakers[0].entity:
                assert content[sign.span.start : sign.span.end] in names[quote.speakers[0].entity]
