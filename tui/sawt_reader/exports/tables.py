"""Tables for spreadsheets: quotes, claims and entities as CSV (RFC 4180, UTF-8 with the byte order mark Excel needs).

One row per item, its words exactly as in the article. Then come the user's status and notes, the speakers according to
the analysis where the user has set others, how sure the speaker of a quote or the kind of an entity is, and why, and
names that only the library knows with the articles that tell them; last whether a person has added the item, and what
of it was corrected. No cell can act as a formula: an
apostrophe is put before a character that would start one. Lists in a cell are separated by " ; ".
"""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Iterable, Sequence

from sawt_reader.exports import review
from sawt_reader.reading import wording
from sawt_reader.reading.kinds import coded_basis, coded_signs, original_sources
from sawt_reader.reading.model import Article, Reading, Source, Span

# A formula starts with one of these characters in Excel, LibreOffice or Google Sheets, full-width ones too: at the
# start of a cell, or after a separator where a program set to semicolons or tabs might cut our cells. A run of
# separators without such a character matches as well, so that no run is scanned twice.
_FORMULA = re.compile(r"((?:^|[;\t\r\n])[\s\";]*)([=+\-@＝＋－＠]?)")
_WHERE = ("article", "title", "outlet", "published", "url")


def quotes(reading: Reading) -> bytes:
    """One row per quote."""
    reviews = _Reviews(reading)
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
            *reviews.of(quote.id),
            reviews.analysed(quote.id),
            quote.speaker_confidence,
            _list(coded_basis(quote, reading)),
            _from_library(quote.speakers),
            *reviews.by_hand(quote.id),
        )
        for quote in reading.quotes
    )
    columns = ("id", "speakers", "kind", "words", "cue", "via", "inferred", "confidence", "parent")
    return _table(
        reading.article, (*columns, *_PLACE, *_REVIEW, "analysed_speakers", *_HOW, "from_library", *_BY_HAND), rows
    )


def claims(reading: Reading) -> bytes:
    """One row per claim."""
    reviews = _Reviews(reading)
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
            *reviews.of(claim.id),
            reviews.analysed(claim.id),
            _from_library(claim.claimants),
            *reviews.by_hand(claim.id),
        )
        for claim in reading.claims
    )
    columns = (
        *("id", "claimants", "source_kind", "words", "certainty", "polarity", "hearsay"),
        *("types", "via", "quote", "opposites", "score"),
    )
    return _table(reading.article, (*columns, *_PLACE, *_REVIEW, "analysed_claimants", "from_library", *_BY_HAND), rows)


def entities(reading: Reading) -> bytes:
    """One row per entity; its place is its first mention."""
    reviews = _Reviews(reading)
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
            *reviews.of(entity.id),
            entity.kind_confidence,
            _list(coded_signs(entity)),
            *reviews.by_hand(entity.id),
        )
        for entity in reading.entities
    )
    columns = ("id", "name", "kind", "aliases", "roles", "gender", "country", "mentions")
    return _table(reading.article, (*columns, *_PLACE, *_REVIEW, "kind_confidence", "kind_signs", *_BY_HAND), rows)


def join(tables: Sequence[bytes]) -> bytes:
    """One table from several of the same kind: one byte order mark, one row of headings."""
    return b"".join([*tables[:1], *(table.partition(b"\r\n")[2] for table in tables[1:])])


_PLACE = ("start", "end", "sentence", "sentence_words")


def _place(reading: Reading, spans: Sequence[Span], sentence: int) -> tuple[object, ...]:
    """The place of an item: code points of its start and end, the number (from 1) and words of its sentence."""
    whole = reading.sentences[sentence]
    words = reading.article.text[whole.start : whole.end]
    return spans[0].start, spans[-1].end, sentence + 1, words


_REVIEW = ("status", "notes")
_BY_HAND = ("added", "corrected")
_HOW = ("speaker_confidence", "basis")


class _Reviews:
    """The user's notes and corrections on the items of a reading."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._corrections = review.Corrections(reading)
        self._notes = review.notes(reading)

    def of(self, item: str) -> tuple[object, ...]:
        """Status and notes of an item."""
        found = self._corrections.of(item)
        return found.status if found else None, _list([wording.body(note) for note in self._notes.get(item, ())])

    def by_hand(self, item: str) -> tuple[object, ...]:
        """Whether a person has added an item, and the codes of what was corrected of it."""
        return self._corrections.is_added(item), _list(self._corrections.fields(item))

    def analysed(self, item: str) -> str:
        """The speakers according to the analysis, where the user has set others."""
        found = self._corrections.of(item)
        if found is None or found.speakers is None:
            return ""
        return _names(self._reading, original_sources(found))


def _words(reading: Reading, spans: Iterable[Span]) -> str:
    return wording.CUT.join(reading.article.text[span.start : span.end] for span in spans)


def _names(reading: Reading, sources: Sequence[Source]) -> str:
    return _list([wording.source_name(source, reading) for source in sources])


def _from_library(sources: Sequence[Source]) -> str:
    """Who held the offices that sources are called by, as "Claire Petit, ministre (from your library: …)"."""
    found = (one for source in sources for one in source.from_library or ())
    return _list([f"{one.name}, {one.role} ({wording.from_library(one)}; {one.article})" for one in found])


def _list(values: Sequence[str]) -> str:
    return " ; ".join(values)


def _table(article: Article, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    where = (article.id, article.title, article.outlet, article.published, article.url)
    return table((*_WHERE, *columns), ((*where, *row) for row in rows))


def table(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """A CSV table: headings, then the rows. No cell can act as a formula."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(columns)
    writer.writerows([_cell(value) for value in row] for row in rows)
    return codecs.BOM_UTF8 + out.getvalue().encode()


def _cell(value: object) -> object:
    """A value that a spreadsheet shows as it is; booleans as TRUE and FALSE, None as an empty cell."""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if not isinstance(value, str):
        return value
    tamed = _FORMULA.sub(lambda match: f"{match[1]}'{match[2]}" if match[2] else match[1], value)
    return f"'{tamed}" if tamed.startswith("\t") else tamed
