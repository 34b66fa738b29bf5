"""The run over an archive: articles into batches, batches to an engine, rows back in the order of the articles.

At most a few batches for each worker are in hand at a time, so memory does not grow with the archive.
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
from sawt_reader.reading.model import Article, Failure, to_json

# A batch: so many articles, fewer where they have more code points together.
ARTICLES, CODE_POINTS = 16, 60_000
# Articles that may wait behind a slow one, for each batch an engine takes.
_BEHIND = 8 * ARTICLES
# Workers that an article may cost before it is left out: one may be ended by chance, by a system short of memory.
_COST = 3


class EngineError(Exception):
    """An engine that cannot go on: one clear line."""


class Lost(Enum):
    """Why there are no rows of a batch: its worker has come to an end."""

    CRASHED = "crashed"
    TOO_LONG = "too long"


class Engine(Protocol):
    """Where batches are analysed."""

    @property
    def capacity(self) -> int:
        """How many batches it takes at a time."""

    def give(self, ticket: int, batch: bytes) -> None:
        """Take a batch (the JSON of a `Batch`) in hand."""

    def take(self) -> tuple[int, list[bytes] | Lost]:
        """Wait for a batch that was given: its ticket and rows, or why its worker has come to an end."""

    def close(self) -> None:
        """Let go of all that is in hand."""


class Deferred:
    """An engine that is started when there is something to analyse."""

    def __init__(self, start: Callable[[], Engine]) -> None:
        self._start = start
        self._engine: Engine | None = None

    @property
    def capacity(self) -> int:
        """One batch until it is started."""
        return self._engine.capacity if self._engine else 1

    def give(self, ticket: int, batch: bytes) -> None:
        """Take a batch in hand."""
        self._engine = self._engine or self._start()
        self._engine.give(ticket, batch)

    def take(self) -> tuple[int, list[bytes] | Lost]:
        """Wait for a batch that was given."""
        assert self._engine
        return self._engine.take()

    def close(self) -> None:
        """Let go of all that is in hand."""
        if self._engine:
            self._engine.close()


@dataclass
class _Place:
    """The place of an article among the rows: what is to be analysed, then the row."""

    article: Article
    row: bytes | None = None
    lost: int = 0


class _Run:
    def __init__(self, incoming: Iterable[Article | Failure], engine: Engine, limit: Limit) -> None:
        self._incoming = iter(incoming)
        self._engine = engine
        self._limit = limit
        self._places: deque[_Place | bytes] = deque()
        self._in_hand: dict[int, list[_Place]] = {}
        self._again: deque[list[_Place]] = deque()
        self._tickets = 0

    def rows(self) -> Iterator[list[bytes]]:
        """See `rows`."""
        more = True
        while more or self._places:
            more = self._give_all()
            if ready := list(self._ready()):
                yield ready
            if self._in_hand:
                self._take()

    def _give_all(self) -> bool:
        """Give the engine what it has room for; False when nothing more comes in."""
        while len(self._in_hand) < self._engine.capacity:
            if self._again:
                batch = self._again.popleft()
            elif len(self._places) < self._engine.capacity * _BEHIND:
                came = self._batch()
                if came is None:
                    return False
                batch = came
            else:
                break
            if batch:
                self._tickets += 1
                self._in_hand[self._tickets] = batch
                self._engine.give(self._tickets, to_json(Batch([place.article for place in batch], self._limit)))
        return True

    def _batch(self) -> list[_Place] | None:
        """The next articles, each given its place; None at the end. Empty where none of them can be analysed."""
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

    def _take(self) -> None:
        """Wait for a batch. One that cost its worker is given again article by article."""
        ticket, rows = self._engine.take()
        batch = self._in_hand.pop(ticket)
        if not isinstance(rows, Lost):
            for place, row in zip(batch, rows, strict=True):
                place.row = row
            return
        for place in batch:
            # Where several were in the batch, nobody knows which of them it was.
            alone = len(batch) == 1
            place.lost += alone
            if alone and rows is Lost.TOO_LONG:
                place.row = to_json(too_long(place.article, self._limit))
            elif place.lost == _COST:
                error = _("it ended {n} workers: too little memory, or a crash").format(n=_COST)
                place.row = to_json(failure(place.article, error))
            else:
                self._again.append([place])

    def _ready(self) -> Iterator[bytes]:
        """The rows from the first place on that are known."""
        while self._places:
            place = self._places[0]
            row = place if isinstance(place, bytes) else place.row
            if row is None:
                return
            self._places.popleft()
            yield row


def rows(incoming: Iterable[Article | Failure], engine: Engine, limit: Limit) -> Iterator[list[bytes]]:
    """A row of OUT (JSON) for each that comes in, in that order; in lists of those that are ready together."""
    return _Run(incoming, engine, limit).rows()
