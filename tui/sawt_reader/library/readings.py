"""The stored readings of articles, compressed: one for each model and version of the analyser."""

from __future__ import annotations

import zlib

import msgspec

from sawt_reader.library import annotation_store, articles, statements
from sawt_reader.library.store import Library
from sawt_reader.reading.model import Analyzer, Reading
from sawt_reader.reading.serialization import reading_from_json, to_json
from sawt_reader.reading.soundness import flaw

# zlib's fastest: 5 ms for a reading of 2,000 items. Its default level takes three times that to save a fifth more.
_LEVEL = 1


def save(library: Library, reading: Reading) -> None:
    """Store a reading and its article. It replaces readings by the same model and other versions of the analyser."""
    made_by = reading.analyzer
    with library.transaction():
        articles.add(library, reading.article)
        ((number,),) = library.execute(
            "UPDATE articles SET quotes = ?, claims = ? WHERE id = ? RETURNING number",
            (len(reading.quotes), len(reading.claims), reading.article.id),
        )
        library.execute("DELETE FROM readings WHERE article = ? AND model = ?", (number, made_by.model))
        library.execute(
            "INSERT INTO readings VALUES (?, ?, ?, ?)",
            (number, made_by.model, made_by.version, zlib.compress(to_json(reading), _LEVEL)),
        )
        statements.index(library, reading, annotation_store.corrections(library, reading.article.id))


def update_index(library: Library) -> None:
    """Update the index of statements after corrections."""
    stale = "SELECT id FROM articles a WHERE stale AND EXISTS (SELECT 1 FROM readings r WHERE r.article = a.number)"
    if not library.execute(stale):
        return
    with library.transaction():
        for (article_id,) in library.execute(stale):
            reading = load(library, article_id)
            if reading:
                statements.index(library, reading, annotation_store.corrections(library, article_id))


def load(library: Library, article_id: str, analyzer: Analyzer | None = None) -> Reading | None:
    """The reading of an article by one analyser, or by default the last one made.

    None if there is none, or it is damaged; the article must then be analysed.
    """
    wanted = (article_id, analyzer.model, analyzer.version) if analyzer else (article_id,)
    rows = library.execute(
        "SELECT body FROM readings r JOIN articles a ON a.number = r.article WHERE a.id = ?"
        f"{' AND r.model = ? AND r.version = ?' if analyzer else ''} ORDER BY r.rowid DESC LIMIT 1",
        wanted,
    )
    try:
        reading = reading_from_json(zlib.decompress(rows[0][0])) if rows else None
    except (zlib.error, TypeError, msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None
    return reading if reading and reading.article.id == article_id and not flaw(reading) else None
