"""What the status line and the details say of notes and corrections."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, cast, get_args

from sawt_reader.i18n import _
from sawt_reader.library.records import Anchor, Conflict, Correction, Draft, Note, Review
from sawt_reader.reader.items.reviewed import verdicts
from sawt_reader.reader.items.view import Row, labelled
from sawt_reader.reader.items.views import view_of
from sawt_reader.reader.notes.placed import PlacedAnnotations
from sawt_reader.reader.text.highlights import ANNOTATION_SIGNS
from sawt_reader.reading.kinds import Item, extent, kind_of, sources
from sawt_reader.reading.labels import (
    certainty_label,
    corrected_field_label,
    correction_label,
    entity_kind_label,
    polarity_label,
    quote_kind_label,
    status_label,
)
from sawt_reader.reading.model import Claim, CorrectedField, Entity, Quote, QuoteKind, Reading, Span
from sawt_reader.reading.wording import approximate_match, corrected_speakers, shown_words

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
    return [*rows, *labelled(_("conflict"), [_conflict(one) for one in review.conflicts])]


def _before(found: Item, item: Item, review: Review, analysed: Reading) -> Iterator[str]:
    """What the analysis said where something else holds now."""
    if review.speakers is not None or [s.name for s in sources(found)] != [s.name for s in sources(item)]:
        yield view_of(found).who(found, analysed)
    told = _("{field}: {value}")
    for field in review.changed:
        if value := value_of(found, field, analysed):
            yield told.format(field=corrected_field_label(field), value=value)


def value_of(item: Item, field: CorrectedField, reading: Reading) -> str:
    """A field of an item that can be corrected, as shown; "" for one that it has not."""
    match field:
        case "words":
            return shown_words(item.spans, reading) if not isinstance(item, Entity) else ""
        case "cue":
            return shown_words([item.cue], reading) if isinstance(item, Quote) and item.cue else ""
        case "kind" if isinstance(item, Quote):
            return quote_kind_label(item.kind)
        case "kind" if isinstance(item, Entity):
            return entity_kind_label(item.kind)
        case "certainty" if isinstance(item, Claim):
            return certainty_label(item.certainty)
        case "polarity" if isinstance(item, Claim):
            return polarity_label(item.polarity)
        case "name" if isinstance(item, Entity):
            return item.name
    return ""


def _conflict(conflict: Conflict) -> str:
    """Who says what: "speaker: you: Anne Roy / Nadia: Luc Bel"."""
    told = _("{who}: {what}")
    sides = [told.format(who=one.by or _("you"), what=_said(one, conflict.field)) for one in conflict.sides]
    return " / ".join(sides)


def _said(correction: Correction, field: str) -> str:
    """What one side says."""
    if field == "speakers":
        return corrected_speakers(correction.speakers or ())
    if field == "dismissed":
        return correction_label("dismissed") if correction.dismissed else _("not dismissed")
    if field == "status" and correction.status:
        return status_label(correction.status)
    value = getattr(correction, field)
    if isinstance(value, Anchor):
        value = _("“{words}”").format(words=" ".join(value.exact.split()))
    label = corrected_field_label(cast(CorrectedField, field))
    return _("{field}: {value}").format(field=label, value=value_label(field, value))


def value_label(field: str, value: str) -> str:
    """A value that a correction sets, as shown."""
    labels: dict[str, Callable[[Any], str]] = {"certainty": certainty_label, "polarity": polarity_label}
    if field == "kind":
        return quote_kind_label(cast(QuoteKind, value)) if value in QUOTE_KINDS else entity_kind_label(cast(Any, value))
    return labels[field](value) if field in labels else value


def note_rows(item: Item, placed: PlacedAnnotations) -> list[Row]:
    """The rows of the details for the note on an item."""
    note = placed.on(Note, kind_of(item).name, extent(item))
    if note is None:
        return []
    return [Row(_("note"), note.body), Row("", approximate_match(note.anchor.exact) if placed.is_alike(note) else "")]


def _on_one_line(note: Note | Draft) -> str:
    words = " ".join(note.body.split())
    return _("(draft) {words}").format(words=words) if isinstance(note, Draft) else words
