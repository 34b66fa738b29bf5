"""Adds, edits and removes annotations. Every change is recorded, and can be undone and redone after a restart.

`make(library, Change(article.id, None, note))` adds a note, `make(library, Change(article.id, note, edited(note,
words)))` edits it; `undo` undoes either, `redo` does it again.
"""

from __future__ import annotations

from collections.abc import Callable, Collection

import msgspec

from sawt_reader.i18n import _
from sawt_reader.library import annotation_store, articles
from sawt_reader.library.records import Change, Correction, Draft, Note, now
from sawt_reader.library.store import Library, LibraryError

MOST = 1000
"""Changes that are recorded; older ones cannot be undone."""

_encode = msgspec.json.Encoder().encode
_decode: Callable[[str], Change] = msgspec.json.Decoder(Change).decode
_DAMAGE = (msgspec.DecodeError, UnicodeDecodeError, TypeError, RecursionError)
# Changes of the current article, and those of others that the user has just made.
_WITHIN = "(work = (SELECT work FROM articles WHERE id = ?) OR number IN (SELECT value FROM json_each(?)))"


class ConflictError(LibraryError):
    """Another process has changed the same annotation. Nothing was written."""


def make(library: Library, change: Change) -> int:
    """Make a change that can be undone; what was undone before in the same article cannot be redone after it.

    Returns:
        The number of the change.

    Raises:
        ConflictError: if the annotation is no longer equal to `change.before`.
        LibraryError: if the article is not in the library.
    """
    with library.transaction():
        _apply(library, change)
        ((work,),) = library.execute("SELECT work FROM articles WHERE id = ?", (change.article,))
        library.execute("DELETE FROM changes WHERE work = ? AND undone", (work,))
        ((number,),) = library.execute(
            "INSERT INTO changes (work, record) VALUES (?, ?) RETURNING number", (work, _encode(change).decode())
        )
        library.execute("DELETE FROM changes WHERE number <= ?", (number - MOST,))
    return int(number)


def undo(library: Library, article: str, made: Collection[int] = ()) -> Change | None:
    """Undo the last change of an article, or of those just made, whichever is later. Returns it; None if there is none.

    The words of a note that are gone then stay as a draft.

    Args:
        library: the library.
        article: id of the current article.
        made: numbers of changes, as `make` returns them.

    Raises:
        ConflictError: as `make`; then the change can never be undone.
    """
    found = library.execute(
        f"SELECT number, record FROM changes WHERE NOT undone AND {_WITHIN} ORDER BY number DESC LIMIT 1",
        (article, _encode(list(made)).decode()),
    )
    return _step(library, *found[0], undone=True) if found else None


def redo(library: Library, article: str, made: Collection[int] = ()) -> Change | None:
    """Redo the change that was undone last; as `undo`."""
    found = library.execute(
        f"SELECT number, record FROM changes WHERE undone AND {_WITHIN} ORDER BY number LIMIT 1",
        (article, _encode(list(made)).decode()),
    )
    return _step(library, *found[0], undone=False) if found else None


def _step(library: Library, number: int, record: str, *, undone: bool) -> Change:
    try:
        change = _decode(record)
        with library.transaction():
            _apply(library, change.inverse() if undone else change)
            library.execute("UPDATE changes SET undone = ? WHERE number = ?", (undone, number))
            if (draft := _lost_words(change)) is not None and undone:
                annotation_store.put(library, change.article, draft)
            elif draft is not None:
                annotation_store.delete(library, draft.id)
    except (ConflictError, *_DAMAGE) as error:
        library.execute("DELETE FROM changes WHERE number = ?", (number,))
        if isinstance(error, ConflictError):
            raise
        raise ConflictError(_("this change cannot be undone: its record is damaged")) from error
    return change


def _lost_words(change: Change) -> Draft | None:
    """The words of a note that are gone when a change is undone, as a draft; None if none are."""
    after, before = change.after, change.before
    if not isinstance(after, Note) or (isinstance(before, Note) and before.body == after.body):
        return None
    return Draft(f"{after.id}-undone", after.anchor, after.body, now(), before.id if before else None)


def _apply(library: Library, change: Change) -> None:
    """Make a change without a record of it. Raises as `make` does."""
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
