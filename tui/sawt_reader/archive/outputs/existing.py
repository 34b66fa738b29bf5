"""The rows of OUT when a run continues it: which articles are done, and which rows are to be replaced."""

from __future__ import annotations

import hashlib
import os
from collections import Counter, defaultdict, deque
from typing import Literal, NamedTuple

from sawt_reader.reading.model import Analyzer, Article
from sawt_reader.reading.serialization import Failure
from sawt_reader.sources.addresses import is_url

Key = bytes
"""Identifies the article of a row, or the source of a failure: 16 bytes."""
Outcome = Literal["reading", "no reading", "no article"]
"""A reading; a failed analysis; a source that could not be read."""


class Identity(NamedTuple):
    """What the continuation of a run needs to know of a row."""

    key: Key
    outcome: Outcome
    analyzer: Analyzer


def article_key(article_id: str) -> Key:
    """The key of an article, by its text, whatever its source."""
    return _digest("article", article_id)


def origin(name: str, row: str = "") -> str:
    """A digest of the location of a source, the same for all spellings of its path. See `Failure.origin`.

    Args:
        name: a path, a URL, or "-" for standard input.
        row: the row of a corpus, as at the end of `Article.source`: "#17".
    """
    place = name if name == "-" or is_url(name) else os.path.realpath(name)
    return _digest("source", place + row).hex()


def key_of(item: Article | Failure) -> Key:
    """The key of an article or a failure."""
    return article_key(item.id) if isinstance(item, Article) else failure_identity(item).key


def failure_identity(failure: Failure) -> Identity:
    """The identity of a failure. Without an origin, its path as written identifies it."""
    if failure.article is not None:
        return Identity(article_key(failure.article), "no reading", failure.analyzer)
    try:
        key = bytes.fromhex(failure.origin or "")
    except ValueError:  # not written by this program
        key = b""
    return Identity(key or bytes.fromhex(origin(failure.source)), "no article", failure.analyzer)


class ExistingRows:
    """The rows of OUT, by their keys.

    Args:
        analyzer: the analyzer of this run.
        reanalyse: replace the rows of articles that another analyzer wrote, or whose analysis failed.

    Attributes:
        done: the number of rows of each article, or failed source, that are not to be replaced.
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
        """A different analyzer whose rows are not to be replaced; None for none."""
        return None if self._reanalyse else next(iter(self._stale_by.values()), None)

    def add(self, number: int, row: Identity) -> None:
        """Add a row."""
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
        """Add a row that replaced the one with that number in an earlier run."""
        if number in self._stale[row.key]:
            self._stale[row.key].remove(number)
            del self._stale_by[number]
            self.add(number, row)
        elif row.outcome == "reading":
            self.failed.discard(row.key)

    def place(self, key: Key) -> int | None:
        """The number of the row to replace, each only once; None to append."""
        waiting = self._stale.get(key)
        return waiting.popleft() if waiting else None

    def failures(self, key: Key) -> list[int]:
        """The numbers of the failures of a source."""
        return self._failures.get(key, [])


def _digest(kind: str, text: str) -> bytes:
    return hashlib.sha256(f"{kind}\0{text}".encode(errors="surrogatepass")).digest()[:16]
