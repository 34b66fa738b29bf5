"""The signs of candidates, and who is a candidate at all."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sawt_reader.analysis import lexicons
from sawt_reader.analysis.reference import ranking, signs
from sawt_reader.reading.model import SpeakerReason

from .conftest import Heard

Hear = Callable[[str], Heard]

SENTENCES = (
    "Le maire Paul Arnal est arrivé.",
    "La ministre de la Santé, Léa Brun, a visité le port.",
    "La ministre a dit que le port rouvrirait.",
    "« Le quai tient », a dit Marc Aubin.",
    "« Il tiendra dix ans », a-t-il ajouté.",
    "« Nous verrons bien si le port ferme. »",
    "Le Phare de Brest a parlé du quai.",
    "Le quotidien affirme que le quai tient.",
    "Un pêcheur s'inquiète.",
    "Elle a promis que « rien » ne changerait pour Awa Diallo.",
    "Selon le maire, la mairie paiera.",
    "Celui-ci a dit que Paul Arnal partirait.",
    "\n\n",
)
TEXTS = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=9).map(" ".join)
ANY_TEXT = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def of_name(heard: Heard, name: str) -> signs.Signs:
    """The signs of a candidate for the last quote of a text."""
    choice = heard.choice
    return next(o for c, o in zip(choice.candidates, choice.options, strict=False) if c.referent.name == name)


@ANY_TEXT
@given(TEXTS)
def test_nobody_named_only_after_the_anaphor_is_a_candidate(hear: Hear, text: str) -> None:
    """But for descriptions, in headlines, and right after a quotation that floats."""
    for choice in hear(f"Le port\n\n{text}").choices:
        for c in choice.candidates:
            assert c.place is None or c.place.start < choice.anaphor.token
            if choice.anaphor.kind == "pronoun" and c.place is None:
                assert choice.anaphor.token < 2  # the title
            if choice.anaphor.kind == "floating" and c.place is None:
                assert c.ahead is not None and c.ahead.start >= choice.anaphor.token


@ANY_TEXT
@given(TEXTS)
def test_nobody_of_the_other_gender_or_contradicted_is_a_candidate(hear: Hear, text: str) -> None:
    for choice in hear(text).choices:
        for c in choice.candidates:
            assert c.fit != "contradicts"
            if choice.anaphor.kind == "pronoun":
                assert c.referent.gender in {None, choice.anaphor.gender}


@ANY_TEXT
@given(TEXTS, st.randoms(use_true_random=False))
def test_the_order_of_candidates_does_not_matter(hear: Hear, text: str, chance: random.Random) -> None:
    heard = hear(text)
    for choice in heard.choices:
        scene, anaphor, candidates = heard.scene, choice.anaphor, choice.candidates
        mixed = chance.sample(candidates, len(candidates))
        found = dict(zip(map(id, mixed), signs.of_candidates(scene, anaphor, mixed), strict=True))
        assert [found[id(c)] for c in candidates] == signs.of_candidates(scene, anaphor, candidates)
        assert signs.of_none(scene, anaphor, mixed) == signs.of_none(scene, anaphor, candidates)


@ANY_TEXT
@given(TEXTS)
def test_each_choice_gives_probabilities(hear: Hear, text: str) -> None:
    for choice in hear(text).choices:
        assert len(choice.shares) == len(choice.candidates) + 1
        assert sum(choice.shares) == pytest.approx(1)


def test_signs_of_place(hear: Hear) -> None:
    heard = hear("Marc Aubin est parti. Paul Arnal a salué « Luc Bel ». Il a dit que le port fermerait.")
    marc, paul = of_name(heard, "Marc Aubin"), of_name(heard, "Paul Arnal")
    assert marc.keys() >= {"two sentences before", "subject", "others since", "subjects since"}
    assert paul.keys() >= {"sentence before", "subject", "subject near", "nearest", "gender"}
    assert "subjects since" not in paul and "nearest" not in marc


def test_signs_of_turns(hear: Hear) -> None:
    text = "« Non », a dit Marc Aubin. « Oui », a dit Paul Arnal. « Il le faut », a-t-il ajouté."
    heard = hear(text)
    marc, paul = of_name(heard, "Marc Aubin"), of_name(heard, "Paul Arnal")
    assert paul.keys() >= {"spoke", "spoke last sentence before", "spoke last same paragraph", "spoke last and goes on"}
    assert "spoke before that" in marc and not any(sign.startswith("spoke last") for sign in marc)


def test_signs_of_a_dialogue(hear: Hear) -> None:
    heard = hear("« Non », dit Marc Aubin. « Si », dit Paul Arnal. « Vraiment ? », dit Marc Aubin. « Oui », dit-il.")
    assert of_name(heard, "Paul Arnal").keys() >= {"spoke before that", "spoke before a question", "takes turns"}
    assert "asked last" in of_name(heard, "Marc Aubin")


def test_signs_of_another_role(hear: Hear) -> None:
    heard = hear("Le sénateur Paul Arnal a réagi. « Non », a dit le maire de Brest.")
    assert of_name(heard, "Paul Arnal").keys() >= {"other role", "other role of the field", "subject of a cue near"}
    heard = hear("Le chanteur Paul Arnal est là. « Non », a dit le procureur.")
    assert "other role of another field" in of_name(heard, "Paul Arnal")


def test_each_reason_is_one_of_the_contract_and_of_a_sign_that_is_weighed() -> None:
    weighed = {sign for _, sign, _ in lexicons.tsv("speaker_weights.tsv")}
    for sign, reason in lexicons.tsv("speaker_reasons.tsv"):
        assert reason in get_args(SpeakerReason)
        assert sign in weighed, sign


def test_weights_are_of_kinds_that_exist() -> None:
    assert {kind for kind, _, _ in lexicons.tsv("speaker_weights.tsv")} == {"pronoun", "description", "floating"}
    assert ranking.probabilities("pronoun", [{}]) == [1.0]


def test_signs_of_the_only_one_who_bears_a_role(hear: Hear) -> None:
    heard = hear("Le préfet Paul Arnal et le maire Luc Morel ont parlé. « Le quai tient », a dit le préfet.")
    assert "only bearer" in of_name(heard, "Paul Arnal")
    assert "unrelated beside a bearer" in of_name(heard, "Luc Morel")


def test_signs_of_a_name_after_words_and_an_unknown_verb(hear: Hear) -> None:
    heard = hear("Luc Morel a parlé. « Le quai tient toujours bon », a alors contré Paul Arnal.")
    assert "ahead after a verb" in of_name(heard, "Paul Arnal")
    assert "ahead after a verb" not in of_name(heard, "Luc Morel")


def test_signs_of_the_field_of_a_known_body(hear: Hear) -> None:
    heard = hear("Le Monde a parlé de Renault. « Les ventes tiennent », a dit le groupe automobile.")
    assert "of a fitting field" in of_name(heard, "Renault")
    assert "of another field" in of_name(heard, "Le Monde")


def test_signs_of_whom_the_last_speaker_is_described_by(hear: Hear) -> None:
    heard = hear("Paul Arnal reste. « Il tient bon », dit un ami de M. Arnal. « Il gagnera », ajoute-t-il.")
    assert "named by who spoke last" in of_name(heard, "Paul Arnal")


def test_a_name_at_the_end_of_a_long_subject_is_a_subject(hear: Hear) -> None:
    heard = hear("Le ministre chargé des relations avec le parlement Luc Morel a compté. « C'est trop », dit-il.")
    assert "subject" in of_name(heard, "Luc Morel")
