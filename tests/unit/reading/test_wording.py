"""The same thing is said in the same words on screen, in plain text, in exports, in archives and in corrections."""

from __future__ import annotations

import gettext

import pytest
from msgspec.structs import replace

from sawt_reader import i18n
from sawt_reader.archive import report
from sawt_reader.exports import markdown, page, plain, web_annotation
from sawt_reader.reader.items.views import describe, heading
from sawt_reader.reader.widgets.claims import ClaimList
from sawt_reader.reader.widgets.entities import EntityList
from sawt_reader.reader.widgets.quotes import QuoteList
from sawt_reader.reading import voices, wording
from sawt_reader.reading.model import (
    Analyzer,
    Article,
    Block,
    Claim,
    Entity,
    KindSign,
    Quote,
    Reading,
    Sentence,
    Source,
    Span,
)

from ...factories import make_entity

TEXT = "« On verra », dit-on."

WIDE = 400


def reading(*, speakers: tuple[Source, ...] = (), claim: Claim | None = None) -> Reading:
    quote = Quote(id="q1", kind="direct", attribution="none", spans=(Span(0, 11),), sentence=0, speakers=speakers)
    return Reading(
        article=Article(id="00" * 32, source="port.txt", text=TEXT, blocks=(Block("paragraph", 0, len(TEXT)),)),
        sentences=(Sentence(0, len(TEXT), 0),),
        entities=(),
        quotes=(quote,),
        terms=(),
        claims=(claim,) if claim else (),
        analyzer=Analyzer("1", "m"),
    )


def on_paper(found: Reading) -> list[str]:
    """What people read outside the program: plain text, notes, a page, annotations."""
    return [module.build(found).decode() for module in (plain, markdown, page, web_annotation)]


def in_details(item: Entity | Quote | Claim, found: Reading) -> str:
    return "\n".join(f"{row.label}: {row.text}" for row in describe(item, found))


def test_a_speaker_who_is_unknown() -> None:
    found = reading()
    (quote,) = found.quotes
    said = [
        QuoteList.__new__(QuoteList).line(quote, found).one_row(WIDE).plain,
        heading(quote, found),
        in_details(quote, found),
        voices.voices(found)[0].name,
        report.label("unknown"),
        wording.corrected_speakers(()),
        *on_paper(found),
    ]
    assert [words for words in said if "speaker unknown" not in words] == []
    assert [words for words in said if "nobody" in words.lower() or "unidentified" in words.lower()] == []


def test_a_speaker_who_is_uncertain() -> None:
    found = reading(speakers=(Source(name="Anne Roy"),))
    found = replace(found, quotes=(replace(found.quotes[0], confidence=0.2),))
    shown = [QuoteList.__new__(QuoteList).line(found.quotes[0], found).one_row(WIDE).plain, *on_paper(found)]
    assert [words for words in shown if "Anne Roy ?" not in words.replace("\u00a0", " ")] == []


def test_a_name_that_is_uncertain() -> None:
    found = replace(
        reading(), entities=(make_entity("Valbrune", Span(2, 4), kind="organisation", kind_confidence=0.3),)
    )
    (entity,) = found.entities
    *texts, annotations = on_paper(found)
    shown = [EntityList.__new__(EntityList).line(entity, found).one_row(WIDE).plain, *texts]
    assert [words for words in shown if "Valbrune ?" not in words.replace("\u00a0", " ")] == []
    assert "Valbrune ?, organisation, uncertain." in texts[0], "said in words where nothing is drawn"
    assert "Valbrune ?" not in annotations and '"value": "uncertain"' in annotations, "a name to find by stays a name"
    assert "confidence: 30 %, uncertain" in in_details(entity, found)


def test_a_name_that_is_certain() -> None:
    found = replace(reading(), entities=(make_entity("Valbrune", Span(2, 4), kind_confidence=0.8),))
    shown = [EntityList.__new__(EntityList).line(found.entities[0], found).one_row(WIDE).plain, *on_paper(found)]
    assert [words for words in shown if "Valbrune ?" in words.replace("\u00a0", " ") or "uncertain" in words] == []
    assert wording.name(found.entities[0]) == "Valbrune"


def test_why_a_name_is_of_its_kind() -> None:
    signs = (KindSign("words", "le\ngroupe"), KindSign("known"), KindSign("model"))
    entity = make_entity("Valbrune", Span(2, 4), kind="organisation", kind_confidence=0.97, kind_signs=signs)
    why = "words beside it: “le groupe”; in the gazetteer; the statistical model"
    assert wording.kind_reasons(entity) == why
    details = in_details(entity, reading())
    assert f"kind: organisation\nwhy: {why}\nconfidence: 97 %\n" in details and "uncertain" not in details


def test_why_in_french(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(i18n, "_catalogue", gettext.translation(i18n.DOMAIN, i18n.FOLDER, ["fr"]))
    signs = (KindSign("words", "le groupe"), KindSign("known"), KindSign("model"))
    entity = make_entity("Valbrune", Span(2, 4), kind="organisation", kind_confidence=0.3, kind_signs=signs)
    details = in_details(entity, reading()).replace("\u00a0", " ")
    assert "pourquoi: mots voisins : « le groupe » ; dans le répertoire de noms ; modèle statistique\n" in details
    assert "confiance: 30 %, incertain\n" in details


def test_an_entity_of_before_is_not_explained() -> None:
    entity = make_entity("Valbrune", Span(2, 4))
    details = in_details(entity, reading())
    assert wording.kind_reasons(entity) == "" and "why:" not in details and "confidence:" not in details


def test_a_claim_without_a_source() -> None:
    claim = Claim(id="c1", spans=(Span(2, 9),), sentence=0, source_kind="none", certainty="unconfirmed", hearsay=True)
    found = reading(claim=claim)
    shown = [
        ClaimList.__new__(ClaimList).line(claim, found).one_row(WIDE).plain,
        in_details(claim, found),
        *on_paper(found),
    ]
    assert [words for words in (heading(claim, found), *shown) if "no source" not in words] == []
    assert [words for words in shown[:-1] if "unconfirmed, hearsay" not in words] == []


def test_a_relay() -> None:
    found = reading(speakers=(Source(name="Anne Roy"),))
    found = replace(found, quotes=(replace(found.quotes[0], via=(Source(name="Radio Tyr"),)),))
    plain_text, notes, _, annotations = on_paper(found)
    assert all("via Radio Tyr" in words for words in (plain_text, notes, annotations))
    assert "via: Radio Tyr" in in_details(found.quotes[0], found)
