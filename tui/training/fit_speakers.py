"""Fits the weights that decide who speaks, and those of the confidence in quotes. Run it by hand.

    python -m pip install scipy
    python tui/training/fit_speakers.py --held held FOLDER...

FOLDER and `held` contain annotated articles: N.txt and N.json with `quotes`: `start` and `end` (code points),
`optional` and `speakers`, each with a `span` of code points and a `name`, the fullest that the article gives; either
may be empty. Those of `held` are only measured on.

The weights of the lexicons, which come from other articles, are where a fit begins and what it is drawn to; `--anew`
forgets them.
"""

from __future__ import annotations

import argparse
import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple, get_args

import numpy as np
from scipy.optimize import minimize  # type: ignore[import-not-found]  # not a dependency of the program
from spacy.tokens import Doc

from sawt_reader.analysis import lexicons, pipeline, text
from sawt_reader.analysis.entities.stage import Entities
from sawt_reader.analysis.grammar.marked import marked_of
from sawt_reader.analysis.quotes import assembly, confidence
from sawt_reader.analysis.quotes.sources import Sources, Speakers
from sawt_reader.analysis.reference import ranking
from sawt_reader.analysis.reference.candidates import Anaphor, Candidate, Kind
from sawt_reader.analysis.reference.ranking import shares
from sawt_reader.analysis.reference.referents import Referents
from sawt_reader.analysis.reference.signs import Signs
from sawt_reader.sources import article_from_text

LEXICONS = Path(__file__).parents[1] / "sawt_reader" / "analysis" / "lexicons"
# Rounds of reading and fitting: who spoke before depends on the weights.
ROUNDS = 2
# Strength of L2 for the choice of a speaker, and where it draws to the weights of the lexicon: at 4 names on articles
# held out by one more reader get worse, at 10 and 25 better in all sets.
STRENGTH, STRENGTH_ONTO = 1.0, 25.0
# The same for the confidence.
CONFIDENCE_STRENGTH = 3.0
# And for the intercept.
ALMOST_NONE = 0.01
# Signs seen less often have no weight.
SEEN_WITH = 5
# Words match from this intersection over union, a speaker's words from the second.
SAME_WORDS, SAME_SPEAKER = 0.5, 0.3

SOURCE = "press of OrangeSum, CC BY-SA 4.0, annotated by the authors; the weights: CC BY-SA 4.0"

Weights = Mapping[str, Mapping[str, float]]
Gold = dict[str, Any]
Span = tuple[int, int]


class Choice(NamedTuple):
    """A choice among candidates: the signs of each option, the last for nobody, and the right one."""

    kind: Kind
    options: Sequence[Signs]
    right: int


class Judged(NamedTuple):
    """A quote with the signs for its words and its speaker; whether it is one, and whether its speaker is right."""

    words: Signs
    speaker: Signs
    is_found: bool
    is_right: bool


class Article(NamedTuple):
    """An annotated article, run through the model and the entities stage."""

    doc: Doc
    gold: list[Gold]


def words(name: str | None) -> set[str]:
    """The words of a name that count, without accents."""
    folded = unicodedata.normalize("NFD", name or "").encode("ascii", "ignore").decode().lower()
    return {w for w in re.findall(r"\w+", folded) if len(w) > 2 and w not in {"les", "des", "une", "son", "ses", "sur"}}


def same_name(one: str | None, other: str | None) -> bool:
    """Do two names share most words of the shorter one?"""
    a, b = words(one), words(other)
    return bool(a and b) and (a == b or len(a & b) / min(len(a), len(b)) > 0.5)


def overlap(a: Span, b: Span) -> float:
    """Intersection over union of two ranges."""
    both = max(0, min(a[1], b[1]) - max(a[0], b[0]))
    return both / (a[1] - a[0] + b[1] - b[0] - both) if both else 0.0


class Recorder:
    """Chooses by given weights and remembers each choice."""

    def __init__(self, weights: Weights | None) -> None:
        self.weights = weights
        self.seen: list[tuple[Anaphor, Sequence[Candidate], Sequence[Signs]]] = []

    def __call__(self, anaphor: Anaphor, candidates: Sequence[Candidate], options: Sequence[Signs]) -> Sequence[float]:
        """The probabilities of the options."""
        self.seen.append((anaphor, candidates, list(options)))
        if self.weights is None:
            return ranking.probabilities(anaphor.kind, options)
        return shares(self.weights[anaphor.kind], options)


def read(article: Article, weights: Weights | None) -> tuple[list[Choice], list[Judged]]:
    """The choices and quotes of an article that its annotation judges."""
    marked = marked_of(article.doc)
    recorder = Recorder(weights)
    drafts, _ = assembly.drafts(marked)
    spoken = Sources(marked, Referents(marked, article.doc._.entities, recorder)).of_all(drafts)
    forms = {e.id: (e.name, *e.aliases) for e in article.doc._.entities}
    choices = [
        Choice(anaphor.kind, options, right)
        for anaphor, candidates, options in recorder.seen
        if anaphor.words and (said := _nearest(article.gold, anaphor.words)) is not None
        if (right := _right(candidates, said, forms)) is not None
    ]
    judged = []
    for draft in drafts:
        if any(other is not draft and other.start <= draft.start and draft.end <= other.end for other in drafts):
            continue
        span = (draft.start, draft.end)
        said = _nearest(article.gold, span)
        if said is None and any(g["optional"] and overlap((g["start"], g["end"]), span) > 0 for g in article.gold):
            continue
        speakers = spoken[id(draft)]
        signs = confidence.of_words(marked, draft)
        of_speaker = signs | confidence.of_speaker(marked, draft, speakers)
        right = said is not None and _is_right(said, speakers, article.doc.text)
        judged.append(Judged(signs, of_speaker, said is not None, right))
    return choices, judged


def _nearest(gold: Iterable[Gold], span: Span) -> Gold | None:
    """The annotated quotation with these words, if it is not optional."""
    said = max(gold, key=lambda g: overlap((g["start"], g["end"]), span), default=None)
    if said is None or said["optional"] or overlap((said["start"], said["end"]), span) < SAME_WORDS:
        return None
    return said


def _right(candidates: Sequence[Candidate], said: Gold, forms: Mapping[str, tuple[str, ...]]) -> int | None:
    """The right option: a candidate by name, or nobody; None if several speak."""
    names = [n for s in said["speakers"] for n in (s["name"] or "").split(";") if words(n)]
    if len(names) > 1:
        return None
    for n, candidate in enumerate(candidates):
        entity = candidate.referent.entity
        known = forms[entity.id] if entity else (candidate.referent.name,)
        if names and any(same_name(names[0], form) for form in known):
            return n
    return len(candidates)


def _is_right(said: Gold, speakers: Speakers, content: str) -> bool:
    """Do speakers stand where the annotation has one, or bear its name, and bear no wrong name?"""
    golds, sources = said["speakers"], speakers.sources
    names = [part for g in golds for part in (g["name"] or "").split(";") if words(part)]
    spans = [tuple(g["span"]) for g in golds if g["span"]]
    if not names and not spans:
        return not sources
    there = set[str]().union(*(words(content[start:end]) for start, end in spans))
    for s in sources:
        if words(s.name) and not any(same_name(n, s.name) for n in names) and not (there and words(s.name) <= there):
            return False
    placed = [(s.span.start, s.span.end) for s in sources if s.span]
    stands = any(overlap(a, b) >= SAME_SPEAKER for a in spans for b in placed)
    return stands or any(same_name(n, s.name) for n in names for s in sources)


def fit_choices(rows: Sequence[Choice], known: Mapping[str, float]) -> dict[str, float]:
    """The weights of the signs by choices of one kind: a conditional logit with L2, which draws to `known` weights."""
    counts = Counter(sign for row in rows for sign in {s for signs in row.options for s in signs})
    index = {sign: i for i, sign in enumerate(sorted(s for s, n in counts.items() if n >= SEEN_WITH))}
    matrices = [_matrix(row.options, index) for row in rows]
    start = np.array([known.get(sign, 0.0) for sign in index])
    strength = np.array([STRENGTH_ONTO if sign in known else STRENGTH for sign in index])

    def loss(w: np.ndarray) -> tuple[float, np.ndarray]:
        away = w - start
        total, gradient = float(strength @ away**2), 2 * strength * away
        for matrix, row in zip(matrices, rows, strict=True):
            scores = matrix @ w
            exp = np.exp(scores - scores.max())
            p = exp / exp.sum()
            total -= float(np.log(max(p[row.right], 1e-12)))
            gradient = gradient - matrix[row.right] + p @ matrix
        return total, gradient

    found = minimize(loss, start, jac=True, method="L-BFGS-B").x
    return dict(known) | {sign: float(found[i]) for sign, i in index.items()}


def _matrix(rows: Sequence[Signs], index: Mapping[str, int]) -> np.ndarray:
    matrix = np.zeros((len(rows), len(index)))
    for n, signs in enumerate(rows):
        for sign, value in signs.items():
            if sign in index:
                matrix[n, index[sign]] = value
    return matrix


def fit_confidence(signs: Sequence[Signs], answers: Sequence[bool], known: Mapping[str, float]) -> dict[str, float]:
    """The weights of the signs for a yes: a logistic regression with L2, which draws to `known` weights."""
    counts = Counter(sign for row in signs for sign in row)
    index = {sign: i for i, sign in enumerate(sorted(s for s, n in counts.items() if n >= SEEN_WITH))}
    matrix = np.hstack([_matrix(signs, index), np.ones((len(signs), 1))])
    yes = np.array(answers, float)
    start = np.array([known.get(sign, 0.0) for sign in (*index, "always")])
    strength = np.array([CONFIDENCE_STRENGTH] * len(index) + [ALMOST_NONE])

    def loss(w: np.ndarray) -> tuple[float, np.ndarray]:
        scores, away = matrix @ w, w - start
        total = float(np.sum(np.logaddexp(0, scores) - yes * scores) + strength @ away**2)
        return total, matrix.T @ (1 / (1 + np.exp(-scores)) - yes) + 2 * strength * away

    found = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 2000}).x
    return dict(known) | {sign: float(found[i]) for i, sign in enumerate((*index, "always"))}


def fit(articles: Sequence[Article], known: Weights, known_sure: Weights) -> tuple[Weights, Weights]:
    """The weights of the choices by kind, and of the confidence by question, drawn to those known."""
    weights: Weights | None = known or None
    for _ in range(ROUNDS):
        choices = [choice for article in articles for choice in read(article, weights)[0]]
        kinds: tuple[Kind, ...] = get_args(Kind)
        weights = {kind: fit_choices([c for c in choices if c.kind == kind], known.get(kind, {})) for kind in kinds}
    assert weights is not None
    judged = [one for article in articles for one in read(article, weights)[1]]
    found = [one for one in judged if one.is_found]
    sure = {
        "found": fit_confidence(
            [one.words for one in judged], [one.is_found for one in judged], known_sure.get("found", {})
        ),
        "speaker": fit_confidence(
            [one.speaker for one in found], [one.is_right for one in found], known_sure.get("speaker", {})
        ),
    }
    return weights, sure


def measure(articles: Sequence[Article], weights: Weights, sure: Weights) -> Iterator[str]:
    """How good the weights are: of each kind the choices that are right, and the Brier score of the confidence."""
    read_ = [read(article, weights) for article in articles]
    for kind in get_args(Kind):
        rows = [choice for choices, _ in read_ for choice in choices if choice.kind == kind]
        best = [int(np.argmax(shares(weights[kind], row.options))) for row in rows]
        right = sum(b == row.right for b, row in zip(best, rows, strict=True))
        yield f"{kind}: {right} of {len(rows)} right"
    judged = [one for _, rows in read_ for one in rows]
    given = [_yes(sure["found"], one.words) * _yes(sure["speaker"], one.speaker) for one in judged]
    error = np.mean([(p - one.is_right) ** 2 for p, one in zip(given, judged, strict=True)])
    yield f"confidence: Brier score {error:.3f} of {len(judged)} quotes"


def _yes(weights: Mapping[str, float], signs: Signs) -> float:
    score = weights["always"] + sum(value * weights.get(sign, 0.0) for sign, value in signs.items())
    return float(1 / (1 + np.exp(-score)))


def write(path: Path, head: str, weights: Weights, said: Iterable[str]) -> None:
    """Write weights as a lexicon."""
    lines = [f"# {head}", f"# Fitted by tui/training/fit_speakers.py on articles from the {SOURCE}."]
    lines += [f"# {line}" for line in said]
    for group, signs in weights.items():
        lines += [f"{group}\t{sign}\t{weight:.2f}" for sign, weight in sorted(signs.items()) if abs(weight) >= 0.005]
    path.write_text("\n".join(lines) + "\n", "utf-8")


def annotated(folders: Iterable[Path]) -> Iterator[Article]:
    """The articles of folders."""
    nlp, entities = pipeline.load(), Entities()
    for path in sorted(p for folder in folders for p in folder.glob("*.json")):
        article = article_from_text(path.with_suffix(".txt").read_text("utf-8"))
        doc = entities(text.join(nlp, article, list(pipeline.parse(nlp, article))))
        yield Article(doc, json.loads(path.read_text("utf-8"))["quotes"])


def main() -> None:
    """Fit, measure on the articles held out, and write the lexicons."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--held", type=Path, required=True)
    parser.add_argument("--anew", action="store_true")
    arguments = parser.parse_args()
    store(list(annotated(arguments.folders)), list(annotated([arguments.held])), anew=arguments.anew)


def store(training: Sequence[Article], held: Sequence[Article], *, anew: bool = False) -> None:
    """Fit on one set of articles, measure on the other, and write the lexicons."""
    known = {kind: lexicons.weights("speaker_weights.tsv", kind) for kind in get_args(Kind)}
    known_sure = {of: lexicons.weights("confidence_weights.tsv", of) for of in get_args(confidence.Question)}
    weights, sure = fit(training, {} if anew else known, {} if anew else known_sure)
    more = "" if anew else ", drawn to the weights fitted on others before"
    said = [f"{len(training)} articles{more}; on {len(held)} held out:", *measure(held, weights, sure)]
    print(*said, sep="\n")
    write(LEXICONS / "speaker_weights.tsv", "kind of anaphor\tsign\tweight", weights, said)
    write(LEXICONS / "confidence_weights.tsv", "question\tsign\tweight", sure, said)


if __name__ == "__main__":
    main()
