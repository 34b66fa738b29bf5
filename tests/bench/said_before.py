"""What it costs to find where a quote was said before, in a library of 10,000 articles: CPU time of this process.

usage: python tests/bench/said_before.py [ARTICLES]

The articles are made by script with 30,000 words by a law of Zipf, as a language has. In every fiftieth the first quote
is that of another article, whole, cut, or with another word. Medians of 20 quotes each.
"""

from __future__ import annotations

import hashlib
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from itertools import accumulate, product
from pathlib import Path

from library import WORDS_EACH, made_reading
from msgspec.structs import replace

from sawt_reader.library import readings, said_before
from sawt_reader.library.store import Library
from sawt_reader.reading.model import Reading

BUDGET = 100.0  # milliseconds of CPU
ROUNDS = 20
EVERY = 50
SYLLABLES = [f"{a}{b}" for a, b in product("b d f g l m n p r s t v br cl tr".split(), "a e i o u ou an on".split())]
SIZE = 30_000
# The most frequent words of a language are short.
WORDS = sorted({"".join(parts) for count in (1, 2, 3) for parts in product(SYLLABLES, repeat=count)}, key=len)
VOCABULARY = [*WORDS[:200], *random.Random(1).sample(WORDS[200:], SIZE)]
CUMULATED = list(accumulate(1 / (rank + 1) for rank in range(len(VOCABULARY))))


def quote_of(reading: Reading) -> str:
    """The words of the first quote, with its quotation marks."""
    (span,) = reading.quotes[0].spans
    return reading.article.text[span.start : span.end]


def made(number: int) -> Reading:
    """An article; every fiftieth repeats the first quote of the one before, whole, cut to its half, or altered."""
    reading = made_reading(number, vocabulary=VOCABULARY, cumulated=CUMULATED)
    if number % EVERY == 0 and number:
        words = quote_of(made_reading(number - 1, vocabulary=VOCABULARY, cumulated=CUMULATED)).strip("« »").split()
        how = number // EVERY % 3
        said = {0: words, 1: words[: WORDS_EACH // 2], 2: [*words[:9], "autrement", *words[10:]]}[how]
        # The same number of characters, so that all places stay.
        (span,) = reading.quotes[0].spans
        room = span.end - span.start - 4
        said_text = " ".join(said)[:room].ljust(room)
        text = reading.article.text
        text = f"{text[: span.start + 2]}{said_text}{text[span.end - 2 :]}"
        article = replace(reading.article, text=text, id=hashlib.sha256(text.encode()).hexdigest())
        reading = replace(reading, article=article)
    return reading


def asked(count: int) -> Iterator[tuple[str, Sequence[Reading]]]:
    """What is looked for: quotes said elsewhere, and others."""
    again = [made(number - 1) for number in range(EVERY, count, EVERY)][:ROUNDS]
    yield "a quote that another article repeats", again
    yield "a quote that none does", [made(number) for number in range(7, count, count // ROUNDS)][:ROUNDS]


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    with tempfile.TemporaryDirectory() as folder, Library(Path(folder)) as library:
        mark = time.process_time()
        for number in range(count):
            readings.save(library, made(number))
        size = library.path.stat().st_size
        print(f"{count} articles saved in {time.process_time() - mark:.0f} s of CPU; {size >> 20} MB", flush=True)
        for what, those in asked(count):
            times, found = [], 0
            for reading in those:
                mark = time.process_time()
                hits = said_before.find(library, quote_of(reading), reading.article.id)
                times.append((time.process_time() - mark) * 1000)
                found += bool(hits)
            spent = statistics.median(times)
            verdict = "ok" if max(times) < BUDGET else "OVER BUDGET"
            print(f"{what:40} {spent:7.1f} ms, at most {max(times):.1f}; found {found} of {len(those)}   {verdict}")


if __name__ == "__main__":
    main()
