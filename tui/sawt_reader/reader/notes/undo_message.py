"""What to tell of a change that has been taken back."""

from __future__ import annotations

from sawt_reader.i18n import _
from sawt_reader.library.records import Annotation, Bookmark, Change, Correction, Draft
from sawt_reader.reading.labels import status_label
from sawt_reader.reading.wording import corrected_speakers

EXCERPT = 30
"""Code points of the words it was on."""


def undone(change: Change, elsewhere: bool) -> str:
    """What holds again, and where.

    Args:
        change: as it was made.
        elsewhere: whether it was made in another article than the one in hand.
    """
    one = change.before or change.after
    if one is None:
        return ""
    words = " ".join(one.anchor.exact.split())
    place = _("“{words}”").format(words=f"{words[:EXCERPT]}{'…' if len(words) > EXCERPT else ''}")
    where = _("{words} in another article").format(words=place) if elsewhere else place
    return _("Undone: {what}: {where}").format(what=_again(change.before, change.after), where=where)


def _again(before: Annotation | None, after: Annotation | None) -> str:
    """How things stand again."""
    if before is not None and after is not None and before.anchor != after.anchor:
        return _("back where it was")
    if isinstance(before, Correction) or isinstance(after, Correction):
        return _corrected_again(before, after)
    if isinstance(before or after, Bookmark):
        return _("bookmark back") if before else _("bookmark gone")
    if isinstance(before, Draft):
        return _("draft back")
    if before is None:
        return _("note gone")
    return _("note back") if after is None else _("note as it was")


def _corrected_again(before: Annotation | None, after: Annotation | None) -> str:
    """Of a correction the one field that is other; each key changes one."""
    said, taken_back = (one if isinstance(one, Correction) else None for one in (before, after))
    dismissed, was_dismissed = (bool(one and one.dismissed) for one in (said, taken_back))
    if dismissed != was_dismissed:
        return _("dismissed again") if dismissed else _("no longer dismissed")
    status = said.status if said else None
    if status != (taken_back.status if taken_back else None):
        return status_label(status) if status else _("no status")
    speakers = said.speakers if said else None
    if speakers is None:
        return _("speaker as analysed")
    return corrected_speakers(speakers)
