"""The spaCy stage `sawt_entities`."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc, Span, SpanGroup

from tui import model
from tui.analysis.extensions import MENTIONS, register
from tui.analysis.text import FURNITURE, blocks, sentence_at, sentences

KINDS: dict[str, model.EntityKind] = {"PER": "person", "ORG": "organisation", "LOC": "place", "MISC": "other"}


class Entities:
    """Finds the entities of a Doc."""

    def __call__(self, doc: Doc) -> Doc:
        """Write `doc._.entities` and `doc.spans["sawt_mentions"]`."""
        register()
        found: dict[tuple[str, str], list[Span]] = {}
        furniture = [b for b in blocks(doc) if b.label_ in FURNITURE]
        for span in doc.ents:
            start, end = span.start, span.end
            while start < end and doc[start].pos_ in {"DET", "ADP", "PUNCT", "SPACE", "PRON", "ADV"}:
                start += 1
            while start < end and doc[end - 1].pos_ in {"PUNCT", "SPACE"}:
                end -= 1
            if start < end and not any(b.start <= start < b.end for b in furniture):
                found.setdefault((doc[start:end].text, KINDS[span.label_]), []).append(doc[start:end])
        order = sentences(doc)
        entities, mentions = [], []
        for number, ((name, kind), spans) in enumerate(found.items(), 1):
            places = tuple(model.Mention(s.start_char, s.end_char, sentence_at(order, s.start_char)) for s in spans)
            entities.append(model.Entity(f"e{number}", kind, name, places))
            mentions += [Span(doc, s.start, s.end, label=kind, span_id=f"e{number}") for s in spans]
        doc._.entities = entities
        doc.spans[MENTIONS] = SpanGroup(doc, name=MENTIONS, spans=sorted(mentions, key=lambda s: s.start))
        return doc


@Language.factory("sawt_entities")
def make_entities(nlp: Language, name: str) -> Entities:
    """The spaCy factory."""
    return Entities()
