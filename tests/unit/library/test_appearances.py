"""Who speaks in which article: counted as the voices are, whatever happens to articles."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sawt_reader.library import appearances, changes, people, readings, removal
from sawt_reader.library.anchors import anchor
from sawt_reader.library.records import Change, Removed, new_correction
from sawt_reader.library.store import Library, LibraryError
from sawt_reader.reading.kinds import extent
from sawt_reader.reading.model import Quantity, Reading

from .conftest import reading_of

Make = Callable[..., Reading]
FROM_VOICES = """SELECT v.key, sum(v.layer = 'quote'), sum(v.layer = 'claim'), count(DISTINCT v.article)
    FROM voices v JOIN works w ON w.current = v.article WHERE v.role = 'speaker' GROUP BY v.key ORDER BY v.key"""
FROM_SUMS = "SELECT key, quotes, claims, articles FROM people ORDER BY key"
OUTLETS = """SELECT outlet_key, count(*) FROM articles a JOIN works w ON w.current = a.number
    WHERE outlet_key IS NOT NULL GROUP BY outlet_key ORDER BY outlet_key"""
NAMES = ("Anne Roy", "Luc Bel", "Zoé Gar")
# What is done to one of three addresses.
STEPS = st.lists(
    st.tuples(st.sampled_from(["save", "remove", "forget", "again"]), st.sampled_from("abc"), st.sampled_from(NAMES)),
    max_size=12,
)


@given(STEPS)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_the_sums_are_those_of_the_voices(steps: list[tuple[str, str, str]]):
    with Library(in_memory=True) as library:
        removed: list[Removed] = []
        for number, (what, place, name) in enumerate(steps):
            url = f"https://journal.example/{place}"
            try:
                if what == "save":
                    said = ((name, f"le pont {number % 4}"), ("Anne Roy", "rien"))
                    reading = reading_of(*said, url=url, outlet=f"Journal {number % 3}")
                    readings.save(library, reading)
                elif what == "again" and removed:
                    removal.restore(library, removed.pop())
                    readings.update_index(library)
                elif what == "remove":
                    id = library.execute(
                        "SELECT a.id FROM origins o JOIN works w ON w.number = o.work JOIN articles a"
                        " ON a.number = w.current WHERE o.name = ?",
                        (url,),
                    )
                    removed += [one for (found,) in id if (one := removal.remove(library, found))]
                else:
                    removal.forget(library, url)
            except LibraryError:
                pass  # there is no such article now
            assert library.execute(FROM_SUMS) == library.execute(FROM_VOICES)
            assert library.execute("SELECT key, articles FROM outlets ORDER BY key") == library.execute(OUTLETS)
        assert library.execute("SELECT count(*) FROM people_index") == library.execute("SELECT count(*) FROM people")


def test_a_corrected_speaker_counts_instead(library: Library, reading_of: Make):
    reading = reading_of(("Anne Roy", "le pont est fermé"))
    readings.save(library, reading)
    target = anchor(reading.article.text, "quote", extent(reading.quotes[0]))
    changes.make(library, Change(reading.article.id, None, new_correction(target, speakers=("Luc Bel",))))
    people.speakers(library)
    assert library.execute(FROM_SUMS) == library.execute(FROM_VOICES)


def test_articles_of_an_earlier_version_are_counted_before_anybody_is_listed(library: Library, reading_of: Make):
    for number in range(3):
        readings.save(library, reading_of(("Anne Roy", f"le pont {number}"), ("Luc Bel", "rien")))
    listed = people.speakers(library)
    library.execute("DELETE FROM appearances")
    library.execute("UPDATE articles SET indexed = 0")
    assert library.execute(FROM_SUMS) == []
    assert people.speakers(library) == listed
    assert not appearances.count_next(library)


def test_figures_of_earlier_readings_are_indexed_in_the_background(library: Library, reading_of: Make):
    from msgspec.structs import replace

    reading = reading_of(("Anne Roy", "le pont a coûté 300 euros"))
    claim = replace(reading.claims[0], quantities=(Quantity(2, 5, 300.0, "euros"),))
    readings.save(library, replace(reading, claims=(claim,)))
    figures = "SELECT value, unit FROM figures"
    assert library.execute(figures) == [(300.0, "euros")]
    library.execute("DELETE FROM figures")
    library.execute("UPDATE articles SET indexed = 1")
    readings.complete_index(library)
    assert library.execute(figures) == [(300.0, "euros")]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("r", ["Anne Roy"]),
        ("an", ["Anne Roy"]),
        ("anne r", ["Anne Roy"]),
        ("ANNE-R", ["Anne Roy"]),
        ("zoe", ["Zoé Gar"]),
        ("oé", []),
        ("roy anne", []),
        ('"', []),
        ("-", []),
    ],
)
def test_names_are_found_by_the_beginnings_of_their_words(
    library: Library, reading_of: Make, typed: str, found: list[str]
):
    readings.save(library, reading_of(*((name, f"mot {name}") for name in NAMES)))
    assert [speaker.name for speaker in people.speakers(library, typed)] == found
