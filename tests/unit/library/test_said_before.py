"""Where in the library the words of a quote stand."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sawt_reader.library import articles, readings, removal, said_before
from sawt_reader.library.store import Library
from sawt_reader.reading.model import Reading

from ...factories import make_article

Make = Callable[..., Reading]
WORDS = "nous ne céderons jamais au chantage et nous le ferons savoir"


@pytest.fixture
def filled(library: Library, reading_of: Make) -> Library:
    """The words whole, cut and altered, under two names, and something else."""
    for published, outlet, speaker, words in (
        ("2024-03-02", "Le Phare", "Anne Roy", WORDS),
        ("2024-03-01", "La Gazette", "Luc Bel", "nous ne céderons jamais au chantage"),
        ("2024-03-03", "La Gazette", "Anne Roy", WORDS.replace("jamais", "pas")),
        ("2024-03-04", "La Gazette", "Anne Roy", "le pont de la rivière est fermé depuis hier soir"),
    ):
        readings.save(library, reading_of((speaker, words), published=published, outlet=outlet))
    return library


def test_whole_cut_or_altered_the_earliest_first(filled: Library):
    found = said_before.find(filled, f"« {WORDS} »")
    assert [(one.day[-2:], one.outlet, one.speakers, one.layer, one.likeness) for one in found] == [
        ("01", "La Gazette", ("Luc Bel",), "quote", "cut"),
        ("02", "Le Phare", ("Anne Roy",), "quote", "whole"),
        ("03", "La Gazette", ("Anne Roy",), "quote", "altered"),
    ]


def test_versions_of_the_article_itself_do_not_count(library: Library, reading_of: Make):
    for more in ("le pont est fermé", "le pont est ouvert"):
        last = reading_of(("Anne Roy", WORDS), ("Anne Roy", more), url="https://journal.example/pont")
        readings.save(library, last)
    assert said_before.find(library, WORDS, last.article.id) == []
    assert len(said_before.find(library, WORDS)) == 1


def test_an_article_that_was_not_analysed_is_searched_too(library: Library):
    text = f"Le maire a parlé.\n« {WORDS} », a-t-il dit. Puis il est parti."
    articles.add(library, make_article(text, published="2024-03-01"))
    (found,) = said_before.find(library, WORDS)
    assert (found.layer, found.likeness, found.speakers) == ("article", "whole", ())
    assert text[found.start :].startswith(WORDS)


def test_words_that_everybody_uses_are_not_looked_for(
    library: Library, reading_of: Make, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(said_before, "_COMMON", 3)
    for number in range(3):
        readings.save(library, reading_of(("Anne Roy", "il faut attendre la réponse"), ("Luc Bel", f"mot{number}")))
    assert said_before.find(library, "il faut attendre la réponse") == []


def test_what_was_removed_or_forgotten_is_not_found(filled: Library):
    first, second, third = (one.article for one in said_before.find(filled, WORDS))
    removal.remove(filled, first)
    removal.forget(filled, second)
    assert [one.article for one in said_before.find(filled, WORDS)] == [third]


@pytest.mark.parametrize("words", ["", "« »", '" OR * NEAR(', "céderons", "a b c d", "\0 \ud800 x y z"])
def test_any_words_can_be_asked(filled: Library, words: str):
    assert said_before.find(filled, words) == []
