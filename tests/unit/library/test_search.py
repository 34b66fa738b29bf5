"""Words found over the whole library, whatever is typed."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sawt_reader.library import articles, changes, readings
from sawt_reader.library.anchors import anchor
from sawt_reader.library.records import Change, edited, new_note
from sawt_reader.library.search import search
from sawt_reader.library.store import Library
from sawt_reader.reading.model import Article, Reading, Span


@pytest.fixture
def reading(library: Library, reading_of: Callable[..., Reading]) -> Reading:
    made = reading_of(
        ("Anne Roy", "l’ambassade de Téhéran est fermée"), ("Luc Bel", "elle rouvrira à l’été"), title="Diplomatie"
    )
    readings.save(library, made)
    return made


@pytest.mark.parametrize(
    "words", ["Teheran", "TÉHÉRAN", "téhé", "ambassade teheran", "teheran « est fermee »", '"de teh']
)
def test_case_accents_and_order_do_not_matter(library: Library, reading: Reading, words: str) -> None:
    assert {hit.layer for hit in search(library, words)} == {"article", "quote", "claim"}


@pytest.mark.parametrize(
    "words", ["", "  ", "«»", "fermee « est teheran »", "tehe ambassade", "rouvrira NOT Teheran Paris"]
)
def test_what_does_not_stand_there_is_not_found(library: Library, reading: Reading, words: str) -> None:
    assert search(library, words) == []


@pytest.mark.parametrize("words", ["oeuvre", "œuvr", "affirme oeuvre", "« son oeuvre »", "OEUVRE"])
@pytest.mark.parametrize("filler", ["", "Une ligne de plus.\n" * 12_000])
def test_letters_find_their_ligature(
    library: Library, article_of: Callable[..., Article], words: str, filler: str
) -> None:
    articles.add(library, article_of(f"{filler}Elle aﬃrme que son œuvre est là."))
    (hit,) = search(library, words)
    assert [hit.snippet[m.start : m.end] for m in hit.matches]


def test_a_hit_says_where(library: Library, reading: Reading) -> None:
    article, quote, claim = search(library, "rouvrira")
    text = reading.article.text
    assert text[article.start :].startswith("rouvrira")
    assert (quote.item, quote.start) == ("q2", reading.quotes[1].spans[0].start)
    assert (claim.item, claim.start) == ("c2", reading.claims[1].spans[0].start)
    for hit in (article, quote, claim):
        assert [hit.snippet[m.start : m.end] for m in hit.matches] == ["rouvrira"]
        assert (hit.article, hit.title) == (reading.article.id, "Diplomatie")


def test_start_is_right_far_down_a_long_text(library: Library, article_of: Callable[..., Article]) -> None:
    text = "Une ligne de plus.\n" * 500 + "Le phare d’Orville est éteint. " + "Encore une ligne. " * 500
    articles.add(library, article_of(text))
    (hit,) = search(library, "orville")
    assert hit.start == text.index("Orville")
    assert hit.snippet.startswith("…") and hit.snippet.endswith("…") and "\n" not in hit.snippet


def test_articles_come_by_weight_and_the_latest_sentences_first(
    library: Library, reading_of: Callable[..., Reading]
) -> None:
    often = reading_of(("Anne Roy", "un phare, deux phares, trois phares, le phare"))
    once = reading_of(("Luc Bel", "le vieux phare ne sert plus à rien depuis des années, la côte est mieux éclairée"))
    for reading in (often, once):
        readings.save(library, reading)
    assert [hit.article for hit in search(library, "phare", ["article"])] == [often.article.id, once.article.id]
    assert [hit.article for hit in search(library, "phare", ["quote"])] == [once.article.id, often.article.id]


def test_notes_and_titles_are_searched(library: Library, reading: Reading) -> None:
    note = new_note(anchor(reading.article.text, "sentence", Span(2, 12)), "appeler le consulat")
    changes.make(library, Change(reading.article.id, None, note))
    (hit,) = search(library, "consulat")
    assert (hit.layer, hit.item, hit.start) == ("note", note.id, 2)
    assert [hit.layer for hit in search(library, "diplomatie")] == ["article"]


def test_a_note_is_found_where_its_words_are_now(library: Library, article_of: Callable[..., Article]) -> None:
    url, first, second = "https://journal.example/phare", "Le phare est éteint depuis mardi soir.", "Une panne."
    old = article_of(f"{first} {second}", url=url)
    articles.add(library, old)
    for words, body in ((first, "appeler le port"), (second, "laquelle ?")):
        start = old.text.index(words)
        note = new_note(anchor(old.text, "sentence", Span(start, start + len(words))), body)
        changes.make(library, Change(old.id, None, note))
    for text, fits in (
        (f"Mis à jour. {old.text}", ["equal", "equal"]),
        ("Mis à jour. Le phare est rallumé depuis mardi soir.", ["alike", "gone"]),
    ):
        articles.add(library, article_of(text, url=url))
        hits = [hit for words in ("appeler", "laquelle") for hit in search(library, words)]
        assert [hit.fit for hit in hits] == fits
        assert fits[0] == "alike" or text[hits[0].start :].startswith(first)


def test_what_is_changed_is_found_by_its_new_words_alone(library: Library, reading: Reading) -> None:
    for title, found in ((None, "diplomatie"), ("Consulats", "consulats")):
        articles.add(library, msgspec.structs.replace(reading.article, title=title))
        assert [hit.layer for hit in search(library, found)] == ["article"]
    assert search(library, "diplomatie") == []
    note = new_note(anchor(reading.article.text, "sentence", Span(2, 12)), "appeler")
    for change in (Change(reading.article.id, None, note), Change(reading.article.id, note, edited(note, "écrire"))):
        changes.make(library, change)
    assert search(library, "appeler") == []
    assert [hit.item for hit in search(library, "écrire")] == [note.id]


def test_a_title_learnt_later_is_found(library: Library, article_of: Callable[..., Article]) -> None:
    for title in (None, "Diplomatie"):
        articles.add(library, article_of("Le pont est fermé.", title=title))
    assert [hit.title for hit in search(library, "diplomatie")] == ["Diplomatie"]


def test_only_the_layers_asked_for(library: Library, reading: Reading) -> None:
    assert [hit.layer for hit in search(library, "teheran", ["claim"])] == ["claim"]
    assert len(search(library, "l", limit=1)) == 3


def test_an_old_version_is_not_found(library: Library, article_of: Callable[..., Article]) -> None:
    for text in ("Le phare est éteint.", "Le phare est rallumé."):
        articles.add(library, article_of(text, url="https://journal.example/phare"))
    assert search(library, "éteint") == []
    assert len(search(library, "rallumé")) == 1


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text() | st.text('"«»*^:()+-{}\x00 aN'))
def test_nothing_typed_is_an_error(library: Library, words: str) -> None:
    assert isinstance(search(library, words), list)


def test_a_word_that_a_long_text_is_full_of_is_shown_at_its_first_place(
    library: Library, article_of: Callable[..., Article]
) -> None:
    text = "Le port attend. " + "Les quais de la ville sont vides. " * 12_000
    articles.add(library, article_of(text))
    (hit,) = search(library, "les q", ["article"])
    assert text[hit.start :].startswith("Les quais")
    assert [hit.snippet[match.start : match.end] for match in hit.matches] == ["Les"]
    assert hit.snippet.startswith("Le port attend. Les quais")
