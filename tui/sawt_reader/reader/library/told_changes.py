"""The messages after a change of the library was made, undone or redone: how things are now."""

from __future__ import annotations

from sawt_reader.i18n import _, ngettext
from sawt_reader.library.changes import AnyChange
from sawt_reader.library.reversible import ArticleChange, FeedChange, FeedReadChange, ReadChange, TagChange, WatchChange


def told(change: AnyChange, undo: str) -> str:
    """The message after a change.

    Args:
        change: as it was made now; after an undo, the inverse of what was undone.
        undo: the key that undoes it.
    """
    match change:
        case ReadChange():
            return _("Marked as read.") if change.on else _("Marked as unread.")
        case TagChange():
            return (_("Tagged #{tag}.") if change.on else _("Tag #{tag} removed.")).format(tag=change.tag)
        case ArticleChange():
            removed = _("Removed: {title}. Your notes on it stay in the library.")
            return (_("Back in the library: {title}.") if change.on else removed).format(title=change.title)
        case WatchChange():
            saved = _("Watched: {search}. The list of the library counts its hits.")
            return (saved if change.on else _("Not watched any more: {search}.")).format(search=change.search)
        case FeedChange():
            return _told_of_feeds(change, undo)
        case FeedReadChange():
            read = ngettext(
                "{n} article marked as read; {undo} undoes that.",
                "{n} articles marked as read; {undo} undoes that.",
                len(change.ids),
            )
            unread = ngettext("{n} article marked as unread.", "{n} articles marked as unread.", len(change.ids))
            return (read if change.on else unread).format(n=len(change.ids), undo=undo)
    return ""


def _told_of_feeds(change: FeedChange, undo: str) -> str:
    count, title = len(change.feeds), change.feeds[0].title
    if change.on:
        added = ngettext("{n} feed added.", "{n} feeds added.", count)
        return added.format(n=count) if count > 1 else _("Followed: {title}.").format(title=title)
    if count > 1:
        return ngettext("{n} feed removed.", "{n} feeds removed.", count).format(n=count)
    message = _("Removed: {title}. {undo} restores it; articles read from it stay in the library.")
    return message.format(title=title, undo=undo)
