"""Counts where French puts its characters beyond ASCII, for the guess at a code page. Run it by hand.

    python tui/training/fit_code_pages.py press.jsonl.gz

The press is a JSON Lines file of articles with `text`. It has straight marks only, so each text is counted as it is,
with the marks of typography, and in capitals. The last tenth is not counted but measured on.
"""

from __future__ import annotations

import argparse
import gzip
import json
import math
import random
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from sawt_reader.sources.code_pages import NAMES, TABLE, guess, place

# A character that is seen less often in a place is not kept.
SEEN = 3
# Every how many texts one is counted in capitals.
CAPITALS = 5
SENTENCE = re.compile(r"(?<=[.!?])\s+")
HEAD = """\
# How often French has a character beyond ASCII in a place: character, what is on both sides of it, natural logarithm of
# its share of all characters there. Places: see `place` in code_pages.py. By tui/training/fit_code_pages.py from the
# press of OrangeSum, CC BY-SA 4.0; the figures: CC BY-SA 4.0.
"""


def with_typography(text: str) -> str:
    """A text with the marks that straight ones stand for."""
    text = re.sub(r'"([^"\n]*)"', "«\u00a0\\1\u00a0»", text).replace("'", "’").replace("...", "…").replace(" - ", " – ")
    text = re.sub(r" ([:;!?%])", "\u00a0\\1", text)
    return re.sub(r"(?<=\d) euros\b", "\u00a0€", text)


def forms(texts: Iterable[str]) -> Iterator[str]:
    """Each text as it is and with the marks of typography, some in capitals."""
    for number, text in enumerate(texts):
        yield text
        yield with_typography(text)
        if not number % CAPITALS:
            yield with_typography(text).upper()


def rows(texts: Iterable[str]) -> list[str]:
    """The lines of the table."""
    seen, places = Counter[tuple[str, str]](), Counter[str]()
    for text in forms(texts):
        for at, character in enumerate(text):
            around = place(text, at)
            places[around] += 1
            if character > "\x7f":
                seen[character, around] += 1
    kept = sorted((key, n) for key, n in seen.items() if n >= SEEN)
    return [f"{c}\t{around}\t{math.log(n / places[around]):.1f}" for (c, around), n in kept]


def wrong(texts: list[str], sentences: int, encoding: str, *, capitals: bool = False) -> str:
    """How many of the texts of so many sentences are decoded wrongly."""
    chosen = random.Random(7)
    read = total = 0
    for text in texts:
        listed = SENTENCE.split(text)
        first = chosen.randrange(max(1, len(listed) - sentences))
        part = " ".join(listed[first : first + sentences])
        part = (part.upper() if capitals else part).encode(encoding, "ignore").decode(encoding)
        data = part.encode(encoding)
        if data.isascii():
            continue
        found = guess(data)
        total += 1
        read += found is None or data.decode(found.encoding, "replace") != part
    return f"{100 * read / total:.1f} % of {total}"


def main() -> None:
    """Write the table and print how it does on the texts that it was not made from."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("press", type=Path)
    arguments = parser.parse_args()
    with gzip.open(arguments.press, "rt", encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for line in lines]
    held = texts[-len(texts) // 10 :]
    TABLE.write_text(HEAD + "\n".join(rows(texts[: -len(held)])) + "\n", encoding="utf-8")
    for name, kind in (("as they are", str), ("with typography", with_typography)):
        for encoding in NAMES:
            for capitals in (False, True):
                figures = [wrong(list(map(kind, held)), n, encoding, capitals=capitals) for n in (1, 3, 12)]
                print(f"{name}, {encoding}{', capitals' if capitals else ''}: wrong {', '.join(figures)}")


if __name__ == "__main__":
    main()
