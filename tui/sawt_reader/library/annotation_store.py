"""The margin of the articles: bookmarks, notes, drafts and corrections as they are kept.

They belong to a work, so that every version has them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple

import msgspec

from sawt_reader.library.anchors import has_words, locate
from sawt_reader.library.records import Annotation, Correction, Draft, Note, PlacedRemark
from sawt_reader.library.store import Library

_decode: Callable[[str], Annotation] = msgspec.json.Decoder(Annotation).decode


class _Row(NamedTuple):
    id: str
    article: str
    title: str
    text: str
    record: str


def of(library: Library, article: str) -> list[Annotation]:
    """All that hangs on an article, in the order it was made."""
    rows = library.execute(
        "SELECT n.id, record FROM annotations n JOIN articles a USING (work) WHERE a.id = ? ORDER BY n.number",
        (article,),
    )
    return list(_whole(library, rows))


def corrections(library: Library, article: str) -> list[Correction]:
    """The corrections of an article, in the order they were made."""
    return [annotation for annotation in of(library, article) if isinstance(annotation, Correction)]


def remarks(library: Library) -> list[PlacedRemark]:
    """The bookmarks, notes and drafts of the whole library, and the corrections whose words are gone, newest first."""
    rows = library.values(
        _Row,
        "SELECT n.id, a.id, coalesce(a.title, a.source), t.text, record FROM annotations n"
        " JOIN works w ON w.number = n.work JOIN articles a ON a.number = w.current JOIN texts t ON t.number = a.number"
        " ORDER BY n.number DESC",
    )
    found = (
        _placed(row.article, row.title, row.text, one)
        for row in rows
        for one in _whole(library, [(row.id, row.record)])
    )
    return list(filter(None, found))


def _placed(article: str, title: str, text: str, one: Annotation) -> PlacedRemark | None:
    """A remark and where it is, or a correction whose words are gone; None for other corrections."""
    if isinstance(one, Correction):
        return None if has_words(one.anchor, text) else PlacedRemark(article, title, one, None)
    found = locate(one.anchor, text)
    return PlacedRemark(article, title, one, found and found.span, bool(found and found.alike))


def get(library: Library, annotation_id: str) -> Annotation | None:
    """An annotation by its id."""
    rows = library.execute("SELECT id, record FROM annotations WHERE id = ?", (annotation_id,))
    return next(_whole(library, rows), None)


def _whole(library: Library, rows: Iterable[tuple[Any, ...]]) -> Iterator[Annotation]:
    """Annotations from ids and records; what is damaged is left out."""
    for annotation_id, record in rows:
        try:
            yield _decode(record)
        except (msgspec.DecodeError, TypeError, RecursionError):
            library.leave_out(annotation_id)


def put(library: Library, article: str, annotation: Annotation) -> None:
    """Keep an annotation, in place of the one with the same id."""
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
    """Take an annotation out."""
    library.execute("DELETE FROM annotations WHERE id = ?", (annotation_id,))
