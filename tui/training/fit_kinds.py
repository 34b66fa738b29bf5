"""Fits the weights that decide whether a name is a person, an organisation, a place or neither. Run it by hand.

    python -m pip install scikit-learn==1.9.1
    python tui/training/fit_kinds.py --press press.jsonl.gz --held held FOLDER...

FOLDER and `held` contain annotated articles: N.txt and N.json with either `entity_list`, one entry an entity: `forms`
(as in the text), `kinds` and `optional`; or `mentions`: [first code point, code point after the last, kind], where all
mentions are annotated. Those of `held` are only measured on. The press is a JSON Lines file of articles with
`id` and `text`; a first model says what each of its names is, and names of at least `SEEN` articles get a prior.
"""

from __future__ import annotations

import argparse
import gzip
import json
import math
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from sklearn.feature_extraction import DictVectorizer  # type: ignore[import-not-found]  # not a dependency of the program
from sklearn.linear_model import LogisticRegression  # type: ignore[import-not-found]
from spacy.language import Language
from spacy.tokens import Doc

from sawt_reader.analysis import pipeline, text
from sawt_reader.analysis.entities import evidence, kinds, mentions
from sawt_reader.analysis.tokens import tokens_of
from sawt_reader.sources import article_from_text

LEXICONS = Path(__file__).parents[1] / "sawt_reader" / "analysis" / "lexicons"
# Evidence seen with fewer names has no weight. 2 or 5 change F1 by less than .003.
SEEN_WITH = 3
# Names of fewer articles have no prior.
SEEN = 4
# Inverse strength of L2; 1 or .1 are up to .007 of F1 worse.
STRENGTH = 0.3
# Evidence by its first word, and how much less it is shrunk by L2 than other evidence. Single words of an article are
# seen too seldom to be trusted like rules; with 1 for all, names that rules, model and gazetteer agree on get lost.
SHRUNK = {
    **dict.fromkeys(("voted", "clearly", "rule", "known", "model", "ends"), 5.0),
    **dict.fromkeys("ending head before before2 after of subject object apposition".split(), 0.3),
}
# A prior weighs as the logarithm of the articles it comes from, up to 7 of them.
MOST = 3.0

SOURCES = "press of OrangeSum, CC BY-SA 4.0, annotated by the authors; Sequoia, LGPL-LR"

Span = tuple[int, int]
# The class of a name from its mentions, or None where the annotation does not tell.
Labels = Callable[[str, list[Span]], str | None]


class Row(NamedTuple):
    """A name of an article with its evidence and, where it is known, its class."""

    article: str
    name: str
    evidence: dict[str, float]
    label: str | None


def fold(name: str) -> str:
    """A name without the article at its head, in lower case."""
    return re.sub(r"^(?:l'|d'|le |la |les )", "", " ".join(name.replace("’", "'").split()).lower())


def from_list(entities: list[dict[str, Any]]) -> Labels:
    """The classes of names by a list of entities. Optional ones and those of two kinds have none."""
    known = {fold(form): e for e in entities for form in (e["name"], *e["forms"])}

    def label(name: str, _: list[Span]) -> str | None:
        entity = known.get(fold(name), {"kinds": ["neither"], "optional": False})
        return None if entity["optional"] or len(entity["kinds"]) > 1 else entity["kinds"][0]

    return label


def from_mentions(mentions: list[tuple[int, int, str]]) -> Labels:
    """The classes of names by annotated mentions. Names that are cut otherwise have none."""
    kinds_of = {(start, end): kind for start, end, kind in mentions}

    def label(_: str, spans: list[Span]) -> str | None:
        exact = Counter(kinds_of[span] for span in spans if span in kinds_of)
        if exact:
            return exact.most_common(1)[0][0]
        touched = any(start < b and a < end for start, end in spans for a, b in kinds_of)
        return None if touched else "neither"

    return label


def rows(article: str, doc: Doc, label: Labels | None) -> Iterator[Row]:
    """The names of an article."""
    tokens = tokens_of(doc)
    found = mentions.find(tokens, doc.ents)
    spans: dict[str, list[Span]] = defaultdict(list)
    for c in found:
        spans[tokens.name(c.start, c.end)].append((tokens.start[c.start], tokens.end[c.end - 1]))
    for name, signs in evidence.of_text(tokens, found, doc.ents, complete=True).items():
        values = dict(kinds.values("", signs))
        yield Row(article, name, values, label(name, spans[name]) if label else None)


def annotated(folder: Path) -> Iterator[tuple[str, str, Labels]]:
    """Name, text and classes of each article of a folder."""
    for path in sorted(folder.glob("*.json")):
        gold = json.loads(path.read_text("utf-8"))
        label = from_list(gold["entity_list"]) if "entity_list" in gold else from_mentions(gold["mentions"])
        yield path.stem, path.with_suffix(".txt").read_text("utf-8"), label


def press(path: Path) -> Iterator[tuple[str, str]]:
    """Name and text of each article of a JSON Lines file."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            article = json.loads(line)
            yield article["id"], article["text"]


def parsed(nlp: Language, content: str) -> Doc:
    """The Doc of a text, run through the model but not our stages."""
    article = article_from_text(content)
    return text.join(nlp, article, list(pipeline.parse(nlp, article)))


def _scale(sign: str) -> float:
    return SHRUNK.get(sign.split(" ")[0], 1.0)


class Model:
    """A linear model of `Row.evidence`, with priors if there are any."""

    def __init__(self, training: list[Row], priors: Priors | None) -> None:
        self.priors = priors
        counts = Counter(sign for row in training for sign in row.evidence)
        # White space is a token, too, and would break the lines of the lexicon.
        self.known = {sign for sign, count in counts.items() if count >= SEEN_WITH and sign.isprintable()}
        self.columns = DictVectorizer()
        values = self.columns.fit_transform([self._values(row) for row in training])
        self.fitted = LogisticRegression(C=STRENGTH, max_iter=2000).fit(values, [row.label for row in training])

    def _values(self, row: Row) -> dict[str, float]:
        values = {sign: value * _scale(sign) for sign, value in row.evidence.items() if sign in self.known}
        return values | (self.priors.of(row) if self.priors else {})

    def probabilities(self, some: list[Row]) -> np.ndarray[Any, Any]:
        """A row for each name, a column for each of `kinds.CLASSES`."""
        order = [list(self.fitted.classes_).index(name) for name in kinds.CLASSES]
        parts = [some[i : i + 20_000] for i in range(0, len(some), 20_000)]
        return np.vstack(
            [self.fitted.predict_proba(self.columns.transform(map(self._values, part)))[:, order] for part in parts]
        )

    def weights(self) -> Iterator[tuple[str, list[float]]]:
        """Each piece of evidence with its weights, in the order of `kinds.CLASSES`."""
        order = [list(self.fitted.classes_).index(name) for name in kinds.CLASSES]
        yield "always", [float(self.fitted.intercept_[i]) for i in order]
        for sign, column in sorted(self.columns.vocabulary_.items()):
            yield sign, [float(self.fitted.coef_[i, column]) * _scale(sign) for i in order]


class Priors:
    """What the press takes each name for."""

    def __init__(self, some: list[Row], probabilities: np.ndarray[Any, Any]) -> None:
        self.sums: dict[str, Any] = defaultdict(lambda: np.zeros(len(kinds.CLASSES)))
        self.counts: Counter[str] = Counter()
        self.own: dict[tuple[str, str], Any] = {}
        for row, shares in zip(some, probabilities, strict=True):
            self.sums[row.name] += shares
            self.counts[row.name] += 1
            self.own[row.article, row.name] = shares

    def of(self, row: Row) -> dict[str, float]:
        """The prior of a name from all other articles."""
        own = self.own.get((row.article, row.name))
        count = self.counts[row.name] - (own is not None)
        return self._prior(self.sums[row.name] - (0 if own is None else own), count) if count >= SEEN else {}

    @staticmethod
    def _prior(sums: Any, count: int) -> dict[str, float]:
        weight = min(MOST, math.log2(1 + count)) / count
        shares = zip(kinds.CLASSES, sums, strict=True)
        return {f"press {kind}": round(float(s) * weight, 1) for kind, s in shares if s > 0.1 * count}

    def table(self) -> list[str]:
        """Rows of the lexicon: names of the same prior and first letter together."""
        groups: dict[tuple[str, ...], list[str]] = defaultdict(list)
        for name, count in sorted(self.counts.items()):
            if count >= SEEN:
                prior = self._prior(self.sums[name], count)
                groups[tuple(f"{prior.get(f'press {kind}', 0):g}" for kind in kinds.CLASSES)].append(name)
        return ["\t".join((*shares, "|".join(names))) for shares, names in sorted(groups.items())]


def measure(model: Model, held: list[Row]) -> str:
    """F1 of names with their kind, all and by kind."""
    taken = [kinds.CLASSES[i] for i in model.probabilities(held).argmax(1)]
    figures = []
    for wanted in (kinds.KINDS, *((kind,) for kind in kinds.KINDS)):
        right = sum(a == row.label and a in wanted for a, row in zip(taken, held, strict=True))
        f1 = 2 * right / (sum(a in wanted for a in taken) + sum(row.label in wanted for row in held))
        figures.append(f"{'all' if len(wanted) > 1 else wanted[0]} {f1:.3f}")
    return ", ".join(figures)


def write(name: str, head: str, lines: Iterable[str]) -> None:
    """Write a lexicon: its comment, then its rows."""
    comment = ("# " + line for line in head.splitlines())
    (LEXICONS / name).write_text("".join(f"{line}\n" for line in (*comment, *lines)), "utf-8")


def fit(training: list[Row], unlabelled: list[Row], held: list[Row]) -> None:
    """Fit, measure on what is held out, write the two lexicons."""
    training = [row for row in training if row.label]
    held = [row for row in held if row.label]
    first = Model(training, None)
    priors = Priors(unlabelled, first.probabilities(unlabelled))
    final = Model(training, priors)
    print(f"{len(training)} names to learn from; held out, {len(held)} names: {measure(first, held)}")
    print(f"with priors: {measure(final, held)}")
    articles = len({row.article for row in training})
    made = f"Fitted by tui/training/fit_kinds.py on names from {articles} French texts annotated by hand"
    write(
        "kind_weights.tsv",
        f"evidence\tweights for {', '.join(kinds.CLASSES)}\n{made} ({SOURCES}); MIT.\n"
        f"Of {len(held)} names of articles held out: F1 {measure(final, held)}.",
        (f"{sign}\t" + "\t".join(f"{weight:.2f}" for weight in found) for sign, found in final.weights()),
    )
    seen = len({row.article for row in unlabelled})
    write(
        "name_priors.tsv",
        f"prior for {', '.join(kinds.CLASSES)}\tnames\n{made}.\nThe prior is the share of {seen} articles of OrangeSum"
        f" (CC BY-SA 4.0) times the logarithm of their number, at most {MOST:g}.",
        priors.table(),
    )


def main() -> None:
    """Read the arguments and all articles, then fit."""
    arguments = argparse.ArgumentParser()
    arguments.add_argument("folders", nargs="+", type=Path)
    arguments.add_argument("--press", type=Path, required=True)
    arguments.add_argument("--held", type=Path, required=True)
    given = arguments.parse_args()
    nlp = pipeline.load()

    def learnt(folders: Iterable[Path]) -> list[Row]:
        articles = (article for folder in folders for article in annotated(folder))
        return [row for name, content, known in articles for row in rows(name, parsed(nlp, content), known)]

    unlabelled = [row for name, content in press(given.press) for row in rows(name, parsed(nlp, content), None)]
    fit(learnt(given.folders), unlabelled, learnt([given.held]))


if __name__ == "__main__":
    main()
