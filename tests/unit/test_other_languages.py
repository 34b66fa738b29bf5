"""Texts that are not French: said, readable, and without what only a model of their language could know."""

from __future__ import annotations

import pytest

from sawt_reader.sources import article_from_text

ENGLISH = """The harbour opens again

The mayor, Jane Corbin, said on Monday that the works were over. “We have spent 40 million on the quays”, she added.

The union denies that. "Nobody has paid us", it wrote. The so-called “grand plan” is for the rich and for the ships."""
SPANISH = """El puerto abre de nuevo

La alcaldesa dijo el lunes que las obras del puerto han terminado. «Hemos gastado cuarenta millones», añadió la
alcaldesa de la ciudad en una carta a los pescadores del muelle, que no han cobrado."""
ARABIC = """يفتح الميناء من جديد

قال رئيس البلدية في بيان إن الأشغال انتهت في الميناء بعد ثلاثة أسابيع من العمل.
«لقد أنفقنا أربعين مليونا على الأرصفة»، كما قال."""


@pytest.mark.parametrize(
    ("text", "language", "quotations"),
    [
        (ENGLISH, "en", ["“We have spent 40 million on the quays”", '"Nobody has paid us"']),
        (SPANISH, "es", ["«Hemos gastado cuarenta millones»"]),
        (ARABIC, "ar", ["«لقد أنفقنا أربعين مليونا على الأرصفة»"]),
    ],
)
def test_only_quotation_marks_are_read(read, text: str, language: str, quotations: list[str]) -> None:
    reading = read(text)
    assert reading.article.language == language
    assert reading.article.notice and "only its quotation marks are read" in reading.article.notice
    assert (reading.entities, reading.claims) == ((), ())
    words = reading.article.text
    assert [words[span.start : span.end] for quote in reading.quotes for span in quote.spans] == quotations
    for quote in reading.quotes:
        sentence = reading.sentences[quote.sentence]
        assert sentence.start <= quote.spans[0].start < sentence.end
        assert quote.inferred and not quote.speakers


def test_a_few_words_between_marks_are_a_term(read) -> None:
    reading = read(ENGLISH)
    assert [reading.article.text[term.start : term.end] for term in reading.terms] == ["“grand plan”"]


def test_sentences_are_found_without_a_model(read) -> None:
    assert len(read(ENGLISH).sentences) == 6


def test_a_french_text_with_english_words_is_french(read) -> None:
    said = "La maire a dit : « The show must go on, and it is for the city. » Le public est venu pour elle."
    assert article_from_text(said).notice is None
    assert read(f"{said} La maire, Jeanne Corbin, a annoncé que le port rouvre.").claims
