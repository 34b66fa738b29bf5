"""The message after an undo: what the annotation is like now, and where it is."""

from __future__ import annotations

from sawt_reader.i18n import _
from sawt_reader.library.records import Annotation, Bookmark, Change, Correction, Draft
from sawt_reader.reading.labels import status_label
from sawt_reader.reading.wording import corrected_speakers

EXCERPT = 30
"""Code points shown of the words it is on."""


def undo_message(change: Change, *, elsewhere: bool) -> str:
    """The message for an undone change.

    Args:
        change: as it was made, not its inverse.
        elsewhere: whether it was made in another article than the current one.
    """
    one = change.before or change.after
    if one is None:
        return ""
    words = " ".join(one.anchor.exact.split())
    place = _("“{words}”").format(words=f"{words[:EXCERPT]}{'…' if len(words) > EXCERPT else ''}")
    where = _("{words} in another article").format(words=place) if elsewhere else place
    return _("Undone: {what}: {where}").format(what=_state(change.before, change.after), where=where)


def _state(before: Annotation | None, after: Annotation | None) -> str:
    """The state after the undo, which is that before the change."""
    if before is not None and after is not None and before.anchor != after.anchor:
        return _("moved back")
    if isinstance(before, Correction) or isinstance(after, Correction):
        return _correction_state(before, after)
    if isinstance(before or after, Bookmark):
        return _("bookmark restored") if before else _("bookmark removed")
    if isinstance(before, Draft):
        return _("draft restored")
    if before is None:
        return _("note removed")
    return _("note restored") if after is None else _("note reverted")


def _correction_state(before: Annotation | None, after: Annotation | None) -> str:
    """The one field of a correction that the change touched: each key changes one."""
    now, undone = (one if isinstance(one, Correction) else None for one in (before, after))
    dismissed, was_dismissed = (bool(one and one.dismissed) for one in (now, undone))
    if dismissed != was_dismissed:
        return _("dismissed again") if dismissed else _("no longer dismissed")
    status = now.status if now else None
    if status != (undone.status if undone else None):
        return status_label(status) if status else _("no status")
    speakers = now.speakers if now else None
    if speakers is None:
        return _("speaker as analysed")
    return corrected_speakers(speakers)
