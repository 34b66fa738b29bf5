"""What is told of a change that was taken back."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from sawt_reader.library.anchors import anchor
from sawt_reader.library.records import Annotation, Change, edited, new_bookmark, new_correction, new_draft, new_note
from sawt_reader.reader.notes.undo_message import undo_message
from sawt_reader.reading.model import Span

ON = anchor("Le pont est fermé depuis lundi, selon la mairie.", "quote", Span(0, 48))
NOTE, BOOKMARK, DRAFT = new_note(ON, "vu"), new_bookmark(ON), new_draft(ON, None)
DOUBTFUL = new_correction(ON, status="doubtful")
GONE, SAID = replace(DOUBTFUL, dismissed=True), replace(DOUBTFUL, speakers=("Anne Roy",))


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        (None, NOTE, "the note is a draft again"),
        (NOTE, None, "note restored"),
        (NOTE, edited(NOTE, "lu"), "note reverted, its new words are a draft"),
        (None, BOOKMARK, "bookmark removed"),
        (BOOKMARK, None, "bookmark restored"),
        (DRAFT, None, "draft restored"),
        (None, DOUBTFUL, "no status"),
        (None, replace(DOUBTFUL, made=True), "no longer added"),
        (DOUBTFUL, replace(DOUBTFUL, certainty="hedged"), "certainty as analysed"),
        (replace(DOUBTFUL, words=ON), DOUBTFUL, "words corrected"),
        (DOUBTFUL, None, "doubtful"),
        (DOUBTFUL, GONE, "no longer dismissed"),
        (GONE, DOUBTFUL, "dismissed again"),
        (DOUBTFUL, SAID, "speaker as analysed"),
        (SAID, replace(SAID, speakers=()), "speaker Anne Roy"),
        (replace(SAID, speakers=()), SAID, "speaker unknown"),
    ],
)
def test_how_things_stand_again(before: Annotation | None, after: Annotation | None, told: str) -> None:
    change = Change("a", before, after)
    assert undo_message(change, "a") == f"Undone: {told}: “Le pont est fermé depuis lundi…”"
    assert undo_message(change, "b").endswith("in another article")


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        (None, NOTE, "note restored"),
        (NOTE, None, "note removed"),
        (NOTE, edited(NOTE, "lu"), "note changed again"),
        (None, BOOKMARK, "bookmark restored"),
        (None, replace(DOUBTFUL, made=True), "added again"),
        (DOUBTFUL, GONE, "dismissed again"),
    ],
)
def test_how_things_stand_once_redone(before: Annotation | None, after: Annotation | None, told: str) -> None:
    message = undo_message(Change("a", before, after), "a", redone=True)
    assert message == f"Redone: {told}: “Le pont est fermé depuis lundi…”"
