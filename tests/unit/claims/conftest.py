"""What the tests of claims share."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sawt_reader.reading.model import Claim, Reading

Read = Callable[[str], Reading]


@pytest.fixture
def claims(read: Read) -> Callable[[str], list[tuple[str, Claim]]]:
    """`claims(text)`: the claims of a text, each with its words."""

    def find(text: str) -> list[tuple[str, Claim]]:
        reading = read(text)
        return [(" … ".join(text[s.start : s.end] for s in claim.spans), claim) for claim in reading.claims]

    return find
