"""Tables for spreadsheets: quotes, claims and entities as CSV (RFC 4180, UTF-8 with the byte order mark Excel needs).

A row an item, its words exactly as in the article. What the reader has said of it comes last: a status, notes, and who
the analysis had said speaks, where the reader has set another. No cell can act as a formula: an apostrophe goes before
a character that would start one. Lists inside a cell are parted by " ; ".
"""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Iterable, Sequence

from sawt_reader.exports import review
from sawt_reader.reading import wording
from sawt_reader.reading.kinds import original_sources
from sawt_reader.reading.model import Article, Reading, Source, Span

# A formula starts with one of these signs in Excel, LibreOffice or Google Sheets, full-width ones too: at the start of
# a cell, or after a separator where a program set to semicolons or tabs might cut our cells. A run of separators that
# no sign follows matches as well, so that none is read twice.
_FORMULA = re.compile(r"((?:^|[;\t\r\n])[\s\";]*)([=+\-@＝＋－＠]?)")
_WHERE = ("article", "title", "outlet", "published", "url")


def quotes(reading: Reading) -> bytes:
    """A row a quote."""
    said = _Said(reading)
    rows = (
        (
            quote.id,
            _names(reading, quote.speakers),
            quote.kind,
            _words(reading, quote.spans),
            _words(reading, [quote.cue] if quote.cue else []),
            _names(reading, quote.via),
            quote.inferred,
            quote.confidence,
            quote.parent,
            *_place(reading, quote.spans, quote.sentence),
            *said.of(quote.id),
            said.before(quote.id),
        )
        for quote in reading.quotes
    )
    columns = ("id", "speakers", "kind", "words", "cue", "via", "inferred", "confidence", "parent")
    return _table(reading.article, (*columns, *_PLACE, *_SAID, "analysed_speakers"), rows)


def claims(reading: Reading) -> bytes:
    """A row a claim."""
    said = _Said(reading)
    rows = (
        (
            claim.id,
            _names(reading, claim.claimants),
            claim.source_kind,
            _words(reading, claim.spans),
            claim.certainty,
            claim.polarity,
            claim.hearsay,
            _list(claim.types),
            _names(reading, claim.via),
            claim.quote,
            _list(claim.opposites),
            claim.score,
            *_place(reading, claim.spans, claim.sentence),
            *said.of(claim.id),
            said.before(claim.id),
        )
        for claim in reading.claims
    )
    columns = (
        *("id", "claimants", "source_kind", "words", "certainty", "polarity", "hearsay"),
        *("types", "via", "quote", "opposites", "score"),
    )
    return _table(reading.article, (*columns, *_PLACE, *_SAID, "analysed_claimants"), rows)


def entities(reading: Reading) -> bytes:
    """A row an entity; its place is its first mention."""
    said = _Said(reading)
    rows = (
        (
            entity.id,
            entity.name,
            entity.kind,
            _list(entity.aliases),
            _list(entity.roles),
            entity.gender,
            entity.country,
            len(entity.mentions),
            *_place(reading, [Span(m.start, m.end) for m in entity.mentions[:1]], entity.mentions[0].sentence),
            *said.of(entity.id),
        )
        for entity in reading.entities
    )
    columns = ("id", "name", "kind", "aliases", "roles", "gender", "country", "mentions")
    return _table(reading.article, (*columns, *_PLACE, *_SAID), rows)


def join(tables: Sequence[bytes]) -> bytes:
    """One table of several of a kind: one byte order mark, one row of headings."""
    return b"".join([*tables[:1], *(table.partition(b"\r\n")[2] for table in tables[1:])])


_PLACE = ("start", "end", "sentence", "sentence_words")


def _place(reading: Reading, spans: Sequence[Span], sentence: int) -> tuple[object, ...]:
    """Where an item is: code points of its start and end, the number of its sentence from 1, that sentence's words."""
    whole = reading.sentences[sentence]
    words = reading.article.text[whole.start : whole.end]
    return spans[0].start, spans[-1].end, sentence + 1, words


_SAID = ("status", "notes")


class _Said:
    """What the reader has said of the items of a reading."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._reviews = review.reviews(reading)
        self._notes = review.notes(reading)

    def of(self, item: str) -> tuple[object, ...]:
        """Status and notes of an item."""
        said = self._reviews.get(item)
        return said.status if said else None, _list([wording.body(note) for note in self._notes.get(item, ())])

    def before(self, item: str) -> str:
        """Whom the analysis had said speaks, where the reader has set another."""
        said = self._reviews.get(item)
        if said is None or said.speakers is None:
            return ""
        return _names(self._reading, original_sources(said))


def _words(reading: Reading, spans: Iterable[Span]) -> str:
    return wording.CUT.join(reading.article.text[span.start : span.end] for span in spans)


def _names(reading: Reading, sources: Sequence[Source]) -> str:
    return _list([wording.name(reading, source) for source in sources])


def _list(values: Sequence[str]) -> str:
    return " ; ".join(values)


def _table(article: Article, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    where = (article.id, article.title, article.outlet, article.published, article.url)
    return table((*_WHERE, *columns), ((*where, *row) for row in rows))


def table(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """A table of any rows: its headings, then a line a row, no cell of which can act as a formula."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(columns)
    writer.writerows([_cell(value) for value in row] for row in rows)
    return codecs.BOM_UTF8 + out.getvalue().encode()


def _cell(value: object) -> object:
    """A value that a spreadsheet shows as it is; yes and no as it knows them, nothing for None."""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if not isinstance(value, str):
        return value
    tamed = _FORMULA.sub(lambda match: f"{match[1]}'{match[2]}" if match[2] else match[1], value)
    return f"'{tamed}" if tamed.startswith("\t") else tamed
