"""The longest pause of the interface while a long text is analysed.

usage: python tests/bench/pauses.py [WORDS]     (30,000 without an argument)

A task wakes every 10 ms on the reader's own event loop while the worker analyses; a pause is how late it wakes.
"""

from __future__ import annotations

import asyncio
import sys
import time

from sawt_reader.reader.app import SawtReader
from sawt_reader.reading.model import Article
from sawt_reader.sources import article_from_text, expand, load

BEAT = 0.01


def article_of(words: int) -> Article:
    """The sample repeated to at least so many words."""
    text = load(expand([])[0]).text
    copies = words // len(text.split()) + 1
    return article_from_text("\n\n".join([text] * copies))


async def measure(words: int) -> None:
    article = article_of(words)
    app = SawtReader(article)
    gaps: list[float] = []
    async with app.run_test(size=(140, 45)) as pilot:
        await pilot.pause()
        started = last = time.perf_counter()
        while not app.analysed:
            await asyncio.sleep(BEAT)
            now = time.perf_counter()
            gaps.append(now - last - BEAT)
            last = now
        # What follows the last reading counts too.
        for _ in range(50):
            await asyncio.sleep(BEAT)
            now = time.perf_counter()
            gaps.append(now - last - BEAT)
            last = now
    gaps.sort()
    took = last - started
    print(
        f"{len(article.text.split())} words analysed in {took:.1f} s; pauses over {BEAT * 1000:.0f} ms beats: "
        f"longest {gaps[-1] * 1000:.0f} ms, 99th percentile {gaps[int(len(gaps) * 0.99)] * 1000:.0f} ms"
    )


if __name__ == "__main__":
    asyncio.run(measure(int(sys.argv[1]) if sys.argv[1:] else 30_000))
