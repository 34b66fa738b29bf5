"""Words without a speaker that are attributed elsewhere in the article, as titles take them from it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sawt_reader.analysis.grammar.phrases import Phrase
from sawt_reader.analysis.quotes import repeated
from sawt_reader.analysis.quotes.drafts import Draft
from sawt_reader.reading.model import Reading

Read = Callable[[str], Reading]


def drafts(text: str, *attributed: bool) -> list[Draft]:
    """A draft for each line; those attributed have a speaker."""
    found, start = [], 0
    for line, has_speaker in zip(text.split("\n"), attributed, strict=True):
        speakers = [Phrase(0, 1, 0)] if has_speaker else []
        piece = (start, start + len(line))
        found.append(Draft("direct", "inversion" if has_speaker else "none", [piece], speakers=speakers))
        start += len(line) + 1
    return found


@pytest.mark.parametrize(
    "attributed",
    [
        "« Le port va fermer ses portes »",
        "« Nous le savons : le port va fermer ses portes, dit-on »",
        "« Le port va fermer ses portes dès lundi matin »",
        "“le port, va fermer ses… portes !”",
    ],
)
def test_the_same_words(attributed: str) -> None:
    text = f"« Le port va fermer ses portes »\n{attributed}"
    title, other = found = drafts(text, False, True)
    assert repeated.find(text, found) == {id(title): other}


@pytest.mark.parametrize(
    "attributed",
    [
        "« Le port va fermer »",
        "« Le port va fermer ses guichets »",
        "« Leport va fermer ses portes »",
        "« L'aéroport va fermer ses portes »",
    ],
)
def test_other_words(attributed: str) -> None:
    text = f"« Le port va fermer ses portes »\n{attributed}"
    assert repeated.find(text, drafts(text, False, True)) == {}


def test_three_words_may_be_anybodys() -> None:
    text = "« Le port ferme »\n« Le port ferme »"
    assert repeated.find(text, drafts(text, False, True)) == {}


def test_words_that_nobody_is_given_for_take_over_nothing() -> None:
    text = "« Le port va fermer ses portes »\n« Le port va fermer ses portes »"
    assert repeated.find(text, drafts(text, False, False)) == {}


def test_the_first_who_says_them_is_meant() -> None:
    text = "« A »\n« Le port va fermer ses portes »\n« Le port va fermer ses portes »\n« Le port va fermer ses portes »"
    found = drafts(text, True, True, False, True)
    assert repeated.find(text, found) == {id(found[2]): found[1]}


def test_a_title_has_the_speaker_of_the_article(read: Read) -> None:
    text = (
        "« Le port va fermer ses portes »\n\n"
        "La salle était pleine lundi soir. « Le port va fermer ses portes », a dit le maire, Paul Arnal."
    )
    title, told = read(text).quotes
    assert [s.name for s in title.speakers] == ["Paul Arnal"] and title.speakers[0].span is None
    assert (title.inferred, told.inferred) == (True, False)
    (sign,) = title.basis
    assert sign.reason == "follows" and text[sign.span.start : sign.span.end] == "« Le port va fermer ses portes »"
    assert sign.span.start > title.spans[0].end
