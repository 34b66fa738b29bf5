"""The contract `sawt-reading/1` as JSON, on one line or indented."""

from __future__ import annotations

import msgspec

from sawt_reader.reading.model import Reading
from sawt_reader.reading.serialization import to_json


def line(reading: Reading) -> bytes:
    """A reading as one line, as `analyze` writes it."""
    return to_json(reading) + b"\n"


def indented(reading: Reading) -> bytes:
    """A reading as one indented object."""
    return msgspec.json.format(to_json(reading), indent=2) + b"\n"
