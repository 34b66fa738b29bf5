"""Everything the user changes in the library goes through here, so that it can be undone and redone after a restart.

`make(library, Change(article.id, None, note))` adds a note, `make(library, Change(article.id, note, edited(note,
words)))` edits it; `undo` undoes either, `redo` does it again. What else can be changed is in
`sawt_reader.library.reversible`.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any, Literal, TypeVar

import msgspec
from msgspec.structs import replace

from sawt_reader.i18n import _
from sawt_reader.library import annotation_store, removal, reversible
from sawt_reader.library.records import Change, Correction, Draft, Note, now
from sawt_reader.library.reversible import ConflictError, Switch
from sawt_reader.library.store import Library

MOST = 1000
"""Changes that are recorded; older ones cannot be undone."""
MOST_BYTES = 32 << 20
"""Size of all records; a removed article takes as much as it took in the library. The last change is always kept."""

Kind = Literal["annotation", "tag", "read", "article", "watch", "feed", "feed_read"]
AnyChange = Change | Switch
Made = TypeVar("Made", bound=AnyChange)

_TYPES: dict[Kind, type[AnyChange]] = {
    "annotation": Change,
    "tag": reversible.TagChange,
    "read": reversible.ReadChange,
    "article": reversible.ArticleChange,
    "watch": reversible.WatchChange,
    "feed": reversible.FeedChange,
    "feed_read": reversible.FeedReadChange,
}
_KINDS = {type_: kind for kind, type_ in _TYPES.items()}
OF_ARTICLE: tuple[Kind, ...] = ("annotation", "tag")
"""What is undone while an article is read."""
OF_LIBRARY: tuple[Kind, ...] = ("tag", "read", "article", "watch")
"""What is undone in the list of the library."""
OF_FEEDS: tuple[Kind, ...] = ("feed", "feed_read")
"""What is undone in the lists of feeds."""

_encode = msgspec.json.Encoder().encode
_DAMAGE = (msgspec.DecodeError, UnicodeDecodeError, TypeError, RecursionError, KeyError)
# Changes of some kinds: all of them, or those of the current article and those of others that the user has just made.
_WITHIN = (
    "kind IN (SELECT value FROM json_each(:kinds)) AND (:article IS NULL"
    " OR work = (SELECT work FROM articles WHERE id = :article) OR number IN (SELECT value FROM json_each(:made)))"
)


def make(library: Library, change: AnyChange) -> int:
    """Make a change that can be undone; what was undone before in the same list cannot be redone after it.

    Returns:
        The number of the change.

    Raises:
        ConflictError: if the annotation is no longer equal to `change.before`.
        LibraryError: if the article is not in the library.
    """
    kind = _KINDS[type(change)]
    with library.transaction():
        work = _work(library, change)
        _forget_undone(library, kind, work)
        # First the record: a work that has one stays when its article is removed.
        ((number,),) = library.execute(
            "INSERT INTO changes (kind, work, record) VALUES (?, ?, x'') RETURNING number", (kind, work)
        )
        _record(library, number, _apply(library, change))
        _prune(library, number)
    return int(number)


def undo(
    library: Library, article: str | None = None, made: Collection[int] = (), kinds: Sequence[Kind] = OF_ARTICLE
) -> AnyChange | None:
    """Undo the last change, and return it as it was made; None if there is none.

    The words of a note that are gone then stay as a draft.

    Args:
        library: the library.
        article: id of the current article: only its changes, and those of `made`; None for those of all articles.
        made: numbers of changes, as `make` returns them.
        kinds: only changes of these.

    Raises:
        ConflictError: as `make`; then the change can never be undone.
        LibraryError: if the article of the change is not in the library.
    """
    return _step(library, "NOT undone", "number DESC", _values(article, made, kinds))


def redo(
    library: Library, article: str | None = None, made: Collection[int] = (), kinds: Sequence[Kind] = OF_ARTICLE
) -> AnyChange | None:
    """Redo the change that was undone last; as `undo`."""
    return _step(library, "undone", "number", _values(article, made, kinds))


def _values(article: str | None, made: Collection[int], kinds: Sequence[Kind]) -> dict[str, Any]:
    return {"article": article, "made": _encode(list(made)).decode(), "kinds": _encode(kinds).decode()}


def _step(library: Library, condition: str, order: str, values: dict[str, Any]) -> AnyChange | None:
    found = library.execute(
        f"SELECT number, kind, work, record, undone FROM changes WHERE {condition} AND {_WITHIN}"
        f" ORDER BY {order} LIMIT 1",
        values,
    )
    if not found:
        return None
    number, kind, work, record, undone = found[0]
    try:
        change: AnyChange = msgspec.json.decode(record, type=_TYPES[kind])
        with library.transaction():
            there = _in_version(library, change, work)
            made = _apply(library, there if undone else there.inverse())
            library.execute("UPDATE changes SET undone = ? WHERE number = ?", (not undone, number))
            _record(library, number, made if undone else made.inverse())
            if isinstance(there, Change):
                _keep_words(library, there, undone=not undone)
    except (ConflictError, *_DAMAGE) as error:
        library.execute("DELETE FROM changes WHERE number = ?", (number,))
        if isinstance(error, ConflictError):
            raise
        raise ConflictError(_("this change cannot be undone: its record is damaged")) from error
    return there


def _apply(library: Library, change: Made) -> Made:
    """Make a change, and return it with what its inverse needs. Raises as `make` does."""
    if isinstance(change, Switch):
        return change.apply(library)
    _annotate(library, change)
    return change


def _record(library: Library, number: int, change: AnyChange) -> None:
    library.execute("UPDATE changes SET record = ? WHERE number = ?", (_encode(change), number))


def _work(library: Library, change: AnyChange) -> int | None:
    """The work of the article that is changed."""
    article = getattr(change, "article", None)
    works = library.execute("SELECT work FROM articles WHERE id = ?", (article,))
    if article is not None and not works:
        reversible.require(library, article)
    return works[0][0] if works else None


def _in_version(library: Library, change: Made, work: int | None) -> Made:
    """A change that applies to the current version of its work if its own version is not stored any more."""
    found = library.execute(
        "SELECT a.id FROM works w JOIN articles a ON a.number = w.current WHERE w.number = ?"
        " AND NOT EXISTS (SELECT 1 FROM articles WHERE id = ?)",
        (work, getattr(change, "article", None)),
    )
    return replace(change, article=found[0][0]) if found else change


def _forget_undone(library: Library, kind: Kind, work: int | None) -> None:
    """Delete what could be redone in the lists that show a change."""
    for kinds in (OF_ARTICLE, OF_LIBRARY, OF_FEEDS):
        if kind in kinds:
            library.execute(
                "DELETE FROM changes WHERE undone AND kind IN (SELECT value FROM json_each(:kinds))"
                " AND (:work IS NULL OR work = :work)",
                {"kinds": _encode(kinds).decode(), "work": work if kinds is OF_ARTICLE else None},
            )


def _prune(library: Library, last: int) -> None:
    """Delete the oldest records beyond `MOST` and `MOST_BYTES`, and what was kept only for them."""
    works = library.execute(
        "DELETE FROM changes WHERE number <= :last - :most OR number < :last AND number IN (SELECT number FROM"
        " (SELECT number, sum(length(record)) OVER (ORDER BY number DESC) AS size FROM changes) WHERE size > :bytes)"
        " RETURNING work",
        {"last": last, "most": MOST, "bytes": MOST_BYTES},
    )
    removal.drop_empty(library, {work for (work,) in works if work is not None})


def _keep_words(library: Library, change: Change, *, undone: bool) -> None:
    """Keep the words of a note that are gone when a change is undone as a draft, until it is redone."""
    after, before = change.after, change.before
    if not isinstance(after, Note) or (isinstance(before, Note) and before.body == after.body):
        return
    draft = Draft(f"{after.id}-undone", after.anchor, after.body, now(), before.id if before else None)
    if undone:
        annotation_store.put(library, change.article, draft)
        return
    # A draft that has been written on since stays.
    known = annotation_store.get(library, draft.id)
    if isinstance(known, Draft) and known.body == draft.body:
        annotation_store.delete(library, draft.id)


def _annotate(library: Library, change: Change) -> None:
    """Make a change of an annotation."""
    one = change.after or change.before
    if not one:
        return
    with library.transaction():
        reversible.require(library, change.article)
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
