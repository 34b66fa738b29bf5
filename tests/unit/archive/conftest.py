"""Articles of an archive, and what stands for their analysis where the rules do not matter."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from sawt_reader.analysis.version import installed
from sawt_reader.archive.limits import Limit
from sawt_reader.archive.run import Lost
from sawt_reader.archive.task import Batch
from sawt_reader.reading.model import Article, Reading
from sawt_reader.reading.serialization import to_json
from sawt_reader.sources import article_from_text

_batches = msgspec.json.Decoder(Batch)
NO_LIMIT = Limit(0)


def text(number: int) -> str:
    """A short article, different for each number."""
    return f"La maire de Tours a inauguré {number} écoles. « Nous en ferons {number + 1} », a promis Jeanne Morel."


def article(number: int) -> Article:
    return article_from_text(text(number), f"press.jsonl#{number}")


def empty_reading(article: Article) -> Reading:
    """A reading in which nothing was found."""
    return Reading(article=article, sentences=(), entities=(), quotes=(), terms=(), claims=(), analyzer=installed())


class Blank:
    """An engine that finds nothing, takes two batches at a time and hands the last one back first."""

    capacity = 2

    def __init__(self, take: Callable[[list[Article]], None] = lambda articles: None) -> None:
        self._given: list[tuple[int, bytes]] = []
        self._take = take
        self.batches: list[int] = []

    def submit(self, ticket: int, batch: bytes) -> None:
        self._given.append((ticket, batch))

    def collect(self) -> tuple[int, list[bytes] | Lost]:
        ticket, batch = self._given.pop()
        articles = _batches.decode(batch).articles
        self.batches.append(len(articles))
        try:
            self._take(articles)
        except ConnectionError:
            return ticket, Lost.CRASHED
        except TimeoutError:
            return ticket, Lost.TOO_LONG
        return ticket, [to_json(empty_reading(article)) for article in articles]

    def close(self) -> None:
        self._given.clear()


@pytest.fixture
def press(tmp_path: Path) -> Path:
    """An archive of 200 articles, one of them twice, with a broken row in the middle."""
    rows = [json.dumps({"texte": text(number % 199), "media": f"Journal {number % 3}"}) for number in range(200)]
    path = tmp_path / "press.jsonl"
    path.write_text("\n".join([*rows[:120], "{broken", *rows[120:]]))
    return path
