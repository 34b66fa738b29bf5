"""Readings made by hand that state a role, or name a speaker by one; no model is needed."""

from __future__ import annotations

from typing import Any

from sawt_reader.reading.model import Reading, Source, Span

from .factories import make_article, make_claim, make_entity, make_quote, make_reading


def stating(name: str, *roles: str, published: str | None, country: str = "", **entity: Any) -> Reading:
    """An article in which somebody is said to be something."""
    text = f"{name}, {' et '.join(roles)}, a visité le port de Valbrune. {published}"
    start = text.index("Valbrune")
    person = make_entity(name, Span(0, len(name)), id="e1", roles=roles, **entity)
    place = make_entity("Valbrune", Span(start, start + 8), id="e2", kind="place", country=country or None)
    article = make_article(text, title=f"Visite du {published}", published=published, source=f"/tmp/{published}{name}")
    return make_reading(article, entities=(person, place))


def calling(description: str, *, published: str | None, country: str = "", span: str = "", **fields: Any) -> Reading:
    """An article that quotes somebody only as « le Premier ministre », and somebody by name."""
    text = f"« Nous paierons », a dit {span or f'le {description}'}. « Non », a dit Anne Roy à Valbrune."
    start = text.index(span or description)
    source = Source(Span(start, start + len(span or description)), None, description)
    at, place = text.index("Anne Roy"), text.index("Valbrune")
    entities = (
        make_entity("Anne Roy", Span(at, at + 8), id="e1"),
        make_entity("Valbrune", Span(place, place + 8), id="e2", kind="place", country=country or None),
    )
    second = text.index("« Non »")
    return make_reading(
        make_article(text, title="Qui paiera", published=published, source="/tmp/qui-paiera.txt"),
        entities=entities,
        quotes=(
            make_quote(Span(0, 17), id="q1", speakers=(source,)),
            make_quote(Span(second, second + 7), id="q2", speakers=(Source(Span(at, at + 8), "e1", "Anne Roy"),)),
        ),
        claims=(make_claim(Span(2, 15), id="c1", claimants=(source,), quote="q1", source_kind="role"),),
        **fields,
    )
