"""Exports that need the model's tokens: CoNLL-U and spaCy's DocBin. The article is parsed again for them.

`python -P -m sawt_reader.analysis.formats NAME` converts the reading (JSON) on standard input.
"""

from __future__ import annotations

import sys
from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc, DocBin, Span, SpanGroup
from spacy.util import filter_spans

from sawt_reader.analysis import pipeline, text
from sawt_reader.analysis.conllu import sentence_lines
from sawt_reader.analysis.tokens import tokens_of
from sawt_reader.reading import model
from sawt_reader.reading.serialization import reading_from_json

# The model's own labels for the kinds of entities.
_LABELS: dict[model.EntityKind, str] = {"person": "PER", "organisation": "ORG", "place": "LOC", "other": "MISC"}


def docbin(nlp: Language, reading: model.Reading) -> bytes:
    """A DocBin with one Doc: its syntax, `doc.ents`, and the span groups "quotes", "cues", "speakers" and "claims".

    A span's `label_` is its kind (a cue's attribution, a speaker's entity, a claim's certainty), its `id_` that of the
    entity, quote or claim; `doc.user_data` has the article's id, title and url. The Doc's text has apostrophes,
    no-break spaces and line breaks inside paragraphs folded, code point by code point: offsets are the article's.
    """
    doc = _doc(nlp, reading)
    article = reading.article
    doc.user_data = {"id": article.id, "title": article.title, "url": article.url}
    return DocBin(docs=[doc], store_user_data=True).to_bytes()


def conllu(nlp: Language, reading: model.Reading) -> bytes:
    """CoNLL-U (https://universaldependencies.org/format.html): a comment opens the article, then its sentences."""
    doc = _doc(nlp, reading)
    lines = [f"# newdoc id = {reading.article.id}"]
    for number, sentence in enumerate(tokens_of(doc).sentences, start=1):
        span = doc.char_span(sentence.start, sentence.end, alignment_mode="expand")
        words = [token for token in span or () if not token.is_space]
        if words:
            lines += [f"# sent_id = s{number}", *sentence_lines(words, reading.article.text), ""]
    return "".join(f"{line}\n" for line in lines).encode()


def _doc(nlp: Language, reading: model.Reading) -> Doc:
    """The article's Doc with the reading's annotations."""
    article = reading.article
    doc = text.join(nlp, article, list(pipeline.parse(nlp, article)))
    mentions = (
        _span(doc, mention, _LABELS[entity.kind], entity.id)
        for entity in reading.entities
        for mention in entity.mentions
    )
    doc.ents = filter_spans(mention for mention in mentions if mention)
    quotes, claims = reading.quotes, reading.claims
    groups = {
        "quotes": [_span(doc, span, quote.kind, quote.id) for quote in quotes for span in quote.spans],
        "cues": [_span(doc, quote.cue, quote.attribution, quote.id) for quote in quotes],
        "speakers": [_span(doc, who.span, who.entity or "", quote.id) for quote in quotes for who in quote.speakers],
        "claims": [_span(doc, span, claim.certainty, claim.id) for claim in claims for span in claim.spans],
    }
    for name, spans in groups.items():
        doc.spans[name] = SpanGroup(doc, name=name, spans=[span for span in spans if span])
    return doc


def _span(doc: Doc, span: model.Span | model.Mention | None, label: str, item: str) -> Span | None:
    """The tokens that a span touches; None if there are none."""
    if span is None:
        return None
    return doc.char_span(span.start, span.end, label=label, span_id=item, alignment_mode="expand")


BUILDERS: dict[str, Callable[[Language, model.Reading], bytes]] = {"conllu": conllu, "docbin": docbin}
"""By the formats' names in `exports.formats`."""


def main(name: str) -> None:
    """Convert the reading on standard input; without the model, exit with a message on standard error."""
    reading = reading_from_json(sys.stdin.buffer.read())
    try:
        nlp = pipeline.load()
    except pipeline.ModelMissingError as error:
        sys.exit(f"{error}; {pipeline.remedy()}")
    sys.stdout.buffer.write(BUILDERS[name](nlp, reading))


if __name__ == "__main__":
    main(sys.argv[1])
