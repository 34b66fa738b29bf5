"""What the article pane costs at 700, 100,000 and 1,000,000 words. usage: article_pane.py [WORDS ...]

CPU milliseconds of this process, headless: the median of 20 with the worst in brackets, for single events the one
value. "above the text" is the growth of Python's memory from just before `open` to the end of a session, the text, the
article and the reading not counted.
"""

from __future__ import annotations

import asyncio
import random
import statistics
import sys
import time
import tracemalloc
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2] / "tui"))

from textual.app import App, ComposeResult
from textual.pilot import Pilot

from sawt_reader.reader.widgets.article import ArticleView
from sawt_reader.reader.widgets.article_column import ArticleColumn
from sawt_reader.reader.widgets.text_map import TextMap
from sawt_reader.reading.model import Analyzer, Article, Block, Entity, Mention, Quote, Reading, Sentence, Span

RUNS = 20
SENTENCES = (
    "La ministre a présenté mardi à Lyon un plan de rénovation des écoles, doté de 300 millions d’euros.",
    "« Nous avons perdu trop de temps, et les élèves l’ont payé », a reconnu Jeanne Morel devant la presse.",
    "Selon le syndicat, les travaux ne commenceraient qu’à la rentrée — au mieux.",
    "Les maires, eux, attendent.",
)


def synthetic(words: int) -> Reading:
    """An article of about so many words in paragraphs of four sentences, a mention in each, a quote in one."""
    paragraph = " ".join(SENTENCES)
    count = max(1, words // len(paragraph.split()))
    text = "\n\n".join([paragraph] * count)
    blocks, mentions, quotes = [], [], []
    sentences: list[Sentence] = []
    at = 0
    for number in range(count):
        blocks.append(Block("paragraph", at, at + len(paragraph)))
        for sentence in SENTENCES:
            mentions.append(Mention(at + 3, at + 11, len(sentences)))
            if sentence.startswith("«"):
                span = Span(at, at + sentence.index("»") + 1)
                quotes.append(Quote(f"q{number}", "direct", "inversion", (span,), len(sentences)))
            sentences.append(Sentence(at, at + len(sentence), number))
            at += len(sentence) + 1
        at += 1
    article = Article(id="synthetic", source="-", text=text, blocks=tuple(blocks))
    return Reading(
        article=article,
        sentences=tuple(sentences),
        entities=(Entity("e1", "person", "Jeanne Morel", tuple(mentions)),),
        quotes=tuple(quotes),
        terms=(),
        claims=(),
        analyzer=Analyzer("0", "none"),
    )


class Bench(App[None]):
    """The pane with the map beside it, and nothing else."""

    def compose(self) -> ComposeResult:
        yield ArticleColumn(id="main")


async def cost(act: Callable[[], Awaitable[object]]) -> float:
    """CPU milliseconds of an act, until the screen is painted."""
    start = time.process_time()
    await act()
    return (time.process_time() - start) * 1000


async def session(reading: Reading, traced: bool) -> Iterator[tuple[str, str]]:
    """What a reader does, and its cost; with `traced`, the memory alone (tracing slows everything)."""
    app = Bench()
    rows: list[tuple[str, str]] = []
    dice = random.Random(7)
    async with app.run_test(size=(140, 45)) as pilot:
        view = app.query_one(ArticleView)
        view.focus()
        await pilot.pause()
        if traced:
            tracemalloc.start()

        async def repeat(label: str, act: Callable[[], Awaitable[object]]) -> None:
            costs = [await cost(act) for _ in range(RUNS)]
            rows.append((label, f"{statistics.median(costs):6.1f} ({max(costs):.1f})"))

        async def once(label: str, act: Callable[[], Awaitable[object]]) -> None:
            rows.append((label, f"{await cost(act):6.1f}"))

        await once("first paint", lambda: opened(view, reading.article))
        await once("wrapping the rest, in slices", lambda: whole(pilot, view))
        await once("marks of a reading", lambda: painted(pilot, annotate, view, reading))
        await repeat("key j", lambda: pilot.press("j"))
        await repeat("key space", lambda: pilot.press("space"))
        offsets = iter([dice.randrange(len(reading.article.text)) for _ in range(RUNS)])
        await repeat("jump", lambda: painted(pilot, view.go, next(offsets)))
        await repeat("key j after a jump", lambda: pilot.press("j"))
        sizes = iter([(100 + 2 * i, 40) for i in range(RUNS)])
        view.action_top()
        await repeat("resize at the top", lambda: pilot.resize_terminal(*next(sizes)))
        await whole(pilot, view)
        view.go(len(reading.article.text) // 2)
        sizes = iter([(60 + 2 * i, 40) for i in range(RUNS)])
        await repeat("resize in the middle", lambda: pilot.resize_terminal(*next(sizes)))
        await whole(pilot, view)
        if traced:
            current, peak = tracemalloc.get_traced_memory()
            tracemalloc.stop()
            return iter([("memory above the text, MB", f"{current / 1e6:6.1f} (peak {peak / 1e6:.1f})")])
    return iter(rows)


def annotate(view: ArticleView, reading: Reading) -> None:
    """Mark what a reading found in the text and on the map."""
    view.annotate(reading)
    view.app.query_one(TextMap).mark_quotes(reading.quotes)


async def painted(pilot: Pilot[None], act: Callable[..., None], *arguments: object) -> None:
    """Call, and wait for the screen."""
    act(*arguments)
    await pilot.pause()


async def opened(view: ArticleView, article: Article) -> None:
    """Open an article, and wait until its first rows are painted."""
    painted = asyncio.Event()
    view.open(article)
    view.call_after_refresh(painted.set)
    await painted.wait()


async def whole(pilot: Pilot[None], view: ArticleView) -> None:
    """Wait until every row is known."""
    while not view.wrapped:
        await pilot.pause(0.01)


async def main() -> None:
    """Print a table a size."""
    for words in [int(word.replace(",", "")) for word in sys.argv[1:]] or [700, 100_000, 1_000_000]:
        reading = synthetic(words)
        print(f"{words:,} words, {len(reading.article.text) / 1e6:.2f} M code points")
        for traced in (False, True):
            for label, figure in await session(reading, traced):
                print(f"  {label:30} {figure}")


if __name__ == "__main__":
    asyncio.run(main())
