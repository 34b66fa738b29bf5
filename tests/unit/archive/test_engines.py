"""Engines with the real analysis: the same rows from each, also when a worker is killed in the middle."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator

import pytest
from spacy.language import Language

from sawt_reader.analysis import pipeline
from sawt_reader.archive import run
from sawt_reader.archive.engines.cluster import Cluster
from sawt_reader.archive.engines.processes import Processes
from sawt_reader.archive.limits import Limit
from sawt_reader.archive.run import Engine, EngineError
from sawt_reader.reading.model import Article
from sawt_reader.reading.serialization import to_json
from sawt_reader.sources import article_from_text

from ..in_process import InProcess
from .conftest import NO_LIMIT

PROSE = (
    "La ministre Awa Morel a promis {n} écoles. « Nous irons vite », a-t-elle dit, selon Le Val.\n\n"
    "« Il en faudrait {n} de plus », a répondu Luc Petit. Selon un responsable, {n} classes ont fermé.\n\n"
)


@pytest.fixture(scope="module")
def articles() -> list[Article]:
    texts = [PROSE.format(n=n) * (1 + n % 3) for n in range(90)]
    texts += ["", "«", "…\n\n!\n\n»", "The mayor said that the harbour was closed. " * 5, "x" * 7_000]
    return [article_from_text(text, f"press.csv#{number}") for number, text in enumerate(texts)]


@pytest.fixture(scope="module")
def expected(articles: list[Article], nlp: Language) -> list[bytes]:
    """The rows of articles analysed one by one."""
    return [to_json(pipeline.analyse(nlp, article)) for article in articles]


def flat(ready: Iterator[list[bytes]]) -> list[bytes]:
    return [row for rows in ready for row in rows]


def test_together_is_as_alone(
    articles: list[Article], expected: list[bytes], nlp: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pipeline, "load", lambda: nlp)
    assert flat(run.rows(articles, InProcess(), NO_LIMIT)) == expected


def disturbed(engine: Engine, articles: list[Article], worker: int | None) -> list[bytes]:
    """The rows of an engine of which a worker is killed when the first rows are there."""
    ready = run.rows(articles, engine, Limit(60))
    rows = next(ready)
    assert worker is not None
    os.kill(worker, signal.SIGKILL)
    return [*rows, *flat(ready)]


def test_processes_survive_one_of_them(articles: list[Article], expected: list[bytes]) -> None:
    engine = Processes(2)
    try:
        first, second = engine.pids
        assert disturbed(engine, articles, second) == expected
        assert first in engine.pids and second not in engine.pids
    finally:
        engine.close()


def test_a_cluster_survives_one_of_its_workers(articles: list[Article], expected: list[bytes]) -> None:
    engine = Cluster(2, None, print)
    try:
        assert disturbed(engine, articles, engine.pids[1]) == expected
    finally:
        engine.close()


def test_no_scheduler_is_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sawt_reader.archive.engines.cluster._CONNECT_TIMEOUT", 0.2)
    with pytest.raises(EngineError, match=r"no scheduler at tcp://127\.0\.0\.1:1"):
        Cluster(1, "tcp://127.0.0.1:1", print)
