"""The article that the reader opens with: every claim of it, as a careful fact-checker would list them."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from sawt_reader.analysis import pipeline
from sawt_reader.reading.model import Claim, Reading
from sawt_reader.sources import expand, load

OFFICIALS = ("responsables occidentaux et ukrainiens",)
BOTH = ("Nikolai Patroushev", "Ali Shamkhani")


class Expected(NamedTuple):
    """A claim: how its words begin and end, who makes it, how firmly, what it states."""

    begins: str
    ends: str
    types: str
    claimants: tuple[str, ...] = ()
    certainty: str = "asserted"
    polarity: str = "affirmed"


CLAIMS = [
    Expected("Les sanctions poussent", "partenariat militaire", "cause"),
    Expected("la Russie tentait", "chancelants en Ukraine", "state", OFFICIALS),
    Expected("un haut responsable", "arrivé à Téhéran", "event"),
    Expected("Le principal conseiller", "avancées en Ukraine", "event"),
    Expected(
        "la visite du secrétaire", "projets communs", "state", ("agences de presse officielles russe et iranienne",)
    ),
    Expected("Au cours de cette visite", "Moscou en Ukraine", "event"),
    Expected("ils lutteraient", "dans leurs pays", "prediction", BOTH, "predicted"),
    Expected("ils développeraient", "échapper aux sanctions", "prediction", BOTH, "predicted"),
    Expected("L’expansion de la coopération", "de notre pays", "state", ("Ali Shamkhani",)),
    Expected("Le monde traverse", "période charnière", "state", ("Nikolai Patroushev",)),
    Expected("la Russie et l’Iran sont", "mondial multipolaire", "state", ("Nikolai Patroushev",)),
    Expected("l’Iran livrerait", "drones iraniens", "prediction", ("responsables ukrainiens",), "predicted"),
    Expected("Nous avons des informations", "sur la livraison", "state", ("Yuri Inhat",)),
    Expected("avoir l’intention", "à la Russie", "state", ("Iran",), "asserted", "denied"),
    Expected("la livraison de missiles", "la fin novembre", "prediction", ("Kirillo Budanov",), "hedged"),
    Expected("La relation entre", "racines idéologiques", "state"),
    Expected("l’isolement international", "de ces relations", "cause state", ("experts",)),
    Expected("au cours des dernières semaines", "civils à Kiev", "quantity event", ("responsables ukrainiens",)),
    Expected("Téhéran a déployé", "fabrication iranienne", "event", ("États-Unis",)),
    Expected("Moscou et Téhéran cherchent", "sanctions américaines", "state"),
    Expected("Les armes iraniennes", "avec Washington", "event"),
]


@pytest.fixture(scope="module")
def reading(nlp) -> Reading:
    return pipeline.analyse(nlp, load(expand([])[0]))


def words(reading: Reading, claim: Claim) -> str:
    return " … ".join(reading.article.text[span.start : span.end] for span in claim.spans)


def claim_that_begins(reading: Reading, begins: str) -> Claim:
    return next(claim for claim in reading.claims if words(reading, claim).startswith(begins))


def test_nothing_is_missing_and_nothing_too_many(reading):
    found = [words(reading, claim) for claim in reading.claims]
    assert len(found) == len(CLAIMS), found
    assert [(c.begins, c.ends) for c, text in zip(CLAIMS, found, strict=True) if not text.startswith(c.begins)] == []
    assert [(c.begins, c.ends) for c, text in zip(CLAIMS, found, strict=True) if not text.endswith(c.ends)] == []


@pytest.mark.parametrize("expected", CLAIMS, ids=lambda expected: expected.begins)
def test_who_claims_what_how_firmly(reading, expected):
    claim = claim_that_begins(reading, expected.begins)
    assert tuple(source.name for source in claim.claimants) == expected.claimants
    assert (claim.certainty, claim.polarity) == (expected.certainty, expected.polarity)
    assert " ".join(claim.types) == expected.types
    assert (claim.source_kind == "author") == (not expected.claimants)


@pytest.mark.parametrize(
    ("begins", "relay"),
    [
        ("ils lutteraient", "Wall Street Journal"),
        ("ils développeraient", "Wall Street Journal"),
        ("L’expansion", "télévision d’État iranienne"),
        ("Le monde traverse", "Rossiyskaya Gazeta"),
    ],
)
def test_through_whom(reading, begins, relay):
    assert [source.name for source in claim_that_begins(reading, begins).via] == [relay]


def test_figures_and_dates(reading):
    text = reading.article.text
    drones = [q for claim in reading.claims for q in claim.quantities]
    assert [(text[q.start : q.end], q.value, q.unit, q.direction) for q in drones] == [
        ("plus de 300 drones", 300, "drones", "more")
    ]
    dates = [(text[d.start : d.end], d.value) for claim in reading.claims for d in claim.dates]
    assert ("mardi", "2022-11-22") in dates
    assert ("fin novembre", "2022-11") in dates


def test_what_to_check_first(reading):
    """What Iran denies and 300 drones before the deliveries, these before routine and generalities."""
    order = [words(reading, claim) for claim in sorted(reading.claims, key=lambda claim: -claim.score)]
    place = {c.begins: next(n for n, text in enumerate(order) if text.startswith(c.begins)) for c in CLAIMS}
    assert {place["avoir l’intention"], place["au cours des dernières semaines"]} == {0, 1}
    first = max(place[begins] for begins in ("la Russie tentait", "l’Iran livrerait", "Téhéran a déployé"))
    last = min(place[begins] for begins in ("la visite du secrétaire", "Le monde traverse", "La relation entre"))
    assert first < last
