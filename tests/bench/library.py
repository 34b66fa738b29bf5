"""What a library of 10,000 articles costs, in CPU time of this process.

usage: python tests/bench/library.py [ARTICLES]

The articles are made by script: French words by a law of Zipf, three speakers an article out of a thousand, each with
quotes and claims. Medians of 20 calls; opening counts the first one too, in a fresh process.
"""

from __future__ import annotations

import hashlib
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from functools import partial
from itertools import accumulate
from pathlib import Path
from typing import get_args

from sawt_reader.library import articles, changes, people, readings, removal, search, tags
from sawt_reader.library.anchors import anchor
from sawt_reader.library.records import Change, Order, Scope, new_correction
from sawt_reader.library.store import Library
from sawt_reader.reading.kinds import extent
from sawt_reader.reading.model import (
    Analyzer,
    Article,
    Block,
    Claim,
    Entity,
    Mention,
    Quote,
    Reading,
    Sentence,
    Source,
    Span,
)

ROUNDS = 20
BUDGET = 150.0  # milliseconds of CPU
COMMON = (
    "le la de et à en que pour dans sur avec par Russie gouvernement ministre Téhéran armée élection budget".split()
)
RARE = [f"{a}{b}{c}" for a in ("sou", "bra", "cli", "mé", "tro") for b in "bdglmnprstv" for c in ("té", "rin", "leau")]
WORDS = COMMON + RARE
CUMULATED = list(accumulate(1 / (rank + 1) for rank in range(len(WORDS))))
GIVEN = "Anne Jean Luc Marie Zoé Paul Inès Hugo Léa Omar".split()
FAMILY = [f"{a}{b}" for a in ("Mar", "Du", "Le", "Bel", "Gar") for b in ("tin", "pont", "roy", "mont", "nier")]
NAMES = [f"{given} {family}" for given in GIVEN for family in FAMILY]
SENTENCES, WORDS_EACH, LONG = 18, 20, 30_000
OPEN_AND_LIST = """
import sys, time
from pathlib import Path
from sawt_reader.library import articles
from sawt_reader.library.store import Library
mark = time.process_time()
with Library(Path(sys.argv[1])) as library:
    articles.entries(library, limit=100)
print((time.process_time() - mark) * 1000)
"""


def made_reading(
    number: int, count: int = SENTENCES, vocabulary: Sequence[str] = WORDS, cumulated: Sequence[float] = CUMULATED
) -> Reading:
    """An article of `count` sentences of 20 words; every third one is said by one of its three speakers."""
    chance = random.Random(number)
    cast = chance.sample(NAMES, 3)
    text, sentences, quotes, claims = f"Titre {number}\n", [], [], []
    mentions: list[list[Mention]] = [[], [], []]
    for index in range(count):
        start, words = len(text), " ".join(chance.choices(vocabulary, cum_weights=cumulated, k=WORDS_EACH))
        if index % 3 == 0:
            who = index // 3 % 3
            text += f"« {words} », a déclaré {cast[who]}."
            quote, name = Span(start, start + len(words) + 4), Span(len(text) - 1 - len(cast[who]), len(text) - 1)
            mentions[who].append(Mention(name.start, name.end, index))
            speaker = Source(name, f"e{who}", cast[who])
            quotes.append(Quote(f"q{index}", "direct", "inversion", (quote,), index, speakers=(speaker,)))
            claims.append(Claim(f"c{index}", (quote,), index, claimants=(speaker,), quote=f"q{index}"))
        else:
            text += f"{words}."
            claims.append(Claim(f"c{index}", (Span(start, len(text) - 1),), index))
        sentences.append(Sentence(start, len(text), 1))
        text += " "
    return Reading(
        article=Article(
            id=hashlib.sha256(text.encode()).hexdigest(),
            source="-",
            url=f"https://journal.example/{number}",
            title=f"Titre {number}",
            outlet=f"Journal {number % 20}",
            published=f"20{number % 26:02}-{number % 12 + 1:02}-{number % 28 + 1:02}",
            text=text,
            blocks=(Block("title", 0, text.index("\n")), Block("paragraph", text.index("\n") + 1, len(text))),
        ),
        sentences=tuple(sentences),
        entities=tuple(Entity(f"e{i}", "person", cast[i], tuple(found)) for i, found in enumerate(mentions)),
        quotes=tuple(quotes),
        terms=(),
        claims=tuple(claims),
        analyzer=Analyzer("bench", "none"),
    )


def median_ms(call: Callable[[], object], rounds: int = ROUNDS) -> float:
    """The median CPU time of a call, in milliseconds."""
    times = []
    for _ in range(rounds):
        mark = time.process_time()
        call()
        times.append((time.process_time() - mark) * 1000)
    return statistics.median(times)


def correct(library: Library, reading: Reading) -> None:
    """Dismiss the first quote."""
    correction = new_correction(anchor(reading.article.text, "quote", extent(reading.quotes[0])), dismissed=True)
    changes.make(library, Change(reading.article.id, None, correction))


def named(library: Library, beginning: str) -> None:
    """As while a name is typed in the list of the library."""
    people.speakers(library, beginning, 3)
    people.outlets(library, beginning, 3)


def report(what: str, milliseconds: float) -> None:
    print(f"{what:48} {milliseconds:8.1f} ms   {'ok' if milliseconds < BUDGET else 'OVER BUDGET'}", flush=True)


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    with tempfile.TemporaryDirectory() as folder:
        mark = time.process_time()
        with Library(Path(folder)) as library:
            for number in range(count):
                reading = made_reading(number)
                readings.save(library, reading)
                tags.add(library, reading.article.id, f"tag-{number % 50}")
            spent, size = time.process_time() - mark, library.path.stat().st_size
        print(f"{count} articles saved in {spent:.0f} s of CPU, {spent / count * 1000:.1f} ms each; {size >> 20} MB")
        command = [sys.executable, "-P", "-c", OPEN_AND_LIST, folder]
        opening = [float(subprocess.check_output(command)) for _ in range(5)]
        report("opening, and the first hundred articles", statistics.median(opening))
        with Library(Path(folder)) as library:
            last = articles.entries(library, limit=1)[0].id
            report("all articles as a list", median_ms(lambda: articles.entries(library)))
            report("search, a rare word", median_ms(lambda: search.search(library, "trovleau")))
            report("search, a word of every article", median_ms(lambda: search.search(library, "russie")))
            report("search, two letters of a word being typed", median_ms(lambda: search.search(library, "te")))
            report("search, a phrase", median_ms(lambda: search.search(library, "« le gouvernement »")))
            page = people.person_page(library, NAMES[0])
            report(f"person page, {page.total} statements", median_ms(lambda: people.person_page(library, NAMES[0])))
            report("source page", median_ms(lambda: people.outlet_page(library, "Journal 3")))
            report("all speakers", median_ms(lambda: people.speakers(library)))
            report("speakers and outlets by the beginning of a name", median_ms(lambda: named(library, "ma")))
            tagged = Scope(unread=True, tags=("tag-3",))
            for order in get_args(Order):
                listed = partial(articles.entries, library, order, limit=500)
                report(f"the first 500 articles by {order}", median_ms(listed))
            report("all articles with a tag, unread", median_ms(lambda: articles.entries(library, within=tagged)))
            report("all tags", median_ms(lambda: tags.counted(library)))
            report(
                "a word of every article, with a tag",
                median_ms(lambda: search.search(library, "russie", within=tagged)),
            )
            report("a reading again", median_ms(lambda: readings.load(library, last)))
            spent = median_ms(lambda: removal.forget(library, last), rounds=1)
            print(f"{'forgetting one (the indexes are written anew)':48} {spent:8.1f} ms")
            long = made_reading(0, LONG // WORDS_EACH)
            report("saving a reading of 30,000 words", median_ms(lambda: readings.save(library, long), rounds=3))
            report("loading it", median_ms(lambda: readings.load(library, long.article.id)))
            report("a correction in it", median_ms(lambda: correct(library, long)))


if __name__ == "__main__":
    main()
