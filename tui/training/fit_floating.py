"""Fits the weights that tell words in quotation marks that somebody said from terms. Run it by hand.

    python -m pip install scipy
    python tui/training/fit_floating.py --held held FOLDER...

The folders contain annotated articles as for `fit_speakers.py`. Those of `held` are only measured on.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple
from unittest import mock

from fit_speakers import LEXICONS, SOURCE, Article, Choice, Gold, annotated, fit_choices, overlap
from spacy.tokens import Doc

from sawt_reader.analysis.grammar.marked import Marked, QuotedSpan, marked_of
from sawt_reader.analysis.quotes import assembly, floating
from sawt_reader.analysis.quotes.drafts import Draft
from sawt_reader.analysis.reference.ranking import shares

# Words match from this intersection over union.
SAME_WORDS = 0.5
# Nobody can say what a run is that touches so much of a quotation on which two readers could differ.
TOUCHED = 0.3


class Row(NamedTuple):
    """A choice with the names of its options."""

    choice: Choice
    readings: Sequence[floating.Reading]


def rows(doc: Doc, gold: Sequence[Gold]) -> list[Row]:
    """The choices of an article that its annotation judges."""
    found: list[Row] = []
    drafts = floating.drafts

    def judged(marked: Marked, pairs: Sequence[QuotedSpan], before: Sequence[Draft]) -> list[Draft]:
        for choice in floating.choices(marked, pairs, before):
            if (right := reading(marked, choice, gold)) is not None:
                row = Choice("floating", choice.options, choice.readings.index(right))
                found.append(Row(row, choice.readings))
        return drafts(marked, pairs, before)

    with mock.patch.object(floating, "drafts", judged):
        assembly.drafts(marked_of(doc))
    return found


def reading(marked: Marked, choice: floating.Choice, gold: Sequence[Gold]) -> floating.Reading | None:
    """What a run is by the annotation; None if it does not say."""
    draft = floating.draft(marked, choice.run)
    span = (draft.start, draft.end)
    said = [(g["start"], g["end"]) for g in gold if not g["optional"]]
    if choice.told is not None:
        before, longer = (choice.told.start, choice.told.end), (choice.told.start, span[1])
        whole = max(said, key=lambda one: overlap(one, longer), default=(0, 0))
        gains = overlap(whole, longer) >= max(SAME_WORDS, overlap(whole, before))
        if gains and overlap(whole, before) and overlap(whole, span):
            return "more"
    if max((overlap(one, span) for one in said), default=0) >= SAME_WORDS:
        return "quote"
    doubtful = [(g["start"], g["end"]) for g in gold if g["optional"]]
    if any(overlap(one, span) for one in said) or any(_share(one, span) > TOUCHED for one in doubtful):
        return None
    return "term"


def _share(one: tuple[int, int], span: tuple[int, int]) -> float:
    """How much of `one` lies in `span`."""
    return max(0, min(one[1], span[1]) - max(one[0], span[0])) / (one[1] - one[0])


def measure(weights: Mapping[str, float], held: Iterable[Row]) -> str:
    """How many of the quotations are found, and how many that are given are right."""
    counts: Counter[str] = Counter()
    for (_, options, right), readings in held:
        likely = list(shares(weights, options))[:-1]
        best = max(range(len(likely)), key=likely.__getitem__)
        is_given, is_said = likely[best] >= floating.LEAST, right < len(likely)
        counts.update(said=is_said, given=is_given, right=is_given and best == right)
        assert readings[-1] == "term"
    return f"{counts['right']} of {counts['said']} found, {counts['given']} given"


def all_rows(articles: Iterable[Article]) -> Iterator[Row]:
    """The choices of articles."""
    for article in articles:
        yield from rows(article.doc, article.gold)


def main() -> None:
    """Fit, measure on the articles held out, and write the lexicon."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--held", type=Path, required=True)
    arguments = parser.parse_args()
    store(list(annotated(arguments.folders)), list(annotated([arguments.held])))


def store(training: Sequence[Article], held: Sequence[Article]) -> None:
    """Fit on one set of articles, measure on the other, and write the lexicon."""
    weights = fit_choices([row.choice for row in all_rows(training)], {})
    said = f"{len(training)} articles; on {len(held)} held out: {measure(weights, all_rows(held))}"
    print(said)
    lines = [
        "# group\tsign\tweight",
        f"# Fitted by tui/training/fit_floating.py on articles from the {SOURCE}.",
        f"# {said}",
    ]
    lines += [f"reading\t{sign}\t{weight:.2f}" for sign, weight in sorted(weights.items()) if abs(weight) >= 0.005]
    (LEXICONS / "floating_weights.tsv").write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main()
