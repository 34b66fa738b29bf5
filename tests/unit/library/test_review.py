"""Corrections laid over readings, the same one and others."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from tui.library.anchors import anchor
from tui.library.records import Correction, Review, new_correction
from tui.library.review import extent, overlay
from tui.model import Claim, Entity, Quote, Reading, Source, Span

Make = Callable[..., Reading]


def correct(reading: Reading, layer: str, item: Quote | Claim | Entity, **fields) -> Correction:
    return new_correction(anchor(reading.article.text, layer, extent(item)), **fields)


def test_the_latest_correction_of_each_field_counts(reading_of: Make) -> None:
    reading = reading_of(("Anne Roy", "le pont est fermé"), ("Luc Bel", "la route aussi"))
    corrections = [
        correct(reading, "quote", reading.quotes[1], dismissed=True, status="to check"),
        correct(reading, "quote", reading.quotes[1], dismissed=False),
        correct(reading, "claim", reading.claims[0], status="doubtful"),
    ]
    assert overlay(reading, corrections) == {"q2": Review(False, None, "to check"), "c1": Review(status="doubtful")}


def test_a_speaker_is_the_entity_of_that_name_or_the_name_alone(reading_of: Make) -> None:
    reading = reading_of(("Anne Roy", "le pont est fermé"), ("Luc Bel", "la route aussi"))
    known = correct(reading, "quote", reading.quotes[0], speakers=("Luc Bel",))
    typed = correct(reading, "quote", reading.quotes[1], speakers=("Zoé Gar",))
    nobody = correct(reading, "claim", reading.claims[1], speakers=())
    reviews = overlay(reading, [known, typed, nobody])
    assert reviews["q1"].speakers == (Source(entity="e2", name="Luc Bel"),)
    assert reviews["q2"].speakers == (Source(name="Zoé Gar"),)
    assert reviews["c2"].speakers == ()


def test_a_correction_survives_a_new_analysis(reading_of: Make) -> None:
    reading = reading_of(("Anne Roy", "le pont est fermé"), ("Luc Bel", "la route départementale l’est aussi"))
    correction = correct(reading, "quote", reading.quotes[1], dismissed=True)
    again = reading_of(("Anne Roy", "le pont est fermé"), ("Luc Bel", "la route départementale l’est aussi"), first=40)
    last = again.quotes[1]
    shorter = msgspec.structs.replace(last, spans=(Span(last.spans[0].start + 2, last.spans[0].end - 2),))
    again = msgspec.structs.replace(again, quotes=(again.quotes[0], shorter))
    assert overlay(again, [correction]) == {"q41": Review(dismissed=True)}


def test_a_correction_follows_an_edited_article(reading_of: Make) -> None:
    reading = reading_of(("Anne Roy", "le pont est fermé"), ("Luc Bel", "la route aussi"))
    correction = correct(reading, "quote", reading.quotes[1], status="checked")
    edited = reading_of(
        ("Omar Mont", "une navette circule"), ("Anne Roy", "le pont est fermé"), ("Luc Bel", "la route aussi")
    )
    assert overlay(edited, [correction]) == {"q3": Review(status="checked")}


def test_a_correction_whose_item_is_gone_says_nothing(reading_of: Make) -> None:
    reading = reading_of(("Anne Roy", "le pont est fermé"), ("Luc Bel", "la route aussi"))
    correction = correct(reading, "quote", reading.quotes[1], dismissed=True)
    assert overlay(reading_of(("Anne Roy", "le pont est fermé")), [correction]) == {}
    assert overlay(msgspec.structs.replace(reading, quotes=reading.quotes[:1]), [correction]) == {}


def test_an_entity_is_meant_by_any_of_its_mentions(reading_of: Make) -> None:
    reading = reading_of(("Anne Roy", "le pont est fermé"))
    correction = correct(reading, "entity", reading.entities[0], dismissed=True)
    assert overlay(reading, [correction]) == {"e1": Review(dismissed=True)}
