"""Candidates for mentions, as the rules for names yield them."""

from __future__ import annotations

from typing import NamedTuple

from sawt_reader.reading.model import EntityKind


class Candidate(NamedTuple):
    """Tokens `start` to `end`, half open, that may name something.

    Attributes:
        weight: evidence for the kind: 1 a hint, 2 the model or a city's name, 3 a rule of grammar, 4 a title.
    """

    start: int
    end: int
    kind: EntityKind
    weight: int
