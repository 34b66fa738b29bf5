"""The spaCy stage `sawt_entities`: persons, organisations and places, each with all its mentions.

On a Doc without the tags and the entities of a model it finds only what titles and gazetteers give away.
"""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc, Span, SpanGroup

from sawt_reader.analysis.entities import clusters, consistency, gazetteer, mentions, roles
from sawt_reader.analysis.entities.clusters import Cluster
from sawt_reader.analysis.entities.words import Words
from sawt_reader.analysis.extensions import MENTIONS, register
from sawt_reader.analysis.text import sentence_at, sentences
from sawt_reader.reading import model


class Entities:
    """Finds the entities of a Doc."""

    def __call__(self, doc: Doc) -> Doc:
        """Write `doc._.entities` and `doc.spans["sawt_mentions"]`."""
        register()
        words = Words(doc)
        found = consistency.settle(words, mentions.find(words))
        order = sentences(doc)
        entities, spans = [], []
        persons = {i for c in found if c.kind == "person" for i in range(c.start, c.end)}
        for number, cluster in enumerate(clusters.cluster(words, found), 1):
            described = roles.describe(words, cluster, persons) if cluster.kind == "person" else ((), None)
            entity = _entity(words, order, f"e{number}", cluster, *described)
            entities.append(entity)
            spans += [Span(doc, c.start, c.end, label=entity.kind, span_id=entity.id) for c in cluster.mentions]
        doc._.entities = entities
        doc.spans[MENTIONS] = SpanGroup(doc, name=MENTIONS, spans=sorted(spans, key=lambda s: s.start))
        return doc


def _entity(
    words: Words,
    order: list[model.Sentence],
    entity_id: str,
    cluster: Cluster,
    roles: tuple[str, ...],
    gender: model.Gender | None,
) -> model.Entity:
    places = [(words.start[c.start], words.end(c.end - 1)) for c in cluster.mentions]
    shown = {words.between(c.start, c.end): words.as_written(c.start, c.end) for c in reversed(cluster.mentions)}
    return model.Entity(
        id=entity_id,
        kind=cluster.kind,
        name=shown[cluster.name],
        aliases=tuple(shown[form] for form in cluster.forms if form != cluster.name),
        roles=roles,
        gender=gender,
        country=gazetteer.country(cluster.forms) if cluster.kind == "place" else None,
        mentions=tuple(model.Mention(start, end, sentence_at(order, start)) for start, end in places),
    )


@Language.factory(
    "sawt_entities",
    requires=["token.pos", "token.dep", "token.head", "doc.ents"],
    assigns=["doc._.entities", "doc.spans"],
)
def make_entities(nlp: Language, name: str) -> Entities:
    """The spaCy factory."""
    return Entities()
