"""What the last line of the screen shows: the actions that are useful in each pane, the most useful first."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from sawt_reader.i18n import N_

_EVERYWHERE = ("app.help", "app.quit", "app.commands")
_ITEMS = ("review.dismiss", "review.speaker", "review.status", "notes.write", "voices.narrow")

SHOWN: Final[Mapping[str, tuple[str, ...]]] = {
    "article": (
        "review.select",
        *_EVERYWHERE,
        "entity.next",
        "quote.next",
        "claim.next",
        "search.open",
        "hit.next",
        "history.back",
        "notes.write",
        "notes.bookmark",
        "article.copy_citation",
        "app.next_article",
        "app.open",
        "app.library",
        "app.export",
    ),
    "list": ("list.jump", "list.filter", *_EVERYWHERE, *_ITEMS, "list.order", "app.person", "pane.leave"),
    "details": (*_EVERYWHERE, *_ITEMS, "article.copy_citation", "app.person", "pane.maximise", "pane.leave"),
    "search_bar": ("search.cancel", "search.accept", "search.regex", "search.next", "search.previous"),
    "filter_bar": ("filter.cancel", "filter.accept", "filter.complete"),
}
"""By the place of the pane: ids of actions."""

LABELS: Final[Mapping[str, str]] = {
    "entity.next": N_("Entity"),
    "quote.next": N_("Quote"),
    "claim.next": N_("Claim"),
    "hit.next": N_("Next hit"),
    "notes.write": N_("Note"),
    "notes.bookmark": N_("Bookmark"),
    "article.copy_citation": N_("Copy"),
    "app.open": N_("Open"),
    "app.library": N_("Library"),
    "app.person": N_("Speaker’s page"),
    "review.dismiss": N_("Dismiss"),
    "review.speaker": N_("Speaker"),
    "review.status": N_("Status"),
    "review.select": N_("Make it a quote, claim or entity"),
    "voices.narrow": N_("Only this speaker"),
    "list.filter": N_("Filter"),
    "list.order": N_("Order"),
    "pane.maximise": N_("Maximise"),
    "pane.leave": N_("Article"),
}
"""Where the description is too long for that line."""
