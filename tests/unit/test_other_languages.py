"""Texts that are not French: said, readable, and without what only a model of their language could know."""

from __future__ import annotations

import pytest
from msgspec import UNSET

from sawt_reader.exports import page
from sawt_reader.reading.serialization import reading_from_json, to_json
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


BILINGUAL = "\n\n".join(
    (
        "La maire de Lens, Claire Petit, a annoncé que le port restera fermé. « Nous n'avons plus le choix », a-t-elle "
        "dit.",
        "The mayor said on Monday that the works were over. “We have spent forty million on the quays”, she added, "
        'and nobody has paid the "small men" a single pound for it.',
        "Le syndicat proteste. « C'est une honte pour la ville », a déclaré son secrétaire, Paul Roux.",
    )
)


def test_a_passage_in_another_language_is_read_by_its_marks_alone(read) -> None:
    reading = read(BILINGUAL)
    article = reading.article
    assert article.language == "fr"
    assert article.notice == "Parts of this text are, it seems, English: only their quotation marks are read."
    assert [block.language for block in article.blocks] == [UNSET, "en", UNSET]
    passage = article.blocks[1]
    said = {article.text[q.spans[0].start : q.spans[-1].end]: [s.name for s in q.speakers] for q in reading.quotes}
    assert said["“We have spent forty million on the quays”"] == []
    assert said["« C'est une honte pour la ville »"] == ["Paul Roux"]
    assert [quote.id for quote in reading.quotes] == [f"q{n}" for n in range(1, len(reading.quotes) + 1)]
    assert [article.text[term.start : term.end] for term in reading.terms] == ['"small men"']
    within = [s for s in reading.sentences if passage.start <= s.start < passage.end]
    assert len(within) == 2
    for item in (*reading.claims, *(mention for entity in reading.entities for mention in entity.mentions)):
        start = item.spans[0].start if hasattr(item, "spans") else item.start
        assert not passage.start <= start < passage.end


def test_a_text_half_in_french_is_read_in_french(read) -> None:
    creole = "Majistra a te di lendi ke pò a ap rete fèmen pandan twa semèn, paske travay yo poko fini. "
    french = (
        "La maire a annoncé lundi que le port restera fermé pour trois semaines, et que les travaux ne sont pas finis. "
    )
    article = article_from_text(f"{creole * 3}\n\n{french * 2}")
    assert article.language == "fr"
    assert [block.language for block in article.blocks] == ["ht", UNSET]


def test_a_passage_keeps_its_language_in_files_and_on_pages(read) -> None:
    reading = read(BILINGUAL)
    assert reading_from_json(to_json(reading)) == reading
    assert '<p class="paragraph" lang="en" dir="auto">' in page.build(reading).decode()
