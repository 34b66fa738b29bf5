"""Export of an article: its corrected reading, with the user's notes and tags."""

from __future__ import annotations

import msgspec

from sawt_reader.library import annotation_store, articles, readings
from sawt_reader.library.review import reviewed
from sawt_reader.library.store import Library
from sawt_reader.reading.model import Reading


def reading(library: Library, article_id: str) -> Reading | None:
    """The corrected reading of an article, with its `review`; None if the article has not been analysed."""
    found = readings.load(library, article_id)
    return reviewed(found, annotation_store.of(library, article_id)) if found else None


def line(library: Library, article_id: str) -> bytes | None:
    """A reading as one line of JSON, without the line feed; None if the article has not been analysed.

    It is the corrected reading, and one field that is not part of `sawt-reading/1`: `tags`.
    """
    corrected, entry = reading(library, article_id), articles.entry(library, article_id)
    if not corrected or not entry:
        return None
    return msgspec.json.encode({**msgspec.to_builtins(corrected), "tags": entry.tags})
