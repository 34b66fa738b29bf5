"""The index of who said what: the quotes and claims of readings with the corrections laid over them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from tui.library import names
from tui.library.records import Correction, Review, Statement
from tui.library.review import overlay
from tui.library.store import Library
from tui.model import Claim, Quote, Reading

_encode = msgspec.json.Encoder().encode
_decode_speakers = msgspec.json.Decoder(tuple[str, ...]).decode

_STATEMENT = """SELECT a.id, a.title, a.outlet, a.day, s.layer, s.item, s.start, s.text, s.speakers, s.unsure, s.status
    FROM statements s JOIN articles a ON a.number = s.article JOIN works w ON w.current = a.number """


def index(library: Library, reading: Reading, corrections: Iterable[Correction]) -> None:
    """Write the statements of a reading anew, corrected. Dismissed items are left out."""
    reviews = overlay(reading, corrections)
    with library.transaction():
        ((article,),) = library.execute("SELECT number FROM articles WHERE id = ?", (reading.article.id,))
        library.execute("DELETE FROM statements WHERE article = ?", (article,))
        library.execute("UPDATE articles SET stale = 0 WHERE number = ?", (article,))
        items: Iterable[Quote | Claim] = (*reading.quotes, *reading.claims)
        for item in items:
            review = reviews.get(item.id, Review())
            if not review.dismissed:
                _insert(library, article, reading, item, review)


def found(library: Library, condition: str, values: Sequence[object]) -> list[Statement]:
    """The statements `s`, of articles `a`, that meet a condition, in current versions of articles alone."""
    return [
        Statement(*(*row[:8], _decode_speakers(row[8]), bool(row[9]), row[10]))
        for row in library.execute(_STATEMENT + condition, values)
    ]


def _insert(library: Library, article: int, reading: Reading, item: Quote | Claim, review: Review) -> None:
    """Write one statement and its voices."""
    if isinstance(item, Quote):
        layer, speakers, unsure = "quote", item.speakers, item.inferred
    else:
        layer, speakers, unsure = "claim", item.claimants, False
    if review.speakers is not None:
        speakers, unsure = review.speakers, False
    ((number,),) = library.execute(
        "INSERT INTO statements (article, layer, item, start, speakers, unsure, status, text)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?) RETURNING number",
        (
            article,
            layer,
            item.id,
            item.spans[0].start,
            _encode([source.name for source in speakers if source.name]).decode(),
            unsure,
            review.status,
            " … ".join(reading.article.text[span.start : span.end] for span in item.spans),
        ),
    )
    # Words like « les experts » are nobody in particular: a voice is an entity, or a name the reader gave.
    voices = [("speaker", s.name) for s in speakers if s.name and (s.entity or review.speakers is not None)]
    voices += [("via", s.name) for s in item.via if s.name and s.entity]
    rows = [(names.key(name), role, number, article, layer, name) for role, name in voices]
    library.execute_many("INSERT OR IGNORE INTO voices VALUES (?, ?, ?, ?, ?, ?)", rows)
