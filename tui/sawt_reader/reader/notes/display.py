"""What the status line and the details say of notes and corrections."""

from __future__ import annotations

from sawt_reader.i18n import _
from sawt_reader.library.records import Draft, Note, Review
from sawt_reader.library.review import orphan_review
from sawt_reader.reader.items.view import Row
from sawt_reader.reader.items.views import view_of
from sawt_reader.reader.notes.placed import PlacedAnnotations
from sawt_reader.reader.text.highlights import ANNOTATION_SIGNS
from sawt_reader.reading.kinds import Item, extent, kind_of
from sawt_reader.reading.labels import correction_label, status_label
from sawt_reader.reading.model import Reading, Span
from sawt_reader.reading.wording import approximate_match, one_line, orphan


def notes_in(placed: PlacedAnnotations, place: Span) -> list[str]:
    """The notes that begin in a stretch of the text, each on one line with its sign."""
    return [
        f"{ANNOTATION_SIGNS['alike' if placed.is_alike(note) else 'note']} {_on_one_line(note)}"
        for note in placed.notes_in(place)
    ]


def correction_rows(item: Item, review: Review, analysed: Reading | None) -> list[Row]:
    """The rows of the details for the corrections of an item.

    Args:
        item: as the user has corrected it.
        review: its corrections.
        analysed: the reading as the analysis made it.
    """
    corrected = review.speakers is not None
    parts = (
        correction_label("dismissed") if review.dismissed else "",
        status_label(review.status) if review.status else "",
        correction_label("corrected") if corrected else "",
    )
    before = _speakers_before(item, analysed) if corrected and analysed else ""
    return [Row(_("review"), ", ".join(filter(None, parts))), Row(_("analysis"), before)]


def note_rows(item: Item, placed: PlacedAnnotations) -> list[Row]:
    """The rows of the details for the note on an item."""
    note = placed.on(Note, kind_of(item).name, extent(item))
    if note is None:
        return []
    return [Row(_("note"), note.body), Row("", approximate_match(note.anchor.exact) if placed.is_alike(note) else "")]


def orphan_lines(placed: PlacedAnnotations) -> list[str]:
    """The corrections that fit no item: the words they were made on, and what they say."""
    said = _("“{words}”: {correction}")
    return [
        said.format(words=one_line(one.anchor.exact), correction=orphan(orphan_review(one))) for one in placed.orphans
    ]


def _speakers_before(item: Item, analysed: Reading) -> str:
    """Who speaks or claims according to the analysis."""
    found = next((one for one in kind_of(item).items(analysed) if one.id == item.id), None)
    return view_of(item).who(found, analysed) if found else ""


def _on_one_line(note: Note | Draft) -> str:
    words = " ".join(note.body.split())
    return _("(draft) {words}").format(words=words) if isinstance(note, Draft) else words
