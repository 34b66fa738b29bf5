"""What every reading promises, on any text."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import pairwise

import jsonschema
import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from sawt_reader.reading.model import Claim, KindSign, Quote, Reading, Source, Span, SpeakerSign
from sawt_reader.reading.serialization import json_schema, reading_from_json, to_json
from sawt_reader.sources import expand, load

Read = Callable[[str], Reading]

# Pieces of news that combine into well and badly formed articles.
PIECES = [
    "Le maire de Lyon, Paul Durand, a annoncé que le tramway serait prolongé",
    "Selon la préfecture, 300 personnes ont été évacuées",
    "« Nous ne céderons pas »",
    "a déclaré la ministre Claire Petit",
    '"C\'est un mauvais calcul"',
    "“On verra bien",
    "L'Iran a nié avoir vendu des drones à la Russie",
    "a-t-elle ajouté",
    "— Vous partez ?",
    "Marie Leroy",
    "il",
    "qui",
    "que",
    "selon",
    ":",
    ", ",
    ". ",
    " ",
    "\u00a0",
    "\n",
    "\n\n",
    "« ",
    " »",
    '"',
    "[…]",
    "!",
    "…",
    "\u202e",
    "👩‍👩‍👧",
    "ال",
    "3,5 millions d’euros",
]
texts = st.lists(st.sampled_from(PIECES) | st.text(max_size=8), max_size=14).map("".join)


def spans_of(reading: Reading) -> Iterable[Span]:
    """Every span of a reading."""
    sources: list[Source] = []
    for quote in reading.quotes:
        yield from quote.spans
        sources += [*quote.speakers, *quote.via]
        if quote.cue:
            yield quote.cue
        yield from (sign.span for sign in quote.basis if sign.span)
    for claim in reading.claims:
        yield from claim.spans
        yield from claim.unresolved
        yield from (Span(quantity.start, quantity.end) for quantity in claim.quantities)
        yield from (Span(date.start, date.end) for date in claim.dates)
        yield from (reason.span for reason in claim.reasons if reason.span)
        sources += [*claim.claimants, *claim.via]
    yield from reading.terms
    yield from (source.span for source in sources if source.span)
    yield from (Span(m.start, m.end) for entity in reading.entities for m in entity.mentions)


def check(reading: Reading) -> None:
    """Hold a reading against the contract."""
    article = reading.article
    text, blocks = article.text, article.blocks
    assert all(0 <= b.start < b.end <= len(text) for b in blocks)
    assert all(a.end <= b.start for a, b in pairwise(blocks))
    for sentence in reading.sentences:
        block = blocks[sentence.block]
        assert block.start <= sentence.start < sentence.end <= block.end
        assert text[sentence.start : sentence.end] == text[sentence.start : sentence.end].strip()
    assert all(a.end <= b.start for a, b in pairwise(reading.sentences))

    for span in spans_of(reading):
        assert 0 <= span.start < span.end <= len(text)
        assert text[span.start : span.end].strip()
        assert any(b.start <= span.start and span.end <= b.end for b in blocks), text[span.start : span.end]

    def starts_in(number: int, offset: int) -> None:
        sentence = reading.sentences[number]
        following = reading.sentences[number + 1].start if number + 1 < len(reading.sentences) else len(text) + 1
        assert sentence.start <= offset < following

    for entity in reading.entities:
        assert entity.mentions and entity.name
        assert 0 <= entity.kind_confidence <= 1 and len(entity.kind_signs) <= 3
        for mention in entity.mentions:
            starts_in(mention.sentence, mention.start)
    statements: list[Quote | Claim] = [*reading.quotes, *reading.claims]
    for item in statements:
        assert item.spans and all(a.end <= b.start for a, b in pairwise(item.spans))
        starts_in(item.sentence, item.spans[0].start)

    ids = [*(entity.id for entity in reading.entities), *(item.id for item in statements)]
    assert len(ids) == len(set(ids))
    entities = {entity.id: entity for entity in reading.entities}
    quotes = {quote.id: quote for quote in reading.quotes}
    claims = {claim.id: claim for claim in reading.claims}
    for item in statements:
        for source in (*(item.speakers if isinstance(item, Quote) else item.claimants), *item.via):
            assert source.entity is None or source.entity in entities
    for quote in reading.quotes:
        assert quote.parent is None or quote.parent in quotes
        assert 0 <= quote.confidence <= 1
        assert quote.speaker_confidence is not None and 0 <= quote.speaker_confidence <= 1
    for claim in reading.claims:
        assert claim.quote is None or claim.quote in quotes
        assert 0 <= claim.score <= 1
        for opposite in claim.opposites:
            assert claim.id in claims[opposite].opposites
        if claim.source_kind == "author":
            assert not claim.claimants
    assert reading_from_json(to_json(reading)) == reading


def test_sample_keeps_the_contract(read: Read) -> None:
    reading = read(load(expand([])[0]).text)
    check(reading)
    assert reading.entities and reading.quotes and reading.claims


@pytest.mark.parametrize("text", ["", " ", "\n\n", "«", "»", '"', "que", "« « « »", "\x00\x1b[2J", "x" * 30_000])
def test_odd_texts_keep_the_contract(read: Read, text: str) -> None:
    check(read(text))


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(text=texts)
def test_any_text_keeps_the_contract(read: Read, text: str) -> None:
    check(read(text))


def test_unknown_fields_are_ignored_and_known_ones_checked(read: Read) -> None:
    reading = read("Le maire est parti.")
    data = msgspec.json.decode(to_json(reading))
    data["mood"] = "bright"
    data["article"]["mood"] = "bright"
    assert reading_from_json(msgspec.json.encode(data)) == reading
    data["schema"] = "sawt-reading/2"
    with pytest.raises(msgspec.ValidationError):
        reading_from_json(msgspec.json.encode(data))


def test_an_entity_of_before_is_certain_and_without_signs(read: Read) -> None:
    reading = read("Paul Durand est parti.")
    data = msgspec.json.decode(to_json(reading))
    for entity in data["entities"]:
        del entity["kind_confidence"], entity["kind_signs"]
    (before,) = reading_from_json(msgspec.json.encode(data)).entities
    assert (before.name, before.kind_confidence, before.kind_signs) == ("Paul Durand", 1.0, ())


def test_signs_come_back_as_they_went(read: Read) -> None:
    reading = read("Paul Durand est parti.")
    signs = (KindSign("words", "chez"), KindSign("model"))
    marked = replace(
        reading, entities=tuple(replace(e, kind_confidence=0.4, kind_signs=signs) for e in reading.entities)
    )
    assert reading_from_json(to_json(marked)) == marked != reading
    data = msgspec.json.decode(to_json(marked))
    jsonschema.validate(data, json_schema())
    assert data["entities"][0]["kind_signs"] == [{"reason": "words", "words": "chez"}, {"reason": "model", "words": ""}]
    data["entities"][0]["kind_signs"][0]["reason"] = "the stars"
    with pytest.raises(msgspec.ValidationError):
        reading_from_json(msgspec.json.encode(data))


def test_a_quote_of_before_says_nothing_of_its_speaker(read: Read) -> None:
    data = msgspec.json.decode(to_json(read("Paul Durand a dit : « Nous partons. »")))
    for quote in data["quotes"]:
        del quote["speaker_confidence"], quote["basis"]
    (before,) = reading_from_json(msgspec.json.encode(data)).quotes
    assert (before.speaker_confidence, before.basis) == (None, ())


def test_how_a_speaker_was_reached_comes_back_as_it_went(read: Read) -> None:
    reading = read("Paul Durand a dit : « Nous partons. »")
    basis = (SpeakerSign("first person", Span(0, 4)), SpeakerSign("only"))
    marked = replace(
        reading, quotes=tuple(replace(quote, speaker_confidence=0.4, basis=basis) for quote in reading.quotes)
    )
    assert reading_from_json(to_json(marked)) == marked != reading
    data = msgspec.json.decode(to_json(marked))
    jsonschema.validate(data, json_schema())
    assert data["quotes"][0]["basis"] == [
        {"reason": "first person", "span": {"start": 0, "end": 4}},
        {"reason": "only", "span": None},
    ]
    data["quotes"][0]["basis"][1]["reason"] = "the stars"
    with pytest.raises(msgspec.ValidationError):
        reading_from_json(msgspec.json.encode(data))


def test_a_genre_is_written_and_read_again(read: Read) -> None:
    reading = read("Le port\n\nQue voulez-vous ?\n\nUn quai.\n\nEt vous ?\n\nMoi aussi.\n\nEt vos élus ?\n\nNon.")
    assert reading.genre == "interview"
    jsonschema.validate(msgspec.json.decode(to_json(reading)), json_schema())
    assert reading_from_json(to_json(reading)) == reading


def test_schema_describes_what_is_written(read: Read) -> None:
    schema = json_schema()
    data = msgspec.json.decode(to_json(read("Paul Durand a dit : « Nous partons. »")))
    definition = schema["$defs"]["Reading"]
    assert set(definition["properties"]) - set(data) == {"genre", "review"}, "news has neither"
    jsonschema.validate(data, schema)
    quote = schema["$defs"]["Quote"]["properties"]
    assert set(data["quotes"][0]) == set(quote)
    assert quote["kind"]["enum"] == ["direct", "indirect", "mixed"]
