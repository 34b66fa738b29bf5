"""Bookmarks, notes and corrections: kept, edited, undone, shared by versions, never overwritten unseen."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sawt_reader.library import annotation_store, changes, people, readings, removal
from sawt_reader.library.anchors import anchor, locate
from sawt_reader.library.records import Change, edited, new_bookmark, new_correction, new_note
from sawt_reader.library.reversible import ConflictError
from sawt_reader.library.store import Library, LibraryError
from sawt_reader.reading.kinds import extent
from sawt_reader.reading.model import Reading, Span, Status

Make = Callable[..., Reading]
URL = "https://journal.example/pont"


@pytest.fixture
def reading(library: Library, reading_of: Make) -> Reading:
    made = reading_of(("Anne Roy", "le pont est fermé"), ("Luc Bel", "la route aussi"), url=URL)
    readings.save(library, made)
    return made


def quote_anchor(reading: Reading, index: int = 0):
    return anchor(reading.article.text, "quote", extent(reading.quotes[index]))


def test_every_change_can_be_undone_and_done_again(library: Library, reading: Reading) -> None:
    id = reading.article.id
    note = new_note(quote_anchor(reading), "à vérifier")
    longer = edited(note, "à vérifier auprès du préfet")
    steps = [Change(id, None, note), Change(id, note, longer), Change(id, longer, None)]
    states = [[note], [longer], []]
    for step, state in zip(steps, states, strict=True):
        changes.make(library, step)
        assert annotation_store.of(library, id) == state
    for step, state in zip(reversed(steps), ([longer], [note], []), strict=True):
        changes.make(library, step.inverse())
        assert annotation_store.of(library, id) == state


def test_what_another_window_wrote_is_not_overwritten(library: Library, reading: Reading) -> None:
    id = reading.article.id
    note = new_note(quote_anchor(reading), "un")
    changes.make(library, Change(id, None, note))
    with Library(library.folder) as other:
        theirs = edited(note, "deux")
        changes.make(other, Change(id, note, theirs))
    for change in (Change(id, note, edited(note, "trois")), Change(id, note, None), Change(id, None, note)):
        with pytest.raises(ConflictError):
            changes.make(library, change)
    assert annotation_store.of(library, id) == [theirs]


def test_an_article_that_is_gone_takes_no_notes(library: Library, reading: Reading) -> None:
    removal.remove(library, reading.article.id)
    with pytest.raises(LibraryError, match="reopen it"):
        changes.make(library, Change(reading.article.id, None, new_bookmark(quote_anchor(reading))))


def test_notes_follow_to_the_next_version(library: Library, reading: Reading, reading_of: Make) -> None:
    bookmark = new_bookmark(quote_anchor(reading, 1))
    changes.make(library, Change(reading.article.id, None, bookmark))
    newer = reading_of(
        ("Omar Mont", "une navette circule"), ("Anne Roy", "le pont est fermé"), ("Luc Bel", "la route aussi"), url=URL
    )
    readings.save(library, newer)
    (kept,) = annotation_store.of(library, newer.article.id)
    assert locate(kept.anchor, newer.article.text) == (extent(newer.quotes[2]), False)


def test_remarks_of_the_whole_library_are_listed_newest_first(
    library: Library, reading: Reading, reading_of: Make
) -> None:
    other = reading_of(("Zoé Gar", "le bus est plein"))
    readings.save(library, other)
    note = new_note(quote_anchor(other), "vu")
    bookmark = new_bookmark(anchor(reading.article.text, "sentence", Span(0, 9)))
    correction = new_correction(quote_anchor(other), dismissed=True)
    for id, one in ((other.article.id, note), (reading.article.id, bookmark), (other.article.id, correction)):
        changes.make(library, Change(id, None, one))
    listed = [(one.article, one.annotation, one.place) for one in annotation_store.listed(library)]
    assert listed == [(reading.article.id, bookmark, Span(0, 9)), (other.article.id, note, extent(other.quotes[0]))]
    assert annotation_store.corrections(library, other.article.id) == [correction]


@pytest.mark.parametrize("status", ["to check", "checked", "doubtful"])
def test_person_pages_show_corrections_at_once(library: Library, reading: Reading, status: Status) -> None:
    change = Change(
        reading.article.id, None, new_correction(quote_anchor(reading), speakers=("Zoé Gar",), status=status)
    )
    changes.make(library, change)
    (said,) = people.person_page(library, "Zoé Gar").statements
    assert (said.text, said.status, said.unsure) == ("« le pont est fermé »", status, False)
    assert [s.layer for s in people.person_page(library, "Anne Roy").statements] == ["claim"]
    changes.make(library, change.inverse())
    assert people.person_page(library, "Zoé Gar").total == 0
    assert people.person_page(library, "Anne Roy").total == 2


def test_corrections_hold_for_a_new_analysis(library: Library, reading: Reading, reading_of: Make) -> None:
    correction = new_correction(quote_anchor(reading), dismissed=True)
    changes.make(library, Change(reading.article.id, None, correction))
    readings.save(library, reading_of(("Anne Roy", "le pont est fermé"), ("Luc Bel", "la route aussi"), first=7))
    assert [s.item for s in people.person_page(library, "Anne Roy").statements] == ["c7"]


def test_a_correction_whose_words_are_gone_is_listed_and_on_no_page(
    library: Library, reading: Reading, reading_of: Make
) -> None:
    correction = new_correction(quote_anchor(reading), speakers=("Zoé Gar",))
    changes.make(library, Change(reading.article.id, None, correction))
    assert annotation_store.listed(library) == [] and people.person_page(library, "Zoé Gar").total == 1
    edited_text = reading_of(("Anne Roy", "le pont est ouvert"), ("Luc Bel", "la route aussi"), url=URL)
    readings.save(library, edited_text)
    (orphan,) = annotation_store.listed(library)
    assert (orphan.article, orphan.annotation, orphan.place) == (edited_text.article.id, correction, None)
    assert people.person_page(library, "Zoé Gar").total == 0 and people.person_page(library, "Anne Roy").total == 2
    readings.save(library, reading)
    assert annotation_store.listed(library) == [] and people.person_page(library, "Zoé Gar").total == 1
