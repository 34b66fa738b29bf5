"""Readings as JSON, out and in: a line each, as `analyze` writes them and every other command reads them."""

from __future__ import annotations

from typing import Any, Literal

import msgspec

from sawt_reader.reading.model import SCHEMA, Analyzer, Reading, Struct

ERROR_SCHEMA: Literal["sawt-error/1"] = "sawt-error/1"


class Failure(Struct, frozen=True, kw_only=True):
    """An article without a reading, in a file of readings. Programs that read those skip it.

    Attributes:
        source: where it should have been read from, as `Article.source`.
        error: the reason, in one line.
        article: the id of the article if it has a text; then the analysis failed.
        analyzer: the analysis that failed, or would have run.
        origin: a digest of the place of the source, the same however its path is written; not set if `article` is
            known, and in files of earlier versions.
    """

    schema: Literal["sawt-error/1"] = ERROR_SCHEMA
    source: str
    error: str
    article: str | None = None
    analyzer: Analyzer
    origin: str | msgspec.UnsetType = msgspec.UNSET


class _Schema(Struct, frozen=True):
    schema: str


_encoder = msgspec.json.Encoder()
_reading_decoder = msgspec.json.Decoder(Reading)
_failure_decoder = msgspec.json.Decoder(Failure)
_schema_decoder = msgspec.json.Decoder(_Schema)


def to_json(value: Struct) -> bytes:
    """Encode a value as one line of UTF-8 JSON, without the line feed."""
    return _encoder.encode(value)


def reading_from_json(data: bytes | str) -> Reading:
    """Decode a reading. Unknown fields are ignored.

    Raises:
        msgspec.ValidationError: for JSON that does not follow the contract.
        msgspec.DecodeError: for what is not JSON.
    """
    return _reading_decoder.decode(data)


def is_failure(data: bytes | str) -> bool:
    """Whether JSON from a file of readings is a `Failure`."""
    try:
        return _schema_decoder.decode(data).schema == ERROR_SCHEMA
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return False


def result_from_json(data: bytes | str) -> Reading | Failure:
    """Decode a line of a file of readings. Raises as `reading_from_json` does."""
    return _failure_decoder.decode(data) if is_failure(data) else _reading_decoder.decode(data)


def json_schema() -> dict[str, Any]:
    """The JSON Schema of a reading."""
    schema = msgspec.json.schema(Reading)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": SCHEMA, **schema}
