"""Phrases for corrections, the same in the reader and in commands."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast, get_args

from sawt_reader.i18n import _
from sawt_reader.library.records import Anchor, Conflict, Correction
from sawt_reader.reading.kinds import Item
from sawt_reader.reading.labels import (
    certainty_label,
    corrected_field_label,
    correction_label,
    entity_kind_label,
    polarity_label,
    quote_kind_label,
    status_label,
)
from sawt_reader.reading.model import Claim, CorrectedField, Entity, Quote, QuoteKind, Reading
from sawt_reader.reading.wording import corrected_speakers, shown_words

QUOTE_KINDS = get_args(QuoteKind)


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


def conflict(found: Conflict) -> str:
    """Who says what: "you: speaker Anne Roy / Nadia: speaker Luc Bel"."""
    told = _("{who}: {what}")
    sides = [told.format(who=one.by or _("you"), what=_said(one, found.field)) for one in found.sides]
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
