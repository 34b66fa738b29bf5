"""Assembles the spaCy pipeline and runs an article through it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import spacy
from msgspec import UNSET
from spacy.language import Language
from spacy.tokens import Doc

from sawt_reader.analysis import genre, glue, text
from sawt_reader.analysis.quotes.foreign import read_marks
from sawt_reader.analysis.startup import quick_patterns
from sawt_reader.analysis.tokens import tokens_of
from sawt_reader.analysis.version import MODEL, ModelMissingError, analyzer_version, remedy
from sawt_reader.i18n import _
from sawt_reader.reading import model

__all__ = ["MODEL", "STAGES", "ModelMissingError", "analyse", "analyzer", "load", "parse", "read", "remedy"]

STAGES = ("sawt_entities", "sawt_quotes", "sawt_claims")
# Components that no stage needs. The lemmatizer's tables cost seconds at start-up; our rules go by form. The 700,000
# stored strings cost 0.6 s and 130 MB; the model works on hashes, and spaCy adds the strings of each text it tokenizes.
# The attribute ruler copies parts of speech to tags that we do not read, and tags white space, as `parse` does.
EXCLUDED = ("attribute_ruler", "lemmatizer", "senter", "strings")
# Pieces per batch, for each article parsed. The model gets faster with more words at once, up to a few thousand; its
# default batch of 256 is slower and takes four times the memory.
BATCH = 16


def load() -> Language:
    """The French model with our stages.

    Raises:
        ModelMissingError: when the model's package cannot be loaded.
    """
    # Without the package, spaCy would load a folder of that name from the current directory.
    if not spacy.util.is_package(MODEL):
        raise ModelMissingError(_("the French model {model} is not installed").format(model=MODEL))
    try:
        with quick_patterns():
            nlp = spacy.load(MODEL, exclude=list(EXCLUDED))
    except (ImportError, OSError, ValueError) as error:
        raise ModelMissingError(
            _("the French model {model} does not load ({kind})").format(model=MODEL, kind=type(error).__name__)
        ) from error
    tokenizer: Any = nlp.tokenizer
    tokenizer.infix_finditer = glue.parting(tokenizer.infix_finditer)
    nlp.add_pipe("sawt_sentences", before="parser")
    for stage in STAGES:
        nlp.add_pipe(stage)
    return nlp


def analyzer(nlp: Language) -> model.Analyzer:
    """The versions of our rules and of the model, as readings name them."""
    return model.Analyzer(analyzer_version(), f"{MODEL}-{nlp.meta['version']}")


def parse(nlp: Language, *articles: model.Article) -> Iterator[Doc]:
    """A Doc for each piece of the articles in order, run through the statistical model but not our stages.

    Articles parsed together fill the model's batches; each Doc is the same as if its article were parsed alone.
    """
    laid_out = [(list(text.pieces(article)), text.fold(article.text)) for article in articles]
    # Line breaks inside a block come from hard wrapping: the model gets spaces instead.
    parsed = (
        folded[piece.start : piece.end].replace("\n", " ")
        for pieces, folded in laid_out
        for piece in pieces
        if piece.parse
    )
    through_model = nlp.pipe(parsed, batch_size=BATCH * max(1, len(articles)), disable=list(STAGES))
    for pieces, folded in laid_out:
        for piece in pieces:
            yield (
                text.name_spaces(next(through_model))
                if piece.parse
                else text.unparsed(nlp, folded[piece.start : piece.end], sentences=piece.foreign)
            )


def read(nlp: Language, article: model.Article, docs: Sequence[Doc]) -> model.Reading:
    """The reading of an article, or of its beginning if `docs` does not cover all its pieces yet."""
    doc = text.join(nlp, article, docs)
    doc._.genre = genre.of(article)
    stages = [nlp.get_pipe(name) for name in STAGES] if article.language == text.LANGUAGE else [read_marks]
    for stage in stages:
        doc = stage(doc)
    return model.Reading(
        article=article,
        sentences=tuple(tokens_of(doc).sentences),
        entities=tuple(doc._.entities),
        quotes=tuple(doc._.quotes),
        terms=tuple(doc._.terms),
        claims=tuple(doc._.claims),
        analyzer=analyzer(nlp),
        genre=doc._.genre or UNSET,
    )


def analyse(nlp: Language, article: model.Article) -> model.Reading:
    """The whole reading of an article."""
    return read(nlp, article, list(parse(nlp, article)))
