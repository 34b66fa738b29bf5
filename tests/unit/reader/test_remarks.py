"""What is said about an article: which item a correction can be made on, and where it is attached."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from sawt_reader.library.anchors import anchor
from sawt_reader.library.records import new_correction, new_note
from sawt_reader.reader.notes.placed import Remarks
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
    remarks = Remarks(reading.article)
    change = remarks.corrected(reading.quotes[0], reading, dismissed=True)
    assert change is not None and change.after is not None
    assert remarks.corrected(reading.quotes[1], reading, dismissed=True) is None
    remarks.renew([change.after])
    assert list(remarks.reviews(reading)) == ["q1"]


def test_an_orphan_is_attached_to_one_item_and_counts_as_the_latest(reading: Reading) -> None:
    old = anchor("« Le bac est plein », dit Paul.", "quote", Span(0, 20))
    lost = replace(new_correction(old, status="doubtful"), created="2024-05-02T00:00:00.000Z")
    remarks = Remarks(reading.article, [lost])
    assert remarks.orphans == [], "while the reading is not whole"
    remarks.take(reading)
    assert remarks.orphans == [lost] and [one.remark for one in remarks.listed] == [lost]
    assert remarks.attached(lost, "quote", Span(33, 51)) is None
    change = remarks.attached(lost, "quote", Span(0, 21))
    assert change is not None and change.before == lost and change.after is not None
    remarks.renew([change.after])
    assert remarks.orphans == [] and remarks.reviews(reading)["q1"].status == "doubtful"
    assert change.after.created > lost.created  # type: ignore[union-attr]


def test_what_is_confirmed_on_an_item_is_on_its_words(reading: Reading) -> None:
    old = TEXT.replace("fermé", "barré depuis hier")
    note = new_note(anchor(old, "quote", Span(0, old.index(", dit"))), "vu")
    remarks = Remarks(reading.article, [note])
    remarks.take(reading)
    assert remarks.places == {0: "alike"} and remarks.alike_in(Span(0, 5)) == [note]
    confirmed = remarks.confirmed(note).after
    assert confirmed is not None and confirmed.anchor.exact == "« Le pont est fermé »"
    assert not remarks.renew([confirmed]) and remarks.places == {0: "note"}
    remarks.renew([remarks.detached(note).after or note])
    assert remarks.places == {} and [one.place for one in remarks.listed] == [None]
