"""An article that takes too long: its row says so, the others have theirs, whatever it is that takes long."""

from __future__ import annotations

import math
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from sawt_reader.archive import run
from sawt_reader.archive.engines import processes
from sawt_reader.archive.limits import Limit, TimeLimitError, within
from sawt_reader.archive.run import Engine
from sawt_reader.reading.model import Article, Reading
from sawt_reader.reading.serialization import Failure, result_from_json
from sawt_reader.sources import article_from_text
from sawt_reader.system.settings import AnalyzeSettings

from .conftest import Blank, article

LIMIT = Limit(0.3)


def test_the_limit_grows_with_the_text() -> None:
    usual = Limit.of_settings(AnalyzeSettings())
    assert usual.of(article_from_text("mot " * 500)) == 61
    assert Limit(0, 5).of(article(1)) == math.inf


def test_what_is_quick_comes_back_and_so_do_its_errors() -> None:
    assert within(5, lambda: 7) == 7
    assert within(math.inf, threading.get_ident) == threading.get_ident()
    with pytest.raises(ZeroDivisionError):
        within(5, lambda: 1 // 0)


def test_what_loops_is_stopped() -> None:
    def loop() -> None:
        while True:
            try:
                sum(range(1_000))
            except Exception:
                continue

    with pytest.raises(TimeLimitError):
        within(0.1, loop)
    assert not any(thread.name.endswith("(run)") for thread in threading.enumerate())


def analysed(engine: Engine, articles: list[Article]) -> list[str | None]:
    """The error of each article, without its source; None where it has a reading."""
    found: list[Reading | Failure] = []
    try:
        for ready in run.rows(articles, engine, LIMIT):
            found += map(result_from_json, ready)
    finally:
        engine.close()
    return [each.error.partition(": ")[2] if isinstance(each, Failure) else None for each in found]


STOPPED = "the analysis was stopped after 0.3 s, the limit of the setting analyze.seconds"


@pytest.fixture
def slow_worker(monkeypatch: pytest.MonkeyPatch) -> Iterator[ModuleType]:
    """The module of a worker that may not come to an end, where workers find it."""
    monkeypatch.syspath_prepend(str(Path(__file__).parent))
    import slow_worker

    yield slow_worker
    del sys.modules["slow_worker"]


@pytest.mark.parametrize("word", ["boucle", "motif"])
def test_a_process_goes_on_with_the_others(slow_worker, monkeypatch: pytest.MonkeyPatch, word: str) -> None:
    monkeypatch.setattr(processes, "work", slow_worker.work)
    articles = [article(number) for number in range(20)]
    articles[7] = article_from_text(f"Une {word} sans fin.", "press.jsonl#7")
    errors = analysed(processes.Processes(1), articles)
    assert errors == [STOPPED if number == 7 else None for number in range(20)]


def test_a_cluster_goes_on_with_the_others(slow_worker) -> None:
    from sawt_reader.archive.engines.cluster import Cluster

    engine = Cluster(1, None, print)
    engine._client.run(slow_worker.patch)
    articles = [article(number) for number in range(20)]
    articles[7] = article_from_text("Une boucle sans fin.", "press.jsonl#7")
    assert analysed(engine, articles) == [STOPPED if number == 7 else None for number in range(20)]


def test_a_worker_ended_by_the_limit_is_not_tried_again() -> None:
    given: list[int] = []

    def end_on_poison(articles: list[Article]) -> None:
        given.append(len(articles))
        if any(each.source.endswith("#7") for each in articles):
            raise TimeoutError

    errors = analysed(Blank(end_on_poison), [article(number) for number in range(16)])
    assert errors == [STOPPED if number == 7 else None for number in range(16)]
    assert given == [16, *[1] * 16]
