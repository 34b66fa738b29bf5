"""An article out of the library: its reading as the reader has corrected it, with what the reader has added."""

from __future__ import annotations

import msgspec

from sawt_reader.library import annotation_store, articles, readings
from sawt_reader.library.review import reviewed
from sawt_reader.library.store import Library


def line(library: Library, article_id: str) -> bytes | None:
    """A reading as one line of JSON, without the line feed; None when the article has not been analysed.

    Beside the corrected reading with its `review` it has one field that `sawt-reading/1` does not know: `tags`.
    """
    reading, entry = readings.load(library, article_id), articles.entry(library, article_id)
    if not reading or not entry:
        return None
    corrected = reviewed(reading, annotation_store.of(library, article_id))
    return msgspec.json.encode({**msgspec.to_builtins(corrected), "tags": entry.tags})
