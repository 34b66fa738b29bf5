"""Whatever the text: no exception, spans inside their blocks, no quote longer than its marks allow."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sawt_reader.reading.model import Claim, Quote, Reading, Source

WORDS = (
    "« » “ ” \" ' ‹ › — - : , . ; ? ! ( ) … a dit -t-il il elle on qui que qu' si Paul Arnal Léa l'ONG selon d'après "
    "pour comme l' déclaré affirme et mais de à le la un une des ne pas avoir être ajoutant estimant juge prêt mardi "
    "ans 32 \n \n\n"
).split(" ")


def check(reading: Reading) -> None:
    text, ids = reading.article.text, {quote.id for quote in reading.quotes}
    assert len(ids) == len(reading.quotes)
    for quote in reading.quotes:
        assert quote.spans
        assert 0 <= quote.confidence <= 1
        assert quote.parent is None or quote.parent in ids - {quote.id}
        sources = [source.span for source in (*quote.speakers, *quote.via) if source.span]
        for span in (*quote.spans, *sources, *([quote.cue] if quote.cue else [])):
            assert 0 <= span.start < span.end <= len(text)
            assert any(block.start <= span.start and span.end <= block.end for block in reading.article.blocks)
    for term in reading.terms:
        assert 0 <= term.start < term.end <= len(text)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join))
def test_any_mixture_of_words_and_marks(read: Callable[[str], Reading], text: str) -> None:
    check(read(text))


SENTENCES = (
    "Paul Arnal : « Nous demandons plus », selon la police et les élus, alors que le maire, lui, a dit vouloir partir.",
    "Le maire Paul Arnal demande plus de moyens, tandis que Léa Brun, 32 ans, qui s'oppose à la loi, juge « indigne » "
    "qu'il ait cédé, sans dire quand, contre 15 % en mai.",
    "D'après elle, « le quai tient toujours », a alors contré hier, très ému, l'élu de Rieux, en tant que maire (PPD), "
    "avant d'ajouter : « Il est prêt », il a pourtant refusé.",
    "Deux élus de la ville sur trois estiment, dit-on à la mairie, que le pont, fermé il y a des mois, rouvrira entre "
    "10 et 15 jours : « Trop tard », ironise-t-il.",
)
"""Invented; each has what rules look for beside or behind a word."""


@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_sentence_cut_anywhere(read: Callable[[str], Reading], sentence: str) -> None:
    """What a rule looks for may be missing behind the last word and before the first."""
    cuts = [match.start() for match in re.finditer(r"\b|(?<=\W)", sentence)]
    for cut in cuts:
        check(read(sentence[:cut]))
        check(read(sentence[cut:]))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=120))
def test_any_characters(read: Callable[[str], Reading], text: str) -> None:
    check(read(text))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "«",
        "» «",
        '"',
        "« »",
        "«»«»«»",
        "« " * 500,
        '"a, dit Paul ' * 300,
        "que " * 500,
        "— \n— \n—",
        "« \u202e abc \u202c », dit-il.",
        "«\u200b\u00ad», a dit X.",
        "👩‍👩‍👧 « 👍🏽 », a dit 👩.",
        "x" * 20_000,
        "\ud7ff\uffff\x00",
    ],
)
def test_hostile_texts(read: Callable[[str], Reading], text: str) -> None:
    check(read(text))


def test_a_quote_ends_where_its_marks_end(read: Callable[[str], Reading]) -> None:
    reading = read("« Nous partons », a dit Paul Arnal. La rue est vide. La nuit tombe.")
    (quote,) = reading.quotes
    assert reading.article.text[quote.spans[0].start : quote.spans[-1].end] == "« Nous partons »"


def test_an_incise_in_the_second_paragraph_parts_that_one(read: Callable[[str], Reading]) -> None:
    reading = read("« Le port rouvre lundi.\n\n« Nous partons, a annoncé la maire Salma Karam, et nous reviendrons. »")
    quote = max(reading.quotes, key=lambda quote: len(quote.spans))
    words = [reading.article.text[span.start : span.end] for span in quote.spans]
    assert "« Nous partons" in words and not any("annoncé" in piece for piece in words)
    check(reading)


@pytest.mark.parametrize("slip", ["a-t-l dit", "-t-l dit"])
def test_a_hyphen_speaks_for_nobody(read: Callable[[str], Reading], slip: str) -> None:
    reading = read(f'"Nous verrons demain", {slip} : « Rien n’est “signé” ! »')
    items: list[Quote | Claim] = [*reading.quotes, *reading.claims]
    assert not any(source.name == "-" for item in items for source in speakers(item))
    check(reading)


def speakers(item: Quote | Claim) -> tuple[Source, ...]:
    return item.speakers if isinstance(item, Quote) else item.claimants
