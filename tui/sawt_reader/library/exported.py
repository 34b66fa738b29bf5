"""Export of an article: its corrected reading, with the user's notes and tags."""

from __future__ import annotations

import msgspec

from sawt_reader.library import annotation_store, articles, readings
from sawt_reader.library.review import reviewed
from sawt_reader.library.store import Library


def line(library: Library, article_id: str) -> bytes | None:
    """A reading as one line of JSON, without the line feed; None if the article has not been analysed.

    It is the corrected reading with its `review`, and one field that is not part of `sawt-reading/1`: `tags`.
    """
    reading, entry = readings.load(library, article_id), articles.entry(library, article_id)
    if not reading or not entry:
        return None
    corrected = reviewed(reading, annotation_store.of(library, article_id))
    return msgspec.json.encode({**msgspec.to_builtins(corrected), "tags": entry.tags})
