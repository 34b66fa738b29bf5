"""What the status line and the details say of notes and corrections."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

from sawt_reader.i18n import _
from sawt_reader.library.records import Draft, Note, Review
from sawt_reader.library.review import orphan_review
from sawt_reader.library.wording import conflict, value_of
from sawt_reader.reader.items.reviewed import verdicts
from sawt_reader.reader.items.view import Row, labelled
from sawt_reader.reader.items.views import view_of
from sawt_reader.reader.notes.placed import PlacedAnnotations
from sawt_reader.reader.text.highlights import ANNOTATION_SIGNS
from sawt_reader.reading.kinds import Item, extent, kind_of, sources
from sawt_reader.reading.labels import corrected_field_label
from sawt_reader.reading.model import QuoteKind, Reading, Span
from sawt_reader.reading.wording import approximate_match, one_line, orphan

QUOTE_KINDS = get_args(QuoteKind)


def notes_in(placed: PlacedAnnotations, place: Span) -> list[str]:
    """The notes that begin in a stretch of the text, each on one line with its sign."""
    return [
        f"{ANNOTATION_SIGNS['alike' if placed.is_alike(note) else 'note']} {_on_one_line(note)}"
        for note in placed.notes_in(place)
    ]


def correction_rows(item: Item, review: Review, analysed: Reading | None) -> list[Row]:
    """The rows of the details for the corrections of an item: what they say, what the analysis said, conflicts.

    Who speaks may be another one although no correction of the item itself says so.

    Args:
        item: as the user has corrected it.
        review: its corrections.
        analysed: the reading as the analysis made it.
    """
    rows = [Row(_("review"), ", ".join(verdicts(review)))]
    found = None
    if analysed is not None and not review.made:
        found = next((one for one in kind_of(item).items(analysed) if one.id == item.id), None)
    if found is not None and analysed is not None:
        rows += labelled(_("analysis"), list(_before(found, item, review, analysed)))
    return [*rows, *labelled(_("conflict"), [conflict(one) for one in review.conflicts])]


def _before(found: Item, item: Item, review: Review, analysed: Reading) -> Iterator[str]:
    """What the analysis said where something else holds now."""
    if review.speakers is not None or [s.name for s in sources(found)] != [s.name for s in sources(item)]:
        yield view_of(found).who(found, analysed)
    told = _("{field}: {value}")
    for field in review.changed:
        if value := value_of(found, field, analysed):
            yield told.format(field=corrected_field_label(field), value=value)


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


def _on_one_line(note: Note | Draft) -> str:
    words = " ".join(note.body.split())
    return _("(draft) {words}").format(words=words) if isinstance(note, Draft) else words
