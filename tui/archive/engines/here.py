"""This process: one batch at a time."""

from __future__ import annotations

from tui.analysis import pipeline
from tui.archive import task


class Here:
    """The engine of `--jobs 1`."""

    capacity = 1

    def __init__(self) -> None:
        self._nlp = pipeline.load()
        self._given: tuple[int, bytes] | None = None

    def give(self, ticket: int, batch: bytes) -> None:
        """Keep the batch until its rows are asked for."""
        self._given = ticket, batch

    def take(self) -> tuple[int, list[bytes] | None]:
        """Analyse the batch."""
        assert self._given is not None
        ticket, batch = self._given
        return ticket, task.rows(self._nlp, batch)

    def close(self) -> None:
        """Nothing is left over."""
