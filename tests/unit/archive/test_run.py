"""The run: rows in the order of the articles, whatever the engine does to them."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from sawt_reader.analysis.version import installed
from sawt_reader.archive.run import ARTICLES, CODE_POINTS, rows
from sawt_reader.reading.model import Article
from sawt_reader.reading.serialization import Failure, is_failure, result_from_json

from .conftest import NO_LIMIT, Blank, article


def sources(engine: Blank, items: Sequence[Article | Failure]) -> list[str]:
    """Where the rows of a run are from, in their order; failures marked."""
    found = [result_from_json(row) for ready in rows(items, engine, NO_LIMIT) for row in ready]
    return [f"!{each.source}" if isinstance(each, Failure) else each.article.source for each in found]


def test_rows_keep_the_order_of_the_articles() -> None:
    items = [article(number) for number in range(100)]
    assert sources(Blank(), items) == [each.source for each in items]


def test_failures_keep_their_places() -> None:
    failures = [Failure(source=f"x{number}", error="none", analyzer=installed()) for number in range(60)]
    items: list[Article | Failure] = [article(1), failures[0], article(2), *failures[1:], article(3)]
    expected = [f"!{each.source}" if isinstance(each, Failure) else each.source for each in items]
    assert sources(Blank(), items) == expected
    assert sources(Blank(), failures) == [f"!x{number}" for number in range(60)]
    assert sources(Blank(), []) == []


def test_long_articles_make_small_batches() -> None:
    engine = Blank()
    long = msgspec.structs.replace(article(0), text="x" * CODE_POINTS)
    assert len(sources(engine, [article(1), long, *map(article, range(2, 20))])) == 20
    assert max(engine.batches) <= ARTICLES and engine.batches[0] + engine.batches[1] == 2 + ARTICLES


def test_no_more_is_taken_in_than_the_engine_can_use() -> None:
    taken = 0

    def endless():
        nonlocal taken
        while True:
            taken += 1
            yield article(taken)

    ready = rows(endless(), Blank(), NO_LIMIT)
    written = sum(len(next(ready)) for _ in range(20))
    assert taken - written < 40 * ARTICLES


def test_a_worker_lost_by_chance_costs_nothing() -> None:
    ends = iter([True, False, True])

    def end_sometimes(articles: list[Article]) -> None:
        if next(ends, False):
            raise ConnectionError

    items = [article(number) for number in range(50)]
    assert sources(Blank(end_sometimes), items) == [each.source for each in items]


def test_the_article_that_ends_workers_is_left_out() -> None:
    def end_on_poison(articles: list[Article]) -> None:
        if any(each.source.endswith("#7") for each in articles):
            raise ConnectionError

    items = [article(number) for number in range(40)]
    expected = [f"!{each.source}" if each.source.endswith("#7") else each.source for each in items]
    assert sources(Blank(end_on_poison), items) == expected
    row = next(row for ready in rows(items, Blank(end_on_poison), NO_LIMIT) for row in ready if is_failure(row))
    assert result_from_json(row).article == items[7].id
