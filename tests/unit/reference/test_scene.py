"""Who has been named where, and who has spoken."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.language import Language

from sawt_reader.analysis.reference.scene import Referent, Scene

TEXT = (
    "Le port ferme, dit Paul Arnal\n\nLa maire, Léa Brun, a reçu Paul Arnal et son homologue, Marc Aubin. "
    "« Paul Arnal ment », a dit Léa Brun.\n\nL'Office des ports se tait. Marc Aubin aussi."
)


@pytest.fixture
def scene(nlp: Language) -> Scene:
    from sawt_reader.analysis import pipeline, text
    from sawt_reader.analysis.grammar.marked import marked_of
    from sawt_reader.sources import article_from_text

    article = article_from_text(TEXT)
    doc = nlp.get_pipe("sawt_entities")(text.join(nlp, article, list(pipeline.parse(nlp, article))))
    return Scene(marked_of(doc), doc._.entities)


@pytest.fixture
def of(scene: Scene) -> Callable[[str], Referent]:
    return lambda name: next(r for r in scene.by_id.values() if r.name == name)


def token(scene: Scene, words: str) -> int:
    return scene.marked.at_or_before(scene.marked.text.rindex(words))


def test_places_are_in_the_order_of_the_text_and_know_what_they_are(
    scene: Scene, of: Callable[[str], Referent]
) -> None:
    paul, lea = of("Paul Arnal"), of("Léa Brun")
    assert [place.is_quoted for place in paul.places] == [False, False, True]
    assert [place.start for place in paul.places] == sorted(place.start for place in paul.places)
    assert len(paul.in_headlines) == 1 and lea.in_headlines == []
    assert lea.places[0].is_subject and not paul.places[1].is_subject


def test_the_last_place_is_one_outside_marks_if_there_is_any(scene: Scene, of: Callable[[str], Referent]) -> None:
    paul = of("Paul Arnal")
    assert paul.last(token(scene, "L'Office")) == paul.places[1]
    assert paul.last(paul.places[0].start) is None


def test_near_is_who_was_named_before_the_nearest_first(scene: Scene) -> None:
    names = [referent.name for referent in scene.near(token(scene, "« Paul Arnal ment"))]
    assert names == ["Marc Aubin", "Paul Arnal", "Léa Brun"]


def test_later_is_who_is_first_named_after(scene: Scene) -> None:
    names = [referent.name for referent in scene.later(token(scene, "« Paul Arnal ment"))]
    assert names == ["Office des ports"]


def test_ahead_ends_with_the_paragraph(scene: Scene) -> None:
    assert [r.name for r in scene.ahead(token(scene, "La maire"))] == ["Léa Brun", "Paul Arnal", "Marc Aubin"]
    assert [r.name for r in scene.ahead(token(scene, "a dit Léa Brun"))] == ["Léa Brun"]


def test_a_counterpart(of: Callable[[str], Referent]) -> None:
    assert of("Marc Aubin").is_counterpart and not of("Paul Arnal").is_counterpart


def test_those_named_most(scene: Scene, of: Callable[[str], Referent]) -> None:
    assert scene.prominent[0] is of("Paul Arnal") and scene.most == 3
    assert [r.name for r in scene.persons_of["female"]] == ["Léa Brun"]


def test_turns_end_before_what_they_are_asked_for(scene: Scene, of: Callable[[str], Referent]) -> None:
    lea, marc = of("Léa Brun"), of("Marc Aubin")
    scene.took_turn(marc, 40, 60, 12)
    scene.took_turn(lea, 10, 20, 5)
    assert scene.last_turn(19) is None
    assert [scene.last_turn(at).referent for at in (20, 59, 60)] == [lea, lea, marc]
    assert (lea.spoke, marc.spoke) == (1, 1)
