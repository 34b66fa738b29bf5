"""Who speaks in which article, and how often: an index of the voices, whose sums triggers keep in `people`."""

from __future__ import annotations

from collections.abc import Iterable

from sawt_reader.library import names
from sawt_reader.library.store import Library
from sawt_reader.reading.model import Entity

# Articles of earlier versions that are counted at a time: some tens of milliseconds.
_AT_A_TIME = 1000
_COUNTED = """INSERT OR IGNORE INTO appearances SELECT v.key, v.article, max(v.name), NULL, NULL,
        sum(v.layer = 'quote'), sum(v.layer = 'claim'), EXISTS (SELECT 1 FROM works w WHERE w.current = v.article)
    FROM statements s JOIN voices v ON v.statement = s.number
    WHERE v.role = 'speaker' AND {condition} GROUP BY v.key, v.article"""


def write(library: Library, article: int, entities: Iterable[Entity]) -> None:
    """Count the voices of an article anew.

    Args:
        library: the library; the statements of the article are in it.
        article: its number.
        entities: of its reading, for their kinds, and genders where the article shows them.
    """
    library.execute("DELETE FROM appearances WHERE article = ?", (article,))
    library.execute(_COUNTED.format(condition="s.article = ?"), (article,))
    library.execute_many(
        "UPDATE appearances SET kind = ?, gender = ? WHERE key = ? AND article = ?",
        [(entity.kind, entity.gender, names.key(entity.name), article) for entity in entities],
    )


def count_next(library: Library) -> bool:
    """Count the voices of some articles of earlier versions. Returns whether there were any; call it until not."""
    first = "SELECT number FROM articles WHERE indexed = 0 ORDER BY number LIMIT ?"
    with library.transaction():
        numbers = [number for (number,) in library.execute(first, (_AT_A_TIME,))]
        if numbers:
            within = f"s.article IN ({','.join(map(str, numbers))})"
            library.execute(_COUNTED.format(condition=within))
            library.execute(f"UPDATE articles SET indexed = 1 WHERE number IN ({','.join(map(str, numbers))})")
    return bool(numbers)


def complete(library: Library) -> None:
    """Count the voices of all articles: some seconds for 100,000 of an earlier version, and once."""
    while count_next(library):
        pass
