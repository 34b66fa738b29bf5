"""The run of `analyze`: articles into batches, batches to an engine, rows back in the order of the articles.

Only a few batches per worker are in memory at a time, whatever the number of articles.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from typing import Protocol

from sawt_reader.archive.limits import Limit
from sawt_reader.archive.task import Batch, failure, too_long
from sawt_reader.i18n import _
from sawt_reader.reading.model import Article
from sawt_reader.reading.serialization import Failure, to_json

# Most articles of a batch, and code points after which it is closed.
ARTICLES, CODE_POINTS = 16, 60_000
# Most articles that wait behind a slow one, for each batch that an engine takes.
_BEHIND = 8 * ARTICLES
# Workers that may die of an article before it is skipped: a single one may have died because memory was short.
_MOST_DEATHS = 3


class EngineError(Exception):
    """An engine that cannot work, as one line."""


class Lost(Enum):
    """How the worker of a batch died."""

    CRASHED = "crashed"
    TOO_LONG = "too long"


class Engine(Protocol):
    """Where batches are analysed."""

    @property
    def capacity(self) -> int:
        """How many batches it takes at a time."""

    def submit(self, ticket: int, batch: bytes) -> None:
        """Accept a batch, the JSON of a `Batch`; `ticket` identifies it."""

    def collect(self) -> tuple[int, list[bytes] | Lost]:
        """Wait for a batch: its ticket, and its rows or how its worker died."""

    def close(self) -> None:
        """Stop all work."""


class Deferred:
    """Starts an engine when there is something to analyse."""

    def __init__(self, start: Callable[[], Engine]) -> None:
        self._start = start
        self._engine: Engine | None = None

    @property
    def capacity(self) -> int:
        """One batch before the start."""
        return self._engine.capacity if self._engine else 1

    def submit(self, ticket: int, batch: bytes) -> None:
        """Accept a batch; start the engine for the first one."""
        self._engine = self._engine or self._start()
        self._engine.submit(ticket, batch)

    def collect(self) -> tuple[int, list[bytes] | Lost]:
        """Wait for a batch."""
        assert self._engine
        return self._engine.collect()

    def close(self) -> None:
        """Stop all work."""
        if self._engine:
            self._engine.close()


@dataclass
class _Place:
    """An article among the rows, until its row is known."""

    article: Article
    row: bytes | None = None
    deaths: int = 0


class _Run:
    def __init__(self, incoming: Iterable[Article | Failure], engine: Engine, limit: Limit) -> None:
        self._incoming = iter(incoming)
        self._engine = engine
        self._limit = limit
        self._places: deque[_Place | bytes] = deque()
        self._running: dict[int, list[_Place]] = {}
        self._retries: deque[list[_Place]] = deque()
        self._tickets = 0

    def rows(self) -> Iterator[list[bytes]]:
        """See `rows`."""
        more = True
        while more or self._places:
            more = self._fill()
            if ready := list(self._ready()):
                yield ready
            if self._running:
                self._collect()

    def _fill(self) -> bool:
        """Fill the engine with batches; False when there are no more articles."""
        while len(self._running) < self._engine.capacity:
            if self._retries:
                batch = self._retries.popleft()
            elif len(self._places) < self._engine.capacity * _BEHIND:
                new = self._batch()
                if new is None:
                    return False
                batch = new
            else:
                break
            if batch:
                self._tickets += 1
                self._running[self._tickets] = batch
                self._engine.submit(self._tickets, to_json(Batch([place.article for place in batch], self._limit)))
        return True

    def _batch(self) -> list[_Place] | None:
        """The next articles, each with its place; None at the end. Empty if all of them are failures."""
        batch: list[_Place] = []
        size = 0
        for count, item in enumerate(self._incoming, start=1):
            if isinstance(item, Failure):
                self._places.append(to_json(item))
            else:
                place = _Place(item)
                self._places.append(place)
                batch.append(place)
                size += len(item.text)
            if count == ARTICLES or size >= CODE_POINTS:
                return batch
        return batch or None

    def _collect(self) -> None:
        """Wait for a batch. One whose worker died is retried article by article."""
        ticket, rows = self._engine.collect()
        batch = self._running.pop(ticket)
        if not isinstance(rows, Lost):
            for place, row in zip(batch, rows, strict=True):
                place.row = row
            return
        for place in batch:
            # In a batch of several, any of them may have killed the worker.
            alone = len(batch) == 1
            if alone:
                place.deaths += 1
            if alone and rows is Lost.TOO_LONG:
                place.row = to_json(too_long(place.article, self._limit))
            elif place.deaths == _MOST_DEATHS:
                error = _("{n} workers died of it: too little memory, or a crash").format(n=_MOST_DEATHS)
                place.row = to_json(failure(place.article, error))
            else:
                self._retries.append([place])

    def _ready(self) -> Iterator[bytes]:
        """The known rows at the front."""
        while self._places:
            place = self._places[0]
            row = place if isinstance(place, bytes) else place.row
            if row is None:
                return
            self._places.popleft()
            yield row


def rows(incoming: Iterable[Article | Failure], engine: Engine, limit: Limit) -> Iterator[list[bytes]]:
    """The rows of OUT (JSON) in the order of what comes in, as lists of rows that are ready together."""
    return _Run(incoming, engine, limit).rows()
