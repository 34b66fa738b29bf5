"""The stored readings of articles, compressed: one for each model and version of the analyser."""

from __future__ import annotations

import zlib

import msgspec

from sawt_reader.library import annotation_store, articles, holders, roles, statements
from sawt_reader.library.review import corrected
from sawt_reader.library.store import Library
from sawt_reader.reading.model import Analyzer, Reading
from sawt_reader.reading.serialization import reading_from_json, to_json
from sawt_reader.reading.soundness import flaw

# zlib's fastest: 5 ms for a reading of 2,000 items. Its default level takes three times that to save a fifth more.
_LEVEL = 1
# Readings indexed at a time in the background: some tens of milliseconds.
_AT_A_TIME = 5
# `indexed` is 2 for an article whose statements, roles and figures are all in the indexes.
_UNKNOWN = """SELECT id FROM articles a WHERE indexed < 2
    AND EXISTS (SELECT 1 FROM readings r WHERE r.article = a.number) ORDER BY number DESC LIMIT ?"""


def save(library: Library, reading: Reading) -> None:
    """Store a reading and its article. It replaces readings by the same model and other versions of the analyser.

    What the library knew of its speakers is left out: it belongs to other articles.
    """
    reading = holders.without(reading)
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
        _index(library, reading)


def _index(library: Library, reading: Reading) -> None:
    """Rewrite what the indexes hold of a reading, with its corrections: its statements and roles."""
    laid = corrected(reading, annotation_store.corrections(library, reading.article.id))
    statements.index(library, laid.standing, laid.reviews)
    roles.index(library, laid.standing)


def update_index(library: Library) -> None:
    """Update the indexes of statements and roles after corrections."""
    stale = "SELECT id FROM articles a WHERE stale AND EXISTS (SELECT 1 FROM readings r WHERE r.article = a.number)"
    if not library.execute(stale):
        return
    with library.transaction():
        for (article_id,) in library.execute(stale):
            reading = load(library, article_id)
            if reading:
                _index(library, reading)


def index_next(library: Library) -> bool:
    """Index some readings of earlier versions anew. Returns whether there were any; call it until not."""
    ids = [article_id for (article_id,) in library.execute(_UNKNOWN, (_AT_A_TIME,))]
    with library.transaction():
        for article_id in ids:
            reading = load(library, article_id)
            if reading is None:  # damaged: it is analysed anew when it is opened
                library.execute("UPDATE articles SET indexed = 2 WHERE id = ?", (article_id,))
            else:
                _index(library, reading)
    return bool(ids)


def complete_index(library: Library) -> None:
    """Update all indexes, of all readings."""
    while index_next(library):
        pass
    update_index(library)


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
