"""The spaCy stage `sawt_entities`: persons, organisations and places, each with all its mentions.

On a Doc without a model's tags and entities, it finds only what titles and gazetteers reveal.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from spacy.language import Language
from spacy.tokens import Doc, Span, SpanGroup

from sawt_reader.analysis.entities import clusters, consistency, countries, evidence, kinds, mentions, roles
from sawt_reader.analysis.entities.clusters import Cluster
from sawt_reader.analysis.entities.evidence import Evidence
from sawt_reader.analysis.entities.kinds import Decision
from sawt_reader.analysis.extensions import MENTIONS, register
from sawt_reader.analysis.text import sentence_at
from sawt_reader.analysis.tokens import Tokens, tokens_of
from sawt_reader.reading import model


class _Kind(NamedTuple):
    """How sure an entity's kind is, 0 to 1, and why."""

    confidence: float
    signs: tuple[model.KindSign, ...]


# Of a name that only stands in place of another, as a surname: nothing speaks for it alone.
_UNDECIDED = _Kind(0.5, ())


class Entities:
    """Finds the entities of a Doc."""

    def __call__(self, doc: Doc) -> Doc:
        """Write `doc._.entities` and `doc.spans["sawt_mentions"]`."""
        register()
        tokens = tokens_of(doc)
        candidates = mentions.find(tokens, doc.ents)
        known = evidence.of_text(tokens, candidates, doc.ents)
        found, decisions = consistency.settle(tokens, candidates, known)
        order = tokens.sentences
        entities, spans = [], []
        persons = {i for c in found if c.kind == "person" for i in range(c.start, c.end)}
        clustered = clusters.cluster(tokens, found)
        for number, (cluster, country) in enumerate(zip(clustered, countries.find(clustered), strict=True), 1):
            described = roles.describe(tokens, cluster, persons) if cluster.kind == "person" else ((), None)
            sure = _surest(cluster, decisions, known)
            entity = _entity(tokens, order, f"e{number}", cluster, *described, country, sure)
            entities.append(entity)
            spans += [Span(doc, c.start, c.end, label=entity.kind, span_id=entity.id) for c in cluster.mentions]
        doc._.entities = entities
        doc.spans[MENTIONS] = SpanGroup(doc, name=MENTIONS, spans=sorted(spans, key=lambda s: s.start))
        return doc


def _surest(cluster: Cluster, decisions: Mapping[str, Decision], known: Mapping[str, Evidence]) -> _Kind:
    """How sure the kind is by the surest of the entity's forms, and why."""
    kind = None if cluster.kind == "other" else cluster.kind
    sure = {f: decisions[f].confidence for f in cluster.forms if f in decisions and decisions[f].kind == kind}
    if not sure:
        return _UNDECIDED
    form = max(sure, key=sure.__getitem__)
    return _Kind(sure[form], kinds.why(form, known[form], kind) if kind else ())


def _entity(
    tokens: Tokens,
    order: list[model.Sentence],
    entity_id: str,
    cluster: Cluster,
    roles: tuple[str, ...],
    gender: model.Gender | None,
    country: str | None,
    kind: _Kind,
) -> model.Entity:
    places = [(tokens.start[c.start], tokens.end[c.end - 1]) for c in cluster.mentions]
    shown = {tokens.name(c.start, c.end): tokens.as_written(c.start, c.end) for c in reversed(cluster.mentions)}
    name = cluster.name
    return model.Entity(
        id=entity_id,
        kind=cluster.kind,
        name=shown[name],
        aliases=tuple(shown[form] for form in cluster.forms if form != name),
        roles=roles,
        gender=gender,
        country=country,
        mentions=tuple(model.Mention(start, end, sentence_at(order, start)) for start, end in places),
        kind_confidence=round(kind.confidence, 2),
        kind_signs=kind.signs,
    )


@Language.factory(
    "sawt_entities",
    requires=["token.pos", "token.dep", "token.head", "doc.ents"],
    assigns=["doc._.entities", "doc.spans"],
)
def make_entities(nlp: Language, name: str) -> Entities:
    """The spaCy factory."""
    return Entities()
