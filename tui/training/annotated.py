"""Lays out the annotated articles for the scripts that fit weights. Run it by hand.

    python tui/training/annotated.py press.jsonl.gz FOLDER

The annotations are in `annotations/`, by code points, without the words: the texts are those of the press of OrangeSum,
a JSON Lines file of articles with `id` and `text`. FOLDER gets `fit`, `choose` and `held`, with N.txt and N.json for
each article: weights are fitted on `fit`, what a fit leaves open is chosen on `choose`, and `held` is only measured on.
N.json has the `quotes` of an article, and its `claims` with their worth where they are rated.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

ANNOTATIONS = Path(__file__).parent / "annotations"

Quote = dict[str, Any]
Claim = dict[str, Any]


def rows(path: Path) -> Iterable[Sequence[str]]:
    """The cells of a table, without its comments."""
    for line in path.read_text("utf-8").splitlines():
        if not line.startswith("#"):
            yield line.split("\t")


def speakers_of(cell: str) -> list[dict[str, Any]]:
    """The speakers of a quotation: "12-20=Name|=Other" has one by its words and one that none of them names."""
    found = []
    for part in filter(None, cell.split("|")):
        place, _, name = part.partition("=")
        found.append({"span": [int(end) for end in place.split("-")] if place else None, "name": name})
    return found


def cell_of(speakers: Iterable[Mapping[str, Any]]) -> str:
    """What `speakers_of` reads."""
    return "|".join(
        f"{'-'.join(map(str, speaker['span'] or ()))}={speaker['name']}".replace("\t", " ") for speaker in speakers
    )


def quotes() -> Mapping[str, list[Quote]]:
    """The annotated quotations by article, in the order of the text."""
    found: dict[str, list[Quote]] = defaultdict(list)
    for article, start, end, optional, speakers in rows(ANNOTATIONS / "quotes.tsv"):
        found[article].append(
            {
                "start": int(start),
                "end": int(end),
                "optional": optional == "optional",
                "speakers": speakers_of(speakers),
            }
        )
    return found


def claims() -> Mapping[str, list[Claim]]:
    """The rated claims by article, in the order of the text."""
    found: dict[str, list[Claim]] = defaultdict(list)
    for article, start, end, worth in rows(ANNOTATIONS / "claims.tsv"):
        found[article].append({"start": int(start), "end": int(end), "optional": False, "worth": int(worth)})
    return found


def lay_out(texts: Mapping[str, str], folder: Path) -> None:
    """Write the articles with their annotations.

    Args:
        texts: by the article's id.
        folder: gets a folder for each part.

    Raises:
        SystemExit: where a text is missing or not the one that was annotated.
    """
    annotated, rated = quotes(), claims()
    for article, part, digest in rows(ANNOTATIONS / "articles.tsv"):
        text = texts.get(article)
        if text is None or hashlib.sha256(text.encode()).hexdigest() != digest:
            raise SystemExit(f"{article}: {'missing' if text is None else 'another text'} in the press")
        (folder / part).mkdir(parents=True, exist_ok=True)
        (folder / part / f"{article}.txt").write_text(text, "utf-8")
        gold = {"doc": article, "quotes": annotated.get(article, [])}
        if article in rated:
            gold["claims"] = rated[article]
        (folder / part / f"{article}.json").write_text(json.dumps(gold, ensure_ascii=False), "utf-8")


def main() -> None:
    """Read the press and lay the annotated articles out."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("press", type=Path)
    parser.add_argument("folder", type=Path)
    arguments = parser.parse_args()
    with gzip.open(arguments.press, "rt", encoding="utf-8") as lines:
        articles = [json.loads(line) for line in lines]
    lay_out({article["id"]: article["text"] for article in articles}, arguments.folder)


if __name__ == "__main__":
    main()
