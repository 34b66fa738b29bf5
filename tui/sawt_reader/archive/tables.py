"""The tables of an archive, for SQL: what `analyze` writes to SQLite and Parquet.

| table | a row | columns |
|---|---|---|
| articles | an article | article (number of its row in OUT, from 1), id, source, url, title, outlet, byline, published, modified, retrieved, language, notice, words, sentences, text, analyzer, model, reading (the contract's JSON) |
| entities | an entity of an article | article, entity, kind, name, aliases, roles, gender, country, mentions (how many), kind_confidence, kind_signs |
| quotes | a quote | article, quote, kind, attribution, quoted (its words), words (how many), sentence, start, stop, cue, inferred, confidence, parent, speaker_confidence, basis |
| speakers | a speaker of a quote, or a source that relays it | article, quote, relay, entity, name, kind, gender |
| claims | a claim | article, claim, claimed (its words), sentence, start, stop, source_kind, quote, polarity, certainty, hearsay, types, score |
| claimants | a claimant of a claim, or a source that relays it | article, claim, relay, entity, name, kind, gender |
| errors | an article that has no reading | article, source, id (null without a text), error, analyzer, model, origin (of a source that could not be read: a digest of its location) |

`article`, `entity`, `quote` and `claim` join the tables: `speakers JOIN quotes USING (article, quote)`. `relay` is 0 for
who speaks or asserts, 1 for the nearest relay, 2 for the next. `name`, `kind` and `gender` of a speaker are those of the
entity; without one, `name` is the description in the text, as « un responsable ». A quote without rows in speakers has
no known speaker; for a claim without claimants, source_kind gives the kind of its source. Days are ISO 8601; offsets are
code points of `text`, `stop` is exclusive; sentences are numbered from 0; words are separated by white space. Lists
(aliases, roles, types, kind_signs, basis) are JSON in SQLite, lists in Parquet. A sign of a kind, or of the basis on
which a speaker was reached, is a reason of the contract with the words that show it, as `words: le groupe` or `model`.
"""  # noqa: E501  # a table's rows cannot be broken

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Literal

import msgspec

from sawt_reader.i18n import _
from sawt_reader.reading.kinds import coded_basis, coded_signs
from sawt_reader.reading.model import Reading, Source
from sawt_reader.reading.normal_form import as_name
from sawt_reader.reading.serialization import Failure, to_json
from sawt_reader.reading.voices import quoted_words
from sawt_reader.reading.wording import one_line, words

Type = Literal["text", "integer", "real", "boolean", "texts"]
Rows = dict[str, list[tuple[Any, ...]]]
"""Rows by the name of their table, values in the order of its columns."""

_FACTS = (
    *("id", "source", "url", "title", "outlet", "byline"),
    *("published", "modified", "retrieved", "language", "notice"),
)
_WHO: dict[str, Type] = {"relay": "integer", "entity": "text", "name": "text", "kind": "text", "gender": "text"}
_ANALYZER: dict[str, Type] = {"analyzer": "text", "model": "text"}

TABLES: Mapping[str, Mapping[str, Type]] = {
    "articles": {
        "article": "integer",
        **dict.fromkeys(_FACTS, "text"),
        "words": "integer",
        "sentences": "integer",
        "text": "text",
        **_ANALYZER,
        "reading": "text",
    },
    "entities": {
        "article": "integer",
        **dict.fromkeys(("entity", "kind", "name"), "text"),
        **dict.fromkeys(("aliases", "roles"), "texts"),
        **dict.fromkeys(("gender", "country"), "text"),
        "mentions": "integer",
        "kind_confidence": "real",
        "kind_signs": "texts",
    },
    "quotes": {
        "article": "integer",
        **dict.fromkeys(("quote", "kind", "attribution", "quoted"), "text"),
        **dict.fromkeys(("words", "sentence", "start", "stop"), "integer"),
        "cue": "text",
        "inferred": "boolean",
        "confidence": "real",
        "parent": "text",
        "speaker_confidence": "real",
        "basis": "texts",
    },
    "speakers": {"article": "integer", "quote": "text", **_WHO},
    "claims": {
        "article": "integer",
        **dict.fromkeys(("claim", "claimed"), "text"),
        **dict.fromkeys(("sentence", "start", "stop"), "integer"),
        **dict.fromkeys(("source_kind", "quote", "polarity", "certainty"), "text"),
        "hearsay": "boolean",
        "types": "texts",
        "score": "real",
    },
    "claimants": {"article": "integer", "claim": "text", **_WHO},
    "errors": {
        "article": "integer",
        **dict.fromkeys(("source", "id", "error"), "text"),
        **_ANALYZER,
        "origin": "text",
    },
}
"""The columns of each table and their types; "texts" is a list of texts."""


def rows(number: int, result: Reading | Failure) -> Rows:
    """All rows of one article.

    Args:
        number: of its row in OUT, from 1.
        result: the reading, or the failure.
    """
    made_by = (result.analyzer.version, result.analyzer.model)
    if isinstance(result, Failure):
        return {"errors": [(number, result.source, result.article, result.error, *made_by, result.origin or None)]}
    article = result.article
    facts = [getattr(article, column) for column in _FACTS]
    size = (len(article.text.split()), len(result.sentences))
    return {
        "articles": [(number, *facts, *size, article.text, *made_by, to_json(result).decode())],
        "entities": list(_entities(number, result)),
        "quotes": list(_quotes(number, result)),
        "speakers": [
            (number, quote.id, *who) for quote in result.quotes for who in _who(result, quote.speakers, quote.via)
        ],
        "claims": list(_claims(number, result)),
        "claimants": [
            (number, claim.id, *who) for claim in result.claims for who in _who(result, claim.claimants, claim.via)
        ],
    }


def reading_row(number: object, reading: object) -> tuple[int, bytes]:
    """A row of `articles`: its number and its JSON.

    Raises:
        ValueError: for values of the wrong type.
    """
    if type(number) is not int or not isinstance(reading, str):
        raise ValueError(_("article {n} is damaged").format(n=one_line(str(number))))
    return number, reading.encode()


def failure_row(row: Mapping[str, object]) -> tuple[int, Failure]:
    """A row of `errors`: its number and the failure. Files of earlier versions have no `origin`.

    Raises:
        ValueError: for a missing column, or a value of the wrong type.
    """
    number = row.get("article")
    fields = {"source": "source", "error": "error", "article": "id"}
    values: dict[str, object] = {field: row.get(column) for field, column in fields.items()}
    if row.get("origin") is not None:
        values["origin"] = row["origin"]
    values["analyzer"] = {"version": row.get("analyzer"), "model": row.get("model")}
    try:
        return msgspec.convert(number, int), msgspec.convert(values, Failure)
    except msgspec.ValidationError as error:
        raise ValueError(_("article {n} is damaged").format(n=one_line(str(number)))) from error


def _entities(number: int, reading: Reading) -> Iterator[tuple[Any, ...]]:
    for entity in reading.entities:
        lists = (entity.aliases, entity.roles)
        yield (
            *(number, entity.id, entity.kind, entity.name, *lists),
            *(entity.gender, entity.country, len(entity.mentions)),
            *(entity.kind_confidence, coded_signs(entity)),
        )


def _quotes(number: int, reading: Reading) -> Iterator[tuple[Any, ...]]:
    for quote in reading.quotes:
        yield (
            *(number, quote.id, quote.kind, quote.attribution, words(quote.spans, reading)),
            *(quoted_words(reading, quote), quote.sentence, quote.spans[0].start, quote.spans[-1].end),
            words([quote.cue], reading) if quote.cue else None,
            *(quote.inferred, quote.confidence, quote.parent),
            *(quote.speaker_confidence, coded_basis(quote, reading)),
        )


def _claims(number: int, reading: Reading) -> Iterator[tuple[Any, ...]]:
    for claim in reading.claims:
        yield (
            *(number, claim.id, words(claim.spans, reading)),
            *(claim.sentence, claim.spans[0].start, claim.spans[-1].end),
            *(claim.source_kind, claim.quote, claim.polarity, claim.certainty, claim.hearsay, claim.types),
            claim.score,
        )


def _who(reading: Reading, sources: Sequence[Source], via: Sequence[Source]) -> Iterator[tuple[Any, ...]]:
    """The columns of speakers or claimants, and of who relays them."""
    entities = {entity.id: entity for entity in reading.entities}
    for relay, source in (*((0, source) for source in sources), *enumerate(via, start=1)):
        entity = entities.get(source.entity or "")
        description = words([source.span], reading) if source.span else None
        name = source.name or (as_name(description) if description else None)
        yield (relay, source.entity, name, entity.kind if entity else None, entity.gender if entity else None)
