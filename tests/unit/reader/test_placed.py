"""What is said about an article: which item a correction can be made on, and where it is attached."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from sawt_reader.library.anchors import anchor
from sawt_reader.library.records import new_correction, new_note
from sawt_reader.reader.notes.placed import PlacedAnnotations
from sawt_reader.reading.model import Reading, Sentence, Span

from ...factories import make_article, make_quote, make_reading

TEXT = "« Le pont est fermé », dit Anne. « La route aussi », dit Luc."


@pytest.fixture
def reading() -> Reading:
    return make_reading(
        make_article(TEXT, source="a.txt"),
        sentences=(Sentence(0, 32, 0), Sentence(33, len(TEXT), 0)),
        quotes=(
            make_quote(Span(0, 21), id="q1"),
            make_quote(Span(33, 51), id="q2", sentence=1),
            make_quote(Span(33, 38), Span(41, 51), id="q3", sentence=1),
        ),
    )


def test_a_correction_that_could_mean_another_item_is_not_made(reading: Reading) -> None:
    placed = PlacedAnnotations(reading.article)
    change = placed.correction(reading.quotes[0], reading, dismissed=True)
    assert change is not None and change.after is not None
    assert placed.correction(reading.quotes[1], reading, dismissed=True) is None
    placed.update([change.after])
    assert list(placed.corrected(reading).reviews) == ["q1"]


def test_an_orphan_is_attached_to_one_item_and_counts_as_the_latest(reading: Reading) -> None:
    old = anchor("« Le bac est plein », dit Paul.", "quote", Span(0, 20))
    lost = replace(new_correction(old, status="doubtful"), created="2024-05-02T00:00:00.000Z")
    placed = PlacedAnnotations(reading.article, [lost])
    assert placed.orphans == [], "while the reading is not whole"
    placed.use_reading(reading)
    assert placed.orphans == [lost] and [one.annotation for one in placed.listed] == [lost]
    assert placed.attached(lost, "quote", Span(33, 51)) is None
    change = placed.attached(lost, "quote", Span(0, 21))
    assert change is not None and change.before == lost and change.after is not None
    placed.update([change.after])
    assert placed.orphans == [] and placed.corrected(reading).reviews["q1"].status == "doubtful"
    assert change.after.created > lost.created


def test_what_is_confirmed_on_an_item_is_on_its_words(reading: Reading) -> None:
    old = TEXT.replace("fermé", "barré depuis hier")
    note = new_note(anchor(old, "quote", Span(0, old.index(", dit"))), "vu")
    placed = PlacedAnnotations(reading.article, [note])
    placed.use_reading(reading)
    assert placed.places == {0: "alike"} and placed.alike_in(Span(0, 5)) == [note]
    confirmed = placed.confirmed(note).after
    assert confirmed is not None and confirmed.anchor.exact == "« Le pont est fermé »"
    assert not placed.update([confirmed]) and placed.places == {0: "note"}
    placed.update([placed.detached(note).after or note])
    assert placed.places == {} and [one.place for one in placed.listed] == [None]
