"""What one voice has said over all articles, and no other voice."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from sawt_reader.library import people, readings, removal
from sawt_reader.library.store import Library
from sawt_reader.reading.model import Reading, Source

Make = Callable[..., Reading]


def test_all_that_one_has_said_newest_first(library: Library, reading_of: Make) -> None:
    for published, words in (("2023-03-01", "un"), ("2024-03-01", "deux"), ("2022-03-01", "trois")):
        readings.save(library, reading_of(("Zoé Gar-Bel", words), ("Luc Bel", "autre"), published=published))
    page = people.person_page(library, "zoe gar bel")
    assert [(s.day[:4], s.layer, s.text) for s in page.statements] == [
        ("2024", "quote", "« deux »"),
        ("2024", "claim", "deux"),
        ("2023", "quote", "« un »"),
        ("2023", "claim", "un"),
        ("2022", "quote", "« trois »"),
        ("2022", "claim", "trois"),
    ]
    assert page.total == 6
    limited = people.person_page(library, "Zoé Gar-Bel", limit=1)
    assert (len(limited.statements), limited.total) == (1, 6)


def test_a_part_of_a_name_is_another_name(library: Library, reading_of: Make) -> None:
    readings.save(library, reading_of(("Anne Roy", "le pont est fermé")))
    for name in ("Roy", "Anne", "Anne Royer", ""):
        assert people.person_page(library, name).total == 0


def test_how_it_was_said_is_told(library: Library, reading_of: Make) -> None:
    reading = reading_of(("Anne Roy", "le pont est fermé"), ("Anne Roy", "il rouvrira"))
    quotes = (reading.quotes[0], msgspec.structs.replace(reading.quotes[1], kind="indirect"))
    claims = (
        msgspec.structs.replace(reading.claims[0], polarity="denied"),
        msgspec.structs.replace(reading.claims[1], certainty="predicted"),
    )
    readings.save(library, msgspec.structs.replace(reading, quotes=quotes, claims=claims))
    kinds = {(s.layer, s.kind) for s in people.person_page(library, "Anne Roy").statements}
    assert kinds == {("quote", "direct"), ("quote", "indirect"), ("claim", "denied"), ("claim", "predicted")}


def test_words_for_nobody_in_particular_are_no_voice(library: Library, reading_of: Make) -> None:
    readings.save(library, reading_of(("des experts", "le pont est fermé"), ("Anne Roy", "il rouvrira")))
    assert [speaker.name for speaker in people.speakers(library)] == ["Anne Roy"]


def test_two_versions_of_an_article_count_once(library: Library, reading_of: Make) -> None:
    for words in ("le pont est fermé", "le pont est rouvert"):
        readings.save(library, reading_of(("Anne Roy", words), url="https://journal.example/pont"))
    page = people.person_page(library, "Anne Roy")
    assert [s.text for s in page.statements] == ["« le pont est rouvert »", "le pont est rouvert"]
    assert page.total == 2


def test_speakers_are_counted_and_found_by_the_beginning_of_a_word(library: Library, reading_of: Make) -> None:
    readings.save(library, reading_of(("Anne Roy", "un"), ("Luc Élie", "deux"), ("Luc Élie", "trois")))
    readings.save(library, reading_of(("Luc Élie", "quatre")))
    first, second = people.speakers(library)
    assert (first.name, first.quotes, first.claims, first.articles) == ("Luc Élie", 3, 3, 2)
    assert (second.name, second.articles) == ("Anne Roy", 1)
    assert [speaker.name for speaker in people.speakers(library, "eli")] == ["Luc Élie"]
    assert people.speakers(library, "lie") == []


def test_a_source_page_has_articles_voices_and_what_it_relayed(library: Library, reading_of: Make) -> None:
    own = reading_of(("Anne Roy", "le pont est fermé"), outlet="Le Phare", published="2024-01-01")
    other = reading_of(("Luc Bel", "il rouvrira"), ("Le Phare", "tout va bien"), outlet="L’Écho")
    relayed = msgspec.structs.replace(other.quotes[0], via=(Source(None, "e2", "Le Phare"),))
    for reading in (own, msgspec.structs.replace(other, quotes=(relayed, other.quotes[1]))):
        readings.save(library, reading)
    page = people.outlet_page(library, "le phare")
    assert [entry.id for entry in page.articles] == [own.article.id]
    assert [speaker.name for speaker in page.speakers] == ["Anne Roy"]
    assert [s.text for s in page.relayed] == ["« il rouvrira »"]


def test_removed_articles_leave_the_pages(library: Library, reading_of: Make) -> None:
    reading = reading_of(("Anne Roy", "le pont est fermé"))
    readings.save(library, reading)
    removal.remove(library, reading.article.id)
    assert people.person_page(library, "Anne Roy").total == 0
    assert people.speakers(library) == []
