"""The stored annotations: bookmarks, notes, drafts and corrections.

They belong to a work, so all versions of an article share them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple

import msgspec

from sawt_reader.library.anchors import has_words, locate
from sawt_reader.library.records import Annotation, Correction, Draft, ListedAnnotation, Note
from sawt_reader.library.store import Library

_decode: Callable[[str], Annotation] = msgspec.json.Decoder(Annotation).decode


class _Row(NamedTuple):
    id: str
    article: str
    title: str
    text: str
    record: str


def of(library: Library, article: str) -> list[Annotation]:
    """The annotations of an article, in the order they were made."""
    rows = library.execute(
        "SELECT n.id, record FROM annotations n JOIN articles a USING (work) WHERE a.id = ? ORDER BY n.number",
        (article,),
    )
    return list(_decoded(library, rows))


def corrections(library: Library, article: str) -> list[Correction]:
    """The corrections of an article, in the order they were made."""
    return [annotation for annotation in of(library, article) if isinstance(annotation, Correction)]


def listed(library: Library) -> list[ListedAnnotation]:
    """All bookmarks, notes and drafts of the library, and the corrections whose words are gone, newest first."""
    rows = library.values(
        _Row,
        "SELECT n.id, a.id, coalesce(a.title, a.source), t.text, record FROM annotations n"
        " JOIN works w ON w.number = n.work JOIN articles a ON a.number = w.current JOIN texts t ON t.number = a.number"
        " ORDER BY n.number DESC",
    )
    found = (
        _placed(row.article, row.title, row.text, one)
        for row in rows
        for one in _decoded(library, [(row.id, row.record)])
    )
    return list(filter(None, found))


def _placed(article: str, title: str, text: str, one: Annotation) -> ListedAnnotation | None:
    """An annotation and its place. None for a correction, unless its words are gone."""
    if isinstance(one, Correction):
        return None if has_words(one.anchor, text) else ListedAnnotation(article, title, one, None)
    found = locate(one.anchor, text)
    return ListedAnnotation(article, title, one, found and found.span, bool(found and found.alike))


def get(library: Library, annotation_id: str) -> Annotation | None:
    """The annotation with an id."""
    rows = library.execute("SELECT id, record FROM annotations WHERE id = ?", (annotation_id,))
    return next(_decoded(library, rows), None)


def _decoded(library: Library, rows: Iterable[tuple[Any, ...]]) -> Iterator[Annotation]:
    """Annotations from ids and records; damaged ones are skipped."""
    for annotation_id, record in rows:
        try:
            yield _decode(record)
        except (msgspec.DecodeError, TypeError, RecursionError):
            library.note_damaged(annotation_id)


def put(library: Library, article: str, annotation: Annotation) -> None:
    """Store an annotation; it replaces one with the same id."""
    body = annotation.body if isinstance(annotation, Note | Draft) else ""
    library.execute(
        "INSERT INTO annotations (id, work, kind, record, text) SELECT ?, work, ?, ?, ? FROM articles WHERE id = ?"
        " ON CONFLICT (id) DO UPDATE SET record = excluded.record, text = excluded.text",
        (
            annotation.id,
            type(annotation).__struct_config__.tag,
            msgspec.json.encode(annotation).decode(),
            f"{body}\n{annotation.anchor.exact}",
            article,
        ),
    )


def delete(library: Library, annotation_id: str) -> None:
    """Delete an annotation."""
    library.execute("DELETE FROM annotations WHERE id = ?", (annotation_id,))
