"""The one way to add, edit and remove a bookmark, note or correction. A reader keeps its changes and so can undo them.

`apply(library, Change(article.id, None, note))` adds a note, `apply(library, Change(article.id, note, edited(note,
words)))` edits it, `apply(library, change.inverse())` undoes either.
"""

from __future__ import annotations

from sawt_reader.i18n import _
from sawt_reader.library import annotation_store, articles
from sawt_reader.library.records import Change, Correction
from sawt_reader.library.store import Library, LibraryError


class ConflictError(LibraryError):
    """Somebody else changed the same annotation meanwhile; nothing was written, and what they wrote stands."""


def apply(library: Library, change: Change) -> None:
    """Make a change.

    Raises:
        ConflictError: when the annotation is no longer as it is in `change.before`.
        LibraryError: when the article is not in the library.
    """
    one = change.after or change.before
    if not one:
        return
    with library.transaction():
        if not articles.entry(library, change.article):
            raise LibraryError(_("the article is no longer in the library; reopen it"))
        if annotation_store.get(library, one.id) != change.before:
            raise ConflictError(_("this was changed in another window; check it and retry"))
        if change.after:
            annotation_store.put(library, change.article, change.after)
        else:
            annotation_store.delete(library, one.id)
        if isinstance(one, Correction):
            # Writing the index of a long article anew takes longer than a key may; pages and search do it when asked.
            library.execute(
                "UPDATE articles SET stale = 1 WHERE work = (SELECT work FROM articles WHERE id = ?)", (change.article,)
            )
