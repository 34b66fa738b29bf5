"""Where a speaker may be wrong: one rule says so, in every place that shows or counts it, and the reasons are given."""

from __future__ import annotations

import gettext
import json
from collections.abc import Callable

import pytest
from msgspec.structs import replace

from sawt_reader import i18n
from sawt_reader.exports import brat, markdown, page, plain, schema_org, web_annotation
from sawt_reader.library import people, readings
from sawt_reader.library.corrected import with_reviews
from sawt_reader.library.records import Review
from sawt_reader.library.store import Library
from sawt_reader.reader.items.views import describe, view_of
from sawt_reader.reader.widgets.claims import BY_DOUBT, ClaimList
from sawt_reader.reader.widgets.quotes import QuoteList
from sawt_reader.reading import wording
from sawt_reader.reading.glyphs import is_doubtful, is_doubtful_claim
from sawt_reader.reading.model import Claim, Quote, Reading, Source, SpeakerSign
from sawt_reader.reading.soundness import flaw

from ...factories import Text

_TEXT = Text(
    ("paragraph", "Lina Brun, ancienne ministre de la Mer, est arrivée."),
    ("paragraph", "« Le phare rouvrira », a-t-elle promis. « La digue tient », assure Lina Brun."),
)
_BASIS = (
    SpeakerSign("gender", _TEXT.span("elle")),
    SpeakerSign("only"),
    SpeakerSign("role", _TEXT.span("ancienne ministre de la Mer")),
)

WIDE = 400


def reading(**of_pronoun: object) -> Reading:
    """Two quotes by one woman, the first by a pronoun, and a claim in each."""
    article = _TEXT.article()
    woman = _TEXT.entity("Lina Brun", id="e1", gender="female")
    her = _TEXT.source("elle", entity="e1", name="Lina Brun")
    named = _TEXT.source("Lina Brun", nth=1, entity="e1", name="Lina Brun")
    guessed = {"speakers": (her,), "inferred": True, "speaker_confidence": 0.6, "basis": _BASIS, **of_pronoun}
    sure = {"speakers": (named,), "speaker_confidence": 0.98, "basis": (SpeakerSign("named", named.span),)}
    return _TEXT.reading(
        article,
        entities=(woman,),
        quotes=(
            _TEXT.quote("« Le phare rouvrira »", id="q1", cue="promis", **guessed),
            _TEXT.quote("« La digue tient »", id="q2", cue="assure", **sure),
        ),
        claims=(
            _TEXT.claim("La digue tient", id="c1", claimants=(named,), quote="q2", source_kind="named", score=0.1),
            _TEXT.claim("Le phare rouvrira", id="c2", claimants=(her,), quote="q1", source_kind="named"),
        ),
    )


def details(item: Quote | Claim, found: Reading) -> str:
    return "\n".join(f"{row.label}: {row.text}" for row in describe(item, found))


@pytest.mark.parametrize(
    ("fields", "doubtful"),
    [
        ({"speaker_confidence": 0.79, "inferred": False, "confidence": 1.0}, True),
        ({"speaker_confidence": 0.8, "inferred": True, "confidence": 0.3}, False),
        ({"speaker_confidence": 0.1, "speakers": ()}, False),
        ({"speaker_confidence": None, "inferred": True, "confidence": 0.9}, True),
        ({"speaker_confidence": None, "inferred": False, "confidence": 0.4}, True),
        ({"speaker_confidence": None, "inferred": False, "confidence": 0.5}, False),
    ],
)
def test_the_mark_follows_the_speaker_s_own_confidence_where_it_was_estimated(fields: dict, doubtful: bool) -> None:
    assert is_doubtful(reading(**fields).quotes[0]) is doubtful


def test_every_place_that_shows_a_speaker_shows_the_doubt() -> None:
    found = reading()
    texts = [module.build(found).decode().replace("\u00a0", " ") for module in (plain, markdown, page, web_annotation)]
    lines = [QuoteList.__new__(QuoteList).line(quote, found).one_row(WIDE).plain for quote in found.quotes]
    assert [text for text in texts if "Lina Brun ?" not in text] == []
    assert ["?" in line for line in lines] == [True, False]
    assert "Uncertain T" in brat.standoff(found).decode() and '"uncertain"' in texts[-1]
    nodes = {node["@id"].partition("#")[2]: node for node in json.loads(schema_org.build(found))["@graph"]}
    assert [nodes[name].get("description") for name in ("q1", "q2", "c2", "c1")] == ["speaker uncertain", None] * 2
    assert [list(view_of(quote).properties(quote)) for quote in found.quotes] == [
        ["direct", "inferred", "uncertain"],
        ["direct"],
    ]


def test_no_place_doubts_a_speaker_who_is_sure() -> None:
    found = reading(speaker_confidence=0.95)
    texts = [module.build(found).decode().replace("\u00a0", " ") for module in (plain, markdown, page, web_annotation)]
    assert [text for text in texts if "Lina Brun ?" in text or "uncertain" in text] == []
    assert "Uncertain" not in brat.standoff(found).decode() and "uncertain" not in schema_org.build(found).decode()
    assert ": not named in the sentence: inferred\n" in details(found.quotes[0], found), "that keeps its meaning"
    assert "?:" not in details(found.quotes[0], found)


def test_a_claim_is_as_doubtful_as_the_quote_it_is_from() -> None:
    found = reading()
    assert [wording.claimant(claim, found) for claim in found.claims] == ["Lina Brun", "Lina Brun ?"]
    line = ClaimList.__new__(ClaimList).line(found.claims[1], found).one_row(WIDE).plain
    assert "Lina Brun ?  Le phare rouvrira" in line
    other = replace(found.claims[1], claimants=(Source(name="Omar Gil"),))
    assert not is_doubtful_claim(other, found), "somebody else than the quote's speaker was not guessed with it"
    assert not is_doubtful_claim(replace(found.claims[1], quote=None), found)


def test_the_quote_of_a_claim_is_found_whatever_the_order() -> None:
    found = reading()
    assert [is_doubtful_claim(claim, replace(found, quotes=found.quotes[::-1])) for claim in found.claims] == [
        False,
        True,
    ]


def test_the_library_counts_the_same_doubt(library: Library) -> None:
    readings.save(library, reading())
    said = people.person_page(library, "Lina Brun").statements
    assert {(statement.item, statement.unsure) for statement in said} == {
        ("q1", True),
        ("c2", True),
        ("q2", False),
        ("c1", False),
    }


def test_the_library_keeps_no_doubt_of_an_inferred_speaker_who_is_sure(library: Library) -> None:
    readings.save(library, reading(speaker_confidence=0.95))
    assert not any(statement.unsure for statement in people.person_page(library, "Lina Brun").statements)


def test_the_details_say_how_the_speaker_was_reached() -> None:
    found = reading()
    shown = details(found.quotes[0], found)
    why = "the gender fits: “elle”; only woman named so far; described so: “ancienne ministre de la Mer”"
    assert f"?: not named in the sentence: inferred\nwhy: {why}\nspeaker: 60 %, uncertain\n" in shown
    assert "why: the name stands with the words: “Lina Brun”\nspeaker: 98 %\n" in details(found.quotes[1], found)


def test_how_in_french(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(i18n, "_catalogue", gettext.translation(i18n.DOMAIN, i18n.FOLDER, ["fr"]))
    shown = details(reading().quotes[0], reading()).replace("\u00a0", " ")
    role = "selon l’article : « ancienne ministre de la Mer »"
    assert f"pourquoi: le genre s’accorde : « elle » ; seule femme nommée jusque-là ; {role}\n" in shown
    assert "locuteur: 60 %, incertain\n" in shown


def test_only_is_of_a_gender_where_that_is_a_reason() -> None:
    found = reading(basis=(SpeakerSign("only"),))
    assert wording.speaker_reasons(found.quotes[0], found) == "nobody else fits so far"
    men = replace(found, entities=(replace(found.entities[0], gender="male"),))
    both = replace(men.quotes[0], basis=_BASIS[:2])
    assert wording.speaker_reasons(both, men) == "the gender fits: “elle”; only man named so far"


def test_long_words_are_shortened_in_a_reason() -> None:
    words = "Nous attendons depuis des mois que quelqu’un réponde à nos lettres du printemps"
    long = Text(("paragraph", f"« {words} », dit-il."))
    found = long.reading(long.article())
    quote = long.quote(words, basis=(SpeakerSign("spoke", long.span(words)),))
    cut = "Nous attendons depuis des mois que quelqu’un réponde à nos…"
    assert wording.speaker_reasons(quote, found) == f"spoke last: “{cut}”"


@pytest.mark.parametrize("build", [plain.build, markdown.build, page.build])
def test_paper_says_how_a_doubtful_speaker_was_reached(build: Callable[[Reading], bytes]) -> None:
    text = build(reading()).decode().replace("\u00a0", " ")
    assert "only woman named so far" in text and "the name stands with the words" not in text


def test_a_reading_of_before_gives_no_reasons() -> None:
    found = reading(speaker_confidence=None, basis=())
    shown = details(found.quotes[0], found)
    assert "why:" not in shown and "speaker:" not in shown
    assert "?: not named in the sentence: inferred" in shown


def test_a_corrected_speaker_is_sure_and_without_reasons() -> None:
    found = reading()
    reviews = {"q1": Review(speakers=(Source(name="Omar Gil"),)), "q2": Review(speakers=())}
    first, second = with_reviews(found, reviews).quotes
    assert (first.speaker_confidence, first.basis, is_doubtful(first)) == (1.0, (), False)
    assert (second.speaker_confidence, second.basis) == (None, ()), "nobody is nobody's speaker"


def test_the_least_sure_come_first() -> None:
    found = reading()
    first, second = found.quotes
    unsure = replace(second, id="q3", speaker_confidence=0.3)
    unknown = replace(second, id="q4", speakers=(), speaker_confidence=None, confidence=0.2)
    shaky = replace(second, id="q5", confidence=0.4)
    listed = QuoteList.__new__(QuoteList)
    ((_, quotes),) = listed.sections([second, first, shaky, unknown, unsure], "least sure first", found)
    assert [quote.id for quote in quotes] == ["q3", "q1", "q4", "q5", "q2"]
    own = replace(found.claims[0], id="c3", quote=None, claimants=(), source_kind="author")
    ((_, claims),) = ClaimList.__new__(ClaimList).sections([own, *found.claims], BY_DOUBT, found)
    assert [claim.id for claim in claims] == ["c2", "c1", "c3"]


def test_reasons_outside_the_text_are_a_flaw() -> None:
    assert flaw(reading()) is None
    assert flaw(reading(basis=(SpeakerSign("near", replace(_TEXT.span("elle"), end=9_999)),)))
    assert flaw(reading(speaker_confidence=1.5))
