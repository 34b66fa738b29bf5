"""Two articles side by side by their quotes."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from sawt_reader.library.comparison import compare_articles
from sawt_reader.reading.model import Reading

from .conftest import reading_of

Make = Callable[..., Reading]
CHANTAGE = "nous ne céderons jamais au chantage et nous le ferons savoir"
PONT = "le pont de la rivière est fermé depuis hier soir"
PORT = "le port sera rouvert avant la fin de l’été"


def test_shared_cut_differently_attributed_and_only_in_one(reading_of: Make):
    here = reading_of(("Anne Roy", CHANTAGE), ("Luc Bel", PONT), ("Luc Bel", PORT), ("Anne Roy", "rien de tel"))
    there = reading_of(
        ("Roy", "nous ne céderons jamais au chantage"),
        ("Zoé Gar", PONT),
        ("Luc Bel", PORT),
        ("Luc Bel", "on verra"),
    )
    found = compare_articles(here, there)
    assert [(one.here.item, one.there.item, one.likeness, one.same_speakers) for one in found.shared] == [
        ("q1", "q1", "cut", True),
        ("q2", "q2", "whole", False),
        ("q3", "q3", "whole", True),
    ]
    assert [one.item for one in found.only_here] == [one.item for one in found.only_there] == ["q4"]


def test_a_quote_that_the_other_article_splits_is_shared_twice(reading_of: Make):
    here = reading_of(("Anne Roy", f"{CHANTAGE}. {PORT}"))
    there = reading_of(("Anne Roy", CHANTAGE), ("Anne Roy", PORT))
    found = compare_articles(here, there)
    assert [(one.here.item, one.there.item, one.likeness) for one in found.shared] == [
        ("q1", "q1", "cut"),
        ("q1", "q2", "cut"),
    ]
    assert found.only_there == ()


PEOPLE, SENTENCES = st.sampled_from(["Anne Roy", "Luc Bel"]), st.sampled_from([CHANTAGE, PONT, PORT])
SAID = st.lists(st.tuples(PEOPLE, SENTENCES), max_size=5)


@given(SAID, SAID)
def test_every_quote_is_somewhere(here, there):
    found = compare_articles(reading_of(*here), reading_of(*there))
    ours = {one.here.item for one in found.shared} | {one.item for one in found.only_here}
    theirs = {one.there.item for one in found.shared} | {one.item for one in found.only_there}
    assert (len(ours), len(theirs)) == (len(here), len(there))
    assert not {one.here.item for one in found.shared} & {one.item for one in found.only_here}
