"""The article that the tests of the reader open, with its reading made by hand: no model is needed."""

from __future__ import annotations

from sawt_reader.reading.model import Analyzer, Article, Quantity, Reading, Reason, Span

from .factories import Text

TITLE = "Le port de Valmer rouvre ses quais"
_TEXT = Text(
    ("masthead", "LE PHARE DU MATIN"),
    ("title", TITLE),
    (
        "paragraph",
        "La maire de Valmer, Jeanne Corbin, a annoncé lundi la réouverture du port."
        " Elle a assuré que les travaux étaient terminés.",
    ),
    (
        "paragraph",
        "« Nous avons investi 40 millions d’euros », a déclaré Jeanne Corbin."
        " « Le port est sûr », a-t-elle ajouté, « et la rade aussi ».",
    ),
    ("paragraph", "Selon la préfecture, 300 bateaux pourraient revenir. Le syndicat Mer libre dément ce chiffre."),
)


def make_article() -> Article:
    """Five blocks, eight sentences."""
    return _TEXT.article(id="phare", source="phare.txt", title=TITLE, outlet="Le Phare du matin")


def make_reading(article: Article) -> Reading:
    """Four entities, four quotes, four claims."""
    mayor = _TEXT.source("Jeanne Corbin", nth=1, entity="e1", name="Jeanne Corbin")
    prefecture = _TEXT.source("la préfecture", entity="e2")
    entities = (
        _TEXT.entity("Jeanne Corbin", id="e1", roles=("maire de Valmer",), gender="female"),
        _TEXT.entity("préfecture", id="e2", kind="organisation"),
        _TEXT.entity("Mer libre", id="e3", kind="organisation", roles=("syndicat",)),
        _TEXT.entity("Valmer", id="e4", kind="place", country="FR"),
    )
    quotes = (
        _TEXT.quote(
            "que les travaux étaient terminés",
            id="q1",
            kind="indirect",
            attribution="verb",
            cue="assuré",
            speakers=(_TEXT.source("Elle", entity="e1", name="Jeanne Corbin"),),
            inferred=True,
            confidence=0.7,
        ),
        _TEXT.quote(
            "« Nous avons investi 40 millions d’euros »", id="q2", cue="déclaré", speakers=(mayor,), confidence=0.95
        ),
        _TEXT.quote(
            "« Le port est sûr »", "« et la rade aussi »", id="q3", cue="ajouté", inferred=True, confidence=0.4
        ),
        _TEXT.quote(
            "300 bateaux pourraient revenir",
            id="q4",
            kind="indirect",
            attribution="preposition",
            cue="Selon",
            speakers=(prefecture,),
        ),
    )
    millions, euros = _TEXT.span("40 millions"), _TEXT.span("40 millions d’euros")
    claims = (
        _TEXT.claim(TITLE, id="c1", types=("event",), score=0.3),
        _TEXT.claim(
            "Nous avons investi 40 millions d’euros",
            id="c2",
            claimants=(mayor,),
            quote="q2",
            types=("quantity",),
            source_kind="named",
            quantities=(Quantity(millions.start, euros.end, 4e7, "euros"),),
            score=0.8,
            reasons=(Reason("quantity", 0.5, Span(millions.start, euros.end)), Reason("named source", 0.3)),
        ),
        _TEXT.claim(
            "300 bateaux pourraient revenir",
            id="c3",
            claimants=(prefecture,),
            quote="q4",
            certainty="hedged",
            source_kind="role",
            opposites=("c4",),
        ),
        _TEXT.claim(
            "ce chiffre",
            id="c4",
            claimants=(_TEXT.source("Le syndicat Mer libre", entity="e3", name="Mer libre"),),
            polarity="denied",
            source_kind="named",
            opposites=("c3",),
            unresolved=(_TEXT.span("ce chiffre"),),
        ),
    )
    return _TEXT.reading(article, entities=entities, quotes=quotes, claims=claims, analyzer=Analyzer("test", "none"))
