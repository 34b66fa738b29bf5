"""What OUT holds when a run goes on with it: which articles need no row any more, and which rows are made anew."""

from __future__ import annotations

import hashlib
import os
from collections import Counter, defaultdict, deque
from typing import Literal, NamedTuple

from sawt_reader.reading.model import Analyzer, Article, Failure
from sawt_reader.sources.addresses import is_url

Key = bytes
"""Which article a row is of, or of which source it is the failure: 16 bytes."""
Outcome = Literal["reading", "no reading", "no article"]
"""What a row tells: a reading; that the analysis failed; that the source could not be read."""


class Identity(NamedTuple):
    """A row of OUT, as far as going on with it needs to know it."""

    key: Key
    outcome: Outcome
    analyzer: Analyzer


def article_key(id: str) -> Key:
    """The key of an article: that of its text, wherever it came from."""
    return _digest("article", id)


def origin(name: str, row: str = "") -> str:
    """A digest of where a source is, however its path is written. See `Failure.origin`.

    Args:
        name: a path, a URL, or "-" for standard input.
        row: which row of an archive, as it stands at the end of `Article.source`: "#17".
    """
    place = name if name == "-" or is_url(name) else os.path.realpath(name)
    return _digest("source", place + row).hex()


def key_of(item: Article | Failure) -> Key:
    """The key of what comes in."""
    return article_key(item.id) if isinstance(item, Article) else failure_row(item).key


def failure_row(failure: Failure) -> Identity:
    """A failure as a row. The key of one without an origin is made of its path as it was written."""
    if failure.article is not None:
        return Identity(article_key(failure.article), "no reading", failure.analyzer)
    try:
        key = bytes.fromhex(failure.origin or "")
    except ValueError:  # nothing of ours
        key = b""
    return Identity(key or bytes.fromhex(origin(failure.source)), "no article", failure.analyzer)


class Held:
    """The rows of OUT, by their keys.

    Args:
        analyzer: what analyses now.
        reanalyse: whether the rows of articles that another analyzer made, or whose analysis failed, are made anew.

    Attributes:
        done: how many rows each article, or failure of a source, has that stand as they are.
        failed: the articles among them whose analysis failed.
    """

    def __init__(self, analyzer: Analyzer, *, reanalyse: bool = False) -> None:
        self.done: Counter[Key] = Counter()
        self.failed: set[Key] = set()
        self._analyzer, self._reanalyse = analyzer, reanalyse
        self._stale: defaultdict[Key, deque[int]] = defaultdict(deque)
        self._stale_by: dict[int, Analyzer] = {}
        self._failures: defaultdict[Key, list[int]] = defaultdict(list)

    @property
    def other(self) -> Analyzer | None:
        """An analyzer that reads otherwise and made rows that are not to be made anew; None where all is well."""
        return None if self._reanalyse else next(iter(self._stale_by.values()), None)

    def add(self, number: int, row: Identity) -> None:
        """Take in the row of that number."""
        if row.outcome == "no article":
            self._failures[row.key].append(number)
        elif not row.analyzer.reads_as(self._analyzer) or (row.outcome == "no reading" and self._reanalyse):
            self._stale[row.key].append(number)
            self._stale_by[number] = row.analyzer
            return
        elif row.outcome == "no reading":
            self.failed.add(row.key)
        self.done[row.key] += 1

    def change(self, number: int, row: Identity) -> None:
        """Take in a row that took the place of the one of that number when OUT was written to last."""
        if number in self._stale[row.key]:
            self._stale[row.key].remove(number)
            del self._stale_by[number]
            self.add(number, row)
        elif row.outcome == "reading":
            self.failed.discard(row.key)

    def place(self, key: Key) -> int | None:
        """The number of the row that a new one takes the place of, each once; None where it is added."""
        waiting = self._stale.get(key)
        return waiting.popleft() if waiting else None

    def failures(self, key: Key) -> list[int]:
        """The numbers of the rows that tell of a source's failure."""
        return self._failures.get(key, [])


def _digest(kind: str, of: str) -> bytes:
    return hashlib.sha256(f"{kind}\0{of}".encode(errors="surrogatepass")).digest()[:16]
