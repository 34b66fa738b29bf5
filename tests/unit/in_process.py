"""An engine that analyses in the process of the test, with the model that is loaded there and what is patched in it."""

from __future__ import annotations

from sawt_reader.analysis import pipeline
from sawt_reader.archive import task


class InProcess:
    """Takes one batch at a time."""

    capacity = 1

    def __init__(self) -> None:
        self._nlp = pipeline.load()
        self._given: tuple[int, bytes] | None = None

    def submit(self, ticket: int, batch: bytes) -> None:
        self._given = ticket, batch

    def collect(self) -> tuple[int, list[bytes]]:
        assert self._given is not None
        ticket, batch = self._given
        return ticket, task.rows(self._nlp, batch)

    def close(self) -> None:
        pass
