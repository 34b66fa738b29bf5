"""The message after an undo or redo: what the annotation is like now, and where it is."""

from __future__ import annotations

from sawt_reader.i18n import _
from sawt_reader.library.changes import AnyChange
from sawt_reader.library.records import CORRECTED_FIELDS, Annotation, Bookmark, Change, Correction, Draft
from sawt_reader.reader.library.told_changes import told
from sawt_reader.reading.labels import corrected_field_label, status_label
from sawt_reader.reading.wording import corrected_speakers

EXCERPT = 30
"""Code points shown of the words it is on."""


def undo_message(change: AnyChange, here: str, *, redone: bool = False) -> str:
    """The message for an undone or redone change: how things stand after it.

    Args:
        change: as it was made, not its inverse.
        here: id of the current article.
        redone: whether it was made again.
    """
    if not isinstance(change, Change):
        return told(change if redone else change.inverse(), "")
    elsewhere = change.article != here
    if redone:
        change = change.inverse()
    one = change.before or change.after
    if one is None:
        return ""
    words = " ".join(one.anchor.exact.split())
    place = _("“{words}”").format(words=f"{words[:EXCERPT]}{'…' if len(words) > EXCERPT else ''}")
    where = _("{words} in another article").format(words=place) if elsewhere else place
    message = _("Redone: {what}: {where}") if redone else _("Undone: {what}: {where}")
    return message.format(what=_state(change.before, change.after, redone=redone), where=where)


def _state(before: Annotation | None, after: Annotation | None, *, redone: bool) -> str:
    """The state now, which is `before`; `after` is what was there until now."""
    if before is not None and after is not None and before.anchor != after.anchor:
        return _("moved again") if redone else _("moved back")
    if isinstance(before, Correction) or isinstance(after, Correction):
        return _correction_state(before, after)
    if isinstance(before or after, Bookmark):
        return _("bookmark restored") if before else _("bookmark removed")
    if isinstance(before or after, Draft):
        return _("draft restored") if before else _("draft removed")
    if before is None:
        return _("note removed") if redone else _("the note is a draft again")
    if after is None:
        return _("note restored")
    return _("note changed again") if redone else _("note reverted, its new words are a draft")


def _correction_state(before: Annotation | None, after: Annotation | None) -> str:
    """The fields of a correction that the change touched: most keys change one."""
    now, undone = (one if isinstance(one, Correction) else None for one in (before, after))
    added, was_added = (bool(one and one.made) for one in (now, undone))
    if added != was_added:
        return _("added again") if added else _("no longer added")
    dismissed, was_dismissed = (bool(one and one.dismissed) for one in (now, undone))
    if dismissed != was_dismissed:
        return _("dismissed again") if dismissed else _("no longer dismissed")
    for field in CORRECTED_FIELDS:
        value, was = (getattr(one, field) if one else None for one in (now, undone))
        if value != was:
            label = corrected_field_label(field)
            as_analysed, corrected = _("{field} as analysed"), _("{field} corrected")
            return (as_analysed if value is None else corrected).format(field=label)
    status = now.status if now else None
    if status != (undone.status if undone else None):
        return status_label(status) if status else _("no status")
    speakers = now.speakers if now else None
    if speakers is None:
        return _("speaker as analysed")
    return corrected_speakers(speakers)
