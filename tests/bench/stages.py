"""What our stages cost on top of the unmodified model, as ratios within one run; what the tables of names take.

usage: python tests/bench/stages.py [FILE_OR_FOLDER...]     (the bundled sample without arguments)

Each round times the bare model on the paragraphs, then our pipeline on the article; medians of the rounds.
"""

from __future__ import annotations

import statistics
import sys
import time
import tracemalloc
from collections import defaultdict

import spacy

from sawt_reader.analysis import pipeline, text
from sawt_reader.analysis.entities import gazetteer, kinds, persons
from sawt_reader.sources import expand, load

ROUNDS = 20
# The gazetteers and learnt tables of the entity stage.
TABLES = (
    gazetteer._names,
    gazetteer.metonyms,
    gazetteer._lengths,
    gazetteer.small_beginnings,
    gazetteer.first_names,
    gazetteer._places,
    gazetteer._common,
    gazetteer._peoples,
    persons.surnames,
    persons.roles,
    kinds._weights,
    kinds._priors,
)


def load_tables() -> None:
    """Read all gazetteers and learnt tables, and say the CPU time and memory that this takes."""
    mark = time.process_time()
    for table in TABLES:
        table()
    spent = time.process_time() - mark
    for table in TABLES:
        table.cache_clear()
    tracemalloc.start()
    for table in TABLES:
        table()
    held, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    print(f"gazetteers and learnt tables: {spent * 1000:.0f} ms (bar 60), {held / 1e6:.1f} MB (bar 8)")


def main() -> None:
    load_tables()
    articles = [load(name) for name in expand(sys.argv[1:])]
    bare, ours = spacy.load(pipeline.MODEL), pipeline.load()
    paragraphs = [[a.text[b.start : b.end] for b in a.blocks] for a in articles]
    words = sum(len(a.text.split()) for a in articles)
    rounds = max(3, min(ROUNDS, 60_000 // words))
    times: defaultdict[str, list[float]] = defaultdict(list)
    for round_number in range(rounds + 1):
        seconds: defaultdict[str, float] = defaultdict(float)
        for article, blocks in zip(articles, paragraphs, strict=True):
            mark = time.perf_counter()

            def lap(name: str) -> None:
                nonlocal mark
                now = time.perf_counter()
                seconds[name] += now - mark  # noqa: B023
                mark = now

            list(bare.pipe(blocks, batch_size=pipeline.BATCH))
            lap("bare model")
            pieces = list(pipeline.parse(ours, article))
            lap("model as we run it")
            doc = text.join(ours, article, pieces)
            lap("joining the blocks")
            for stage in pipeline.STAGES:
                doc = ours.get_pipe(stage)(doc)
                lap(stage)
        if round_number:  # the first one warms caches up
            for name, value in seconds.items():
                times[name].append(value)
    medians = {name: statistics.median(values) for name, values in times.items()}
    base = medians.pop("bare model")
    print(f"{len(articles)} articles, {words} words, medians of {rounds} rounds")
    print(f"{'bare model':22} {base * 1000:8.1f} ms   1.00")
    for name, value in medians.items():
        print(f"{name:22} {value * 1000:8.1f} ms   {value / base:.2f}")
    print(f"{'our stages together':22} {'':11}   {sum(medians[s] for s in pipeline.STAGES) / base:.2f}")
    print(f"{'article to reading':22} {'':11}   {sum(medians.values()) / base:.2f}")


if __name__ == "__main__":
    main()
