"""Searches by terms, and watches: what they find, and what is new."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from sawt_reader.library import articles, readings, subscriptions, watches
from sawt_reader.library.store import Library
from sawt_reader.library.terms import Terms, accusations, parse
from sawt_reader.reading.model import Quantity, Reading
from sawt_reader.sources.feed_model import Entry, Feed

from ...factories import make_article

Make = Callable[..., Reading]


@pytest.mark.parametrize(
    ("typed", "terms"),
    [
        ("pont fermé", Terms("pont fermé")),
        ("pont ", Terms("pont ")),
        ("person:Petit pont", Terms("pont", person="petit")),
        ("personne:« Claire Petit »", Terms(person="claire petit")),
        ('outlet:"Le Phare" person:Claire-Petit', Terms(person="claire petit", outlet="le phare")),
        ("média:Gazette", Terms(outlet="gazette")),
        ("accuse:Petit", Terms(accused="petit")),
        ("above:10M", Terms(above=1e7)),
        ("above:« 312 000 »", Terms(above=312_000.0)),
        ("above:2,5k", Terms(above=2500.0)),
        ("above:beaucoup 12:30 https://x.example", Terms("above:beaucoup 12:30 https://x.example")),
    ],
)
def test_terms_are_told_from_words(typed: str, terms: Terms):
    assert parse(typed) == terms
    assert terms.is_plain == (terms == Terms(terms.words))


@pytest.mark.parametrize(
    ("text", "is_accused"),
    [
        ("Luc Bel accuse Claire Petit d’avoir menti.", True),
        ("Il a dénoncé hier les choix de la ministre Petit.", True),
        ("Claire Petit est accusée de détournement.", True),
        ("Claire Petit a été mise en cause.", True),
        ("Petit accuse Luc Bel d’avoir menti.", False),
        ("Luc Bel, accusé par Claire Petit, se défend.", False),
        ("On accuse Luc Bel. Claire Petit se tait.", False),
        ("Claire Petit a ouvert le pont.", False),
    ],
)
def test_who_is_accused(text: str, is_accused: bool):
    assert bool(accusations(text, "claire petit")) == is_accused


@pytest.fixture
def filled(library: Library, reading_of: Make) -> Library:
    first = reading_of(
        ("Claire Petit", "le pont a coûté 300 euros"),
        ("Luc Bel", "Petit ment"),
        published="2024-03-01",
        outlet="Le Phare",
    )
    claim = replace(first.claims[0], quantities=(Quantity(2, 5, 300.0, "euros"),))
    readings.save(library, replace(first, claims=(claim, *first.claims[1:])))
    other = reading_of(("Claire Petit", "le pont rouvre lundi"), published="2024-03-02", outlet="La Gazette")
    readings.save(library, other)
    articles.add(library, make_article("Luc Bel accuse Claire Petit. Il pleut.", published="2024-03-03"))
    return library


@pytest.mark.parametrize(
    ("search", "days"),
    [
        ("pont", ["02", "01"]),
        ("pont person:Claire-Petit outlet:La-Gazette", ["02"]),
        ("person:Luc-Bel", ["01"]),
        ("person:Bel", []),
        ("outlet:Le-Phare pont", ["01"]),
        ("above:300", ["01"]),
        ("above:301", []),
        ("accuses:Petit", ["03"]),
        ("accuses:Bel", []),
        ("accuses:Petit pleut", ["03"]),
        ("accuses:Petit neige", []),
        ("", []),
        ('accuses:"', []),
    ],
)
def test_what_is_found(filled: Library, search: str, days: list[str]):
    assert list(dict.fromkeys(one.day[-2:] for one in watches.find(filled, search))) == days


def test_a_claim_inside_a_quote_is_one_hit_with_it(filled: Library):
    assert [one.layer for one in watches.find(filled, "pont rouvre")] == ["quote"]


def test_new_hits_come_first_until_they_were_looked_at(filled: Library, reading_of: Make):
    watches.add(filled, "pont")
    watches.add(filled, "rien")
    assert [(one.search, one.hits, one.new) for one in watches.listed(filled)] == [("pont", 2, 0), ("rien", 0, 0)]
    readings.save(filled, reading_of(("Zoé Gar", "un pont ancien"), published="1999-01-01"))
    first = watches.listed(filled)[0]
    assert (first.hits, first.new) == (3, 1)
    assert [(one.day, one.new) for one in watches.find(filled, "pont")][:2] == [
        ("1999-01-01", True),
        ("2024-03-02", False),
    ]
    watches.mark_seen(filled, "pont")
    assert sum(one.new for one in watches.listed(filled)) == 0
    watches.remove(filled, "pont")
    assert [one.search for one in watches.listed(filled)] == ["rien"]


def test_feeds_are_searched_until_the_article_is_stored(filled: Library, monkeypatch: pytest.MonkeyPatch):
    url = "https://journal.example/viaduc"
    watches.add(filled, "viaduc accuses:Petit")
    entry = Entry("1", "Viaduc : Bel accuse Petit", url, "2024-05-01T10:00:00Z", "Un viaduc cher.")
    monkeypatch.setattr(subscriptions, "now", lambda: "9999-01-01T00:00:00.000Z")
    rss = "https://journal.example/rss"
    subscriptions.store(filled, rss, Feed(rss, "Le Journal", (entry,)))
    (found,) = watches.find(filled, "viaduc accuses:Petit")
    assert (found.layer, found.outlet, found.day, found.new) == ("feed", "Le Journal", "2024-05-01", True)
    articles.add(filled, make_article("Un viaduc.", url=url))
    assert watches.find(filled, "viaduc accuses:Petit") == []


@given(st.text(max_size=40), st.sampled_from(["", "person:", "outlet:", "accuses:", "above:"]))
def test_any_search_can_be_asked(typed: str, term: str):
    with Library(in_memory=True) as library:
        search = f"{term}{typed}".replace("\0", "").encode(errors="replace").decode()
        watches.add(library, search)
        assert watches.find(library, search) == []
        watches.listed(library)
