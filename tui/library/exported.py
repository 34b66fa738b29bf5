"""An article out of the library: its reading as `analyze` writes it, with what the reader has added."""

from __future__ import annotations

import msgspec

from tui.library import articles, margin, readings
from tui.library.records import Correction
from tui.library.review import overlay
from tui.library.store import Library


def line(library: Library, id: str) -> bytes | None:
    """A reading as one line of JSON, without the line feed; None when the article has not been analysed.

    It has three more fields than `sawt-reading/1`, which its readers ignore: `tags`, `notes` (bookmarks too), and
    `review`, by item id what the corrections of that item come to.
    """
    reading, entry = readings.load(library, id), articles.entry(library, id)
    if not reading or not entry:
        return None
    notes = [annotation for annotation in margin.of(library, id) if not isinstance(annotation, Correction)]
    review = overlay(reading, margin.corrections(library, id))
    return msgspec.json.encode(
        {**msgspec.structs.asdict(reading), "tags": entry.tags, "notes": notes, "review": review}
    )
