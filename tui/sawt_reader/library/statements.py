"""The index of who said what: the quotes and claims of readings, with corrections applied."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import msgspec
from msgspec.structs import replace

from sawt_reader.library import appearances, names
from sawt_reader.library.records import Review, Statement
from sawt_reader.library.store import Library
from sawt_reader.reading.glyphs import is_doubtful, is_doubtful_claim
from sawt_reader.reading.kinds import kind_of
from sawt_reader.reading.model import Claim, Quote, Reading, Source

_encode = msgspec.json.Encoder().encode

_STATEMENT = """SELECT a.id, a.title, a.outlet, a.day, s.layer, s.item, s.start, s.text, s.speakers, s.unsure,
        s.status, s.kind
    FROM statements s JOIN articles a ON a.number = s.article JOIN works w ON w.current = a.number """


def index(library: Library, reading: Reading, reviews: Mapping[str, Review]) -> None:
    """Rewrite the statements of a reading.

    Args:
        library: where the reading is stored.
        reading: corrected, without dismissed items.
        reviews: the sum of the corrections of each item, by item id.
    """
    items: Iterable[Quote | Claim] = (*reading.quotes, *reading.claims)
    known = {entity.id: entity.name for entity in reading.entities}
    with library.transaction():
        ((article,),) = library.execute("SELECT number FROM articles WHERE id = ?", (reading.article.id,))
        library.execute("DELETE FROM statements WHERE article = ?", (article,))
        library.execute("UPDATE articles SET stale = 0 WHERE number = ?", (article,))
        ((last,),) = library.execute("SELECT coalesce(max(number), 0) FROM statements")
        statements, voices, figures = (list[tuple[object, ...]]() for _table in range(3))
        for number, item in enumerate(items, start=last + 1):
            statement, its_voices = _rows(item, reading, known, reviews)
            statements.append((number, article, *statement))
            voices += ((number, article, *voice) for voice in its_voices)
            if isinstance(item, Claim):
                figures += ((number, one.value, one.unit) for one in item.quantities)
        library.execute_many("INSERT INTO statements VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", statements)
        library.execute_many("INSERT OR IGNORE INTO voices VALUES (?, ?, ?, ?, ?, ?)", voices)
        library.execute_many("INSERT INTO figures VALUES (?, ?, ?)", figures)
        appearances.write(library, article, reading.entities)


def select(library: Library, condition: str, values: Sequence[object]) -> list[Statement]:
    """The statements `s` of articles `a` that satisfy a condition, in current versions only."""
    return library.values(Statement, _STATEMENT + condition, values)


def _rows(
    item: Quote | Claim, reading: Reading, known: Mapping[str, str], reviews: Mapping[str, Review]
) -> tuple[tuple[object, ...], list[tuple[str, ...]]]:
    """The row of an item in `statements` and its rows in `voices`, without their first two columns.

    Args:
        item: of `reading`.
        reading: where it lies.
        known: the names of the entities by their ids.
        reviews: as in `index`.
    """
    kind, review = kind_of(item), reviews.get(item.id, Review())
    unsure = is_doubtful(item) if isinstance(item, Quote) else is_doubtful_claim(item, reading)
    if review.speakers is not None:
        unsure = False
    speakers, via = _as_persons(kind.sources(item), known), _as_persons(kind.via(item), known)
    typed = {source.name for said in reviews.values() for source in said.speakers or ()}
    named = _encode([source.name for source in speakers if source.name]).decode()
    text = " … ".join(reading.article.text[span.start : span.end] for span in item.spans)
    # « Les experts » is nobody in particular: a voice is an entity, or a name that the user typed.
    voices = [("speaker", s.name) for s in speakers if s.name and (s.entity or s.name in typed)]
    voices += [("via", s.name) for s in via if s.name and s.entity]
    return (
        (kind.name, item.id, item.spans[0].start, named, unsure, review.status, text, kind.category(item)),
        [(kind.name, role, names.key(name), name) for role, name in voices],
    )


def _as_persons(sources: Sequence[Source], known: Mapping[str, str]) -> list[Source]:
    """The sources under the names of their entities, so that nobody is listed under a role or pronoun as well."""
    return [replace(source, name=known.get(source.entity or "", source.name)) for source in sources]
