"""The protocol between the reader and the analysis worker: one JSON object per line, in both directions.

The reader starts the worker as a child process, sends `Analyse` on its standard input and reads the replies from its
standard output. To cancel an analysis the reader kills the worker and starts another.
"""

from __future__ import annotations

import msgspec

from sawt_reader.reading.model import Analyzer, Article, Reading, Struct


class Analyse(Struct, frozen=True, tag="analyse"):
    """Reader to worker: analyse this article; replies carry the same `job`."""

    job: int
    article: Article


class Ready(Struct, frozen=True, tag="ready"):
    """Worker to reader: the model was loaded in `seconds`; `analyzer` will make the readings."""

    seconds: float
    analyzer: Analyzer


class Progress(Struct, frozen=True, tag="progress"):
    """Worker to reader: `done` of `total` pieces of the text have been through the model."""

    job: int
    done: int
    total: int


class Partial(Struct, frozen=True, tag="partial"):
    """Worker to reader: the reading of the text analysed so far. A later one replaces it."""

    job: int
    reading: Reading


class Done(Struct, frozen=True, tag="done"):
    """Worker to reader: the whole reading, and the seconds it took without loading the model."""

    job: int
    reading: Reading
    seconds: float


class Failed(Struct, frozen=True, tag="failed"):
    """Worker to reader: an error and its remedy, one line each. `job` is None if no job was running."""

    message: str
    remedy: str
    job: int | None = None


Reply = Ready | Progress | Partial | Done | Failed

_encoder = msgspec.json.Encoder()
_request_decoder = msgspec.json.Decoder(Analyse)
_reply_decoder: msgspec.json.Decoder[Reply] = msgspec.json.Decoder(Reply)


def encode(message: Analyse | Reply) -> bytes:
    """A message as a line of JSON, line feed included."""
    return _encoder.encode(message) + b"\n"


def decode_request(line: bytes) -> Analyse:
    """A line from the reader. Raises `msgspec.DecodeError` for anything else."""
    return _request_decoder.decode(line)


def decode_reply(line: bytes) -> Reply:
    """A line from the worker. Raises `msgspec.DecodeError` for anything else."""
    return _reply_decoder.decode(line)
