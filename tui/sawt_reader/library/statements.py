"""The index of who said what: the quotes and claims of readings, with corrections applied."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from sawt_reader.library import names
from sawt_reader.library.records import Review, Statement
from sawt_reader.library.store import Library
from sawt_reader.reading.kinds import kind_of
from sawt_reader.reading.model import Claim, Quote, Reading

_encode = msgspec.json.Encoder().encode

_STATEMENT = """SELECT a.id, a.title, a.outlet, a.day, s.layer, s.item, s.start, s.text, s.speakers, s.unsure,
        s.status, s.kind
    FROM statements s JOIN articles a ON a.number = s.article JOIN works w ON w.current = a.number """


def index(library: Library, reading: Reading, reviews: Mapping[str, Review]) -> None:
    """Rewrite the statements of a reading, corrected and without dismissed items.

    Args:
        library: where the reading is stored.
        reading: as the analysis made it.
        reviews: the sum of the corrections of each item, by item id.
    """
    items: Iterable[Quote | Claim] = (*reading.quotes, *reading.claims)
    with library.transaction():
        ((article,),) = library.execute("SELECT number FROM articles WHERE id = ?", (reading.article.id,))
        library.execute("DELETE FROM statements WHERE article = ?", (article,))
        library.execute("UPDATE articles SET stale = 0 WHERE number = ?", (article,))
        ((last,),) = library.execute("SELECT coalesce(max(number), 0) FROM statements")
        statements, voices = list[tuple[object, ...]](), list[tuple[object, ...]]()
        for number, item in enumerate(items, start=last + 1):
            review = reviews.get(item.id, Review())
            if not review.dismissed:
                statement, its_voices = _rows(item, reading, review)
                statements.append((number, article, *statement))
                voices += ((number, article, *voice) for voice in its_voices)
        library.execute_many("INSERT INTO statements VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", statements)
        library.execute_many("INSERT OR IGNORE INTO voices VALUES (?, ?, ?, ?, ?, ?)", voices)


def select(library: Library, condition: str, values: Sequence[object]) -> list[Statement]:
    """The statements `s` of articles `a` that satisfy a condition, in current versions only."""
    return library.values(Statement, _STATEMENT + condition, values)


def _rows(item: Quote | Claim, reading: Reading, review: Review) -> tuple[tuple[object, ...], list[tuple[str, ...]]]:
    """The row of an item in `statements` and its rows in `voices`, without their first two columns."""
    kind = kind_of(item)
    speakers, unsure = kind.sources(item), kind.is_inferred(item)
    if review.speakers is not None:
        speakers, unsure = review.speakers, False
    named = _encode([source.name for source in speakers if source.name]).decode()
    text = " … ".join(reading.article.text[span.start : span.end] for span in item.spans)
    # « Les experts » is nobody in particular: a voice is an entity, or a name that the user typed.
    voices = [("speaker", s.name) for s in speakers if s.name and (s.entity or review.speakers is not None)]
    voices += [("via", s.name) for s in item.via if s.name and s.entity]
    return (
        (kind.name, item.id, item.spans[0].start, named, unsure, review.status, text, kind.category(item)),
        [(kind.name, role, names.key(name), name) for role, name in voices],
    )
