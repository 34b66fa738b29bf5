"""Adds, edits and removes annotations; every change can be undone.

`apply(library, Change(article.id, None, note))` adds a note, `apply(library, Change(article.id, note, edited(note,
words)))` edits it, `apply(library, change.inverse())` undoes either.
"""

from __future__ import annotations

from sawt_reader.i18n import _
from sawt_reader.library import annotation_store, articles
from sawt_reader.library.records import Change, Correction
from sawt_reader.library.store import Library, LibraryError


class ConflictError(LibraryError):
    """Another process has changed the same annotation. Nothing was written."""


def apply(library: Library, change: Change) -> None:
    """Make a change.

    Raises:
        ConflictError: if the annotation is no longer equal to `change.before`.
        LibraryError: if the article is not in the library.
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
            # Rewriting the index of a long article would delay the response to a key: pages and search do it on demand.
            library.execute(
                "UPDATE articles SET stale = 1 WHERE work = (SELECT work FROM articles WHERE id = ?)", (change.article,)
            )
