"""What the actions of the main screen are for: help groups them by that."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from sawt_reader.i18n import N_

READ, FIND, ITEMS, CHECK = N_("Read"), N_("Find"), N_("Go through items"), N_("Check, note, copy")
OPEN, LIBRARY, PANES, PROGRAM = N_("Open articles"), N_("Library and export"), N_("Panes"), N_("Program")
TASKS: Final = (READ, ITEMS, CHECK, FIND, OPEN, LIBRARY, PANES, PROGRAM)
"""In the order in which they are shown."""

_OF_SUBJECT: Final[Mapping[str, str]] = {
    "article": READ,
    "history": READ,
    "outline": READ,
    "details": READ,
    "entity": ITEMS,
    "quote": ITEMS,
    "claim": ITEMS,
    "claims": ITEMS,
    "list": ITEMS,
    "voices": ITEMS,
    "notes": CHECK,
    "review": CHECK,
    "search": FIND,
    "hit": FIND,
    "open": OPEN,
    "library": LIBRARY,
    "pane": PANES,
}
_OF_ACTION: Final[Mapping[str, str]] = {
    "article.copy_sentence": CHECK,
    "article.copy_citation": CHECK,
    **dict.fromkeys(
        (
            "app.open",
            "app.next_article",
            "app.previous_article",
            "app.next_unread",
            "app.links",
            "app.reload",
            "app.feeds",
            "app.archive",
        ),
        OPEN,
    ),
    **dict.fromkeys(
        ("app.library", "app.person", "app.outlet", "app.tags", "app.export", "app.compare", "app.changes"), LIBRARY
    ),
}


def task_of(id: str) -> str:
    """What an action is for, as a message id."""
    return _OF_ACTION.get(id) or _OF_SUBJECT.get(id.partition(".")[0], PROGRAM)
