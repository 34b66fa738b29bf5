"""Assembles the spaCy pipeline and runs an article through it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from sawt_reader.analysis import text
from sawt_reader.analysis.quotes.foreign import read_marks
from sawt_reader.analysis.startup import quick_patterns
from sawt_reader.analysis.tokens import tokens_of
from sawt_reader.analysis.version import MODEL, ModelMissingError, analyzer_version, remedy
from sawt_reader.i18n import _
from sawt_reader.reading import model

__all__ = ["MODEL", "STAGES", "ModelMissingError", "analyse", "analyzer", "load", "parse", "read", "remedy"]

STAGES = ("sawt_entities", "sawt_quotes", "sawt_claims")
# What no stage needs. The lemmatizer's tables cost seconds at start-up: cues and moods go by form. The 700,000 stored
# strings cost 0.6 s and 130 MB; the model itself works on hashes, and the strings of a text are added as it is read.
# The attribute ruler copies parts of speech to tags that nobody asks for, and names white space, as `parse` does.
EXCLUDED = ("attribute_ruler", "lemmatizer", "senter", "strings")
# Pieces for each article that is parsed. The model is the faster the more words it is given at once, up to some
# thousand; spaCy's 256 articles at a time are slower again, and take four times the memory.
BATCH = 16


def load() -> Language:
    """The French model with our stages.

    Raises:
        ModelMissingError: when the model's package cannot be loaded.
    """
    # Without the package spaCy would load a folder of that name, in the current folder.
    if not spacy.util.is_package(MODEL):
        raise ModelMissingError(_("the French model {model} is not installed").format(model=MODEL))
    try:
        with quick_patterns():
            nlp = spacy.load(MODEL, exclude=list(EXCLUDED))
    except (ImportError, OSError, ValueError) as error:
        raise ModelMissingError(
            _("the French model {model} does not load ({kind})").format(model=MODEL, kind=type(error).__name__)
        ) from error
    nlp.add_pipe("sawt_sentences", before="parser")
    for stage in STAGES:
        nlp.add_pipe(stage)
    return nlp


def analyzer(nlp: Language) -> model.Analyzer:
    """What makes the readings: our version and the model's."""
    return model.Analyzer(analyzer_version(), f"{MODEL}-{nlp.meta['version']}")


def parse(nlp: Language, *articles: model.Article) -> Iterator[Doc]:
    """A Doc for each piece of the articles in order, through the statistical model but not through our stages.

    Articles parsed together fill the model's batches; each Doc is the same as if its article were parsed alone.
    """
    laid_out = [(list(text.pieces(article)), text.fold(article.text)) for article in articles]
    # A line break inside a block is that of a hard-wrapped text: for the model a space.
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
                else text.unparsed(nlp, folded[piece.start : piece.end])
            )


def read(nlp: Language, article: model.Article, docs: Sequence[Doc]) -> model.Reading:
    """The reading of an article, or of its beginning where `docs` does not hold all its pieces yet."""
    doc = text.join(nlp, article, docs)
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
    )


def analyse(nlp: Language, article: model.Article) -> model.Reading:
    """The whole reading of an article."""
    return read(nlp, article, list(parse(nlp, article)))
