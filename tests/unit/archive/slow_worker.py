"""A worker whose analysis finds nothing, and on some texts does not come to an end: see `patch`."""

from __future__ import annotations

import re
from contextlib import nullcontext
from multiprocessing.connection import Connection
from types import SimpleNamespace

import sawt_reader.analysis
from sawt_reader.analysis.version import installed
from sawt_reader.archive import limits, task
from sawt_reader.archive.engines import processes
from sawt_reader.reading.model import Article, Reading


def analyse(nlp: object, article: Article) -> Reading:
    if "boucle" in article.text:
        while True:
            try:
                sum(range(1_000))
            except Exception:  # as a rule of ours might
                continue
    if "motif" in article.text:
        re.match(r"(a+)+$", "a" * 60 + "b")  # compiled code, which hears of nothing
    return Reading(article=article, sentences=(), entities=(), quotes=(), terms=(), claims=(), analyzer=installed())


def patch() -> None:
    def no_docs(*given: object) -> object:
        raise ValueError

    # In the place of what imports spaCy, so that a worker starts at once.
    vars(sawt_reader.analysis).update(pipeline=SimpleNamespace(analyse=analyse, parse=no_docs), text=SimpleNamespace())
    limits.GRACE = 1
    vars(task).update(model=lambda: SimpleNamespace(memory_zone=nullcontext))


def work(link: Connection) -> None:
    patch()
    processes.work(link)
